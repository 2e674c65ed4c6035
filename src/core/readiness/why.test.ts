import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stages, strengths } from '../benchmark/benchmark.ts'
import { evidenceKinds } from '../evidence/entry.ts'
import { benchmarkOf, entryOf, skillOf, type Told } from './fixture.ts'
import { grid } from './grid.ts'
import { basePrior } from './level.ts'
import { probabilitySeen } from './likelihood.ts'
import { readiness } from './readiness.ts'
import type { SkillWhy } from './report.ts'
import { explainSkill } from './why.ts'

const asOf = '2026-11-22T12:00:00Z'
const benchmark = benchmarkOf([
  skillOf(
    'indexing',
    'databases',
    { requires: ['schema', 'gone'], formerSlugs: ['indices'] },
    'adds-index@senior:sql-index',
    'reads-plan@mid:sql-plan-read',
    'weighs-writes@senior',
  ),
  skillOf('schema', 'databases', {}, 'migrates@mid:schema-migration'),
  skillOf('explaining', 'people', {}, 'explains@senior'),
])

const explain = (told: Told[], more: Partial<Parameters<typeof explainSkill>[0]> = {}): SkillWhy => {
  const entries = told.map(entryOf)
  const input = { benchmark, entries, stage: 'senior' as const, asOf, skill: 'indexing', kindsOnOffer: [] }
  const why = explainSkill({ ...input, ...more })
  if (!why) throw new Error('no such skill')
  const row = readiness(input)
    .areas.flatMap(({ skills }) => skills)
    .find(({ slug }) => slug === why.row.slug)
  if (!more.entries) expect(why.row).toEqual(row)
  return why
}
const width = (interval: { low: number; high: number } | null): number =>
  interval ? interval.high - interval.low : 0

describe('which skill', () => {
  test('one that the benchmark does not know has no answer', () => {
    expect(
      explainSkill({ benchmark, entries: [], stage: 'senior', asOf, skill: 'gone', kindsOnOffer: [] }),
    ).toBeNull()
  })
  test('a former slug is answered under the one of today', () =>
    expect(explain([], { skill: 'indices' }).row.slug).toBe('indexing'))
  test('without evidence there is no level, no trail, and nothing to come of ageing', () => {
    const why = explain([])
    expect(why).toMatchObject({ trail: [], inAYear: null, history: [{ at: asOf, level: null }] })
    expect(why.behaviours.map(({ standing }) => standing)).toEqual(['none', 'none', 'none'])
  })
  test('prerequisites come with their standing; unknown ones are passed over', () => {
    expect(explain([{ skill: 'schema' }]).requires).toEqual([
      { slug: 'schema', name: 'schema', standing: 'shown' },
    ])
  })
})

