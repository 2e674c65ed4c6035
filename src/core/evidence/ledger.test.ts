import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Benchmark, Stage, Strength } from '../benchmark/benchmark.ts'
import { signals } from '../signal/catalogue.ts'
import type { EvidenceDraft, EvidenceEntry } from './entry.ts'
import { draftsFromFindings, type Finding } from './finding.ts'
import { activeEntries, type Reconciled, reconcile } from './ledger.ts'

const source = { kind: 'repository', instance: 'ab'.repeat(32), label: 'shop' } as const

const benchmarkOf = (
  version: number,
  bound: { strength?: Strength; stage?: Stage; slug?: string; formerSlugs?: string[] } | null = {},
): Benchmark => ({
  version,
  areas: [],
  skills: [
    {
      slug: bound?.slug ?? 'caching',
      name: 'Caching',
      area: 'performance',
      core: true,
      summary: '',
      requires: [],
      aliases: [],
      formerSlugs: bound?.formerSlugs ?? [],
      behaviours: [
        {
          id: 'expires',
          stage: bound?.stage ?? 'mid',
          text: '',
          signals: bound === null ? [] : [{ signal: 'cache-expiry', strength: bound.strength ?? 'fair' }],
        },
      ],
    },
  ],
})

const finding = (commit: string, more: Partial<Finding> = {}): Finding => ({
  signal: 'cache-expiry',
  facet: '',
  citations: [{ commit: commit.repeat(40), paths: ['src/cache.ts'], at: '2026-01-02T03:04:05.000Z' }],
  cautions: [],
  ...more,
})

const drafts = (findings: Finding[], benchmark: Benchmark) => draftsFromFindings(findings, source, benchmark)

/** What the store does with it. */
function write(entries: EvidenceEntry[], { write }: Reconciled): EvidenceEntry[] {
  return [
    ...entries,
    ...write.map(({ draft, supersedes }, index) => ({
      ...draft,
      id: String(entries.length + index),
      person: 'p',
      recordedAt: '2026-02-01T00:00:00.000Z',
      visibility: 'private' as const,
      supersedes,
      sha256: '',
    })),
  ]
}

const counts = ({ added, superseded, withdrawn, unchanged }: Reconciled) => ({
  added,
  superseded,
  withdrawn,
  unchanged,
})

/** What the ledger says of a sequence of readings; the last one is judged. */
function read(readings: { findings: Finding[]; benchmark: Benchmark; sawAll?: boolean; mended?: boolean }[]) {
  let entries: EvidenceEntry[] = []
  let last: Reconciled = { write: [], added: 0, superseded: 0, withdrawn: 0, unchanged: 0 }
  for (const { findings, benchmark, sawAll = true, mended = false } of readings) {
    // As if the ledger had been written by the rule's version before.
    if (mended)
      entries = entries.map((entry) => ({ ...entry, ruleVersion: signals['cache-expiry'].version - 1 }))
    last = reconcile(entries, drafts(findings, benchmark), benchmark, sawAll)
    entries = write(entries, last)
  }
  return { ...counts(last), active: activeEntries(entries).length }
}

const v1 = benchmarkOf(1)
const a = finding('a')
const b = finding('b')
const nothing = { added: 0, superseded: 0, withdrawn: 0, unchanged: 0 }

