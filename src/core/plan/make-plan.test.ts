import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stageLevel } from '../benchmark/benchmark.ts'
import { comparePlans } from './compare.ts'
import { activityOf, drawnInput, fiveHours, inputOf, wantOf } from './fixture.ts'
import { makePlan } from './make-plan.ts'
import type { Plan, PlanInput } from './plan.ts'
import { whatIf } from './what-if.ts'

const slugs = (plan: Plan) => plan.activities.map(({ activity }) => activity)
const weekOf = (plan: Plan, slug: string) => plan.activities.find(({ activity }) => activity === slug)?.weeks
const because = (plan: Plan, slug: string) => plan.leftOut.find(({ activity }) => activity === slug)?.because

const indexing = activityOf({
  slug: 'lab',
  kind: 'lab',
  hours: { from: 3, to: 5 },
  proves: ['indexing@senior:lab'],
})
const book = activityOf({
  slug: 'book',
  kind: 'reading',
  hours: { from: 4, to: 4 },
  teaches: ['indexing@senior+0.6'],
})
const wanted = wantOf('index', 'indexing@senior')

describe('what goes into a plan', () => {
  const cases: [string, Partial<PlanInput>, string[]][] = [
    ['nothing wanted: nothing planned', { activities: [indexing] }, []],
    ['nothing on offer: nothing planned', { wants: [wanted] }, []],
    ['what proves a want', { wants: [wanted], activities: [indexing] }, ['lab']],
    ['learning stands before proving', { wants: [wanted], activities: [indexing, book] }, ['book', 'lab']],
    ['learning alone proves nothing, so it is left out', { wants: [wanted], activities: [book] }, []],
    [
      'what is met already needs nothing',
      {
        wants: [
          {
            ...wanted,
            options: [[{ kind: 'skill', skill: 'indexing', stage: 'senior', standing: 'shown' }]],
          },
        ],
        activities: [indexing],
      },
      [],
    ],
    [
      'what is shown and has to be proven is confirmed by a colleague',
      {
        wants: [
          {
            ...wanted,
            asked: 'proven',
            options: [[{ kind: 'skill', skill: 'indexing', stage: 'senior', standing: 'shown' }]],
          },
        ],
        activities: [
          activityOf({ slug: 'more-work', proves: ['indexing@senior:git'] }),
          activityOf({ slug: 'ask', kind: 'feedback', proves: ['indexing@senior:feedback'] }),
        ],
      },
      ['ask'],
    ],
    [
      'a claim shows nothing',
      {
        wants: [wanted],
        activities: [activityOf({ slug: 'exam', proves: ['indexing@senior:certificate'] })],
      },
      [],
    ],
    [
      'proof at a lower stage does not count',
      { wants: [wanted], activities: [activityOf({ slug: 'mid', proves: ['indexing@mid:lab'] })] },
      [],
    ],
    [
      'proof at a higher stage counts',
      { wants: [wanted], activities: [activityOf({ slug: 'staff', proves: ['indexing@staff:lab'] })] },
      ['staff'],
    ],
    [
      'two skills of one requirement are worked on together',
      {
        wants: [wantOf('both', 'a@mid&b@mid')],
        activities: [
          activityOf({ slug: 'for-a', proves: ['a@mid:git'] }),
          activityOf({ slug: 'for-b', proves: ['b@mid:git'] }),
        ],
      },
      ['for-a', 'for-b'],
    ],
    [
      'of alternatives the cheaper one is enough, where there are hours for one',
      {
        wants: [wantOf('either', 'a@mid|b@mid')],
        until: '2026-11-29',
        activities: [
          activityOf({ slug: 'for-a', hours: { from: 5, to: 5 }, proves: ['a@mid:git'] }),
          activityOf({ slug: 'for-b', hours: { from: 3, to: 3 }, proves: ['b@mid:git'] }),
        ],
      },
      ['for-b'],
    ],
    [
      'a certification asked for by name',
      {
        wants: [{ ...wanted, options: [[{ kind: 'certification', certification: 'ckad', held: false }]] }],
        activities: [activityOf({ slug: 'exam', kind: 'certificate', certification: 'ckad' })],
      },
      ['exam'],
    ],
    [
      'what it requires comes first',
      {
        wants: [wanted],
        activities: [
          { ...indexing, requires: [{ kind: 'activity', activity: 'set-up' }] },
          activityOf({ slug: 'set-up' }),
        ],
      },
      ['set-up', 'lab'],
    ],
    [
      'a level that it requires is learnt first',
      {
        wants: [wanted],
        levels: new Map([['sql', { low: 1, middle: 1.3, high: 1.6 }]]),
        activities: [
          { ...indexing, requires: [{ kind: 'skill', skill: 'sql', stage: 'mid' }] },
          activityOf({ slug: 'sql-book', kind: 'reading', teaches: ['sql@mid+0.3'] }),
        ],
      },
      ['sql-book', 'lab'],
    ],
    ['what was declined', { wants: [wanted], activities: [indexing], declined: ['lab'] }, []],
    ['what is done', { wants: [wanted], activities: [indexing], done: ['lab'] }, []],
    [
      'a circle of requirements is never begun',
      {
        wants: [wanted],
        activities: [
          { ...indexing, requires: [{ kind: 'activity', activity: 'egg' }] },
          activityOf({ slug: 'egg', requires: ['lab'] }),
        ],
      },
      [],
    ],
    [
      'without a job there is no work at it',
      {
        wants: [wanted],
        hours: { ...fiveHours, atWorkPerWeek: 0 },
        activities: [activityOf({ slug: 'lead', kind: 'work', proves: ['indexing@senior:win'] })],
      },
      [],
    ],
  ]
  it.each(cases)('%s', (_, told, expected) => {
    expect(slugs(makePlan(inputOf(told)))).toEqual(expected)
  })

  it('says why something was left out', () => {
    const plan = makePlan(
      inputOf({
        wants: [wanted],
        until: '2026-11-29',
        hours: { ...fiveHours, atWorkPerWeek: 0 },
        activities: [
          indexing,
          activityOf({ slug: 'long', hours: { from: 20, to: 20 }, proves: ['indexing@senior:git'] }),
          activityOf({ slug: 'also', hours: { from: 4, to: 4 }, proves: ['indexing@senior:win'] }),
          activityOf({ slug: 'lead', kind: 'work', proves: ['indexing@senior:win'] }),
          activityOf({ slug: 'locked', requires: ['nothing-of-this-name'], proves: ['indexing@senior:win'] }),
          activityOf({ slug: 'unwanted', proves: ['indexing@senior:win'] }),
        ],
        declined: ['unwanted'],
      }),
    )
    expect(slugs(plan)).toEqual(['lab'])
    expect(because(plan, 'long')).toBe('does-not-fit')
    expect(because(plan, 'also')).toBe('others-move-more')
    expect(because(plan, 'lead')).toBe('no-hours-at-work')
    expect(because(plan, 'locked')).toBe('needs-what-is-missing')
    expect(because(plan, 'unwanted')).toBe('declined')
  })

  it('says why something is in it: what it moves, and what it unlocks', () => {
    const plan = makePlan(
      inputOf({
        wants: [wanted],
        activities: [
          { ...indexing, requires: [{ kind: 'activity', activity: 'set-up' }] },
          activityOf({ slug: 'set-up' }),
        ],
      }),
    )
    const [first, second] = plan.activities
    expect(first?.why).toMatchObject({ moves: 0, unlocks: ['lab'], wants: [] })
    expect(first?.why.movesWithUnlocked).toBeCloseTo(plan.must.expected, 3)
    expect(second?.why.wants).toEqual([
      { want: 'index', text: wanted.text, must: true, without: 0, with: plan.wants[0]?.chance },
    ])
    expect(second?.why.sentence).toMatch(/^Raises the chance of “Wants indexing@senior” from 0 % to \d+ %/)
    expect(first?.serves).toBe('unlocking')
    expect(second?.serves).toBe('proving')
  })
})

