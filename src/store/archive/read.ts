import { type Kysely, sql, type Transaction } from 'kysely'
import { Failure } from '../../core/failures.ts'
import { lockRecord } from '../erase.ts'
import { evidenceColumns } from '../evidence.ts'
import type { Schema } from '../schema.ts'
import { type ArchivedTable, archivedTables, openArchive, rowsAtOnce } from './format.ts'

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
      await lockRecord(transaction)
      await makeRoom(transaction)
      let batch: Record<string, unknown>[] = []
      let of: ArchivedTable = 'person'
      for await (const { table, row } of rows) {
        if (table !== of || batch.length === rowsAtOnce(of)) {
          await receive(transaction, of, batch)
          batch = []
          of = table
        }
        batch.push(row)
      }
      await receive(transaction, of, batch)
      await checkRecordings(transaction)
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

async function checkRecordings(db: Transaction<Schema>): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from incoming_recording where encode(sha256(bytes), 'hex') <> sha256 limit 1`.execute(db)
  if (rows[0]) throw new Failure('archive-damaged', `recording ${rows[0].sha256} was changed`)
}

/** An empty record becomes the archive's person's; any other has to be contained in the archive. */
async function adoptPerson(db: Transaction<Schema>): Promise<void> {
  const { rows } = await sql<{ empty: boolean; same: boolean; contained: boolean }>`
    select
      not exists (select from evidence) and not exists (select from source)
        and not exists (select from lab_attempt) and not exists (select from run)
        and not exists (select from self_rating_skip) and not exists (select from resume)
        and not exists (select from journal) and not exists (select from target)
        and not exists (select from plan) and not exists (select from activity_state)
        and not exists (select from plan_week) and not exists (select from certificate) as empty,
      not exists (select id from person except select id from incoming_person) as same,
      not exists (select id, sha256 from evidence except select id, sha256 from incoming_evidence)
        and not exists (select person, instance from source except select person, instance from incoming_source)
        and not exists (select person, lab from lab_attempt except select person, lab from incoming_lab_attempt)
        and not exists (select id from run except select id from incoming_run)
        and not exists (
          select person, skill, behaviour from self_rating_skip
          except select person, skill, behaviour from incoming_self_rating_skip
        )
        and not exists (
          select person, instance, changed_at from resume except select person, instance, changed_at from incoming_resume
        )
        and not exists (
          select person, id, changed_at from journal except select person, id, changed_at from incoming_journal
        )
        and not exists (
          select person, id, changed_at from target except select person, id, changed_at from incoming_target
        )
        and not exists (select person, changed_at from plan except select person, changed_at from incoming_plan)
        and not exists (
          select person, activity, changed_at from activity_state
          except select person, activity, changed_at from incoming_activity_state
        )
        and not exists (
          select person, monday, changed_at from plan_week
          except select person, monday, changed_at from incoming_plan_week
        )
        and not exists (
          select person, instance, question, answered_at from project_answer
          except select person, instance, question, answered_at from incoming_project_answer
        )
        and not exists (
          select person, certification, changed_at from certificate
          except select person, certification, changed_at from incoming_certificate
        )
        as contained`.execute(db)
  const [state] = rows
  if (state?.empty) {
    await sql`delete from person`.execute(db)
    await sql`insert into person (id, name, created_at) select id, name, created_at from incoming_person`.execute(
      db,
    )
  } else if (!state?.same || !state.contained)
    throw new Failure('record-not-empty', 'it holds evidence, sources or runs that the archive does not')
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
  await sql`
    insert into self_rating_skip (person, skill, behaviour, skipped_at)
    select person, skill, behaviour, skipped_at from incoming_self_rating_skip order by arrived
    on conflict do nothing`.execute(db)
  await sql`
    insert into resume (person, instance, name, reading, mending, added_at, changed_at)
    select person, instance, name, reading, mending, added_at, changed_at from incoming_resume order by arrived
    on conflict do nothing`.execute(db)
  await sql`
    insert into journal (person, id, kind, number, content, added_at, changed_at)
    select person, id, kind, number, content, added_at, changed_at from incoming_journal order by arrived
    on conflict do nothing`.execute(db)
  await sql`
    insert into target (person, id, number, kind, name, source, reading, mending, added_at, changed_at)
    select person, id, number, kind, name, source, reading, mending, added_at, changed_at from incoming_target
    order by arrived on conflict do nothing`.execute(db)
  await takeOverPlan(db)
  await sql`
    insert into project_answer (person, instance, question, answer, answered_at)
    select person, instance, question, answer, answered_at from incoming_project_answer order by arrived
    on conflict do nothing`.execute(db)
  await sql`
    insert into certificate (person, certification, content, added_at, changed_at)
    select person, certification, content, added_at, changed_at from incoming_certificate order by arrived
    on conflict do nothing`.execute(db)
  await takeOverLabs(db)
  return { entries: Number(entries.numAffectedRows ?? 0), sources: Number(sources.numAffectedRows ?? 0) }
}

async function takeOverPlan(db: Transaction<Schema>): Promise<void> {
  await sql`
    insert into plan (person, settings, "order", changed_at)
    select person, settings, "order", changed_at from incoming_plan order by arrived
    on conflict do nothing`.execute(db)
  await sql`
    insert into activity_state (person, activity, state, content, changed_at)
    select person, activity, state, content, changed_at from incoming_activity_state order by arrived
    on conflict do nothing`.execute(db)
  await sql`
    insert into plan_week (person, monday, worked, changed_at)
    select person, monday, worked, changed_at from incoming_plan_week order by arrived
    on conflict do nothing`.execute(db)
}

const runColumns = sql.raw(
  'id, person, number, lab, version, state, fence, lost_claims, seed, chosen_seed, source, tries, verdict, failure, recording, attempt, hints, days, queued_at, started_at, ended_at',
)

/** What had not ended when the archive was written was left behind with its source. */
async function takeOverLabs(db: Transaction<Schema>): Promise<void> {
  await sql`
    insert into lab_attempt (person, lab, started_at, folder, hints)
    select person, lab, started_at, folder, hints from incoming_lab_attempt order by arrived
    on conflict do nothing`.execute(db)
  await sql`
    insert into recording (sha256, bytes) select sha256, bytes from incoming_recording on conflict do nothing`.execute(
    db,
  )
  await sql`
    update incoming_run set state = 'stopped', ended_at = coalesce(started_at, queued_at)
    where state in ('queued', 'running')`.execute(db)
  await sql`
    insert into run (${runColumns}) select ${runColumns} from incoming_run order by arrived
    on conflict (id) do nothing`.execute(db)
}
