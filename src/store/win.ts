import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Benchmark } from '../core/benchmark/benchmark.ts'
import type { SourceInstance } from '../core/evidence/entry.ts'
import { reconcileWin } from '../core/win/entries.ts'
import type { Win } from '../core/win/win.ts'
import { keepBenchmark } from './benchmark-snapshot.ts'
import { entryFrom, insertEvidence, listEvidence } from './evidence.ts'
import { changeJournal, type JournalItem } from './journal.ts'
import type { Schema } from './schema.ts'
import { putSource } from './source.ts'

/** A win is a source of its own, the same on every machine: erasing it erases the one win. */
export const winSource = ({ id, number }: Pick<JournalItem<'win'>, 'id' | 'number'>): SourceInstance => ({
  kind: 'person',
  instance: createHash('sha256').update(`win/${id}`).digest('hex'),
  label: `Win ${number}`,
})

/**
 * Brings a win and the ledger to the same, in one transaction: neither says what the other does not. Done again, it adds nothing.
 * @param change  gives what is recorded from now on; null takes the win back
 * @returns null where there is no such win
 */
export function settleWin(
  db: Kysely<Schema>,
  person: string,
  number: number,
  change: (win: Win) => Win,
  { benchmark, now }: { benchmark: Benchmark; now: Date },
): Promise<JournalItem<'win'> | null> {
  return changeJournal(db, person, { kind: 'win', number }, change, now, (transaction, item) =>
    settleEvidence(transaction, person, item, { benchmark, now }),
  )
}

async function settleEvidence(
  db: Transaction<Schema>,
  person: string,
  item: JournalItem<'win'>,
  { benchmark, now }: { benchmark: Benchmark; now: Date },
): Promise<void> {
  const source = winSource(item)
  // The same lock as that of a reading: one writer per source.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${person}/${source.instance}`}, 0))`.execute(db)
  const facts = { source, head: null, commits: 0, ownCommits: 0, identities: [], notices: [] }
  const entries = await listEvidence(db, person, source.instance)
  const write = reconcileWin(entries, item.content.recorded, { source, benchmark, now: now.toISOString() })
  if (write.length === 0) return
  await putSource(db, person, facts, now)
  await keepBenchmark(db, benchmark, now)
  await insertEvidence(
    db,
    write.map(({ draft, supersedes }) => entryFrom(draft, person, supersedes, now)),
  )
}
