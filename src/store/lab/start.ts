import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Passing } from './kill-point.ts'
import type { Queue } from './queue.ts'
import { inTransaction } from './transaction.ts'

/** What is to be checked. */
export type RunOrder = {
  /** Of the run, so that writing it again is known to be the same. */
  id: string
  lab: string
  version: number
  /** Null draws a fresh one for every try. */
  seed: string | null
  /** A tar.gz of the developer's folder, at most 20 MiB; kept until its last run has ended. */
  source: { sha256: string; bytes: Buffer }
}

/** Runs of one person that may be waiting. */
const mostWaiting = 20

/**
 * Writes a run and queues it, in one transaction. Done again with the same id, it does nothing.
 * @returns false where too many are waiting already
 */
export async function insertRun(
  db: Kysely<Schema>,
  queue: Queue,
  person: string,
  order: RunOrder,
  now: Date,
  passing: Passing,
): Promise<boolean> {
  const { id } = order
  const written = await inTransaction(db, async (transaction) => {
    await lockSource(transaction, order.source.sha256)
    const known = await transaction.selectFrom('run').select('id').where('id', '=', id).executeTakeFirst()
    if (known) return true
    await transaction
      .insertInto('source_archive')
      .values(order.source)
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute()
    await passing('start: source written')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`runs of ${person}`}, 0))`.execute(transaction)
    const { rows } = await sql<{ number: number; waiting: number }>`
      select coalesce(max(number), 0) + 1 as number,
        (count(*) filter (where state in ('queued', 'running')))::int as waiting
      from run where person = ${person}`.execute(transaction)
    const { number, waiting } = rows[0] ?? { number: 1, waiting: 0 }
    if (waiting >= mostWaiting) return false
    await transaction
      .insertInto('run')
      .values({
        id,
        person,
        number,
        lab: order.lab,
        version: order.version,
        state: 'queued',
        fence: 0,
        lost_claims: 0,
        seed: order.seed,
        chosen_seed: order.seed !== null,
        source: order.source.sha256,
        tries: '[]',
        queued_at: now,
      })
      .execute()
    await passing('start: run written')
    const job = await queue.send(transaction, id, false)
    await transaction.updateTable('run').set({ job }).where('id', '=', id).execute()
    await passing('start: queued')
    return true
  })
  await passing('start: committed')
  return written
}

/** Who adds a run of a source and who ends its last one wait for each other. */
export const lockSource = (db: Transaction<Schema>, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`source ${sha256}`}, 0))`.execute(db)

/** Forgets a source that no run needs any more. */
export async function dropSource(db: Transaction<Schema>, sha256: string): Promise<void> {
  await lockSource(db, sha256)
  await sql`
    delete from source_archive where sha256 = ${sha256} and not exists (
      select from run where source = ${sha256} and state in ('queued', 'running')
    )`.execute(db)
}
