import { describe, expect, it } from 'vitest'
import { comparePlans } from './compare.ts'
import { activityOf, fiveHours, inputOf, wantOf } from './fixture.ts'
import { makePlan } from './make-plan.ts'
import { whatIf } from './what-if.ts'

const lab = (slug: string, skill: string) =>
  activityOf({ slug, kind: 'lab', hours: { from: 5, to: 5 }, proves: [`${skill}@mid:lab`] })
const input = inputOf({
  wants: [wantOf('a', 'a@mid', { weight: 3 }), wantOf('b', 'b@mid', { weight: 2 }), wantOf('c', 'c@mid')],
  activities: [lab('for-a', 'a'), lab('for-b', 'b'), lab('for-c', 'c')],
  until: '2026-12-06',
})
const plan = makePlan(input)

describe('two plans', () => {
  it('the same one differs in nothing', () => {
    expect(comparePlans(plan, plan)).toMatchObject({ added: [], gone: [], turned: 0, must: 0, wants: [] })
  })
  it('turned about, every pair has changed places', () => {
    const about = { ...plan, activities: plan.activities.toReversed() }
    expect(comparePlans(plan, about).turned).toBe(1)
  })
  it('what if I have more hours: what is added, what it moves, and the order stays', () => {
    const { difference } = whatIf(input, plan, { hours: { ...fiveHours, perWeek: 8 } })
    expect(difference).toMatchObject({ kept: ['for-a', 'for-b'], added: ['for-c'], gone: [], turned: 0 })
    expect(difference.wants.map(({ want, from }) => [want, from])).toContainEqual(['c', 0])
    expect(difference.sentence).toMatch(
      /^1 activity more, in the same order: \d\.\d must-haves more expected \(\d\.\d of 6\)\.$/,
    )
  })
  it('what if I have fewer: the one that moves least goes', () => {
    const { difference } = whatIf(input, plan, { hours: { ...fiveHours, perWeek: 2.5 } })
    expect(difference).toMatchObject({ kept: ['for-a'], added: [], gone: ['for-b'] })
    expect(difference.must).toBeLessThan(0)
  })
})
