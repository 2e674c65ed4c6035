import { describe, expect, it } from 'vitest'
import type { Track } from '../benchmark/track.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { benchmarkOf, entryOf, skillOf } from '../readiness/fixture.ts'
import { readiness } from '../readiness/readiness.ts'
import { compareTrack } from './compare.ts'
import { rowsAt } from './rows-at.ts'

const asOf = '2026-11-22T12:00:00Z'
const all = ['a@entry', 'b@mid', 'c@senior', 'd@staff']
const benchmark = benchmarkOf([
  skillOf('indexing', 'sql', {}, ...all),
  skillOf('schema', 'sql', {}, ...all),
  skillOf('review', 'people', {}, ...all),
  skillOf('graph', 'apis', { core: false }, ...all),
])
const track: Track = {
  slug: 'dba',
  name: 'Database administrator',
  kind: 'career',
  summary: 'Keeps databases.',
  titles: ['DBA'],
  years: null,
  stage: null,
  asks: [
    { skill: 'indexing', stage: 'senior', because: 'It is asked.' },
    { skill: 'graph', stage: 'mid', because: null },
  ],
  beyond: [{ text: 'Upgrades servers.' }],
}
const compared = (...entries: EvidenceEntry[]) =>
  compareTrack(track, benchmark, rowsAt(benchmark, entries, asOf))
const seen = (...entries: EvidenceEntry[]) => compared(...entries).asked[0]

const cases: [string, EvidenceEntry[], object][] = [
  ['nothing seen is missing, without a level', [], { carry: 'missing', row: { level: null } }],
  ['seen in work at the stage carries over', [entryOf()], { carry: 'carries-over' }],
  ['seen above it carries over too', [entryOf({ stage: 'staff' })], { carry: 'carries-over' }],
  [
    'seen below it is to be strengthened',
    [entryOf({ stage: 'mid' })],
    { carry: 'to-strengthen', row: { standing: 'none', seenBelow: 'mid' } },
  ],
  [
    'said of oneself is to be strengthened',
    [entryOf({ kind: 'self' })],
    { carry: 'to-strengthen', row: { standing: 'claimed' } },
  ],
  [
    'measured carries over',
    [entryOf({ kind: 'lab' })],
    { carry: 'carries-over', row: { standing: 'proven' } },
  ],
  [
    'looked for and not found is to be strengthened',
    [entryOf({ kind: 'answer', present: false })],
    { carry: 'to-strengthen', row: { standing: 'none', seenBelow: null } },
  ],
  ['seen of another skill says nothing', [entryOf({ skill: 'schema' })], { carry: 'missing' }],
]

describe('an asked skill', () => {
  it.each(cases)('%s', (_, entries, expected) => expect(seen(...entries)).toMatchObject(expected))
})

describe('a track as a difference', () => {
  it('counts what it asks, says why, and what it asks besides', () => {
    const told = compared(entryOf(), entryOf({ skill: 'graph', stage: 'entry' }))
    expect(told.counts).toEqual({ 'carries-over': 1, 'to-strengthen': 1, missing: 0 })
    expect(told.asked.map(({ row, because, areaName }) => [row.slug, row.stage, because, areaName])).toEqual([
      ['indexing', 'senior', 'It is asked.', 'sql'],
      ['graph', 'mid', null, 'apis'],
    ])
    expect(told.beyond).toEqual(['Upgrades servers.'])
  })

  it('names the core skills that it does not ask for', () =>
    expect(compared().notAsked.map(({ slug }) => slug)).toEqual(['schema', 'review']))

  it('has the rows of the report at each stage', () => {
    const entries = [
      entryOf(),
      entryOf({ stage: 'mid', skill: 'schema' }),
      entryOf({ skill: 'review', kind: 'self' }),
    ]
    const rowAt = rowsAt(benchmark, entries, asOf)
    for (const stage of ['entry', 'mid', 'senior', 'staff'] as const) {
      const report = readiness({ benchmark, entries, stage, asOf })
      for (const row of report.areas.flatMap(({ skills }) => skills)) {
        expect(rowAt(row.slug, stage)).toEqual(row)
        expect(rowAt(row.slug, stage)).toBe(rowAt(row.slug, stage))
      }
    }
    expect(rowAt('gone', 'mid')).toBeUndefined()
  })
})
