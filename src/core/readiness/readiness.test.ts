import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stages, strengths } from '../benchmark/benchmark.ts'
import { type EvidenceEntry, evidenceKinds } from '../evidence/entry.ts'
import { benchmarkOf, entryOf, skillOf, type Told } from './fixture.ts'
import { readiness } from './readiness.ts'
import type { SkillRow } from './report.ts'

const asOf = '2026-11-22T12:00:00Z'
const monthAgo = '2026-10-23T12:00:00Z'
const indexing = skillOf(
  'indexing',
  'databases',
  {},
  'adds-index@senior:sql-index',
  'reads-plan@mid:sql-plan-read',
)
const caching = skillOf('caching', 'performance', {}, 'bounds-cache@mid:cache-expiry')
const schema = skillOf('schema', 'databases', { core: false }, 'migrates@mid:schema-migration')
const benchmark = benchmarkOf([indexing, schema, caching])

const report = (entries: EvidenceEntry[], more: Partial<Parameters<typeof readiness>[0]> = {}) =>
  readiness({ benchmark, entries, stage: 'senior', asOf, ...more })
const rowIn = (of: ReturnType<typeof report>, slug = 'indexing'): SkillRow => {
  const row = of.areas.flatMap(({ skills }) => skills).find((own) => own.slug === slug)
  if (!row) throw new Error(`no row for ${slug}`)
  return row
}
const row = (...told: Told[]) => rowIn(report(told.map(entryOf)))

describe('a report without evidence', () => {
  const empty = report([])
  test('every skill is unknown, not zero', () => {
    expect(empty.counts).toEqual({ none: 2, claimed: 0, shown: 0, proven: 0 })
    expect(rowIn(empty)).toMatchObject({ standing: 'none', level: null, newestAt: null, middleBefore: null })
    expect(rowIn(empty).areaSuggests.middle).toBeCloseTo(2, 1)
  })
  test('nothing warns, moves or ages', () => {
    expect(empty).toMatchObject({ warnings: [], moved: [], ageing: [], entries: 0, sources: 0, seenBelow: 0 })
  })
  test('a ledger of withdrawn entries is the same, but for the day', () => {
    const gone = entryOf({ behaviour: 'adds-index' })
    const back = entryOf({ withdrawn: 'rule-mended', supersedes: gone.id })
    expect(report([gone, back])).toEqual(empty)
  })
  test('an unknown skill is passed over', () => expect(report([entryOf({ skill: 'gone' })])).toEqual(empty))
})

describe('a row', () => {
  test('counts pieces by kind and names the newest', () => {
    expect(
      row({ observedAt: '2026-03-01T00:00:00Z' }, { observedAt: '2025-03-01T00:00:00Z' }, { kind: 'self' }),
    ).toMatchObject({ evidenceCount: 3, byKind: { git: 2, self: 1 }, newestAt: '2026-11-01T12:00:00Z' })
  })

  test('what is seen below the stage asked for is said so', () => {
    expect(row({ stage: 'mid' })).toMatchObject({ standing: 'none', seenBelow: 'mid' })
    expect(report([entryOf({ stage: 'mid' })]).seenBelow).toBe(1)
    expect(rowIn(report([entryOf({ stage: 'mid' })], { stage: 'mid' }))).toMatchObject({
      standing: 'shown',
      seenBelow: null,
    })
  })

  test('only core skills are counted, all are shown', () => {
    const shown = report([entryOf({ skill: 'schema' })])
    expect(shown.counts.shown).toBe(0)
    expect(rowIn(shown, 'schema').standing).toBe('shown')
  })

  test("another skill of the area moves what the area suggests, and the skill's own evidence does not", () => {
    const told = report([entryOf({ skill: 'schema' })])
    expect(rowIn(told, 'indexing').areaSuggests.middle).toBeGreaterThan(rowIn(report([])).areaSuggests.middle)
    expect(rowIn(told, 'indexing').level).toBeNull()
    expect(rowIn(told, 'schema').areaSuggests).toEqual(rowIn(report([])).areaSuggests)
    expect(rowIn(told, 'caching').areaSuggests).toEqual(rowIn(report([])).areaSuggests)
  })

  test('evidence observed tomorrow weighs as new', () => {
    expect(row({ observedAt: '2027-05-01T00:00:00Z' }).level).toEqual(row({ observedAt: asOf }).level)
  })

  test('a cautioned piece moves the level less', () => {
    const plain = row({}).level?.middle ?? 0
    const tutorial = row({ cautions: ['tutorial-like'] }).level?.middle ?? 0
    expect(tutorial).toBeLessThan(plain)
    expect(tutorial).toBeGreaterThan(row({}).areaSuggests.middle)
    expect(row({ cautions: ['tutorial-like', 'tutorial-like'] }).level?.middle).toBe(tutorial)
  })

  test('what was looked for and not there lowers the level', () => {
    const { level, areaSuggests, standing } = row({ kind: 'answer', present: false })
    expect(level?.middle).toBeLessThan(areaSuggests.middle)
    expect(standing).toBe('none')
  })
})

