import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Benchmark } from '../core/benchmark/benchmark.ts'
import type { EvidenceEntry, SourceInstance } from '../core/evidence/entry.ts'
import { type GivenAnswer, reconcileAnswers } from '../core/self-rating/entries.ts'
import { keepBenchmark } from './benchmark-snapshot.ts'
import { entryFrom, insertEvidence, listEvidence } from './evidence.ts'
import type { Schema } from './schema.ts'
import { putSource } from './source.ts'

/** One for each person, the same on every machine: erasing it erases every answer. */
const selfRatingSource = (person: string): SourceInstance => ({
  kind: 'person',
  instance: createHash('sha256').update(`self-rating/${person}`).digest('hex'),
  label: 'Self-rating',
})

export type Skip = { skill: string; behaviour: string; at: string }

/** What a person ever answered, in the order of writing, and what they passed over. */
export async function listAnswers(
  db: Kysely<Schema>,
  person: string,
): Promise<{ entries: EvidenceEntry[]; skips: Skip[] }> {
  const [entries, skips] = await Promise.all([
    listEvidence(db, person, selfRatingSource(person).instance),
    db.selectFrom('self_rating_skip').selectAll().where('person', '=', person).execute(),
  ])
  return {
    entries,
    skips: skips.map(({ skill, behaviour, skipped_at }) => ({
      skill,
      behaviour,
      at: skipped_at.toISOString(),
    })),
  }
}

/**
 * Brings the ledger and the skips to what was answered, in one transaction. Two at once wait for each other; done again
 * on the same day, it adds nothing.
 * @param given  about behaviours of the benchmark
 */
export async function saveAnswers(
  db: Kysely<Schema>,
  person: string,
  given: readonly GivenAnswer[],
  { benchmark, now }: { benchmark: Benchmark; now: Date },
): Promise<void> {
  const source = selfRatingSource(person)
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${person}/${source.instance}`}, 0))`.execute(
      transaction,
    )
    const facts = { source, head: null, commits: 0, ownCommits: 0, identities: [], notices: [] }
    await putSource(transaction, person, facts, now)
    const entries = await listEvidence(transaction, person, source.instance)
    const write = reconcileAnswers(entries, given, { source, benchmark, now: now.toISOString() })
    if (write.length > 0) await keepBenchmark(transaction, benchmark, now)
    await insertEvidence(
      transaction,
      write.map(({ draft, supersedes }) => entryFrom(draft, person, supersedes, now)),
    )
    await putSkips(transaction, person, given, now)
  })
}

async function putSkips(
  db: Transaction<Schema>,
  person: string,
  given: readonly GivenAnswer[],
  now: Date,
): Promise<void> {
  for (const { skill, behaviour, answer } of given)
    if (answer === 'skipped')
      await db
        .insertInto('self_rating_skip')
        .values({ person, skill, behaviour, skipped_at: now })
        .onConflict((conflict) => conflict.columns(['person', 'skill', 'behaviour']).doNothing())
        .execute()
    else
      await db
        .deleteFrom('self_rating_skip')
        .where('person', '=', person)
        .where('skill', '=', skill)
        .where('behaviour', '=', behaviour)
        .execute()
}

/** Together with the evidence of a source; with all of it where that is null. */
export async function deleteSkips(
  db: Transaction<Schema>,
  person: string,
  source: string | null,
): Promise<void> {
  if (source === null || source === selfRatingSource(person).instance)
    await db.deleteFrom('self_rating_skip').where('person', '=', person).execute()
}