describe('the trail', () => {
  test('without its only entry nothing would be left', () => {
    const [only] = explain([{ behaviour: 'adds-index' }]).trail
    expect(only).toMatchObject({ without: null, weight: expect.closeTo(0.98, 2), stale: false, reasons: [] })
    expect(only?.moved).toBeGreaterThan(0.3)
  })

  test('leaving one out is the report without it', () => {
    const told = fc.record({
      behaviour: fc.constantFrom('adds-index', 'reads-plan', null),
      stage: fc.constantFrom(...stages),
      kind: fc.constantFrom('git', 'git', 'git', ...evidenceKinds),
      strength: fc.constantFrom(...strengths),
      present: fc.boolean(),
      observedAt: fc.constantFrom('2019-01-01T00:00:00Z', '2025-01-01T00:00:00Z', asOf),
      source: fc.constantFrom('one', 'two'),
      commits: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    })
    fc.assert(
      fc.property(fc.array(told, { minLength: 2, maxLength: 10 }), (all) => {
        const entries = all.map(entryOf)
        const whole = explain([], { entries })
        for (const { entry, without, moved } of whole.trail.slice(0, whole.row.evidenceCount)) {
          const rest = explain([], { entries: entries.filter(({ id }) => id !== entry.id) })
          expect(without).toEqual(rest.row.level)
          const middle = (rest.row.level ?? rest.row.areaSuggests).middle
          expect(moved).toBeCloseTo((whole.row.level?.middle ?? 0) - middle, 9)
        }
      }),
    )
  })

  test('what carries most first, twins after it, replaced ones last, and these weigh nothing', () => {
    const { trail, row } = explain([
      { id: 'old', behaviour: 'adds-index' },
      { id: 'twin', behaviour: 'adds-index', commits: ['x'], source: 'fork', cautions: ['fork-copy'] },
      { id: 'weak', behaviour: 'reads-plan', strength: 'weak', observedAt: '2020-05-01T00:00:00Z' },
      { id: 'counted', behaviour: 'adds-index', commits: ['x'] },
      { id: 'mended', behaviour: 'reads-plan', supersedes: 'old' },
      { id: 'gone', behaviour: 'reads-plan' },
      { id: 'back', withdrawn: 'benchmark-changed', supersedes: 'gone' },
    ])
    expect(trail.map(({ entry }) => entry.id)).toEqual(['counted', 'mended', 'weak', 'twin', 'gone', 'old'])
    expect(trail.slice(3)).toMatchObject([
      {
        weight: 0,
        moved: 0,
        supersededBy: null,
        reasons: ['The same commits are counted from another source.'],
      },
      { weight: 0, moved: 0, supersededBy: 'back', reasons: ['Taken back: the benchmark changed.'] },
      { weight: 0, moved: 0, supersededBy: 'mended', reasons: ['Replaced by a newer entry.'] },
    ])
    expect(trail[5]?.without).toEqual(row.level)
  })

  test('without a piece, its twin in another source would count', () => {
    const own = { behaviour: 'adds-index', commits: ['x'] }
    const { trail, row } = explain([own, { ...own, source: 'clone' }])
    expect(trail[0]).toMatchObject({ without: row.level, moved: 0 })
  })

  test('why a piece weighs less: age, cautions, cap, in words', () => {
    const { trail } = explain([
      {
        id: 'old',
        observedAt: '2024-11-20T00:00:00Z',
        cautions: ['tutorial-like', 'shared-work'],
        stage: 'mid',
      },
    ])
    expect(trail[0]).toMatchObject({
      weight: expect.closeTo(0.05, 3),
      stale: true,
      reasons: [
        '24 months old: 0.50 of what it weighed when new (half after 730 days).',
        'Counts 0.2, because the repository looks like a tutorial.',
        'Counts 0.5, because several people share the commit.',
      ],
    })
    const many = explain(Array.from({ length: 8 }, () => ({ observedAt: asOf }))).trail
    expect(many.map(({ weight }) => weight)).toEqual(new Array(8).fill(0.25))
    expect(many[0]).toMatchObject({
      stale: false,
      moved: 0,
      reasons: ['8 pieces of this kind at senior share at most 2, the strongest first.'],
    })
    expect(explain([{ observedAt: asOf, strength: 'weak' }]).trail[0]).toMatchObject({
      weight: 0.5,
      reasons: ['One weak sign weighs at most 0.5.'],
    })
  })

  test('a behaviour that the benchmark moved says so', () => {
    const { trail } = explain([{ behaviour: 'adds-index', stage: 'mid', observedAt: asOf }])
    expect(trail[0]?.reasons).toEqual(['The benchmark has moved this behaviour from mid to senior.'])
  })
})

describe('behaviours', () => {
  test('each with its own standing at its own stage, and the entries that speak for it', () => {
    const { behaviours } = explain([
      { id: 'a', behaviour: 'adds-index' },
      { id: 'b', behaviour: 'reads-plan', kind: 'lab' },
      { id: 'c', behaviour: null },
    ])
    expect(behaviours.map(({ id, standing, entries }) => ({ id, standing, entries }))).toEqual([
      { id: 'adds-index', standing: 'shown', entries: ['a'] },
      { id: 'reads-plan', standing: 'proven', entries: ['b'] },
      { id: 'weighs-writes', standing: 'none', entries: [] },
    ])
  })
})

