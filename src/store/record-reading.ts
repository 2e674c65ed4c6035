import { type Kysely, sql, type Transaction } from 'kysely'
import type { Benchmark } from '../core/benchmark/benchmark.ts'
import type { EvidenceDraft, EvidenceEntry } from '../core/evidence/entry.ts'
import { activeEntries, reconcile } from '../core/evidence/ledger.ts'
import { keepBenchmark } from './benchmark-snapshot.ts'
import { entryFrom, insertEvidence, listEvidence } from './evidence.ts'
import type { Schema } from './schema.ts'
import { findSource, putSource, type SourceFacts } from './source.ts'

export type Recorded = {
  added: number
  superseded: number
  withdrawn: number
  unchanged: number
  /** What the source now says, all of it: neither superseded nor withdrawn. */
  evidence: EvidenceEntry[]
}

/**
 * Brings the ledger to what a reading of a source found, in one transaction. Two readings of one source at once wait
 * for each other; done again, it adds nothing.
 * @param alongside  what is written in the same transaction, with the source's lock held
 */
export async function recordReading(
  db: Kysely<Schema>,
  person: string,
  benchmark: Benchmark,
  facts: SourceFacts,
  drafts: EvidenceDraft[],
  now: Date,
  alongside: (transaction: Transaction<Schema>) => Promise<void> = async () => {},
): Promise<Recorded> {
  return db.transaction().execute(async (transaction) => {
    const { instance } = facts.source
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${person}/${instance}`}, 0))`.execute(
      transaction,
    )
    await keepBenchmark(transaction, benchmark, now)
    const before = await findSource(transaction, person, instance)
    const identities = [...new Set([...(before?.identities ?? []), ...facts.identities])].sort()
    await putSource(transaction, person, { ...facts, identities }, now)
    const entries = await listEvidence(transaction, person, instance)
    const sawAll =
      identities.length === new Set(facts.identities).size && facts.commits >= (before?.commits ?? 0)
    const { write, ...counts } = reconcile(entries, drafts, benchmark, sawAll)
    const written = write.map(({ draft, supersedes }) => entryFrom(draft, person, supersedes, now))
    await insertEvidence(transaction, written)
    await alongside(transaction)
    return { ...counts, evidence: activeEntries([...entries, ...written]) }
  })
}