describe('where the benchmark places evidence', () => {
  test("the behaviour's stage of today wins over the one recorded", () => {
    expect(row({ behaviour: 'adds-index', stage: 'entry' })).toEqual(row({ behaviour: 'adds-index' }))
  })
  test('a behaviour that is gone counts at the stage recorded', () => {
    expect(row({ behaviour: 'gone', stage: 'staff' }).standing).toBe('shown')
  })
  test('a former slug still finds its skill', () => {
    const renamed = benchmarkOf([skillOf('indices', 'databases', { formerSlugs: ['indexing'] })])
    expect(rowIn(report([entryOf()], { benchmark: renamed }), 'indices').evidenceCount).toBe(1)
  })
  test('a slug in use wins over one that another skill once had', () => {
    const both = benchmarkOf([skillOf('other', 'databases', { formerSlugs: ['indexing'] }), indexing])
    expect(rowIn(report([entryOf()], { benchmark: both }), 'other').evidenceCount).toBe(0)
  })
})

describe('what counts once', () => {
  const own = { behaviour: 'adds-index', commits: ['a', 'b'] }
  test('the same commit, rule and behaviour from two sources', () => {
    expect(row(own, { ...own, source: 'fork' })).toEqual(row(own))
    expect(report([entryOf(own), entryOf({ ...own, source: 'fork' })])).toMatchObject({
      entries: 1,
      sources: 2,
    })
  })
  test('also where they share only some commits, through a third', () => {
    expect(
      row(
        own,
        { ...own, source: 'fork', commits: ['b', 'c'] },
        { ...own, source: 'shallow', commits: ['c'] },
      ),
    ).toMatchObject({ evidenceCount: 1 })
  })
  test('the least cautioned of them counts', () => {
    expect(row({ ...own, source: 'fork', cautions: ['fork-copy'] }, own)).toEqual(row(own))
  })
  test.each<[string, Told]>([
    ['another commit', { commits: ['c'] }],
    ['another behaviour', { behaviour: 'reads-plan' }],
    ['another rule', { signal: 'sql-plan-read' }],
    ['another facet', { facet: 'partial' }],
  ])('%s is another piece', (_, other) => {
    expect(row(own, { ...own, source: 'fork', ...other }).evidenceCount).toBe(2)
  })
})

const anyTold: fc.Arbitrary<Told> = fc.record({
  skill: fc.constantFrom('indexing', 'schema', 'caching', 'gone'),
  behaviour: fc.constantFrom('adds-index', 'reads-plan', null),
  stage: fc.constantFrom(...stages),
  kind: fc.constantFrom(...evidenceKinds),
  strength: fc.constantFrom(...strengths),
  present: fc.boolean(),
  observedAt: fc.constantFrom('2016-02-29T00:00:00Z', '2025-01-01T00:00:00Z', '2026-11-01T00:00:00Z', asOf),
  recordedAt: fc.constantFrom('2026-09-01T00:00:00Z', '2026-11-01T00:00:00Z'),
  source: fc.constantFrom('one', 'two'),
  commits: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  cautions: fc
    .subarray(['tutorial-like', 'shared-work', 'shallow-history', 'fork-copy'] as const)
    .map((all) => [...all]),
})
const anyLedger = fc.array(anyTold, { maxLength: 25 }).map((all) => all.map(entryOf))
const before = { benchmark, asOf: monthAgo }