describe('weeks', () => {
  const wants = [wanted]
  it('a date that cannot be kept is said, and the rest is planned', () => {
    const plan = makePlan(
      inputOf({
        wants,
        activities: [indexing, activityOf({ slug: 'talk', hours: { from: 9, to: 9 } })],
        fixed: [{ activity: 'talk', when: 'in', date: '2026-12-02' }],
      }),
    )
    expect(plan.problems.map(({ of }) => of)).toEqual(['talk'])
    expect(slugs(plan)).toEqual(['lab'])
  })
  it('an appointment is in its week, and what it requires before it', () => {
    const plan = makePlan(
      inputOf({
        wants,
        activities: [
          indexing,
          activityOf({ slug: 'talk', hours: { from: 2, to: 2 }, requires: ['slides'] }),
          activityOf({ slug: 'slides', hours: { from: 4, to: 4 } }),
        ],
        fixed: [{ activity: 'talk', when: 'in', date: '2026-12-02' }],
      }),
    )
    expect(plan.problems).toEqual([])
    expect(weekOf(plan, 'talk')).toEqual({ first: '2026-11-30', last: '2026-11-30' })
    expect(weekOf(plan, 'slides')?.last).toBe('2026-11-23')
  })
  it('a day to finish by within a week is kept by the week before', () => {
    const by = (date: string) =>
      weekOf(
        makePlan(inputOf({ wants, activities: [indexing], fixed: [{ activity: 'lab', when: 'by', date }] })),
        'lab',
      )?.last
    expect(by('2026-12-04')).toBe('2026-11-23')
    expect(by('2026-11-27')).toBeUndefined()
    expect(by('2026-11-29')).toBe('2026-11-23')
  })
  it('on call, the smaller cap counts; on quiet days, their share is gone', () => {
    const plan = makePlan(
      inputOf({
        hours: {
          ...fiveHours,
          onCall: [{ from: '2026-12-04', to: '2026-12-08' }],
          quiet: [
            { from: '2026-12-14', to: '2026-12-20' },
            { from: '2026-12-24', to: '2026-12-26' },
          ],
          quietWeekdays: [7],
        },
      }),
    )
    expect(plan.weeks.slice(0, 6).map(({ cap }) => cap)).toEqual([5, 1, 1, 0, 2.5, 5])
  })
  it('what is begun goes on with what is left of it', () => {
    const long = activityOf({ slug: 'long', hours: { from: 20, to: 20 }, proves: ['indexing@senior:git'] })
    const plan = makePlan(inputOf({ wants, activities: [long], begun: new Map([['long', 15]]) }))
    expect(plan.activities[0]?.hours.planned).toBe(5)
    expect(plan.weeks[0]?.pieces).toHaveLength(1)
  })
  it('hours that were used this week are gone', () => {
    expect(makePlan(inputOf({ usedThisWeek: 3 })).weeks[0]?.cap).toBe(2)
  })
  it('nothing fits before a date that is past', () => {
    const plan = makePlan(inputOf({ wants, activities: [indexing], until: '2020-01-01' }))
    expect(plan).toMatchObject({ activities: [], weeks: [], inTime: null })
    expect(because(plan, 'lab')).toBe('does-not-fit')
  })
  it('a date that is none is refused', () => {
    expect(() => makePlan(inputOf({ from: '23 Nov' }))).toThrow(RangeError)
  })
})

