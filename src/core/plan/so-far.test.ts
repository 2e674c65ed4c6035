import { describe, expect, it } from 'vitest'
import type { ActivityState, SaidOfWeek } from './kept.ts'
import type { Hours } from './plan.ts'
import { weeksSoFar } from './so-far.ts'

const usual: Hours = {
  perWeek: 5,
  atWorkPerWeek: 2,
  onCall: [],
  onCallPerWeek: 1,
  quiet: [],
  quietWeekdays: [],
}
const state = (told: Partial<ActivityState>): ActivityState => ({
  ...{ activity: 'a', state: 'done', startedOn: null, endedOn: null, hours: null },
  ...{ outcome: '', planned: 5, before: {} },
  ...told,
})
/** On Thursday, 26 November 2026, of a plan that began on Monday, 2 November. */
const soFar = (
  states: ActivityState[],
  {
    said = [],
    hours = {},
    start = '2026-11-02',
  }: { said?: SaidOfWeek[]; hours?: Partial<Hours>; start?: string } = {},
) =>
  weeksSoFar(
    {
      settings: { start, hoursPerWeek: 5 },
      states,
      said,
      hours: { ...usual, ...hours },
      isOwnTime: (activity) => activity !== 'at-work',
    },
    '2026-11-26',
  )
const told = (given: ReturnType<typeof soFar>) =>
  given.weeks.map(({ monday, worked }) => `${monday.slice(5)} ${worked ? 'worked' : 'missed'}`)

describe('the weeks so far', () => {
  it.each<[string, ReturnType<typeof soFar>, string[]]>([
    ['nothing was said', soFar([]), ['11-16 missed', '11-09 missed', '11-02 missed']],
    ['a plan that began this week has none', soFar([], { start: '2026-11-24' }), []],
    ['a plan that begins next week has none', soFar([], { start: '2026-12-07' }), []],
    [
      'the rest of a week in which the plan began is not counted',
      soFar([], { start: '2026-11-12' }),
      ['11-16 missed'],
    ],
    [
      'what was finished without a start was worked on as long as its hours fill',
      soFar([state({ endedOn: '2026-11-17', hours: 7 })]),
      ['11-16 worked', '11-09 worked', '11-02 missed'],
    ],
    [
      'never before it was started',
      soFar([state({ startedOn: '2026-11-16', endedOn: '2026-11-17', hours: 70 })]),
      ['11-16 worked', '11-09 missed', '11-02 missed'],
    ],
    [
      'what was started long ago and finished quickly leaves the weeks between',
      soFar([state({ startedOn: '2026-11-03', endedOn: '2026-11-17', hours: 2 })]),
      ['11-16 worked', '11-09 missed', '11-02 worked'],
    ],
    [
      'what is only started',
      soFar([state({ state: 'started', startedOn: '2026-11-10', hours: 3 })]),
      ['11-16 missed', '11-09 worked', '11-02 missed'],
    ],
    [
      'what was dropped took its week all the same',
      soFar([state({ state: 'dropped', endedOn: '2026-11-10' })]),
      ['11-16 missed', '11-09 worked', '11-02 missed'],
    ],
    [
      'the person’s word goes before all',
      soFar([state({ endedOn: '2026-11-17', hours: 3 })], {
        said: [
          { monday: '2026-11-16', worked: false },
          { monday: '2026-11-02', worked: true },
        ],
      }),
      ['11-16 missed', '11-09 missed', '11-02 worked'],
    ],
    [
      'a quiet week counts nowhere, nor does one on call without hours',
      soFar([], {
        hours: {
          quiet: [{ from: '2026-11-09', to: '2026-11-15' }],
          onCall: [{ from: '2026-11-16', to: '2026-11-16' }],
          onCallPerWeek: 0,
        },
      }),
      ['11-02 missed'],
    ],
  ])('%s', (_, given, weeks) => {
    expect(told(given)).toEqual(weeks)
    expect(given.worked + given.missed).toBe(weeks.length)
  })

  it('of ten years, the newest two are counted', () => {
    const { weeks } = soFar([], { start: '2016-11-28' })
    expect(weeks).toHaveLength(104)
    expect(weeks[0]?.monday).toBe('2026-11-16')
  })

  it.each<[string, ActivityState[], number]>([
    ['finished this week', [state({ endedOn: '2026-11-25', hours: 3 })], 3],
    ['its share of two weeks', [state({ endedOn: '2026-11-25', hours: 8 })], 4],
    ['finished before', [state({ endedOn: '2026-11-17', hours: 3 })], 0],
    ['not counted', [state({ endedOn: '2026-11-25' })], 0],
    ['begun this week', [state({ state: 'started', startedOn: '2026-11-24', hours: 1.5 })], 1.5],
    ['in the job’s hours', [state({ activity: 'at-work', endedOn: '2026-11-25', hours: 3 })], 0],
  ])('hours of one’s own used this week: %s', (_, states, used) =>
    expect(soFar(states).usedThisWeek).toBe(used),
  )
})