describe('properties of a report', () => {
  test('the order of entries does not matter', () => {
    fc.assert(
      fc.property(
        anyLedger.chain((ledger) =>
          fc.tuple(fc.constant(ledger), fc.shuffledSubarray(ledger, { minLength: ledger.length })),
        ),
        ([ledger, shuffled]) => {
          expect(report(shuffled, { before })).toEqual(report(ledger, { before }))
        },
      ),
    )
  })

  test('a superseded entry changes nothing: the report is the same without it', () => {
    fc.assert(
      fc.property(anyLedger, anyTold, anyTold, (ledger, old, mended) => {
        const replaced = entryOf(old)
        const by = entryOf({ ...mended, supersedes: replaced.id })
        expect(report([...ledger, replaced, by])).toEqual(report([...ledger, by]))
      }),
    )
  })

  test('a clone of everything under another source changes nothing but the number of sources', () => {
    fc.assert(
      fc.property(fc.array(anyTold, { maxLength: 25 }), (all) => {
        const git = all.map((told, index) => entryOf({ ...told, kind: 'git', commits: [`commit ${index}`] }))
        const clone = git.map((entry) => ({
          ...entry,
          id: `${entry.id} again`,
          source: { ...entry.source, instance: `${entry.source.instance} again` },
        }))
        const once = report(git)
        expect(report([...git, ...clone])).toEqual({ ...once, sources: 2 * once.sources })
      }),
    )
  })

  test('git evidence added never lowers a level', () => {
    fc.assert(
      fc.property(anyLedger, anyTold, (ledger, told) => {
        const more = report([...ledger, entryOf({ ...told, kind: 'git', source: 'new', commits: ['new'] })])
        const less = report(ledger)
        for (const slug of ['indexing', 'schema', 'caching']) {
          const middle = (of: typeof more) => (rowIn(of, slug).level ?? rowIn(of, slug).areaSuggests).middle
          expect(middle(more)).toBeGreaterThanOrEqual(middle(less))
        }
      }),
    )
  })
})

describe('what is ageing', () => {
  test('skills whose newest piece is at half its weight or below', () => {
    const { ageing } = report([
      entryOf({ observedAt: '2019-03-01T00:00:00Z' }),
      entryOf({ observedAt: '2024-11-21T00:00:00Z' }),
      entryOf({ skill: 'caching', observedAt: '2024-12-22T00:00:00Z' }),
    ])
    expect(ageing).toEqual([
      { skill: 'indexing', name: 'indexing', newestAt: '2024-11-21T00:00:00Z', weight: 0.5 },
    ])
  })
})

