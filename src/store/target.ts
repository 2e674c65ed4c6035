import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Stage } from '../core/benchmark/benchmark.ts'
import type { Ladder } from '../core/target/ladder.ts'
import type { OwnersMending } from '../core/target/mending.ts'
import type { Target } from '../core/target/target.ts'
import type { Schema, TargetTable } from './schema.ts'

/** What was read: a stage is the benchmark's, and looked up in it each time. */
export type TargetReading =
  | { kind: 'job-description'; target: Target }
  | { kind: 'ladder'; ladder: Ladder }
  | { kind: 'stage'; stage: Stage }

export type KeptTarget = {
  /** SHA-256 of what it was read from: the same again is the same target. */
  id: string
  /** Counted for each person, as commands name it. */
  number: number
  /** Of the file; empty where there was none. */
  name: string
  /** The text, the ladder's file or the stage's name. */
  source: string
  reading: TargetReading
  mending: OwnersMending
  addedAt: string
  changedAt: string
}

/** The one added last first. */
export async function listTargets(db: Kysely<Schema>, person: string): Promise<KeptTarget[]> {
  const rows = await db
    .selectFrom('target')
    .selectAll()
    .where('person', '=', person)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(keptOf)
}

/** Keeps a reading under the next number. Read again, number and what its owner put right stay. May be called twice at once. */
export async function putTarget(
  db: Kysely<Schema>,
  person: string,
  { id, name, source, reading, mending }: Pick<KeptTarget, 'id' | 'name' | 'source' | 'reading' | 'mending'>,
  now: Date,
): Promise<KeptTarget> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${person}/target`}, 0))`.execute(transaction)
    const { last } = await transaction
      .selectFrom('target')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('person', '=', person)
      .executeTakeFirstOrThrow()
    const row = { reading: JSON.stringify(reading), changed_at: now }
    const kept = await transaction
      .insertInto('target')
      .values({
        person,
        id,
        number: (last ?? 0) + 1,
        kind: reading.kind,
        name,
        source,
        mending: JSON.stringify(mending),
        added_at: now,
        ...row,
      })
      .onConflict((conflict) => conflict.columns(['person', 'id']).doUpdateSet(row))
      .returningAll()
      .executeTakeFirstOrThrow()
    return keptOf(kept)
  })
}

/** @returns null where there is no such target */
export async function putTargetMending(
  db: Kysely<Schema>,
  person: string,
  id: string,
  mending: OwnersMending,
  now: Date,
): Promise<KeptTarget | null> {
  const row = await db
    .updateTable('target')
    .set({ mending: JSON.stringify(mending), changed_at: now })
    .where('person', '=', person)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row ? keptOf(row) : null
}

/** @returns whether it was there */
export async function deleteTarget(db: Kysely<Schema>, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('target')
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** With everything else of a person; no source of evidence is a target. */
export async function deleteTargets(
  db: Transaction<Schema>,
  person: string,
  source: string | null,
): Promise<void> {
  if (source === null) await db.deleteFrom('target').where('person', '=', person).execute()
}

const keptOf = (row: Selectable<TargetTable>): KeptTarget => ({
  id: row.id,
  number: row.number,
  name: row.name,
  source: row.source,
  reading: row.reading,
  mending: row.mending,
  addedAt: row.added_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
})
