import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { RunOutcome } from '../../core/lab/verdict.ts'
import type { RunFailure, RunTable, RunTry, Schema } from '../schema.ts'
import type { Claim } from './claim.ts'
import { jsonText } from './json-text.ts'
import type { Passing } from './kill-point.ts'
import { type LabFacts, settleEvidence } from './pass.ts'
import type { Queue } from './queue.ts'
import { dropSource } from './start.ts'
import { inTransaction } from './transaction.ts'

/** Compressed, at most 4 MiB, under its SHA-256. */
export type RecordingBlob = { sha256: string; bytes: Buffer }

export type Judged = { try: RunTry; recording: RecordingBlob }

/**
 * Writes recording, verdict and evidence of a run and ends it, in one transaction, if the claim still holds.
 * @returns false where it does not: then nothing was written
 */
export async function finishRun(
  db: Kysely<Schema>,
  queue: Queue,
  claim: Claim,
  { try: last, recording }: Judged,
  about: { lab: LabFacts; benchmark: Benchmark; now: Date },
  passing: Passing,
): Promise<boolean> {
  const held = await inTransaction(
    db,
    async (transaction) => {
      const run = await holdFence(transaction, claim)
      if (!run) return false
      await passing('finish: fence held')
      await writeRecording(transaction, recording)
      await passing('finish: recording written')
      await endRun(transaction, run, {
        state: last.outcome.kind,
        version: about.lab.lab.version,
        seed: last.seed,
        tries: jsonText([...run.tries, last]),
        verdict: jsonText(last.outcome),
        recording: recording.sha256,
        now: about.now,
      })
      if (countsAsPass(run, last.outcome)) await notePass(transaction, run)
      await passing('finish: verdict written')
      await settleEvidence(transaction, run.person, about)
      await passing('finish: evidence written')
      await queue.drop(transaction, run.job)
      await passing('finish: job dropped')
      await dropSource(transaction, run.source)
      await passing('finish: source dropped')
      return true
    },
    claim.seconds,
  )
  if (held) await passing('finish: committed')
  return held
}

/**
 * Queues a run again whose try was inconclusive or void, before all others, if the claim still holds.
 * @returns false where it does not: then nothing was written
 */
export async function repeatRun(
  db: Kysely<Schema>,
  queue: Queue,
  claim: Claim,
  { try: last, recording }: Judged,
  passing: Passing,
): Promise<boolean> {
  const held = await inTransaction(
    db,
    async (transaction) => {
      const run = await holdFence(transaction, claim)
      if (!run) return false
      await passing('repeat: fence held')
      await writeRecording(transaction, recording)
      await transaction
        .updateTable('run')
        .set({
          state: 'queued',
          claimed_until: null,
          progress: null,
          tries: jsonText([...run.tries, last]),
          verdict: jsonText(last.outcome),
          recording: recording.sha256,
        })
        .where('id', '=', run.id)
        .execute()
      await dropRecording(transaction, run.recording)
      await passing('repeat: try written')
      await queue.drop(transaction, run.job)
      const job = await queue.send(transaction, run.id, true)
      await transaction.updateTable('run').set({ job }).where('id', '=', run.id).execute()
      await passing('repeat: queued')
      return true
    },
    claim.seconds,
  )
  if (held) await passing('repeat: committed')
  return held
}

/** Ends a run that could not be run, through no fault of the service's, if the claim still holds. */
export async function failRun(
  db: Kysely<Schema>,
  queue: Queue,
  claim: Claim,
  failure: RunFailure,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const run = await holdFence(transaction, claim)
    if (!run) return
    await endRun(transaction, run, { state: 'failed', failure: jsonText(failure), now })
    await queue.drop(transaction, run.job)
    await dropSource(transaction, run.source)
  })
}