const cases: [string, Parameters<typeof read>[0], object][] = [
  ['nothing found adds nothing', [{ findings: [], benchmark: v1 }], { ...nothing, active: 0 }],
  ['what is new is added', [{ findings: [a, b], benchmark: v1 }], { ...nothing, added: 2, active: 2 }],
  ['a double counts once', [{ findings: [a, a], benchmark: v1 }], { ...nothing, added: 1, active: 1 }],
  [
    'another reading adds nothing',
    [
      { findings: [a, b], benchmark: v1 },
      { findings: [b, a], benchmark: v1 },
    ],
    { ...nothing, unchanged: 2, active: 2 },
  ],
  [
    'two facets of one commit are two things',
    [{ findings: [finding('a', { facet: 'Go' }), finding('a', { facet: 'Rust' })], benchmark: v1 }],
    { ...nothing, added: 2, active: 2 },
  ],
  [
    'what is not found again stays',
    [
      { findings: [a, b], benchmark: v1 },
      { findings: [a], benchmark: v1 },
    ],
    { ...nothing, unchanged: 1, active: 2 },
  ],
  [
    'a caution that came later supersedes',
    [
      { findings: [a], benchmark: v1 },
      { findings: [{ ...a, cautions: ['tutorial-like'] }], benchmark: v1 },
    ],
    { ...nothing, superseded: 1, active: 1 },
  ],
  [
    'a benchmark that weighs it otherwise supersedes',
    [
      { findings: [a], benchmark: v1 },
      { findings: [a], benchmark: benchmarkOf(2, { strength: 'strong' }) },
    ],
    { ...nothing, superseded: 1, active: 1 },
  ],
  [
    'a benchmark that changed elsewhere changes nothing',
    [
      { findings: [a], benchmark: v1 },
      { findings: [a], benchmark: benchmarkOf(2) },
    ],
    { ...nothing, unchanged: 1, active: 1 },
  ],
  [
    'a benchmark that no longer asks for it withdraws',
    [
      { findings: [a], benchmark: v1 },
      { findings: [a], benchmark: benchmarkOf(2, null) },
    ],
    { ...nothing, withdrawn: 1, active: 0 },
  ],
  [
    'a withdrawal is not repeated',
    [
      { findings: [a], benchmark: v1 },
      { findings: [a], benchmark: benchmarkOf(2, null) },
      { findings: [a], benchmark: benchmarkOf(3, null) },
    ],
    { ...nothing, active: 0 },
  ],
  [
    'a benchmark that asks for it again adds it again',
    [
      { findings: [a], benchmark: v1 },
      { findings: [a], benchmark: benchmarkOf(2, null) },
      { findings: [a], benchmark: benchmarkOf(3) },
    ],
    { ...nothing, added: 1, active: 1 },
  ],
  [
    'a behaviour at another stage is withdrawn there and added here',
    [
      { findings: [a], benchmark: v1 },
      { findings: [a], benchmark: benchmarkOf(2, { stage: 'senior' }) },
    ],
    { ...nothing, added: 1, withdrawn: 1, active: 1 },
  ],
  [
    'a benchmark that asks for it still keeps what fewer addresses do not show',
    [
      { findings: [a, b], benchmark: v1 },
      { findings: [a], benchmark: benchmarkOf(2), sawAll: false },
    ],
    { ...nothing, unchanged: 1, active: 2 },
  ],
  [
    'a skill that was given another slug keeps its evidence',
    [
      { findings: [a], benchmark: v1 },
      { findings: [a], benchmark: benchmarkOf(2, { slug: 'cache-design', formerSlugs: ['caching'] }) },
    ],
    { ...nothing, unchanged: 1, active: 1 },
  ],
  [
    'a mended rule supersedes what it finds again',
    [
      { findings: [a], benchmark: v1 },
      { findings: [a], benchmark: v1, mended: true },
    ],
    { ...nothing, superseded: 1, active: 1 },
  ],
  [
    'a mended rule takes back what it no longer finds',
    [
      { findings: [a, b], benchmark: v1 },
      { findings: [a], benchmark: v1, mended: true },
    ],
    { ...nothing, superseded: 1, withdrawn: 1, active: 1 },
  ],
  [
    'a mended rule takes nothing back that it was not shown',
    [
      { findings: [a, b], benchmark: v1 },
      { findings: [a], benchmark: v1, mended: true, sawAll: false },
    ],
    { ...nothing, superseded: 1, active: 2 },
  ],
  [
    'an older program changes nothing that a newer one wrote',
    [
      { findings: [a, b], benchmark: benchmarkOf(2, { strength: 'strong' }) },
      { findings: [a], benchmark: v1 },
    ],
    { ...nothing, unchanged: 1, active: 2 },
  ],
]
it.each(cases)('%s', (_, readings, expected) => {
  expect(read(readings)).toEqual(expected)
})

it('a withdrawal names what it takes back, and why', () => {
  const before = write([], reconcile([], drafts([a], v1), v1, true))
  const { write: written } = reconcile(before, [], benchmarkOf(2, null), true)
  expect(written).toMatchObject([
    {
      supersedes: '0',
      draft: { observed: { type: 'withdrawn', because: 'benchmark-changed' }, benchmarkVersion: 2 },
    },
  ])
})

describe('whatever was found', () => {
  const someFinding = fc.record({
    commit: fc.constantFrom('a', 'b', 'c'),
    facet: fc.constantFrom('', 'x'),
    path: fc.constantFrom('p', 'q'),
    cautious: fc.boolean(),
  })
  const someReading = fc.array(
    someFinding.map(({ commit, facet, path, cautious }) =>
      finding(commit, {
        facet,
        citations: [{ commit: commit.repeat(40), paths: [path], at: '2026-01-02T03:04:05.000Z' }],
        cautions: cautious ? ['shared-work'] : [],
      }),
    ),
    { maxLength: 8 },
  )
  const someBenchmark = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(null, {}, { strength: 'weak' as const }))
    .map(([version, bound]) => benchmarkOf(version, bound))
  const shuffled = (from: EvidenceDraft[]) => fc.shuffledSubarray(from, { minLength: from.length })
  const history = fc.array(fc.tuple(someReading, someBenchmark, fc.boolean()), { maxLength: 4 })
  const ledgerOf = (readings: [Finding[], Benchmark, boolean][]) =>
    readings.reduce<EvidenceEntry[]>(
      (entries, [findings, benchmark, sawAll]) =>
        write(entries, reconcile(entries, drafts(findings, benchmark), benchmark, sawAll)),
      [],
    )

  it('reading it again adds nothing', () => {
    fc.assert(
      fc.property(history, someReading, someBenchmark, (before, findings, benchmark) => {
        const once = ledgerOf([...before, [findings, benchmark, true]])
        expect(reconcile(once, drafts(findings, benchmark), benchmark, true).write).toEqual([])
      }),
    )
  })

  it('the order of the drafts does not matter', () => {
    fc.assert(
      fc.property(
        history,
        someBenchmark.chain((benchmark) =>
          someReading.chain((findings) => {
            const found = drafts(findings, benchmark)
            return fc.tuple(fc.constant(benchmark), fc.constant(found), shuffled(found))
          }),
        ),
        (before, [benchmark, found, otherwise]) => {
          const entries = ledgerOf(before)
          expect(reconcile(entries, otherwise, benchmark, true)).toEqual(
            reconcile(entries, found, benchmark, true),
          )
        },
      ),
    )
  })

  it('no entry is superseded twice, and each subject is active once', () => {
    fc.assert(
      fc.property(history, (readings) => {
        const entries = ledgerOf(readings)
        const superseded = entries.flatMap(({ supersedes }) => supersedes ?? [])
        expect(new Set(superseded).size).toBe(superseded.length)
        const subjects = activeEntries(entries).map(
          ({ observed }) =>
            observed.type === 'repository' &&
            `${observed.facet} ${observed.citations.map(({ commit }) => commit)}`,
        )
        expect(new Set(subjects).size).toBe(subjects.length)
      }),
    )
  })
})
