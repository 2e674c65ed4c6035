import { type Kysely, sql, type Transaction } from 'kysely'
import { Failure } from '../../core/failures.ts'
import { evidenceColumns } from '../evidence.ts'
import type { Schema } from '../schema.ts'
import { type ArchivedTable, archivedTables, openArchive } from './format.ts'

export type ReadArchive = {
  /** Whose record it is now. */
  person: string
  /** How many were added. */
  entries: number
  sources: number
}

/**
 * Reads an archive into an empty record, which then is its person's, or into one that it continues. All of it or
 * nothing, and nothing that the record has is changed.
 * @throws Failure archive-damaged, archive-newer, record-not-empty
 */
export async function readArchive(
  db: Kysely<Schema>,
  file: string,
  newestSchema: string,
): Promise<ReadArchive> {
  const { rows } = await openArchive(file, newestSchema)
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`lock table person, source, evidence in share row exclusive mode`.execute(transaction)
      await makeRoom(transaction)
      let batch: Record<string, unknown>[] = []
      let of: ArchivedTable = 'person'
      for await (const { table, row } of rows) {
        if (table !== of || batch.length === 1_000) {
          await receive(transaction, of, batch)
          batch = []
          of = table
        }
        batch.push(row)
      }
      await receive(transaction, of, batch)
      await adoptPerson(transaction)
      const added = await takeOver(transaction)
      const { id } = await transaction.selectFrom('person').select('id').executeTakeFirstOrThrow()
      return { person: id, ...added }
    })
  } catch (error) {
    // Classes 22 and 23: values that no column takes, rows that contradict each other.
    if (error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code)))
      throw new Failure('archive-damaged', error.message, { cause: error })
    throw error
  }
}

const incoming = (table: ArchivedTable) => sql.table(`incoming_${table}`)

async function makeRoom(db: Transaction<Schema>): Promise<void> {
  for (const table of archivedTables) {
    await sql`
      create temporary table ${incoming(table)} on commit drop as
      select * from ${sql.table(table)} with no data`.execute(db)
    await sql`alter table ${incoming(table)} add column arrived bigint generated always as identity`.execute(
      db,
    )
  }
}

// `incoming` has the columns of the table in their order, and one more.
async function receive(db: Transaction<Schema>, table: ArchivedTable, rows: object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into ${incoming(table)}
    select (jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)).*`.execute(
    db,
  )
}

/** An empty record becomes the archive's person's; any other has to be contained in the archive. */
async function adoptPerson(db: Transaction<Schema>): Promise<void> {
  const { rows } = await sql<{ empty: boolean; same: boolean; contained: boolean }>`
    select
      not exists (select from evidence) and not exists (select from source) as empty,
      not exists (select id from person except select id from incoming_person) as same,
      not exists (select id, sha256 from evidence except select id, sha256 from incoming_evidence)
        and not exists (select person, instance from source except select person, instance from incoming_source)
        as contained`.execute(db)
  const [state] = rows
  if (state?.empty) {
    await sql`delete from person`.execute(db)
    await sql`insert into person (id, name, created_at) select id, name, created_at from incoming_person`.execute(
      db,
    )
  } else if (!state?.same || !state.contained)
    throw new Failure('record-not-empty', 'it holds evidence or sources that the archive does not')
}

async function takeOver(db: Transaction<Schema>): Promise<{ entries: number; sources: number }> {
  await sql`
    insert into benchmark_snapshot (sha256, version, content, first_used_at)
    select sha256, version, content, first_used_at from incoming_benchmark_snapshot order by arrived
    on conflict do nothing`.execute(db)
  const columns = sql.raw(
    'person, instance, kind, label, head, commits, own_commits, identities, notices, read_at',
  )
  const sources = await sql`
    insert into source (${columns}) select ${columns} from incoming_source order by arrived
    on conflict do nothing`.execute(db)
  const entries = await sql`
    insert into evidence (${evidenceColumns}) select ${evidenceColumns} from incoming_evidence
    where id not in (select id from evidence) order by arrived`.execute(db)
  return { entries: Number(entries.numAffectedRows ?? 0), sources: Number(sources.numAffectedRows ?? 0) }
}