const size = fc.record({
  activities: fc.integer({ min: 0, max: 40 }),
  skills: fc.integer({ min: 1, max: 15 }),
  wants: fc.integer({ min: 0, max: 12 }),
  perWeek: fc.integer({ min: 0, max: 10 }),
  weeks: fc.integer({ min: 1, max: 20 }),
})
const day = fc
  .integer({ min: 0, max: 139 })
  .map((at) => new Date(Date.parse('2026-11-23') + at * 86_400_000).toISOString().slice(0, 10))
const days = fc.array(
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  { maxLength: 2 },
)
const given = fc
  .record({
    size,
    seed: fc.integer({ min: 0, max: 1e6 }),
    onCall: days,
    quiet: days,
    quietWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    fixed: fc.array(
      fc.record({ at: fc.nat(39), when: fc.constantFrom('in' as const, 'by' as const), date: day }),
      { maxLength: 3 },
    ),
    appointments: fc.array(
      fc.record({
        title: fc.constantFrom('Interview', 'Examination'),
        date: day,
        hours: fc.double({ min: 0, max: 8, noNaN: true }),
      }),
      { maxLength: 3 },
    ),
    done: fc.array(fc.nat(39), { maxLength: 4 }),
    declined: fc.array(fc.nat(39), { maxLength: 4 }),
    begun: fc.array(fc.tuple(fc.nat(39), fc.double({ min: 0, max: 30, noNaN: true })), { maxLength: 3 }),
    previous: fc.uniqueArray(fc.nat(39), { maxLength: 20 }),
    usedThisWeek: fc.double({ min: 0, max: 6, noNaN: true }),
  })
  .map(
    ({
      size: drawn,
      seed,
      onCall,
      quiet,
      quietWeekdays,
      fixed,
      appointments,
      done,
      declined,
      begun,
      previous,
      usedThisWeek,
    }): PlanInput => {
      const input = drawnInput(seed, drawn)
      const slug = (at: number) => `activity-${at}`
      return {
        ...input,
        hours: { ...input.hours, onCall, quiet, quietWeekdays, onCallPerWeek: 1.5 },
        fixed: [
          ...new Map(fixed.map(({ at, when, date }) => [at, { activity: slug(at), when, date }])).values(),
        ],
        appointments,
        done: done.map(slug),
        declined: declined.map(slug),
        begun: new Map(begun.map(([at, hours]) => [slug(at), hours])),
        previous: previous.map(slug),
        usedThisWeek,
      }
    },
  )

