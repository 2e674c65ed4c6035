import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityOf, drawnInput, inputOf, wantOf } from './fixture.ts'
import { makePlan } from './make-plan.ts'
import type { FixedDate, PlanInput } from './plan.ts'

const slides = activityOf({ slug: 'slides', title: 'Slides', hours: { from: 8, to: 8 } })
const talk = activityOf({ slug: 'talk', title: 'A talk', hours: { from: 4, to: 4 }, requires: ['slides'] })
const rota = activityOf({ slug: 'rota', title: 'The rota', kind: 'on-call', hours: { from: 4, to: 4 } })
const lost = activityOf({ slug: 'lost', title: 'Lost', requires: ['no-such'] })
const wanted = activityOf({ slug: 'lab', title: 'A lab', proves: ['indexing@senior:lab'] })

const by = (activity: string, date: string): FixedDate => ({ activity, when: 'by', date })
const during = (activity: string, date: string): FixedDate => ({ activity, when: 'in', date })
const made = (rest: Partial<PlanInput>) =>
  makePlan(
    inputOf({ wants: [wantOf('a', 'indexing')], activities: [slides, talk, rota, lost, wanted], ...rest }),
  )
const problems = (rest: Partial<PlanInput>) => made(rest).problems.map(({ sentence }) => sentence)

/** Five hours a week from Monday, 23 Nov 2026. */
describe('a date that cannot be kept says why, and what would help', () => {
  it.each<[string, Partial<PlanInput>, RegExp | null]>([
    ['enough time', { fixed: [by('talk', '2027-03-12')] }, null],
    ['the last day that holds it', { fixed: [by('talk', '2026-12-13')] }, null],
    [
      'a day too early',
      { fixed: [by('talk', '2026-12-12')] },
      /^“A talk” cannot be finished by 12 Dec 2026\. It takes 12 h with what comes before it; the whole weeks before that day have 10 h, .*It can be finished by 13 Dec 2026: choose/,
    ],
    [
      'too long for any one week',
      { fixed: [during('slides', '2026-12-02')] },
      /cannot be done in the week of 2 Dec 2026\. It takes 8 h; that week has 5 h.* Plan more hours a week, or take/,
    ],
    [
      'a week too early',
      { fixed: [during('talk', '2026-12-02')] },
      /The first week that holds it is 7–13 Dec 2026/,
    ],
    [
      'after the plan',
      { fixed: [during('talk', '2027-06-02')] },
      /the plan ends on 23 May 2027\. Choose a date before/,
    ],
    [
      'a day that went by',
      { fixed: [by('talk', '2026-11-20')] },
      /^20 Nov 2026, the date of “A talk”, has gone by\. Say that it is done/,
    ],
    [
      'never',
      { fixed: [by('lost', '2027-03-12')] },
      /it needs “no-such”, which nothing on offer leads to\. Take its date away/,
    ],
    [
      'no job',
      { fixed: [by('rota', '2027-03-12')], hours: { ...inputOf().hours, atWorkPerWeek: 0 } },
      /in the hours of a job, and there are none to plan with/,
    ],
    [
      'an activity that is no more',
      { fixed: [by('gone', '2027-03-12')] },
      /no activity gone any more: take its date away/,
    ],
    ['done', { fixed: [by('talk', '2026-11-24')], done: ['talk'] }, null],
    ['dropped', { fixed: [by('talk', '2026-11-24')], declined: ['talk'] }, null],
    ['an appointment', { appointments: [{ title: 'Interview', date: '2026-12-03', hours: 5 }] }, null],
    [
      'an appointment that takes more than its week has',
      { appointments: [{ title: 'Interview', date: '2026-12-03', hours: 6 }] },
      /^“Interview” on 3 Dec 2026 takes 6 h, and the week of 30 Nov – 6 Dec 2026 has 5 to give\. Plan fewer/,
    ],
    [
      'two in one week',
      {
        appointments: [
          { title: 'Second', date: '2026-12-04', hours: 3 },
          { title: 'First', date: '2026-12-03', hours: 3 },
        ],
      },
      /^“Second” on 4 Dec 2026 takes 3 h, and .* has 2 to give/,
    ],
    ['long after the plan', { appointments: [{ title: 'Interview', date: '2029-12-03', hours: 60 }] }, null],
  ])('%s', (_, rest, says) => {
    expect(problems(rest)).toEqual(says === null ? [] : [expect.stringMatching(says)])
  })

  it('an appointment takes its hours, and the plan goes around it', () => {
    const { weeks } = made({
      fixed: [by('talk', '2026-12-20')],
      appointments: [{ title: 'Examination', date: '2026-12-04', hours: 3.5 }],
    })
    expect(weeks[1]).toMatchObject({ cap: 1.5, appointments: [{ title: 'Examination' }] })
    expect(weeks.slice(0, 4).map(({ pieces }) => pieces.reduce((sum, { hours }) => sum + hours, 0))).toEqual([
      5, 1.5, 5, 2.5,
    ])
  })

  it('what went by is planned like the rest', () => {
    const { activities, problems: said } = made({ fixed: [by('lab', '2026-11-20')] })
    expect(activities.map(({ activity }) => activity)).toEqual(['lab'])
    expect(said).toHaveLength(1)
  })

  it('one that can be kept no more takes its activity out, though it was planned before', () => {
    const short = activityOf({ slug: 'short', hours: { from: 1, to: 1 } })
    for (const previous of [['short'], ['short', 'lab'], ['lab', 'short']]) {
      const { activities, problems: said } = made({
        fixed: [by('short', '2026-11-24')],
        activities: [short, wanted],
        previous,
      })
      expect(activities.map(({ activity }) => activity)).toEqual(['lab'])
      expect(said).toHaveLength(1)
    }
  })

  it('the date that is named can be kept, and none before it', () => {
    let named = 0
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.nat(11), fc.nat(3), (seed, at, week) => {
        const drawn = drawnInput(seed, { activities: 12, skills: 5, wants: 4, perWeek: 4, weeks: 12 })
        const sunday = (weeks: number) =>
          new Date(Date.parse('2026-11-29') + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
        const problemsBy = (date: string) =>
          makePlan({ ...drawn, fixed: [by(`activity-${at}`, date)] }).problems
        const said = problemsBy(sunday(week))[0]?.sentence ?? ''
        const date = /can be finished by (\d+ \w+ \d+)/.exec(said)?.[1]
        if (date === undefined) return
        named++
        const first = new Date(`${date} UTC`).toISOString().slice(0, 10)
        expect(problemsBy(first)).toEqual([])
        expect(first > sunday(week)).toBe(true)
        const before = new Date(Date.parse(first) - 7 * 86_400_000).toISOString().slice(0, 10)
        expect(problemsBy(before)).toHaveLength(1)
      }),
      // How many of the drawn cases name a day hangs on the draw.
      { numRuns: 150, seed: 12 },
    )
    expect(named).toBeGreaterThan(5)
  })
})
