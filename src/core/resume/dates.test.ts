import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateSpans, dayOrderOf } from './dates.ts'

const read = (text: string, order: 'day-first' | 'month-first' | null = null) =>
  dateSpans(text, order).map(({ start, end, written }) =>
    written === 'date' ? start : `${start} to ${end ?? 'now'}`,
  )

describe('dates as people write them', () => {
  const cases: [string, string[]][] = [
    ['Jan 2020 – Present', ['2020-01 to now']],
    ['January 2020 to date', ['2020-01 to now']],
    ['Oct. 2019 - Sept. 2020', ['2019-10 to 2020-09']],
    ['Sep ’23 – Now', ['2023-09 to now']],
    ['01/2020–03/2021', ['2020-01 to 2021-03']],
    ['01.2020 – today', ['2020-01 to now']],
    ['2020-03 — 2021-05', ['2020-03 to 2021-05']],
    ['2020-2022', ['2020 to 2022']],
    ['2019–21', ['2019 to 2021']],
    ['2018 –', ['2018 to now']],
    ['Since 2019', ['2019 to now']],
    ['Summer 2021', ['2021-06']],
    ['Jan – Mar 2021', ['2021-01 to 2021-03']],
    ['Q1 2020 - Q3 2021', ['2020-01 to 2021-07']],
    ['3 April 2021', ['2021-04-03']],
    ['April 3, 2021 – May 2022', ['2021-04-03 to 2022-05']],
    ['03/21 - 05/22', ['2021-03 to 2022-05']],
    ['Mar. 2021 Present', ['2021-03 to now']],
    ['Jun. 2017 May 2018', ['2017-06 to 2018-05']],
    ['Sep 15 - NOW', ['2015-09 to now']],
    ['2015 / 07', ['2015-07']],
    ['06/2019 – heute', ['2019-06 to now']],
    ['seit März 2020', ['2020-03 to now']],
    ['Mai 2019 bis Juni 2020', ['2019-05 to 2020-06']],
    ['janvier 2019 – août 2020', ['2019-01 to 2020-08']],
    ['Depuis mars 2021', ['2021-03 to now']],
    ['Engineer (May 2019 – June 2020), Leeds', ['2019-05 to 2020-06']],
    // Several of them, each once.
    ['in 2019 and 2020', ['2019', '2020']],
    // What only looks like one.
    ['2,000 requests per second', []],
    ['p99 from 1.9 s to 240 ms', []],
    ['RFC 2119-bis', []],
    ['version 12.20191', []],
    ['2021-2019', ['2021', '2019']],
    ['', []],
  ]
  it.each(cases)('%s', (text, spans) => expect(read(text)).toEqual(spans))

  it('says where each stands', () => {
    const text = 'Ember, Jan 2020 – Present, Leeds'
    const [span] = dateSpans(text)
    expect(text.slice(span?.from, span?.to)).toBe('Jan 2020 – Present')
  })

  it('is read in time that grows with the text, whatever it is', () => {
    const pieces = fc.constantFrom('2019', ' ', '-', 'Jan', '/', '03', '–', 'since', '.', 'to', '’', 'x')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        for (const { from, to, start } of dateSpans(parts.join(''))) {
          expect(to).toBeGreaterThan(from)
          expect(start).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/)
        }
      }),
    )
  })
})

describe('03/04/2021', () => {
  const cases: [string, Parameters<typeof read>[1], string[]][] = [
    ['03/04/2021', null, ['2021']],
    ['03/04/2021', 'day-first', ['2021-04-03']],
    ['03/04/2021', 'month-first', ['2021-03-04']],
    // These leave nothing open.
    ['28/04/2021', null, ['2021-04-28']],
    ['04/28/2021', null, ['2021-04-28']],
    ['05/05/2021', null, ['2021-05-05']],
    // On the continent it is written with points, day first.
    ['03.04.2021', null, ['2021-04-03']],
    ['31/31/2021', null, ['2021']],
  ]
  it.each(cases)('%s as %s', (text, order, dates) => expect(read(text, order)).toEqual(dates))

  const documents: [string, string[], ReturnType<typeof dayOrderOf>][] = [
    ['nothing decides it', ['03/04/2021 – 05/06/2022'], null],
    ['another date of the document does', ['03/04/2021', '28/02/2020'], 'day-first'],
    ['or one of the other order', ['03/04/2021', '02/28/2020'], 'month-first'],
    ['two that contradict each other do not', ['28/02/2020', '02/28/2020'], null],
    ['no job ends before it began', ['05/03/2021 – 04/08/2021'], 'day-first'],
    ['points say nothing of slashes', ['28.02.2020', '03/04/2021'], null],
  ]
  it.each(documents)('%s', (_, texts, order) => expect(dayOrderOf(texts)).toBe(order))
})
