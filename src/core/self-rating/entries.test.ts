import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvidenceEntry, SourceInstance } from '../evidence/entry.ts'
import { activeEntries } from '../evidence/ledger.ts'
import { benchmarkOf, skillOf } from '../readiness/fixture.ts'
import { readiness } from '../readiness/readiness.ts'
import { answersIn, type GivenAnswer, reconcileAnswers } from './entries.ts'

const source: SourceInstance = { kind: 'person', instance: 'a'.repeat(64), label: 'Self-rating' }
const benchmark = benchmarkOf(
  [
    skillOf('tuning', 'sql', { formerSlugs: ['queries'] }, 'reads@mid', 'finds@senior'),
    skillOf('writing', 'people', {}, 'decides@senior'),
  ],
  2,
)
const monday = '2026-11-23T09:00:00.000Z'
const later = '2026-11-23T23:59:59.000Z'
const tuesday = '2026-11-24T00:00:00.000Z'

let count = 0
/** A ledger after these answers, each given at its instant. */
function ledgerOf(
  steps: [GivenAnswer['answer'], string][],
  about = { skill: 'tuning', behaviour: 'finds' },
  of = benchmark,
): EvidenceEntry[] {
  const entries: EvidenceEntry[] = []
  for (const [answer, now] of steps)
    for (const { draft, supersedes } of reconcileAnswers(entries, [{ ...about, answer }], {
      source,
      benchmark: of,
      now,
    }))
      entries.push({
        ...draft,
        supersedes,
        id: `entry ${++count}`,
        person: 'person',
        recordedAt: now,
        visibility: 'private',
        sha256: '',
      })
  return entries
}
const said = (entries: EvidenceEntry[]) => answersIn(entries, benchmark).map(({ answer, at }) => [answer, at])

describe('answers in the ledger', () => {
  const cases: [string, [GivenAnswer['answer'], string][], { entries: number; said: string[][] }][] = [
    ['a yes is one entry', [['yes', monday]], { entries: 1, said: [['yes', monday]] }],
    ['a “not yet” is one too', [['not-yet', monday]], { entries: 1, said: [['not-yet', monday]] }],
    ['a skip is none', [['skipped', monday]], { entries: 0, said: [] }],
    ['nor is taking back what was never said', [['withdrawn', monday]], { entries: 0, said: [] }],
    [
      'the same again on the same day adds nothing',
      [
        ['yes', monday],
        ['yes', later],
      ],
      { entries: 1, said: [['yes', monday]] },
    ],
    [
      'on a later day it is dated anew',
      [
        ['yes', monday],
        ['yes', tuesday],
      ],
      { entries: 2, said: [['yes', tuesday]] },
    ],
    [
      'another answer replaces it at once',
      [
        ['yes', monday],
        ['not-yet', later],
      ],
      { entries: 2, said: [['not-yet', later]] },
    ],
    [
      'taking back leaves nothing',
      [
        ['yes', monday],
        ['withdrawn', later],
      ],
      { entries: 2, said: [] },
    ],
    [
      'so does a skip',
      [
        ['yes', monday],
        ['skipped', later],
      ],
      { entries: 2, said: [] },
    ],
    [
      'taking back twice adds nothing',
      [
        ['yes', monday],
        ['withdrawn', later],
        ['withdrawn', tuesday],
      ],
      { entries: 2, said: [] },
    ],
    [
      'what was taken back can be said again',
      [
        ['yes', monday],
        ['withdrawn', later],
        ['yes', later],
      ],
      { entries: 3, said: [['yes', later]] },
    ],
  ]
  it.each(cases)('%s', (_, steps, expected) => {
    const entries = ledgerOf(steps)
    expect({ entries: entries.length, said: said(entries) }).toEqual(expected)
  })

  it('an entry says what was asked, of which benchmark, and who says it', () => {
    expect(ledgerOf([['not-yet', monday]])[0]).toMatchObject({
      skill: 'tuning',
      stage: 'senior',
      behaviour: 'finds',
      kind: 'self',
      source,
      observedAt: monday,
      benchmarkVersion: 2,
      observed: {
        type: 'judged',
        says: 'Answered not yet: Does finds',
        present: false,
        reference: 'benchmark 2, tuning/finds',
      },
    })
  })

  it('a skill that was renamed keeps its answers, and they are replaced under its new name', () => {
    const old = benchmarkOf([skillOf('queries', 'sql', {}, 'finds@senior')])
    const entries = ledgerOf([['yes', monday]], { skill: 'queries', behaviour: 'finds' }, old)
    expect(said(entries)).toEqual([['yes', monday]])
    const change = { skill: 'tuning', behaviour: 'finds', answer: 'not-yet' as const }
    const [write] = reconcileAnswers(entries, [change], { source, benchmark, now: tuesday })
    expect(write).toMatchObject({ supersedes: entries[0]?.id, draft: { skill: 'tuning' } })
  })

  it('what the benchmark no longer has is kept, and not told', () => {
    const old = benchmarkOf([skillOf('tuning', 'sql', {}, 'gone@senior')])
    const entries = ledgerOf([['yes', monday]], { skill: 'tuning', behaviour: 'gone' }, old)
    expect([said(entries), activeEntries(entries).length]).toEqual([[], 1])
  })

  it('of several answers about one behaviour the last counts', () => {
    const about = { skill: 'tuning', behaviour: 'finds' }
    const given = (['yes', 'skipped', 'not-yet'] as const).map((answer) => ({ ...about, answer }))
    const write = reconcileAnswers([], given, { source, benchmark, now: monday })
    expect(write.map(({ draft }) => draft.observed)).toEqual([expect.objectContaining({ present: false })])
  })

  it('the ledger always says the last answer, in one unbroken chain', () => {
    const step = fc.tuple(
      fc.constantFrom<GivenAnswer['answer']>('yes', 'not-yet', 'skipped', 'withdrawn'),
      fc.constantFrom(monday, tuesday),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const entries = ledgerOf([...steps].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)))
        const last = [...steps].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).at(-1)?.[0]
        const expected = last === 'yes' || last === 'not-yet' ? [last] : []
        expect(answersIn(entries, benchmark).map(({ answer }) => answer)).toEqual(expected)
        const replaced = entries.flatMap(({ supersedes }) => supersedes ?? [])
        expect(new Set(replaced).size).toBe(replaced.length)
        expect(entries.length - replaced.length).toBe(entries.length > 0 ? 1 : 0)
      }),
    )
  })

  it('a yes at senior claims the skill, and moves its level by less than half of what a lab does', () => {
    const report = readiness({
      benchmark,
      entries: ledgerOf([['yes', monday]]),
      stage: 'senior',
      asOf: tuesday,
    })
    const [tuning] = report.areas.flatMap(({ skills }) => skills)
    expect([tuning?.standing, tuning?.byKind]).toEqual(['claimed', { self: 1 }])
  })
})
