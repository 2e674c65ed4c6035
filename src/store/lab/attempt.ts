import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export type Attempt = {
  lab: string
  startedAt: string
  /** Where the starter was last put, or what was last checked from the page, where that is known. */
  folder: string | null
  /** When each hint was taken, in their order. */
  hints: string[]
}

/** Notes that a lab was started; started again, only the folder is new. May be called twice at once. */
export async function startAttempt(
  db: Kysely<Schema>,
  person: string,
  lab: string,
  folder: string | null,
  now: Date,
): Promise<Attempt> {
  const row = await db
    .insertInto('lab_attempt')
    .values({ person, lab, started_at: now, folder, hints: '[]' })
    .onConflict((conflict) =>
      conflict.columns(['person', 'lab']).doUpdateSet(({ fn, ref }) => ({
        folder: fn.coalesce(ref('excluded.folder'), ref('lab_attempt.folder')),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return attemptOf(row)
}

/** Every lab that a person started. */
export async function listAttempts(db: Kysely<Schema>, person: string): Promise<Attempt[]> {
  const rows = await db.selectFrom('lab_attempt').selectAll().where('person', '=', person).execute()
  return rows.map(attemptOf)
}

/**
 * Notes the next hint as taken. Two at once take two.
 * @returns how many are taken now; null where all `of` them were already
 */
export async function takeHint(
  db: Kysely<Schema>,
  person: string,
  lab: string,
  of: number,
  now: Date,
): Promise<number | null> {
  await startAttempt(db, person, lab, null, now)
  const row = await db
    .updateTable('lab_attempt')
    .set({ hints: sql`hints || to_jsonb(${now.toISOString()}::text)` })
    .where('person', '=', person)
    .where('lab', '=', lab)
    .where(sql<boolean>`jsonb_array_length(hints) < ${of}`)
    .returning('hints')
    .executeTakeFirst()
  return row ? row.hints.length : null
}

const attemptOf = (row: {
  lab: string
  started_at: Date
  folder: string | null
  hints: string[]
}): Attempt => ({
  lab: row.lab,
  startedAt: row.started_at.toISOString(),
  folder: row.folder,
  hints: row.hints,
})
