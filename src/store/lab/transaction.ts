import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '../schema.ts'

/** After so long without a beat a worker is taken to be gone. */
export const claimSeconds = 20

/**
 * A transaction that the server ends when its program says nothing for as long as a claim lasts: one that was stopped
 * in the middle would keep its run from everybody else.
 */
export const inTransaction = <T>(
  db: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<T>,
  seconds = claimSeconds,
): Promise<T> =>
  db.transaction().execute(async (transaction) => {
    await sql`select set_config('idle_in_transaction_session_timeout', ${String(Math.ceil(seconds * 1000))}, true)`.execute(
      transaction,
    )
    return work(transaction)
  })