describe('what moved since 30 days ago', () => {
  const old = '2026-09-01T00:00:00Z'
  const moves = (entries: EvidenceEntry[], more: Partial<Parameters<typeof readiness>[0]> = {}) =>
    report(entries, { before, ...more }).moved

  test('nothing, where nothing is compared', () =>
    expect(report([entryOf({ recordedAt: old }), entryOf()]).moved).toEqual([]))

  test('nothing, where nothing was recorded then: a first scan is not a move of everything', () => {
    expect(moves([entryOf(), entryOf({ skill: 'caching' })])).toEqual([])
  })

  test('nothing, where nothing came', () => expect(moves([entryOf({ recordedAt: old })])).toEqual([]))

  test('evidence that came, with how much', () => {
    const ledger = [entryOf({ skill: 'caching', recordedAt: old }), entryOf(), entryOf(), entryOf()]
    expect(moves(ledger)).toEqual([
      {
        skill: 'indexing',
        name: 'indexing',
        standingFrom: 'none',
        standingTo: 'shown',
        middleFrom: null,
        middleTo: expect.closeTo(2.95, 0),
        causes: ['evidence'],
        sentence: '3 pieces of evidence added.',
      },
    ])
  })

  test('evidence that was taken back', () => {
    const gone = entryOf({ recordedAt: old })
    const back = entryOf({ withdrawn: 'rule-mended', supersedes: gone.id })
    expect(moves([gone, back])).toMatchObject([
      { standingFrom: 'shown', standingTo: 'none', middleTo: null, causes: ['evidence'] },
    ])
    expect(moves([gone, back])[0]?.sentence).toBe('1 piece of evidence replaced or taken back.')
  })

  test('time alone, where it is long enough', () => {
    const ledger = [entryOf({ recordedAt: '2020-01-01T00:00:00Z', observedAt: '2020-01-01T00:00:00Z' })]
    expect(moves(ledger, { before: { benchmark, asOf: '2020-02-01T00:00:00Z' } })).toMatchObject([
      {
        standingFrom: 'shown',
        standingTo: 'shown',
        causes: ['ageing'],
        sentence: 'What is older weighs less.',
      },
    ])
  })

  const earlier = benchmarkOf(
    [skillOf('indexing', 'databases', {}, 'adds-index@mid:sql-index'), schema, caching],
    1,
  )
  const later = benchmarkOf([indexing, schema, caching], 2)

  test('a behaviour that the benchmark moved', () => {
    const ledger = [entryOf({ behaviour: 'adds-index', stage: 'mid', recordedAt: old })]
    expect(moves(ledger, { benchmark: later, before: { benchmark: earlier, asOf: monthAgo } })).toMatchObject(
      [
        {
          standingFrom: 'none',
          standingTo: 'shown',
          causes: ['benchmark'],
          sentence: 'Changed because the benchmark did (1 → 2).',
        },
      ],
    )
  })

  test('what a new benchmark wrote into the ledger about old observations is its doing, not new evidence', () => {
    const seen = { commits: ['a'], observedAt: old }
    const known = entryOf({ ...seen, behaviour: 'adds-index', stage: 'mid', recordedAt: old })
    const back = entryOf({ withdrawn: 'benchmark-changed', supersedes: known.id })
    const rebound = entryOf({ ...seen, behaviour: 'reads-plan', benchmarkVersion: 2 })
    const without = benchmarkOf([skillOf('indexing', 'databases', {}, 'reads-plan@staff:sql-index')], 2)
    expect(
      moves([known, back, rebound], { benchmark: without, before: { benchmark: earlier, asOf: monthAgo } }),
    ).toMatchObject([{ skill: 'indexing', causes: ['benchmark'] }])
  })

  test('both, the one that moved it further first', () => {
    const ledger = [
      entryOf({ behaviour: 'adds-index', stage: 'mid', recordedAt: old }),
      entryOf({ kind: 'lab', behaviour: 'adds-index', stage: 'mid', benchmarkVersion: 2 }),
    ]
    const [move] = moves(ledger, { benchmark: later, before: { benchmark: earlier, asOf: monthAgo } })
    expect(move?.causes).toEqual(['benchmark', 'evidence'])
    expect(move?.sentence).toBe('Changed because the benchmark did (1 → 2). 1 piece of evidence added.')
  })

  test('a renamed skill is the same skill', () => {
    const renamed = benchmarkOf([skillOf('indices', 'databases', { formerSlugs: ['indexing'] })], 2)
    const ledger = [
      entryOf({ recordedAt: old }),
      entryOf({ skill: 'indices', benchmarkVersion: 2, kind: 'lab' }),
    ]
    const moved = moves(ledger, { benchmark: renamed, before: { benchmark: earlier, asOf: monthAgo } })
    expect(moved).toMatchObject([
      { skill: 'indices', standingFrom: 'shown', standingTo: 'proven', causes: ['evidence'] },
    ])
  })

  test('the median of then is on the row, even where it did not move', () => {
    const then = rowIn(report([entryOf({ recordedAt: old })], { before }))
    expect(then.middleBefore).toBeCloseTo(then.level?.middle ?? 0, 1)
    expect(rowIn(report([entryOf()], { before })).middleBefore).toBeNull()
  })
})