/** Stops a run that has not ended; its worker finds that its claim does not hold any more. */
export async function stopRun(
  db: Kysely<Schema>,
  queue: Queue,
  person: string,
  id: string,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const run = await transaction
      .selectFrom('run')
      .selectAll()
      .where('id', '=', id)
      .where('person', '=', person)
      .where('state', 'in', ['queued', 'running'])
      .forUpdate()
      .executeTakeFirst()
    if (!run) return
    await endRun(transaction, run, { state: 'stopped', now })
    // The job of one that waits is dropped by whoever takes it, who locks the two in the other order.
    if (run.state === 'running') await queue.drop(transaction, run.job)
    await dropSource(transaction, run.source)
  })
}

/**
 * Writes what a mended check says of an old recording, and brings the ledger to it. May be called twice at once.
 * @returns false where the run is not one that was judged
 */
export async function rewriteVerdict(
  db: Kysely<Schema>,
  person: string,
  id: string,
  outcome: RunOutcome,
  about: { lab: LabFacts; benchmark: Benchmark; now: Date },
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const run = await transaction
      .selectFrom('run')
      .selectAll()
      .where('id', '=', id)
      .where('person', '=', person)
      .where('state', 'in', ['judged', 'inconclusive', 'void'])
      .forUpdate()
      .executeTakeFirst()
    if (!run) return false
    await transaction
      .updateTable('run')
      .set({ state: outcome.kind, verdict: jsonText(outcome), attempt: null, hints: null, days: null })
      .where('id', '=', id)
      .execute()
    if (countsAsPass(run, outcome)) await notePass(transaction, run)
    await settleEvidence(transaction, person, about)
    return true
  })
}

const countsAsPass = (run: Selectable<RunTable>, outcome: RunOutcome): boolean =>
  !run.chosen_seed && outcome.kind === 'judged' && outcome.passed

/** The run, locked, where it still is this claim's. */
async function holdFence(
  db: Transaction<Schema>,
  { run, fence }: Claim,
): Promise<Selectable<RunTable> | null> {
  const held = await db
    .selectFrom('run')
    .selectAll()
    .where('id', '=', run.id)
    .where('fence', '=', fence)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst()
  return held ?? null
}

async function endRun(
  db: Transaction<Schema>,
  { id, recording }: Selectable<RunTable>,
  {
    now,
    ...set
  }: { state: RunTable['state']; now: Date } & Partial<{
    version: number
    seed: string
    tries: string
    verdict: string
    failure: string
    recording: string
  }>,
): Promise<void> {
  await db
    .updateTable('run')
    .set({ ...set, claimed_until: null, job: null, progress: null, ended_at: now })
    .where('id', '=', id)
    .execute()
  if (set.recording !== undefined) await dropRecording(db, recording)
}

const writeRecording = (db: Transaction<Schema>, recording: RecordingBlob) =>
  db
    .insertInto('recording')
    .values(recording)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()

/** Of the try before, when no run refers to it any more. */
const dropRecording = (db: Transaction<Schema>, sha256: string | null) =>
  sql`delete from recording where sha256 = ${sha256}
    and not exists (select from run where recording = ${sha256})`.execute(db)

/** What a pass is told with: which judged run of the version it was, hints taken until its end, days since the start. */
async function notePass(db: Transaction<Schema>, { id }: Selectable<RunTable>): Promise<void> {
  await sql`
    update run set
      attempt = (
        select count(*) from run earlier
        where earlier.person = run.person and earlier.lab = run.lab and earlier.version = run.version
          and earlier.state = 'judged' and not earlier.chosen_seed and earlier.number <= run.number
      ),
      hints = coalesce((
        select count(*) from lab_attempt, jsonb_array_elements_text(hints) taken
        where lab_attempt.person = run.person and lab_attempt.lab = run.lab and taken::timestamptz <= run.ended_at
      ), 0),
      days = greatest(1, ceil(extract(epoch from run.ended_at - least(
        run.queued_at,
        (select started_at from lab_attempt where lab_attempt.person = run.person and lab_attempt.lab = run.lab)
      )) / 86400.0))
    where id = ${id}`.execute(db)
}
