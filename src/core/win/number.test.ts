import { describe, expect, it } from 'vitest'
import { amountsIn, changeIn, isMeasured } from './number.ts'
import { emptyText } from './win.ts'

describe('amounts in a text', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['We moved to PostgreSQL 16 in 2024', []],
    ['Upgraded Node 18 to Node 20 over HTTP/2', []],
    ['p99 fell to 120 ms', ['120 ms']],
    ['from 2.4 s to 120ms', ['2.4 s', '120ms']],
    ['40 % fewer', ['40 %']],
    ['3 times as fast, 2x the load', ['3 times', '2x']],
    ['saved €12,000 a year and 300 $', ['€12,000', '300 $']],
    ['1,200 requests per second', ['1,200 requests per second']],
    ['two incidents', []],
    ['5 incidents a month', ['5 incidents a month']],
    ['1.5 GiB of memory', ['1.5 GiB']],
    ['10 sets and 4 screens', []],
  ])('%j', (text, amounts) => expect(amountsIn(text)).toEqual(amounts))
})

describe('what changed', () => {
  it.each<[string, Partial<typeof emptyText>, [string, string], boolean]>([
    ['nothing told', {}, ['', ''], false],
    ['both in the fields', { before: '2.4 s', after: '120 ms' }, ['2.4 s', '120 ms'], true],
    ['both in the words', { result: 'p99 went from 2.4 s down to 120 ms' }, ['2.4 s', '120 ms'], true],
    ['an arrow', { result: 'p99 2.4 s → 120 ms' }, ['2.4 s', '120 ms'], true],
    ['bare numbers from and to', { result: 'from 7 to 2 pages a week' }, ['7', '2 pages a week'], true],
    [
      'words between',
      { result: 'We went from 14 complaints a week to 0' },
      ['14 complaints a week', '0'],
      true,
    ],
    ['only what it is now', { result: 'answers within 120 ms' }, ['', '120 ms'], false],
    [
      'the fields win over the words',
      { before: '9 s', result: 'from 2.4 s to 120 ms' },
      ['9 s', '120 ms'],
      true,
    ],
    ['words for none', { before: '12 pages a week', after: 'none' }, ['12 pages a week', 'none'], true],
    ['words that are no number', { before: 'slow', after: 'fast' }, ['slow', 'fast'], false],
    ['versions are no change', { result: 'moved from Node 18 to Node 20' }, ['', ''], false],
  ])('%s', (_, told, [before, after], measured) => {
    const change = changeIn({ ...emptyText, ...told })
    expect([change.before, change.after]).toEqual([before, after])
    expect(isMeasured(change)).toBe(measured)
  })
})
