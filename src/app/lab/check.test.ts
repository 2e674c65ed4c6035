import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type LabBench,
  openLabBench,
  quickRun,
  recordingOf,
  smallLab,
  sourceShowing,
} from '../../../test/labs.ts'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { smallBenchmark } from '../../../test/readings.ts'
import { Failure } from '../../core/failures.ts'
import { startAttempt } from '../../store/lab/attempt.ts'
import { stopRun } from '../../store/lab/finish.ts'
import { labSource } from '../../store/lab/pass.ts'
import { openLedger } from '../ledger.ts'
import { exportRecord, importRecord } from '../record/archive-record.ts'
import { eraseRecord } from '../record/erase-record.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { readLedger, readSources } from '../record/read-record.ts'
import type { RunLab } from './carry-out.ts'
import type { KnownLab } from './known-labs.ts'
import { listLabs, readLab, takeHint } from './read-labs.ts'
import { readRun, readRunRecording } from './read-run.ts'
import { rejudge } from './rejudge.ts'

let postgres: TestPostgres
let folder = ''
let record: OpenRecord
let labs: KnownLab[]
let day = 0
const now = () => new Date(Date.UTC(2026, 10, 22 + day, 12))
const opened: LabBench[] = []

beforeAll(async () => {
  postgres = await startTestPostgres()
  folder = mkdtempSync(join(tmpdir(), 'proven-check-'))
})
afterAll(async () => {
  for (const bench of opened) await bench.close()
  await postgres.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  record = await postgres.freshRecord()
  labs = [smallLab()]
  day = 0
})

function benchWith(runLab?: RunLab): LabBench {
  const bench = openLabBench(record, folder, { labs, now, ...(runLab && { runLab }) })
  opened.push(bench)
  return bench
}
/** Checks a source that shows these numbers, one a try, and waits until that has ended. */
async function check(
  shows: number[],
  { seed = null, runLab }: { seed?: string | null; runLab?: RunLab } = {},
) {
  const bench = benchWith(runLab)
  const id = await bench.start(await sourceShowing(...shows), seed)
  await bench.workOff()
  return { run: await look(id), troubles: bench.troubles }
}
const reading = () => ({
  record,
  ledger: openLedger(record),
  labs: () => Promise.resolve(labs),
  benchmark: smallBenchmark(),
  now,
})
const look = (which: string) => readRun(reading(), which)
const hint = () => takeHint(record, labs, 'small-lab', now())
/** What the ledger says now, and how often it was said otherwise. */
async function ledger() {
  const entries = await readLedger(record)
  const replaced = new Set(entries.map(({ supersedes }) => supersedes))
  const active = entries.filter(({ id }) => !replaced.has(id))
  return {
    written: entries.length,
    says: active.map(({ observed }) => (observed.type === 'judged' ? observed.says : observed.type)),
  }
}

