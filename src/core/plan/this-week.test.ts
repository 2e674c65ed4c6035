import { describe, expect, it } from 'vitest'
import { activityOf, drawnInput, fiveHours, inputOf, wantOf } from './fixture.ts'
import { makePlan } from './make-plan.ts'
import { thisWeek } from './this-week.ts'

const lab = activityOf({ slug: 'lab', kind: 'lab', hours: { from: 8, to: 8 }, proves: ['a@senior:lab'] })
const input = inputOf({ wants: [wantOf('a', 'a@senior')], activities: [lab] })

describe('this week', () => {
  it('names what to do, how long, why, and when it is done', () => {
    expect(thisWeek(makePlan(input), [lab], '2026-11-26')).toMatchObject({
      monday: '2026-11-23',
      cap: 5,
      free: 0,
      actions: [
        { activity: 'lab', hours: 5, ofHours: 8, part: 'begins', at: 'own-time', doneWhen: 'Did lab.' },
      ],
      nothing: null,
      next: '2026-11-30',
    })
  })
  const onCall = { ...fiveHours, onCall: [{ from: '2026-11-23', to: '2026-11-23' }], onCallPerWeek: 0 }
  const quiet = { ...fiveHours, quiet: [{ from: '2026-11-23', to: '2026-11-29' }] }
  it.each([
    ['all is done', { ...input, done: ['lab'] }, '2026-11-23', 'all-planned-is-done'],
    ['on call, with no hours', { ...input, hours: onCall }, '2026-11-23', 'on-call'],
    ['quiet days', { ...input, hours: quiet }, '2026-11-23', 'quiet'],
    ['no hours at all', { ...input, hours: { ...fiveHours, perWeek: 0 } }, '2026-11-23', 'no-hours'],
    ['a week that the plan does not reach', input, '2028-01-01', 'outside'],
  ] as const)('says why there is nothing: %s', (_, given, today, nothing) => {
    expect(thisWeek(makePlan(given), [lab], today)).toMatchObject({ actions: [], nothing })
  })
  it('never has more than three things, each with its reason', () => {
    const large = drawnInput(5, { activities: 80, skills: 20, wants: 20, perWeek: 9, weeks: 20 })
    const plan = makePlan(large)
    const weeks = plan.weeks.map(({ monday }) => thisWeek(plan, large.activities, monday))
    expect(weeks.some(({ actions }) => actions.length === 3)).toBe(true)
    expect(weeks.some(({ actions }) => actions.some(({ at }) => at === 'work'))).toBe(true)
    for (const { actions } of weeks) {
      expect(actions.length).toBeLessThanOrEqual(3)
      for (const { reason } of actions) expect(reason).toMatch(/^[A-Z].*\.$/)
    }
  })
})
