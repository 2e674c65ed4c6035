import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadContent } from '../content/load.ts'
import type { Benchmark } from '../core/benchmark/benchmark.ts'
import { contentFolder } from './build.ts'
import { homeOf, prepareHome } from './home.ts'
import { openLedger } from './ledger.ts'
import { eraseRecord } from './record/erase-record.ts'
import { type OpenRecord, openRecord } from './record/open-record.ts'
import { readLedger } from './record/read-record.ts'
import { recordEvidence } from './record/record-evidence.ts'
import { standing, why } from './standing.ts'

const day = 86_400_000
const today = new Date('2026-11-22T12:00:00Z')
const ago = (days: number) => new Date(today.getTime() - days * day)

let folder = ''
let record: OpenRecord
let benchmark: Benchmark
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proven-standing-'))
  const home = homeOf({ PROVEN_HOME: folder })
  prepareHome(home)
  record = await openRecord({ places: home, databaseUrl: null, programVersion: '0', now: () => today })
  const content = await loadContent(contentFolder)
  if (!content.benchmark) throw new Error('the content has problems')
  benchmark = content.benchmark
})
afterAll(async () => {
  await record.close()
  rmSync(folder, { recursive: true })
})

const reading = {
  source: { kind: 'repository' as const, instance: 'a'.repeat(64), label: 'shop' },
  head: null,
  commits: 1,
  ownCommits: 1,
  identities: ['a@example.org'],
  notices: [],
  findings: [
    {
      signal: 'sql-index-online' as const,
      facet: '',
      citations: [{ commit: 'c'.repeat(40), paths: ['db/7.sql'], at: ago(70).toISOString() }],
      cautions: [],
    },
  ],
}

describe('standing compares with 30 days ago', () => {
  it('only where there was a record then', async () => {
    await recordEvidence(record, benchmark, reading, ago(29))
    const told = await standing(record, openLedger(record), benchmark, 'senior', today, null)
    expect(told.entries).toBeGreaterThan(0)
    expect(told.moved).toEqual([])
  })

  it('and says where the benchmark alone moved a level', async () => {
    const other = { ...reading, source: { ...reading.source, instance: 'b'.repeat(64) } }
    // What is asked at staff today was taken for a beginner's then.
    const older: Benchmark = {
      ...benchmark,
      version: 0,
      skills: benchmark.skills.map((skill) => ({
        ...skill,
        behaviours: skill.behaviours.map((behaviour) => ({ ...behaviour, stage: 'entry' })),
      })),
    }
    await recordEvidence(record, older, other, ago(60))
    const { moved } = await standing(record, openLedger(record), benchmark, 'senior', today, null)
    expect(moved.length).toBeGreaterThan(0)
    expect(moved.some(({ causes }) => causes.includes('benchmark'))).toBe(true)
    const sentences = moved.filter(({ causes }) => causes[0] === 'benchmark').map(({ sentence }) => sentence)
    expect(sentences.join()).toMatch(/benchmark/)
  })
})

describe('the ledger that is kept', () => {
  it('is the one in the database after everything that changes it', async () => {
    const ledger = openLedger(record)
    const source = { ...reading.source, instance: 'c'.repeat(64) }
    const changes = [
      () => recordEvidence(record, benchmark, { ...reading, source }, today),
      () => eraseRecord(record, source.instance, today),
      () => recordEvidence(record, benchmark, { ...reading, source }, today),
      () => eraseRecord(record, source.instance, today),
    ]
    for (const change of changes) {
      const before = await ledger()
      expect(await ledger()).toBe(before)
      await change()
      const after = await ledger()
      expect(after).not.toBe(before)
      expect(after).toEqual(await readLedger(record))
    }
  })
})

describe('a skill that nobody knows', () => {
  it('is answered with those that come closest', async () => {
    await expect(
      why(record, openLedger(record), benchmark, 'query-tuning', 'senior', today, false),
    ).rejects.toMatchObject({
      code: 'skill-unknown',
      details: ['query-tuning', expect.stringContaining('sql-query-tuning')],
    })
    await expect(
      why(record, openLedger(record), benchmark, 'zz', 'senior', today, false),
    ).rejects.toMatchObject({
      details: ['zz'],
    })
  })
})
