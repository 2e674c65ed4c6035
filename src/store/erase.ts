import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

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
    await sql`lock table source, evidence in share row exclusive mode`.execute(transaction)
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
    if (source === null) await transaction.deleteFrom('benchmark_snapshot').execute()
    return {
      entries: Number(deletedEntries.numDeletedRows),
      sources: Number(deletedSources.numDeletedRows),
    }
  })
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