const within = (ranges: readonly { from: string; to: string }[], date: string) =>
  ranges.some(({ from, to }) => from <= date && date <= to)
const daysOf = (monday: string) =>
  Array.from({ length: 7 }, (_, at) =>
    new Date(Date.parse(monday) + at * 86_400_000).toISOString().slice(0, 10),
  )

/** Every rule that a plan breaks, in words; written apart from the planner. */
function broken(input: PlanInput, plan: Plan): string[] {
  const said: string[] = []
  const { hours } = input
  const known = new Map(input.activities.map((activity) => [activity.slug, activity]))
  const finished = new Set(input.done)
  const given = new Map<string, number>()
  const learnt = new Map<string, number[]>()
  for (const week of plan.weeks) {
    const dates = daysOf(week.monday)
    const usual = dates.filter((_, at) => !hours.quietWeekdays.includes(at + 1))
    const free = usual.filter((date) => !within(hours.quiet, date))
    const cap = dates.some((date) => within(hours.onCall, date))
      ? Math.min(hours.perWeek, 1.5)
      : hours.perWeek
    const own = week.pieces.filter(({ at }) => at === 'own-time').reduce((sum, piece) => sum + piece.hours, 0)
    const job = week.pieces.filter(({ at }) => at === 'work').reduce((sum, piece) => sum + piece.hours, 0)
    const away = input.appointments
      .filter(({ date }) => dates.includes(date))
      .reduce((sum, each) => sum + each.hours, 0)
    const most = usual.length === 0 ? 0 : Math.max(0, (cap * free.length) / usual.length - away)
    if (own > most + 1e-9) said.push(`${own} h in the week of ${week.monday}, of ${most}`)
    if (week === plan.weeks[0] && own > Math.max(0, cap - input.usedThisWeek) + 1e-9)
      said.push('used hours are used again')
    if (job > hours.atWorkPerWeek) said.push(`${job} h at work`)
    if (week.pieces.length > 3) said.push(`${week.pieces.length} things in a week`)
    if (new Set(week.pieces.map(({ activity }) => activity)).size < week.pieces.length)
      said.push('one thing twice in a week')
    for (const piece of week.pieces) {
      const activity = known.get(piece.activity)
      if (!activity || input.declined.includes(piece.activity) || input.done.includes(piece.activity)) {
        said.push(`${piece.activity} is not on offer`)
        continue
      }
      const before = given.get(piece.activity) ?? 0
      if (before === 0)
        for (const required of activity.requires) {
          if (required.kind === 'activity' && !finished.has(required.activity))
            said.push(`${piece.activity} before ${required.activity}`)
          if (required.kind !== 'skill') continue
          let level = input.levels.get(required.skill)?.middle ?? 2
          for (const [at, stages] of (learnt.get(required.skill) ?? []).entries())
            if (level < at + 1) level = Math.min(at + 1, level + stages)
          if (level < stageLevel[required.stage] - 0.5 - 1e-6)
            said.push(`${piece.activity} without ${required.skill}`)
        }
      given.set(piece.activity, before + piece.hours)
      if (before + piece.hours < piece.ofHours) continue
      finished.add(piece.activity)
      for (const { skill, stage, learns } of activity.teaches) {
        const stages = learnt.get(skill) ?? [0, 0, 0, 0]
        stages[stageLevel[stage] - 1] =
          (stages[stageLevel[stage] - 1] ?? 0) + learns * ((activity.hours.from + activity.hours.to) / 2)
        learnt.set(skill, stages)
      }
      for (const { activity: slug, when, date } of input.fixed) {
        if (slug !== piece.activity) continue
        const last = daysOf(week.monday).at(-1) ?? ''
        if (when === 'by' && last > date) said.push(`${slug} by ${date} ends on ${last}`)
        if (when === 'in' && (before > 0 || !daysOf(week.monday).includes(date)))
          said.push(`${slug} is not in the week of ${date}`)
      }
    }
  }
  for (const { activity, hours: planned } of plan.activities)
    if (given.get(activity) !== planned.planned)
      said.push(`${activity} gets ${given.get(activity)} h of ${planned.planned}`)
  if (given.size !== plan.activities.length) said.push('a piece of something that is not planned')
  for (const { activity: slug } of input.fixed)
    if (
      !input.done.includes(slug) &&
      !given.has(slug) &&
      !input.declined.includes(slug) &&
      !plan.problems.some(({ of }) => of === slug)
    )
      said.push(`nothing is said of ${slug}, which has a date`)
  return said
}

