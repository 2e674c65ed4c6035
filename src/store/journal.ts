import { randomUUID } from 'node:crypto'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Application } from '../core/application/application.ts'
import type { Goal } from '../core/goal/goal.ts'
import type { WorkLimits } from '../core/limits/limits.ts'
import type { Review } from '../core/review/review.ts'
import type { Win } from '../core/win/win.ts'
import type { LogEntry } from '../core/work-log/log-entry.ts'
import type { JournalTable, Schema } from './schema.ts'

/** What each kind of item holds. Of limits and of what was passed over there is one for each person, numbered 1. */
export type JournalContent = {
  win: Win
  /** Keys of candidates for wins that are not to be proposed again. */
  'passed-over': { keys: string[] }
  goal: Goal
  review: Review
  limits: WorkLimits
  log: LogEntry
  application: Application
}
export type JournalKind = keyof JournalContent

export type JournalItem<Kind extends JournalKind> = {
  id: string
  /** Counted for each person and kind, as commands name it. */
  number: number
  content: JournalContent[Kind]
  addedAt: string
  changedAt: string
}

/** The one added last first. */
export async function listJournal<Kind extends JournalKind>(
  db: Kysely<Schema>,
  person: string,
  kind: Kind,
): Promise<JournalItem<Kind>[]> {
  const rows = await db
    .selectFrom('journal')
    .selectAll()
    .where('person', '=', person)
    .where('kind', '=', kind)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => itemOf<Kind>(row))
}

/** Null where there is no such item. */
export async function findJournal<Kind extends JournalKind>(
  db: Kysely<Schema>,
  person: string,
  kind: Kind,
  number: number,
): Promise<JournalItem<Kind> | null> {
  const row = await db
    .selectFrom('journal')
    .selectAll()
    .where('person', '=', person)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? itemOf<Kind>(row) : null
}

/** Adds an item under the next number. May be called twice at once. */
export async function addToJournal<Kind extends JournalKind>(
  db: Kysely<Schema>,
  person: string,
  kind: Kind,
  content: JournalContent[Kind],
  now: Date,
): Promise<JournalItem<Kind>> {
  return db.transaction().execute(async (transaction) => {
    await lockJournal(transaction, person, kind)
    const { last } = await transaction
      .selectFrom('journal')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('person', '=', person)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    const row = await transaction
      .insertInto('journal')
      .values({
        person,
        id: randomUUID(),
        kind,
        number: (last ?? 0) + 1,
        content: JSON.stringify(content),
        added_at: now,
        changed_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return itemOf<Kind>(row)
  })
}

/**
 * Changes an item, one writer of its kind at a time.
 * @param change     makes what it is to hold of what it holds
 * @param alongside  what is written in the same transaction
 * @returns null where there is no such item
 */
export async function changeJournal<Kind extends JournalKind>(
  db: Kysely<Schema>,
  person: string,
  { kind, number }: { kind: Kind; number: number },
  change: (content: JournalContent[Kind]) => JournalContent[Kind],
  now: Date,
  alongside: (transaction: Transaction<Schema>, item: JournalItem<Kind>) => Promise<void> = async () => {},
): Promise<JournalItem<Kind> | null> {
  return db.transaction().execute(async (transaction) => {
    await lockJournal(transaction, person, kind)
    const row = await transaction
      .selectFrom('journal')
      .selectAll()
      .where('person', '=', person)
      .where('kind', '=', kind)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!row) return null
    const before = itemOf<Kind>(row)
    const content = change(before.content)
    // Written before the ledger is touched: erasing locks the tables in this order.
    const { numUpdatedRows } = await transaction
      .updateTable('journal')
      .set({ content: JSON.stringify(content), changed_at: now })
      .where('person', '=', person)
      .where('id', '=', before.id)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return null // erased meanwhile
    const item = { ...before, content, changedAt: now.toISOString() }
    await alongside(transaction, item)
    return item
  })
}

/**
 * Takes an item out, while nobody else writes one of its kind.
 * @param check  throws where it has to stay
 * @returns whether it was there
 */
export async function removeFromJournal<Kind extends JournalKind>(
  db: Kysely<Schema>,
  person: string,
  kind: Kind,
  number: number,
  check: (content: JournalContent[Kind]) => void = () => {},
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await lockJournal(transaction, person, kind)
    const item = await findJournal(transaction, person, kind, number)
    if (!item) return false
    check(item.content)
    await transaction.deleteFrom('journal').where('person', '=', person).where('id', '=', item.id).execute()
    return true
  })
}

/** Together with the evidence of a source: the win that it is; all of a person where that is null. */
export async function deleteJournal(
  db: Transaction<Schema>,
  person: string,
  source: string | null,
): Promise<void> {
  let items = db.deleteFrom('journal').where('person', '=', person)
  if (source !== null)
    items = items
      .where('kind', '=', 'win')
      .where(sql<boolean>`encode(sha256(convert_to('win/' || id, 'UTF8')), 'hex') = ${source}`)
  await items.execute()
}

async function lockJournal(db: Transaction<Schema>, person: string, kind: JournalKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${person}/journal/${kind}`}, 0))`.execute(db)
}

const itemOf = <Kind extends JournalKind>(row: Selectable<JournalTable>): JournalItem<Kind> => ({
  id: row.id,
  number: row.number,
  content: row.content as JournalContent[Kind],
  addedAt: row.added_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
})