describe('what would narrow the interval', () => {
  const narrows = (told: Told[], more = {}) =>
    explain(told, { kindsOnOffer: [...evidenceKinds], ...more }).narrows

  test('only kinds on offer, the narrowest first, each below the width of today', () => {
    const told = [{ stage: 'senior' as const }, { stage: 'mid' as const }]
    const found = narrows(told)
    const today = width(explain(told).row.level)
    expect(found.length).toBeGreaterThan(2)
    expect(found.map(({ expectedWidth }) => expectedWidth)).toEqual(
      found.map(({ expectedWidth }) => expectedWidth).sort((a, b) => a - b),
    )
    for (const { expectedWidth } of found) expect(expectedWidth).toBeLessThan(today)
    expect(narrows(told, { kindsOnOffer: ['git'] }).map(({ kind }) => kind)).toEqual(['git'])
    expect(narrows(told, { kindsOnOffer: [] })).toEqual([])
  })

  test('a self-rating narrows less than feedback', () => {
    const of = (kind: string) =>
      narrows([{ stage: 'senior' }]).find((other) => other.kind === kind)?.expectedWidth ??
      Number.POSITIVE_INFINITY
    expect(of('feedback')).toBeLessThan(of('self'))
  })

  test.each([
    ['feedback', [true, false]],
    ['lab', [true]],
  ] as const)('expects over what %s would find, and over what it would record', (kind, recorded) => {
    const found = basePrior.reduce(
      (sum, mass, index) => sum + mass * probabilitySeen(kind, 'senior', 'fair', grid[index] ?? 0),
      0,
    )
    const [whenFound = 0, whenNot = width(explain([]).row.areaSuggests)] = recorded.map((present) =>
      width(explain([{ kind, present, strength: 'fair', stage: 'senior', observedAt: asOf }]).row.level),
    )
    expect(narrows([]).find((other) => other.kind === kind)?.expectedWidth).toBeCloseTo(
      found * whenFound + (1 - found) * whenNot,
      2,
    )
  })

  test('commits are not promised where no repository can show the skill', () =>
    expect(narrows([], { skill: 'explaining' }).map(({ kind }) => kind)).not.toContain('git'))

  test('nor where they have said all they can', () =>
    expect(
      narrows(
        Array.from({ length: 9 }, () => ({ stage: 'senior' as const })),
        { kindsOnOffer: ['git'] },
      ),
    ).toEqual([]))
})

describe('over time', () => {
  test('one point for each day on which something was seen, and today', () => {
    const { history, row } = explain([
      { observedAt: '2020-01-01T08:00:00Z' },
      { observedAt: '2020-01-01T09:00:00Z' },
      { observedAt: '2024-01-01T00:00:00Z', behaviour: 'adds-index' },
    ])
    expect(history.map(({ at }) => at)).toEqual(['2020-01-01T09:00:00Z', '2024-01-01T00:00:00Z', asOf])
    expect(history.at(-1)?.level).toEqual(row.level)
  })

  test('a point is the report as it would have been that day', () => {
    const first = { observedAt: '2020-01-01T09:00:00Z' }
    const area = { skill: 'schema', observedAt: '2019-01-01T00:00:00Z' }
    const later = { skill: 'schema', observedAt: '2021-01-01T00:00:00Z' }
    const { history } = explain([first, area, later])
    expect(history[0]?.level).toEqual(
      explain([first, area], { asOf: first.observedAt, entries: [first, area].map(entryOf) }).row.level,
    )
  })

  test('at most 200 points, with the first and the last day among them', () => {
    const days = Array.from({ length: 900 }, (_, day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString())
    const { history } = explain(days.map((observedAt) => ({ observedAt })))
    expect(history).toHaveLength(200)
    expect(history[0]?.at).toBe(days[0])
    expect(history.at(-2)?.at).toBe(days.at(-1))
    expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).sort())
  })

  test('in a year, with nothing added, less is known and the level sinks towards what the area suggests', () => {
    const { row, inAYear } = explain([{ stage: 'senior' }, { stage: 'mid' }])
    expect(width(inAYear)).toBeGreaterThan(width(row.level))
    expect(inAYear?.middle).toBeLessThan(row.level?.middle ?? 0)
  })
})
