import type { Kysely, Selectable } from 'kysely'
import type { Mending } from '../core/resume/mend.ts'
import type { ResumeReading } from '../core/resume/resume.ts'
import type { ResumeTable, Schema } from './schema.ts'

export type KeptResume = {
  /** SHA-256 of the file; the instance of its source. */
  instance: string
  /** The file's. */
  name: string
  reading: ResumeReading
  mending: Mending
  addedAt: string
  changedAt: string
}

/** The last one added first. */
export async function listResumes(db: Kysely<Schema>, person: string): Promise<KeptResume[]> {
  const rows = await db
    .selectFrom('resume')
    .selectAll()
    .where('person', '=', person)
    .orderBy('added_at', 'desc')
    .orderBy('instance')
    .execute()
  return rows.map(keptOf)
}

export async function findResume(
  db: Kysely<Schema>,
  person: string,
  instance: string,
): Promise<KeptResume | null> {
  const row = await db
    .selectFrom('resume')
    .selectAll()
    .where('person', '=', person)
    .where('instance', '=', instance)
    .executeTakeFirst()
  return row ? keptOf(row) : null
}

/** Keeps a reading. Read again, what its owner put right stays. May be called twice at once. */
export async function putResume(
  db: Kysely<Schema>,
  person: string,
  { name, reading, mending }: Pick<KeptResume, 'name' | 'reading' | 'mending'>,
  now: Date,
): Promise<KeptResume> {
  const row = { name, reading: JSON.stringify(reading), changed_at: now }
  const kept = await db
    .insertInto('resume')
    .values({
      person,
      instance: reading.sha256,
      mending: JSON.stringify(mending),
      added_at: now,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(['person', 'instance']).doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow()
  return keptOf(kept)
}

/** @returns null where there is no such résumé */
export async function putMending(
  db: Kysely<Schema>,
  person: string,
  instance: string,
  mending: Mending,
  now: Date,
): Promise<KeptResume | null> {
  const row = await db
    .updateTable('resume')
    .set({ mending: JSON.stringify(mending), changed_at: now })
    .where('person', '=', person)
    .where('instance', '=', instance)
    .returningAll()
    .executeTakeFirst()
  return row ? keptOf(row) : null
}

/** Together with the evidence of a source; with all of it where that is null. */
export async function deleteResumes(
  db: Kysely<Schema>,
  person: string,
  source: string | null,
): Promise<void> {
  let resumes = db.deleteFrom('resume').where('person', '=', person)
  if (source !== null) resumes = resumes.where('instance', '=', source)
  await resumes.execute()
}

const keptOf = (row: Selectable<ResumeTable>): KeptResume => ({
  instance: row.instance,
  name: row.name,
  reading: row.reading,
  mending: row.mending,
  addedAt: row.added_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
})