describe('a run', () => {
  it('that passes ends judged, with its verdict, its recording and its evidence', async () => {
    const { run } = await check([3])
    expect(run).toMatchObject({
      number: 1,
      lab: 'small-lab',
      state: 'judged',
      passed: true,
      checksPassed: 1,
      checks: 1,
      tries: 1,
      ahead: 0,
      hasRecording: true,
      failure: null,
      outcome: { kind: 'judged', passed: true, checks: [{ id: 'settles', value: 3, atStart: null }] },
    })
    expect(run.evidence.map(({ skill, stage, strength }) => [skill, stage, strength])).toEqual([
      ['caching', 'mid', 'fair'],
      ['caching', 'senior', 'strong'],
    ])
    for (const { level, levelWithout } of run.evidence) expect(level).toBeGreaterThan(levelWithout ?? 0)
    expect(await readRunRecording(record, '1')).toMatchObject({
      lab: { slug: 'small-lab', version: 1 },
      steps: [{ id: 'wait', does: 'settle' }],
      service: [{ output: 'ready\n' }],
    })
    expect((await readSources(record)).map(({ kind, label, entries }) => [kind, label, entries])).toEqual([
      ['lab', 'small-lab', 2],
    ])
  })

  it('that fails says nothing about the level', async () => {
    expect((await check([11])).run).toMatchObject({ state: 'judged', passed: false, evidence: [] })
    expect(await ledger()).toEqual({ written: 0, says: [] })
  })

  it('with a chosen seed never counts', async () => {
    const { run } = await check([3], { seed: 'mine' })
    expect(run).toMatchObject({ passed: true, chosenSeed: true, seed: 'mine', evidence: [] })
    expect(await ledger()).toEqual({ written: 0, says: [] })
  })

  it('with a fresh seed has another one every time', async () => {
    const seeds = new Set([(await check([3])).run.seed, (await check([3])).run.seed])
    expect(seeds.size).toBe(2)
  })

  it('that is inconclusive is done again by itself, under its own number', async () => {
    const { run } = await check([7, 3])
    expect(run).toMatchObject({ number: 1, state: 'judged', passed: true, tries: 2 })
    expect(await record.store.db.selectFrom('recording').select('sha256').execute()).toHaveLength(1)
  })

  it('that stays inconclusive is so after the third try', async () => {
    const { run } = await check([7])
    expect(run).toMatchObject({ state: 'inconclusive', passed: null, tries: 3 })
    expect(await ledger()).toEqual({ written: 0, says: [] })
  })

  it('that we spoiled is void after the third try, never failed', async () => {
    let runs = 0
    const spoiled: RunLab = async () => {
      runs++
      return recordingOf(99, { spoiled: [{ cause: 'host-too-noisy', says: 'Too busy.' }] })
    }
    const { run } = await check([3], { runLab: spoiled })
    expect(run).toMatchObject({ state: 'void', passed: null, checksPassed: null, outcome: { kind: 'void' } })
    expect(runs).toBe(3)
  })

  it('whose runner breaks fails with what it said, and is told', async () => {
    const { run, troubles } = await check([3], {
      runLab: () => Promise.reject(new Error('the disk is gone')),
    })
    expect(run).toMatchObject({
      state: 'failed',
      failure: { code: 'run-failed', details: ['the disk is gone'] },
    })
    expect(troubles).toHaveLength(1)
  })

  it('of an archive that is none fails as unusable', async () => {
    const bench = benchWith()
    const id = await bench.start({ sha256: 'a'.repeat(64), bytes: Buffer.from('nonsense') })
    await bench.workOff()
    expect(await look(id)).toMatchObject({ state: 'failed', failure: { code: 'source-unusable' } })
  })

  it('that was stopped while it waited is never run', async () => {
    const bench = benchWith(() => Promise.reject(new Error('it was run')))
    const id = await bench.start(await sourceShowing(3))
    await stopRun(record.store.db, bench.queue, record.person, id, now())
    await bench.workOff()
    expect(await bench.checks.claim()).toBeNull()
    expect(bench.troubles).toEqual([])
    expect(await look(id)).toMatchObject({ state: 'stopped', outcome: null })
  })

  it('that is stopped while it runs is given up at once, and writes nothing more', async () => {
    const started = Promise.withResolvers<void>()
    let reason: unknown = null
    const endless: RunLab = ({ signal }) =>
      new Promise((_, reject) => {
        started.resolve()
        signal.addEventListener('abort', () => {
          reason = signal.reason
          reject(signal.reason)
        })
      })
    const bench = benchWith(endless)
    const id = await bench.start(await sourceShowing(3))
    const working = bench.workOff()
    await started.promise
    expect(await look(id)).toMatchObject({ state: 'running', tries: 1 })
    await stopRun(record.store.db, bench.queue, record.person, id, now())
    await working
    expect(reason).toBeInstanceOf(Error)
    expect(bench.troubles).toEqual([])
    expect(await look(id)).toMatchObject({ state: 'stopped', outcome: null, hasRecording: false })
  })

  it('whose worker ends in order is given back, and loses no try', async () => {
    const stopping = new AbortController()
    const bench = benchWith(({ signal }) => {
      setImmediate(() => stopping.abort(new Error('the server ends')))
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    const id = await bench.start(await sourceShowing(3))
    const claim = await bench.checks.claim()
    if (!claim) throw new Error('nothing was claimed')
    await bench.checks.carryOut(claim, stopping.signal)
    expect(await look(id)).toMatchObject({ state: 'queued', tries: 0 })
    const next = benchWith()
    await next.workOff()
    expect(await look(id)).toMatchObject({ state: 'judged', passed: true, tries: 1 })
  })

  it('whose workers go away again and again is given up', async () => {
    const bench = benchWith()
    const id = await bench.start(await sourceShowing(3))
    for (let lost = 0; lost < 5; lost++) {
      expect(await bench.checks.isAnyWaiting()).toBe(true)
      expect(await bench.checks.claim()).not.toBeNull()
      await sql`update run set claimed_until = clock_timestamp() - interval '1 second'`.execute(
        record.store.db,
      )
    }
    expect(await bench.checks.isAnyWaiting()).toBe(false)
    expect(await look(id)).toMatchObject({ state: 'failed', failure: { code: 'run-given-up' } })
  })

  it('that could not be written down is no failed run: it is done again', async () => {
    let broken = 0
    const bench = openLabBench(record, folder, {
      labs,
      now,
      passing(point) {
        if (point === 'finish: verdict written' && broken++ === 0) throw new Error('the connection broke')
      },
    })
    opened.push(bench)
    const id = await bench.start(await sourceShowing(3))
    await bench.workOff()
    expect(await look(id)).toMatchObject({ state: 'running', failure: null })
    expect(await ledger()).toEqual({ written: 0, says: [] })
    await sql`update run set claimed_until = clock_timestamp() - interval '1 second'`.execute(record.store.db)
    await bench.workOff()
    expect(await look(id)).toMatchObject({ state: 'judged', passed: true, tries: 1 })
    expect(bench.troubles).toHaveLength(1)
  })

  it('whose job is gone, as in a database restored without its queue, is queued again', async () => {
    const { db } = record.store
    const bench = benchWith()
    const id = await bench.start(await sourceShowing(3))
    await sql`delete from pgboss.job`.execute(db)
    await bench.workOff()
    expect(await look(id)).toMatchObject({ state: 'judged', passed: true, tries: 1 })
    const { rows } = await sql<{ jobs: string }>`select count(*) as jobs from pgboss.job`.execute(db)
    expect(Number(rows[0]?.jobs)).toBe(0)
  })

  it('keeps no source once it has ended, and shares it with another that has not', async () => {
    const { db } = record.store
    const kept = async () => (await db.selectFrom('source_archive').select('sha256').execute()).length
    const bench = benchWith()
    const source = await sourceShowing(3)
    await bench.start(source)
    await bench.start(source)
    expect(await kept()).toBe(1)
    const claim = await bench.checks.claim()
    if (!claim) throw new Error('nothing was claimed')
    await bench.checks.carryOut(claim, new AbortController().signal)
    expect(await kept()).toBe(1)
    await bench.workOff()
    expect(await kept()).toBe(0)
    expect((await look('2')).source).toBe(source.sha256)
  })

  it('waits behind those that were queued before, and only so many may', async () => {
    const bench = benchWith()
    const source = await sourceShowing(3)
    const ids = []
    for (let index = 0; index < 20; index++) {
      day = index
      ids.push(await bench.start(source))
    }
    expect((await look(ids[4] ?? '')).ahead).toBe(4)
    await expect(bench.start(source)).rejects.toMatchObject({ code: 'queue-full' })
  })

  it('that nobody has is not found', async () => {
    for (const which of ['1', '7', 'a', '00000000-0000-4000-8000-000000000000'])
      await expect(look(which)).rejects.toBeInstanceOf(Failure)
  })
})

describe('evidence of a lab', () => {
  it('says how the pass came about', async () => {
    await startAttempt(record.store.db, record.person, 'small-lab', '/home/ada/small-lab', now())
    await check([20])
    day = 2
    await hint()
    await check([3])
    expect(await ledger()).toEqual({
      written: 2,
      says: Array(2).fill(
        'Passed the lab small-lab at the 2nd run, with 1 hint, within 2 days: steps until it settles 3',
      ),
    })
  })

  it('is one entry a behaviour, however often it is passed', async () => {
    await check([3])
    await check([2])
    expect((await ledger()).written).toBe(2)
  })

  it('of a pass with more hints does not take the place of one with fewer', async () => {
    await check([3])
    const before = await ledger()
    await hint()
    await check([3])
    expect(await ledger()).toEqual(before)
  })

  it('of another version of the lab stands beside it', async () => {
    await check([3])
    labs = [smallLab({ version: 2 })]
    await check([3], { runLab: async () => recordingOf(3, { lab: { slug: 'small-lab', version: 2 } }) })
    expect((await ledger()).says).toHaveLength(4)
  })
})

describe('a mended check', () => {
  const askingFor = (atMost: number) => {
    const [first] = smallLab().lab.checks
    if (!first) throw new Error('the lab has no check')
    return [smallLab({ checks: [{ ...first, atMost }] })]
  }
  const again = (which: string) => rejudge(record, labs, smallBenchmark(), which, now())

  it('that says the same changes nothing', async () => {
    await check([3])
    const before = await ledger()
    await again('1')
    expect(await ledger()).toEqual(before)
  })

  it('that no longer passes a recording takes its evidence back', async () => {
    await check([5])
    labs = askingFor(4)
    await again('1')
    expect((await ledger()).says).toEqual(['withdrawn', 'withdrawn'])
    expect(await look('1')).toMatchObject({ passed: false, evidence: [] })
    await again('1')
    expect((await ledger()).written).toBe(4)
  })

  it('leaves the next best pass to speak', async () => {
    await check([5])
    await check([3])
    labs = askingFor(4)
    await again('1')
    expect((await look('2')).evidence).toHaveLength(2)
    expect((await ledger()).written).toBe(4)
  })

  it('that passes what failed makes it evidence', async () => {
    await check([11])
    labs = askingFor(12)
    await again('1')
    expect((await ledger()).says).toHaveLength(2)
    expect(await look('1')).toMatchObject({ passed: true })
    labs = askingFor(10)
    await again('1')
    labs = askingFor(12)
    await again('1')
    expect((await ledger()).says[0]).toMatch(/^Passed/)
  })

  it('says nothing about a recording of another version', async () => {
    await check([3])
    labs = [smallLab({ version: 2 })]
    await expect(again('1')).rejects.toMatchObject({ code: 'recording-of-other-version' })
  })

  it('says nothing about a run without a recording', async () => {
    await check([3], { runLab: () => Promise.reject(new Error('broken')) })
    await expect(again('1')).rejects.toMatchObject({ code: 'run-not-judged' })
  })
})

describe('labs', () => {
  it('are listed with how far one is', async () => {
    const list = async () => (await listLabs(record, labs, smallBenchmark()))[0]
    expect(await list()).toMatchObject({ state: 'not-started', startedAt: null, runs: 0, hints: 3 })
    await startAttempt(record.store.db, record.person, 'small-lab', '/home/ada/small-lab', now())
    await check([11])
    expect(await list()).toMatchObject({ state: 'started', startedAt: now().toISOString(), runs: 1 })
    day = 1
    await check([3])
    expect(await list()).toMatchObject({ state: 'passed', passedAt: now().toISOString(), runs: 2 })
  })

  it('give their hints one at a time, and remember them', async () => {
    expect(await hint()).toMatchObject({ number: 1, of: 3, text: 'Look.' })
    expect(await Promise.all([hint(), hint()])).toHaveLength(2)
    await expect(hint()).rejects.toMatchObject({ code: 'hints-used-up' })
    const lab = await readLab(record, labs, smallBenchmark(), 'small-lab')
    expect(lab.taken.map(({ text }) => text)).toEqual(['Look.', 'Look closer.', 'There.'])
  })

  it('that nobody has are told with those that there are', async () => {
    await expect(readLab(record, labs, smallBenchmark(), 'big-lab')).rejects.toMatchObject({
      code: 'lab-unknown',
      details: ['big-lab', 'there are small-lab'],
    })
  })
})

describe('a record with labs', () => {
  const everything = async (of: OpenRecord) => {
    const { db } = of.store
    const runs = await db.selectFrom('run').selectAll().orderBy('number').execute()
    return {
      runs,
      recordings: await db.selectFrom('recording').selectAll().orderBy('sha256').execute(),
      attempts: await db.selectFrom('lab_attempt').selectAll().execute(),
      ledger: await readLedger(of),
    }
  }
  const fill = async () => {
    await hint()
    await check([11])
    await check([7, 3])
  }

  it('moves with its runs and recordings, and without source', async () => {
    await fill()
    const before = await everything(record)
    await benchWith().start(await sourceShowing(3))
    const file = join(folder, 'moved.ndjson.gz')
    await exportRecord(record, file, now())
    const other = await postgres.freshRecord()
    await importRecord(other, file)
    const after = await everything(other)
    expect(after.runs.at(-1)).toMatchObject({ number: 3, state: 'stopped', job: null })
    expect({ ...after, runs: after.runs.slice(0, -1) }).toEqual(before)
    expect(await other.store.db.selectFrom('source_archive').selectAll().execute()).toEqual([])
    // The same once more adds nothing.
    await importRecord(other, file)
    expect(await everything(other)).toEqual(after)
  })

  it('refuses an archive that does not know its runs', async () => {
    const file = join(folder, 'empty.ndjson.gz')
    await exportRecord(await postgres.freshRecord(), file, now())
    await check([11])
    await expect(importRecord(record, file)).rejects.toMatchObject({ code: 'record-not-empty' })
  })

  it('erased holds nothing of them', async () => {
    await fill()
    await benchWith().start(await sourceShowing(4))
    await eraseRecord(record, null, now())
    expect(await everything(record)).toEqual({ runs: [], recordings: [], attempts: [], ledger: [] })
    expect(await record.store.db.selectFrom('source_archive').selectAll().execute()).toEqual([])
    await benchWith().workOff()
    expect((await check([3])).run.number).toBe(1)
  })

  it('without one lab holds the others', async () => {
    await fill()
    const { db, person } = { db: record.store.db, person: record.person }
    await startAttempt(db, person, 'other-lab', null, now())
    await eraseRecord(record, labSource('small-lab').instance, now())
    const left = await everything(record)
    expect(left).toMatchObject({ runs: [], recordings: [], ledger: [] })
    expect(left.attempts.map(({ lab }) => lab)).toEqual(['other-lab'])
  })

  it('erased while a run is under way is not written to by it', async () => {
    const bench = benchWith(async (order) => {
      await eraseRecord(record, null, now())
      return quickRun(record)({ ...order, signal: new AbortController().signal }).catch(() => recordingOf(3))
    })
    await bench.start(await sourceShowing(3))
    await bench.workOff()
    expect(await everything(record)).toEqual({ runs: [], recordings: [], attempts: [], ledger: [] })
  })
})
