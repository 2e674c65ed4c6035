import { type Kysely, sql, type Transaction } from 'kysely'
import { deleteCertificates } from './certificate.ts'
import { deleteJournal } from './journal.ts'
import { deletePlan } from './plan.ts'
import { deleteResumes } from './resume.ts'
import type { Schema } from './schema.ts'
import { deleteSkips } from './self-rating.ts'
import { deleteTargets } from './target.ts'

/**
 * Deletes what came from one source, or (source null) everything of a person but their id. No reading is recorded
 * meanwhile. May be called twice at once.
 */
export async function deleteEvidence(
  db: Kysely<Schema>,
  person: string,
  source: string | null,
): Promise<{ entries: number; sources: number }> {
  return db.transaction().execute(async (transaction) => {
    await lockRecord(transaction)
    await sql`select set_config('proven.erase', 'on', true)`.execute(transaction)
    let entries = transaction.deleteFrom('evidence').where('person', '=', person)
    let sources = transaction.deleteFrom('source').where('person', '=', person)
    if (source !== null) {
      entries = entries.where('source_instance', '=', source)
      sources = sources.where('instance', '=', source)
    }
    const [deletedEntries, deletedSources] = [
      await entries.executeTakeFirstOrThrow(),
      await sources.executeTakeFirstOrThrow(),
    ]
    await deleteLabs(transaction, person, source)
    await deleteSkips(transaction, person, source)
    await deleteResumes(transaction, person, source)
    await deleteJournal(transaction, person, source)
    await deleteTargets(transaction, person, source)
    await deletePlan(transaction, person, source)
    await deleteCertificates(transaction, person, source)
    if (source === null) await transaction.deleteFrom('benchmark_snapshot').execute()
    return {
      entries: Number(deletedEntries.numDeletedRows),
      sources: Number(deletedSources.numDeletedRows),
    }
  })
}

/**
 * Keeps everybody else from writing the record until the transaction ends: readings, and runs that begin or end. Runs
 * first, in the order in which their ending takes them.
 */
export async function lockRecord(db: Transaction<Schema>): Promise<void> {
  await sql`lock table run in exclusive mode`.execute(db)
  await sql`
    lock table person, journal, target, plan, activity_state, plan_week, project_answer, source, evidence,
      self_rating_skip, resume, certificate, lab_attempt
    in share row exclusive mode`.execute(db)
}

/** Runs, recordings and attempts: all of a person's, or those of the lab that a source is. A run under way finds itself gone. */
async function deleteLabs(db: Transaction<Schema>, person: string, source: string | null): Promise<void> {
  let runs = db.deleteFrom('run').where('person', '=', person)
  let attempts = db.deleteFrom('lab_attempt').where('person', '=', person)
  if (source !== null) {
    const ofLab = sql<boolean>`encode(sha256(convert_to('lab/' || lab, 'UTF8')), 'hex') = ${source}`
    runs = runs.where(ofLab)
    attempts = attempts.where(ofLab)
  }
  await runs.execute()
  await attempts.execute()
  await sql`
    delete from recording where not exists (select from run where run.recording = recording.sha256)`.execute(
    db,
  )
  await sql`
    delete from source_archive where not exists (
      select from run where run.source = source_archive.sha256 and state in ('queued', 'running')
    )`.execute(db)
}

/**
 * Deleted rows stay in the files until they are written anew, statistics quote them, and so does the log of changes.
 * For a server of our own only: it takes every table for itself.
 */
export async function forgetDeleted(db: Kysely<Schema>): Promise<void> {
  await sql`vacuum (full, analyze)`.execute(db)
  await sql`select pg_switch_wal()`.execute(db)
  await sql`checkpoint`.execute(db)
}
