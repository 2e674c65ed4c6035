import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { smallBenchmark } from '../../../test/readings.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import type { GivenAnswer, KeptAnswer } from '../../core/self-rating/entries.ts'
import { exportRecord, importRecord } from '../record/archive-record.ts'
import { eraseRecord } from '../record/erase-record.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { readBenchmarks, readLedger, readSources } from '../record/read-record.ts'
import { answerSelfRating, readSelfRating } from './self-rating.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const benchmark = smallBenchmark()
const now = new Date('2026-11-22T10:00:00.000Z')
const given = (behaviour: string, answer: GivenAnswer['answer'], skill = 'caching'): GivenAnswer => ({
  skill,
  behaviour,
  answer,
})
const give = (record: OpenRecord, ...answers: GivenAnswer[]) =>
  answerSelfRating(record, benchmark, answers, now)
const short = (answers: readonly KeptAnswer[]) =>
  answers.map(({ behaviour, answer }) => `${behaviour} ${answer}`).sort()
const keptIn = async (record: OpenRecord) => short((await readSelfRating(record, benchmark)).answers)

describe('answers that are kept', () => {
  it('are in the ledger under one source, with the benchmark they were given under', async () => {
    const record = await postgres.freshRecord()
    expect(short(await give(record, given('invalidates', 'yes'), given('expires', 'skipped')))).toEqual([
      'expires skipped',
      'invalidates yes',
    ])
    expect(await readLedger(record)).toMatchObject([
      { kind: 'self', behaviour: 'invalidates', stage: 'senior' },
    ])
    expect(await readSources(record)).toMatchObject([
      { kind: 'person', label: 'Self-rating', entries: 1, commits: 0 },
    ])
    expect(await readBenchmarks(record)).toHaveLength(1)
  })

  it.each<[string, GivenAnswer[], string[], number]>([
    [
      'a skip takes an answer back',
      [given('expires', 'yes'), given('expires', 'skipped')],
      ['expires skipped'],
      0,
    ],
    [
      'an answer takes a skip back',
      [given('expires', 'skipped'), given('expires', 'not-yet')],
      ['expires not-yet'],
      1,
    ],
    ['none takes back either', [given('expires', 'yes'), given('expires', 'withdrawn')], [], 0],
    ['and a skip', [given('expires', 'skipped'), given('expires', 'withdrawn')], [], 0],
  ])('%s', async (_, answers, kept, active) => {
    const record = await postgres.freshRecord()
    for (const answer of answers) await give(record, answer)
    expect(await keptIn(record)).toEqual(kept)
    expect(activeEntries(await readLedger(record))).toHaveLength(active)
    const together = await postgres.freshRecord()
    await give(together, ...answers)
    expect(await keptIn(together)).toEqual(kept)
  })

  it('of many at once, every one is kept once and in one chain', async () => {
    const record = await postgres.freshRecord()
    const answers = Array.from({ length: 24 }, (_, index) =>
      given(index % 2 === 0 ? 'expires' : 'invalidates', index % 3 === 0 ? 'yes' : 'not-yet'),
    )
    await Promise.all(answers.map((answer) => give(record, answer)))
    const ledger = await readLedger(record)
    expect(activeEntries(ledger)).toHaveLength(2)
    const replaced = ledger.flatMap(({ supersedes }) => supersedes ?? [])
    expect(ledger.length - replaced.length).toBe(2)
    expect(await keptIn(record)).toHaveLength(2)
  })

  it('a skill may be named as it once was called, also where it was skipped', async () => {
    const record = await postgres.freshRecord()
    const [skill] = benchmark.skills
    if (!skill) throw new Error('no skill')
    await give(record, given('expires', 'skipped'), given('invalidates', 'yes'))
    const renamed = { ...benchmark, skills: [{ ...skill, slug: 'caches', formerSlugs: ['caching'] }] }
    expect(short((await readSelfRating(record, renamed)).answers)).toEqual([
      'expires skipped',
      'invalidates yes',
    ])
    await answerSelfRating(record, renamed, [given('expires', 'yes')], now)
    expect(short((await readSelfRating(record, renamed)).answers)).toEqual(['expires yes', 'invalidates yes'])
  })

  it('about what there is not are refused, and nothing of them is kept', async () => {
    const record = await postgres.freshRecord()
    await expect(
      give(record, given('expires', 'yes'), given('expires', 'yes', 'magic')),
    ).rejects.toMatchObject({
      code: 'skill-unknown',
    })
    await expect(give(record, given('expires', 'yes'), given('flies', 'yes'))).rejects.toMatchObject({
      code: 'request-invalid',
      details: expect.arrayContaining(['expires (mid)']),
    })
    expect([await keptIn(record), await readSources(record)]).toEqual([[], []])
  })
})

describe('erasing and carrying along', () => {
  it('an archive carries answers and skips', async () => {
    const record = await postgres.freshRecord()
    await give(record, given('expires', 'skipped'), given('invalidates', 'yes'))
    const file = join(postgres.folder, 'answers.ndjson.gz')
    await exportRecord(record, file, now)
    const other = await postgres.freshRecord()
    await importRecord(other, file)
    expect(await keptIn(other)).toEqual(['expires skipped', 'invalidates yes'])
    await importRecord(other, file)
    expect(await keptIn(other)).toEqual(['expires skipped', 'invalidates yes'])
    // What was answered on the one machine goes on in the chain of the other.
    await give(other, given('invalidates', 'not-yet'))
    expect(activeEntries(await readLedger(other))).toHaveLength(1)
  })

  it('an archive without a skip that is here is not taken for its continuation', async () => {
    const record = await postgres.freshRecord()
    await give(record, given('invalidates', 'yes'))
    const file = join(postgres.folder, 'without-skip.ndjson.gz')
    await exportRecord(record, file, now)
    await give(record, given('expires', 'skipped'))
    await expect(importRecord(record, file)).rejects.toMatchObject({ code: 'record-not-empty' })
    expect(await keptIn(record)).toEqual(['expires skipped', 'invalidates yes'])
  })

  it('erasing the source erases every answer and skip, and erasing another one none', async () => {
    const record = await postgres.freshRecord()
    await give(record, given('expires', 'skipped'), given('invalidates', 'yes'))
    const [source] = await readSources(record)
    const other = createHash('sha256').update('another').digest('hex')
    await expect(eraseRecord(record, other, now)).rejects.toMatchObject({ code: 'source-unknown' })
    expect(await eraseRecord(record, source?.instance ?? '', now)).toEqual({ entries: 1, sources: 1 })
    expect([await keptIn(record), await readLedger(record), await readSources(record)]).toEqual([[], [], []])
  })

  it('erasing everything erases skips as well', async () => {
    const record = await postgres.freshRecord()
    await give(record, given('expires', 'skipped'))
    await eraseRecord(record, null, now)
    expect(await keptIn(record)).toEqual([])
  })
})
