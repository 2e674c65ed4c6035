import { describe, expect, it } from 'vitest'
import { fiveHours } from './fixture.ts'
import { dateOf, dayOf, halves, mondayOf, weekdayOf, weeksBetween, wholeHalves } from './weeks.ts'

describe('weeks', () => {
  it('knows its weekdays', () => {
    for (let day = -400; day < 30_000; day += 17)
      expect(weekdayOf(day) % 7).toBe(new Date(day * 86_400_000).getUTCDay())
    expect(dateOf(mondayOf(dayOf('2026-11-29')))).toBe('2026-11-23')
  })
  it.each([
    ['a week that begins on Wednesday has five sevenths', '2026-11-25', '2026-11-29', [3.5]],
    ['one that ends on Tuesday has two', '2026-11-23', '2026-12-01', [5, 1]],
    ['a single day', '2026-11-26', '2026-11-26', [0.5]],
    ['a date that is past has none', '2026-11-26', '2026-11-20', []],
  ])('%s', (_, from, until, hours) => {
    expect(weeksBetween(from, until, fiveHours).map(({ own }) => own / 2)).toEqual(hours)
  })
  it('ends after two years', () => {
    expect(weeksBetween('2026-11-23', '2040-01-01', fiveHours)).toHaveLength(104)
  })
  it('rounds what is needed up and what there is down', () => {
    expect([halves(1), halves(1.1), halves(0.01)]).toEqual([2, 3, 1])
    expect([wholeHalves(1), wholeHalves(1.4), wholeHalves(0.4)]).toEqual([2, 2, 0])
  })
  it('work at the job loses its share on quiet weekdays of the job only', () => {
    const hours = { ...fiveHours, quiet: [{ from: '2026-11-23', to: '2026-11-24' }], quietWeekdays: [5] }
    expect(weeksBetween('2026-11-23', '2026-11-29', hours).map(({ job }) => job / 2)).toEqual([2])
  })
})
