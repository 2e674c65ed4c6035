import { describe, expect, it } from 'vitest'
import { activityOf, drawnInput, fiveHours, inputOf, wantOf } from './fixture.ts'
import { makePlan } from './make-plan.ts'

const wants = [wantOf('a', 'a@senior')]
const project = (from: number, to: number) =>
  activityOf({ slug: 'project', hours: { from, to }, proves: ['a@senior:git'] })
const never = { worked: 1e9, missed: 0 }
/** So many finished projects at their planned pace that nothing is open about it. */
const known = Array.from({ length: 5000 }, () => ({ kind: 'project' as const, planned: 4, took: 4 }))

describe('when it will be finished', () => {
  it('is one day where nothing is open', () => {
    const plan = makePlan(
      inputOf({ wants, activities: [project(14.5, 14.5)], took: known, weeksSoFar: never }),
    )
    expect(plan.finishes).toEqual({ early: '2026-12-13', likely: '2026-12-13', late: '2026-12-13' })
    expect(plan.inTime).toBe(1)
  })
  it('the ends of the hours are the ends of the range', () => {
    const plan = makePlan(inputOf({ wants, activities: [project(22, 52)], took: known, weeksSoFar: never }))
    // 22 h are in the fifth week, 52 in the eleventh; what lies between them in the middle of the logarithm, 33.8, in the seventh.
    expect(plan.finishes).toEqual({ early: '2026-12-27', likely: '2027-01-10', late: '2027-02-07' })
  })
  it('is later for who takes longer, and for who misses weeks', () => {
    const input = inputOf({ wants, activities: [project(10, 20)], until: null })
    const slow = makePlan({
      ...input,
      took: [1, 2, 3].map(() => ({ kind: 'project', planned: 4, took: 12 })),
    })
    const absent = makePlan({ ...input, weeksSoFar: { worked: 2, missed: 10 } })
    const plain = makePlan(input)
    for (const later of [slow, absent])
      expect(String(later.finishes.likely) > String(plain.finishes.likely), 'later').toBe(true)
    expect(absent.activities[0]?.hours).toEqual(plain.activities[0]?.hours)
  })
  it('waits for the end of what is quiet', () => {
    const hours = { ...fiveHours, quiet: [{ from: '2026-11-23', to: '2026-12-20' }] }
    const plan = makePlan(
      inputOf({ wants, hours, activities: [project(3, 3)], took: known, weeksSoFar: never }),
    )
    expect(plan.finishes.early).toBe('2026-12-27')
  })
  it('another seed moves it little, the same not at all', () => {
    const input = drawnInput(2, { activities: 60, skills: 20, wants: 15, perWeek: 5, weeks: 26 })
    const [one, again, other] = ['a', 'a', 'b'].map((seed) => makePlan({ ...input, seed }).finishes)
    expect(again).toEqual(one)
    const days = (range: typeof one) => Date.parse(range?.likely ?? '') / 86_400_000
    expect(Math.abs(days(other) - days(one))).toBeLessThanOrEqual(7)
  })
  it('is unknown where there are never any hours again', () => {
    const hours = { ...fiveHours, perWeek: 0 }
    expect(makePlan(inputOf({ wants, hours, activities: [project(3, 3)] })).inTime).toBeNull()
  })
})
