import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenRecord } from '../../src/app/record/open-record.ts'
import { readLedger } from '../../src/app/record/read-record.ts'
import { type KillPoint, killPoints } from '../../src/store/lab/kill-point.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { openLabBench, quickRun, sourceShowing } from '../labs.ts'
import { startTestPostgres, type TestPostgres } from '../postgres.ts'
import type { WorkerOrder } from './lab-worker-program.ts'

const rounds = Number(process.env.PROVEN_LAB_KILL_ROUNDS ?? 1)
const claimSeconds = 1
/** Longer than a beat, which is a quarter of a claim. */
const runMs = 400
const patienceMs = 30_000

let postgres: TestPostgres
let root = ''
beforeAll(async () => {
  postgres = await startTestPostgres()
  root = mkdtempSync(join(tmpdir(), 'proven-lab-kill-'))
})
afterAll(async () => {
  await postgres.close()
  rmSync(root, { recursive: true, force: true })
})

type Place = { record: OpenRecord; order: WorkerOrder; folder: string }

/** A record of its own, that notes every verdict that is ever written. */
async function makePlace(at: KillPoint, signal: WorkerOrder['signal']): Promise<Place> {
  const record = await postgres.freshRecord()
  const { db } = record.store
  await sql`create table verdict_written (run uuid, fence integer, state text)`.execute(db)
  await sql`
    create function note_verdict() returns trigger language plpgsql as $$
    begin
      insert into verdict_written values (new.id, new.fence, new.state);
      return null;
    end $$`.execute(db)
  await sql`
    create trigger note_verdict after update on run for each row
    when (new.verdict is distinct from old.verdict or (new.ended_at is not null and old.ended_at is null))
    execute function note_verdict()`.execute(db)
  const { rows } = await sql<{ database: string }>`select current_database() as database`.execute(db)
  const folder = mkdtempSync(join(root, 'place-'))
  mkdirSync(join(folder, 'scratch'))
  const connection = { ...(await postgres.freshDatabase()), database: rows[0]?.database ?? '' }
  return { record, folder, order: { connection, folder, at, signal, claimSeconds, runMs } }
}

/** A worker that strikes itself. `gone` resolves when it has ended, `stopped` when it was stopped. */
function startVictim(order: WorkerOrder): {
  child: ChildProcess
  gone: Promise<string | null>
  isDone: () => boolean
  errors: () => string
} {
  const program = join(import.meta.dirname, 'lab-worker-program.ts')
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  let done = false
  child.stdout.on('data', () => {
    done = true
  })
  return {
    child,
    isDone: () => done,
    errors: () => errors,
    gone: new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal))),
  }
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it never came about that ${what}`)
    await sleep(25)
  }
}

const runsOf = (record: OpenRecord) =>
  record.store.db.selectFrom('run').selectAll().orderBy('number').execute()

/** Works on another machine, as it were, until every run has ended. */
async function finishAll({ record, folder }: Place, alsoUntil = async () => true): Promise<void> {
  const bench = openLabBench(record, folder, { runLab: quickRun(record, runMs), claimSeconds })
  const worker = startWorker({
    checks: bench.checks,
    takeMachine: () => () => {},
    onTrouble: () => {},
    everyMs: 50,
  })
  try {
    await until('every run has ended', async () =>
      (await runsOf(record)).every(({ ended_at }) => ended_at !== null),
    )
    await until('the rest has come about', alsoUntil)
  } finally {
    await worker.stop()
    await bench.close()
  }
}

/** No verdict lost, none doubled, none without evidence, nothing left over. */
async function expectOneVerdictEach({ record }: Place, tries: number): Promise<void> {
  const { db } = record.store
  const runs = await runsOf(record)
  for (const run of runs) {
    expect(run).toMatchObject({ state: 'judged', verdict: { kind: 'judged', passed: true }, job: null })
    expect(run.tries).toHaveLength(tries)
    const { rows } = await sql<{ state: string }>`
      select state from verdict_written where run = ${run.id} order by fence`.execute(db)
    expect(rows.map(({ state }) => state)).toEqual([...Array(tries - 1).fill('queued'), 'judged'])
  }
  const ledger = await readLedger(record)
  expect(
    ledger.map(({ behaviour, kind, supersedes, observed }) => ({
      behaviour,
      kind,
      supersedes,
      reference: observed.type === 'judged' ? observed.reference : null,
    })),
  ).toEqual(
    runs.length === 0
      ? []
      : ['expires', 'invalidates'].map((behaviour) => ({
          behaviour,
          kind: 'lab',
          supersedes: null,
          reference: runs[0]?.id,
        })),
  )
  const kept = async (table: 'source_archive' | 'recording') =>
    (await db.selectFrom(table).select('sha256').execute()).map(({ sha256 }) => sha256)
  expect(await kept('source_archive')).toEqual([])
  expect(await kept('recording')).toEqual(runs.map(({ recording }) => recording))
  if (runs.length > 0) {
    const { rows } = await sql<{ jobs: string }>`select count(*) as jobs from pgboss.job`.execute(db)
    expect(Number(rows[0]?.jobs)).toBe(0)
  }
}

const isRepeated = (at: KillPoint): boolean => at.startsWith('repeat:')
const begin = async ({ record, folder, order }: Place): Promise<void> => {
  if (order.at.startsWith('start:')) return
  const bench = openLabBench(record, folder)
  await bench.start(await sourceShowing(...(isRepeated(order.at) ? [7, 3] : [3])))
  await bench.close()
}

const everyRound = killPoints.flatMap((at) =>
  Array.from({ length: rounds }, (_, round) => [at, round + 1] as const),
)

describe.concurrent('a worker that is killed', () => {
  it.each(everyRound)('%s (%i): no verdict is lost or doubled', async (at) => {
    const place = await makePlace(at, 'SIGKILL')
    await begin(place)
    const victim = startVictim(place.order)
    expect(await victim.gone, victim.errors()).toBe('SIGKILL')
    await finishAll(place)
    if (!at.startsWith('finish: committed')) expect(readdirSync(join(place.folder, 'scratch'))).toEqual([])
    const runs = await runsOf(place.record)
    expect(runs).toHaveLength(at.startsWith('start:') && at !== 'start: committed' ? 0 : 1)
    await expectOneVerdictEach(place, isRepeated(at) ? 2 : 1)
  })
})

describe.concurrent('a worker that is stopped past its claim’s expiry, and then goes on', () => {
  it.each(everyRound)('%s (%i): no verdict is lost or doubled', async (at) => {
    const place = await makePlace(at, 'SIGSTOP')
    await begin(place)
    const victim = startVictim(place.order)
    const { child } = victim
    try {
      await until('it was stopped', async () => isStopped(child.pid))
      let wentOn = false
      const startedAt = Date.now()
      await finishAll(place, async () => {
        // The claim, and the transaction that it may hold, are given up after so long.
        if (Date.now() - startedAt < 2 * claimSeconds * 1_000) return false
        if (!wentOn) child.kill('SIGCONT')
        wentOn = true
        // Only then whatever it was late with has been tried.
        return victim.isDone() && (await runsOf(place.record)).every(({ ended_at }) => ended_at !== null)
      })
      expect(wentOn).toBe(true)
      expect(child.exitCode, victim.errors()).toBeNull()
    } finally {
      child.kill('SIGKILL')
      await victim.gone
    }
    await expectOneVerdictEach(place, isRepeated(at) ? 2 : 1)
  })
})

function isStopped(pid: number | undefined): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim().startsWith('T')
}
