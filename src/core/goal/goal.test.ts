import { describe, expect, it } from 'vitest'
import { dueOf, emptyGoal, type Goal, missingInGoal, progressOf } from './goal.ts'

const whole: Goal = {
  ...emptyGoal,
  title: 'Orders answer at once',
  measure: 'p99 of GET /orders',
  baseline: '2400 ms',
  target: '200 ms',
  by: '2027-03-31',
}
const note = (value: string) => ({ on: '2026-12-01', value, says: '' })

describe('what a goal does not say yet', () => {
  it.each<[string, Partial<Goal>, string[]]>([
    ['nothing, of one that is whole', {}, []],
    [
      'of an empty one',
      { title: '', measure: '', baseline: '', target: '', by: '' },
      ['title', 'measure', 'target', 'by'],
    ],
    ['where it stands today', { baseline: ' ' }, ['baseline']],
    ['a day that is none', { by: 'spring' }, ['by']],
    ['a day that the calendar has not', { by: '2027-02-30' }, ['by']],
  ])('%s', (_, change, fields) =>
    expect(missingInGoal({ ...whole, ...change }).map(({ field }) => field)).toEqual(fields),
  )
})

describe('how far it is', () => {
  it.each<[string, Partial<Goal>, string, number | null]>([
    ['nothing noted', {}, '2400 ms', 0],
    ['half of the way', { notes: [note('1300 ms')] }, '1300 ms', 0.5],
    ['the last note that has a value', { notes: [note('1300 ms'), note('200 ms'), note('')] }, '200 ms', 1],
    ['beyond', { notes: [note('-20 ms')] }, '-20 ms', 1.1],
    ['backwards', { notes: [note('4,600 ms')] }, '4,600 ms', -1],
    ['other units tell nothing', { notes: [note('1.3 s')] }, '1.3 s', null],
    ['nor do several numbers', { notes: [note('between 200 and 300 ms')] }, 'between 200 and 300 ms', null],
    ['nor words', { baseline: 'never done', target: 'done once' }, 'never done', null],
    ['nor a target that is the baseline', { target: '2400 ms' }, '2400 ms', null],
  ])('%s', (_, change, now, share) => {
    const progress = progressOf({ ...whole, ...change })
    expect(progress.now).toBe(now)
    if (share === null) expect(progress.share).toBeNull()
    else expect(progress.share).toBeCloseTo(share)
  })
})

it.each<[string, Partial<Goal>, string]>([
  ['2027-03-01T00:00:00Z', {}, 'open'],
  ['2027-03-17T00:00:00Z', {}, 'soon'],
  ['2027-03-31T23:59:00Z', {}, 'soon'],
  ['2027-04-01T00:00:00Z', {}, 'past'],
  ['2027-04-01T00:00:00Z', { state: 'reached' }, 'open'],
  ['2027-04-01T00:00:00Z', { by: '' }, 'open'],
])('on %s, %j is %s', (today, change, due) => expect(dueOf({ ...whole, ...change }, today)).toBe(due))
