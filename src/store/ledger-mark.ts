import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * A text that changes whenever a person's ledger does: entries are never edited, positions never given twice, so what
 * count, highest and sum of positions agree on is the same ledger.
 */
export async function readLedgerMark(db: Kysely<Schema>, person: string): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ', count(*), max(position), sum(position)) as mark
    from evidence where person = ${person}`.execute(db)
  return `${person} ${rows[0]?.mark}`
}