describe('whatever is asked', () => {
  it('no rule is broken, and the same gives the same', () => {
    fc.assert(
      fc.property(given, (input) => {
        const plan = makePlan(input)
        expect(broken(input, plan)).toEqual([])
        expect(makePlan(input)).toEqual(plan)
      }),
      { numRuns: 40 },
    )
  })
  it('with more hours no rule is broken, and hardly anything is lost to what now comes later', () => {
    fc.assert(
      fc.property(given, (drawn) => {
        const input = { ...drawn, fixed: [], previous: [] }
        const plan = makePlan(input)
        const more = whatIf(input, plan, {
          hours: { ...input.hours, perWeek: input.hours.perWeek + 3, onCallPerWeek: 4.5 },
        })
        expect(
          broken(
            { ...input, hours: { ...input.hours, perWeek: input.hours.perWeek + 3, onCall: [] } },
            more.plan,
          ),
        ).toEqual([])
        expect(more.difference.must + 0.1 * more.difference.nice).toBeGreaterThan(
          -0.05 * (1 + plan.must.expected),
        )
      }),
      { numRuns: 40, seed: 5 },
    )
  })
})

describe('a week that was missed', () => {
  it('leaves the order as it was', () => {
    for (let seed = 0; seed < 20; seed++) {
      const input = drawnInput(seed, { activities: 40, skills: 15, wants: 12, perWeek: 5, weeks: 16 })
      const plan = makePlan(input)
      const again = makePlan({
        ...input,
        from: '2026-11-30',
        previous: plan.order,
        weeksSoFar: { worked: 0, missed: 1 },
      })
      const { turned, gone } = comparePlans(plan, again)
      expect(turned, `seed ${seed}`).toBeLessThan(0.1)
      expect(gone.length, `seed ${seed}`).toBeLessThan(6)
    }
  })
})
