import { type Kysely, type Selectable, sql } from 'kysely'
import { nothingYet, type RunProgress } from '../../core/lab/progress.ts'
import type { RunTable, Schema } from '../schema.ts'
import { jsonText } from './json-text.ts'
import type { Passing } from './kill-point.ts'
import type { Queue } from './queue.ts'
import { dropSource } from './start.ts'
import { claimSeconds, inTransaction } from './transaction.ts'

/** A run that is this worker's, for as long as its fence is the newest. */
export type Claim = {
  run: Selectable<RunTable>
  fence: number
  /** How long it lasts without a beat. */
  seconds: number
}

/** A run that took so many workers along is given up. */
const mostLostClaims = 4

const inClaimSeconds = (seconds: number) => sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})`

/** Takes the run that waits longest: its job and its claim in one transaction. Null where none waits. */
export async function claimRun(
  db: Kysely<Schema>,
  queue: Queue,
  now: Date,
  passing: Passing,
  seconds = claimSeconds,
): Promise<Claim | null> {
  for (;;) {
    const taken = await inTransaction(
      db,
      async (transaction) => {
        const job = await queue.take(transaction)
        if (job === null) return null
        await passing('claim: job taken')
        const run = await transaction
          .updateTable('run')
          .set((build) => ({
            state: 'running',
            fence: build('fence', '+', 1),
            claimed_until: inClaimSeconds(seconds),
            started_at: build.fn.coalesce('started_at', build.val(now)),
            progress: JSON.stringify(nothingYet),
          }))
          .where('id', '=', job.run)
          .where('job', '=', job.id)
          .where('state', '=', 'queued')
          .returningAll()
          .executeTakeFirst()
        await passing('claim: claimed')
        // Stopped or erased meanwhile.
        if (!run) await queue.drop(transaction, job.id)
        return { run }
      },
      seconds,
    )
    if (taken === null) return null
    if (!taken.run) continue
    await passing('claim: committed')
    return { run: taken.run, fence: taken.run.fence, seconds }
  }
}

/**
 * Tells that a worker is still there, and how far its run is.
 * @returns false where the run is not its any more: stopped, erased, or claimed by another
 */
export async function beat(
  db: Kysely<Schema>,
  { run, fence, seconds }: Claim,
  progress: RunProgress,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('run')
    .set({ claimed_until: inClaimSeconds(seconds), progress: jsonText(progress) })
    .where('id', '=', run.id)
    .where('fence', '=', fence)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** The archive that a run checks; null where it was erased. */
export async function readSource(db: Kysely<Schema>, sha256: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('source_archive')
    .select('bytes')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row?.bytes ?? null
}

/**
 * Queues again what workers left behind that went away, or gives it up when it took too many along. May be called
 * twice at once: each run is one caller's.
 */
export async function requeueLost(db: Kysely<Schema>, queue: Queue, now: Date): Promise<void> {
  // Most often there is none, and this is asked every few seconds.
  const lost = await db
    .selectFrom('run')
    .select('id')
    .where('state', '=', 'running')
    .where('claimed_until', '<', sql<Date>`clock_timestamp()`)
    .execute()
  for (const { id } of lost)
    await inTransaction(db, async (transaction) => {
      const run = await transaction
        .selectFrom('run')
        .selectAll()
        .where('id', '=', id)
        .where('state', '=', 'running')
        .where('claimed_until', '<', sql<Date>`clock_timestamp()`)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (!run) return
      await queue.drop(transaction, run.job)
      const lostClaims = run.lost_claims + 1
      if (lostClaims > mostLostClaims) {
        await transaction
          .updateTable('run')
          .set({
            state: 'failed',
            claimed_until: null,
            job: null,
            lost_claims: lostClaims,
            failure: JSON.stringify({ code: 'run-given-up', details: [`${lostClaims} workers went away`] }),
            ended_at: now,
          })
          .where('id', '=', id)
          .execute()
        await dropSource(transaction, run.source)
        return
      }
      const job = await queue.send(transaction, id, true)
      await transaction
        .updateTable('run')
        // The fence too, so that the one that went away finds at once that it is late.
        .set({
          state: 'queued',
          fence: run.fence + 1,
          claimed_until: null,
          lost_claims: lostClaims,
          job,
          progress: null,
        })
        .where('id', '=', id)
        .execute()
    })
}

/**
 * Queues runs again that wait and have no job: of a database that was restored without the queue's schema. May be called
 * twice at once.
 */
export async function requeueForgotten(db: Kysely<Schema>, queue: Queue): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const waiting = await transaction
      .selectFrom('run')
      .select(['id', 'job'])
      .where('state', '=', 'queued')
      .orderBy('queued_at')
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, job: before } of waiting) {
      if (before !== null && (await queue.has(transaction, before))) continue
      const job = await queue.send(transaction, id, false)
      await transaction.updateTable('run').set({ job }).where('id', '=', id).execute()
    }
  })
}

/** Gives a run back to the queue, before all others, if the claim still holds: its worker ends in order. */
export async function releaseRun(db: Kysely<Schema>, queue: Queue, { run, fence }: Claim): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const held = await transaction
      .selectFrom('run')
      .select('job')
      .where('id', '=', run.id)
      .where('fence', '=', fence)
      .where('state', '=', 'running')
      .forUpdate()
      .executeTakeFirst()
    if (!held) return
    await queue.drop(transaction, held.job)
    const job = await queue.send(transaction, run.id, true)
    await transaction
      .updateTable('run')
      .set({ state: 'queued', claimed_until: null, progress: null, job })
      .where('id', '=', run.id)
      .execute()
  })
}
