import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strengths } from '../benchmark/benchmark.ts'
import { documented, isEnough, missingIn } from './missing.ts'
import { emptyText, type WinDraft, type WinText, winFields } from './win.ts'

const today = '2026-11-22T10:00:00.000Z'
const whole: WinText = {
  title: 'Orders page holds through the sale',
  when: '2026-09',
  situation: 'Every sale took the orders page down for a quarter of an hour',
  did: 'I read the plans, added two indexes and moved the totals into a column',
  part: 'All but the roll-out, which Dana did',
  result: 'The September sale went by without an incident',
  measure: 'p99 of GET /orders',
  before: '2.4 s',
  after: '120 ms',
  source: 'Grafana, board Orders',
  confirm: 'Dana, who runs the team',
}
const shows = [{ skill: 'sql-query-tuning', behaviour: 'finds-costly-node' }]
const draft = (change: Partial<WinText> = {}, more: Partial<WinDraft> = {}): WinDraft => ({
  text: { ...whole, ...change },
  shows,
  ...more,
})
const none = { measure: '', before: '', after: '' }

describe('what is missing', () => {
  it('nothing, of a win that is whole', () => expect(missingIn(draft(), today)).toEqual([]))

  it.each<[string, WinDraft, string, RegExp, boolean]>([
    ['a title', draft({ title: ' ' }), 'title', /call it/, true],
    ['a date', draft({ when: '' }), 'when', /^When/, true],
    ['a date that is none', draft({ when: 'last autumn' }), 'when', /^“last autumn” is no day/, true],
    ['a day to come', draft({ when: '2026-12' }), 'when', /no day that has been/, true],
    ['a day that the calendar has not', draft({ when: '2026-06-31' }), 'when', /no day/, true],
    ['the situation', draft({ situation: '' }), 'situation', /trouble/, true],
    ['what was done', draft({ did: '' }), 'did', /What did you do/, true],
    ['the own part', draft({ part: '' }), 'part', /^Which part of it was yours/, true],
    ['the own part of a “we”', draft({ part: '', did: 'We rewrote it' }), 'part', /^You write “We”/, true],
    ['the result', draft({ result: '' }), 'result', /afterwards/, true],
    ['any number', draft(none), 'after', /^Which number is different now/, false],
    [
      'the number of a measure',
      draft({ before: '', after: '' }),
      'after',
      /^What is p99 of GET \/orders now/,
      false,
    ],
    ['what the number is of', draft({ measure: '' }), 'measure', /^120 ms of what/, false],
    ['the baseline', draft({ before: '' }), 'before', /^120 ms: what was it before/, false],
    [
      'the baseline of a number in the words',
      draft({ ...none, measure: 'p99', result: 'It answers within 120 ms' }),
      'before',
      /^120 ms: what was it before/,
      false,
    ],
    [
      'what a share is of',
      draft({ after: '40 % less', before: '' }),
      'before',
      /^40 % less: from what to what/,
      false,
    ],
    ['a number in place of a word', draft({ after: 'fast' }), 'after', /^“fast” is no number/, false],
    ['a baseline in place of a word', draft({ before: 'slow' }), 'before', /^“slow” is no number/, false],
    ['the source', draft({ source: '' }), 'source', /both numbers/, false],
    ['the source, where nobody is named', draft({ source: '', confirm: '' }), 'source', /both numbers/, true],
    ['who can confirm', draft({ confirm: '' }), 'confirm', /Who saw it/, false],
    ['a name in place of “the team”', draft({ confirm: 'The team' }), 'confirm', /cannot be asked/, false],
    ['behaviours', draft({}, { shows: [] }), 'shows', /bar/, true],
  ])('%s is asked for', (_, win, field, asks, needed) => {
    const [asked] = missingIn(win, today).filter((each) => each.field === field)
    expect(asked?.asks).toMatch(asks)
    expect(asked?.needed).toBe(needed)
  })

  it('what the words say already is not asked again', () => {
    const told = draft({ before: '', after: '', result: 'p99 fell from 2.4 s to 120 ms' })
    expect(missingIn(told, today)).toEqual([])
  })

  it('of an empty win, the first questions lead to the first words, and none asks about a number that is not there', () => {
    const asked = missingIn({ text: emptyText, shows: [] }, today).map(({ field }) => field)
    expect(asked).toEqual([
      'title',
      'when',
      'situation',
      'did',
      'part',
      'result',
      'after',
      'confirm',
      'shows',
    ])
  })

  it('no field is asked for twice, and what is told in full is not asked for', () =>
    fc.assert(
      fc.property(fc.subarray([...winFields]), (emptied) => {
        const win = draft(Object.fromEntries(emptied.map((field) => [field, ''])))
        const fields = missingIn(win, today).map(({ field }) => field)
        expect(new Set(fields).size).toBe(fields.length)
        for (const field of fields) expect(emptied).toContain(field)
      }),
    ))
})

describe('whether it is evidence, and how strong', () => {
  it.each<[string, Partial<WinText>, boolean, string]>([
    ['numbers, source and a person', {}, true, 'strong'],
    ['no person', { confirm: '' }, true, 'fair'],
    ['no source', { source: '' }, true, 'fair'],
    ['nobody but “the team”', { confirm: 'my team' }, true, 'fair'],
    ['neither', { source: '', confirm: '' }, false, 'weak'],
    ['no baseline', { before: '' }, true, 'weak'],
    ['no number at all, but a person', { ...none, source: '' }, true, 'weak'],
    ['no number and nobody', { ...none, source: '', confirm: '' }, false, 'weak'],
    ['only “the team”, and no source', { source: '', confirm: 'the team' }, false, 'weak'],
    ['no own part', { part: '' }, false, 'strong'],
  ])('%s', (_, change, enough, strength) => {
    expect(isEnough(draft(change), today)).toBe(enough)
    expect(documented({ ...whole, ...change }).strength).toBe(strength)
  })

  it('never grows when something is left out', () =>
    fc.assert(
      fc.property(fc.subarray([...winFields]), fc.constantFrom(...winFields), (emptied, one) => {
        const text = { ...whole, ...Object.fromEntries(emptied.map((field) => [field, ''])) }
        const less = { ...text, [one]: '' }
        const of = (each: WinText) => strengths.indexOf(documented(each).strength)
        expect(of(less)).toBeLessThanOrEqual(of(text))
        expect(isEnough({ text: less, shows }, today) && !isEnough({ text, shows }, today)).toBe(false)
      }),
    ))
})
