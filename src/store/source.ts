import { type Kysely, sql, type Transaction } from 'kysely'
import type { SourceInstance } from '../core/evidence/entry.ts'
import type { Schema } from './schema.ts'

/** Something that a reader of a source has to be told, in words. */
export type Notice = { code: string; says: string }

/** What a reading of a source said about it, besides what it found. */
export type SourceFacts = {
  source: SourceInstance
  /** The commit that was read; null where the source has none. */
  head: string | null
  commits: number
  ownCommits: number
  /** The addresses that were taken for the person's own. */
  identities: string[]
  notices: Notice[]
}

/** A source with what the ledger now holds from it. Superseded entries and withdrawals are not counted. */
export type SourceSummary = {
  kind: SourceInstance['kind']
  instance: string
  label: string
  head: string | null
  commits: number
  ownCommits: number
  /** Of all readings that left evidence here. */
  identities: string[]
  notices: Notice[]
  entries: number
  skills: number
  oldestAt: string | null
  newestAt: string | null
  readAt: string
}

/** The last one read first. */
export async function listSources(db: Kysely<Schema>, person: string): Promise<SourceSummary[]> {
  const rows = await db
    .selectFrom('source')
    .leftJoin(
      (from) =>
        from
          .selectFrom('evidence')
          .select(({ fn }) => [
            'source_instance',
            fn.countAll<string>().as('entries'),
            fn.count<string>('skill').distinct().as('skills'),
            fn.min('observed_at').as('oldest_at'),
            fn.max('observed_at').as('newest_at'),
          ])
          .where('person', '=', person)
          .where(sql<boolean>`observed ->> 'type' <> 'withdrawn'`)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('evidence as later')
                  .select('later.id')
                  .whereRef('later.supersedes', '=', 'evidence.id'),
              ),
            ),
          )
          .groupBy('source_instance')
          .as('active'),
      (join) => join.onRef('active.source_instance', '=', 'source.instance'),
    )
    .selectAll('source')
    .select(['active.entries', 'active.skills', 'active.oldest_at', 'active.newest_at'])
    .where('source.person', '=', person)
    .orderBy('source.read_at', 'desc')
    .orderBy('source.instance')
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    instance: row.instance,
    label: row.label,
    head: row.head,
    commits: row.commits,
    ownCommits: row.own_commits,
    identities: row.identities,
    notices: row.notices,
    entries: Number(row.entries ?? 0),
    skills: Number(row.skills ?? 0),
    oldestAt: row.oldest_at?.toISOString() ?? null,
    newestAt: row.newest_at?.toISOString() ?? null,
    readAt: row.read_at.toISOString(),
  }))
}

/** What was known of a source before; null when it is new. */
export async function findSource(
  db: Kysely<Schema>,
  person: string,
  instance: string,
): Promise<{ identities: string[]; commits: number } | null> {
  const row = await db
    .selectFrom('source')
    .select(['identities', 'commits'])
    .where('person', '=', person)
    .where('instance', '=', instance)
    .executeTakeFirst()
  return row ?? null
}

/** The source's lock has to be held by this transaction. */
export async function putSource(
  db: Transaction<Schema>,
  person: string,
  facts: SourceFacts,
  now: Date,
): Promise<void> {
  const row = {
    kind: facts.source.kind,
    label: facts.source.label,
    head: facts.head,
    commits: facts.commits,
    own_commits: facts.ownCommits,
    identities: JSON.stringify(facts.identities),
    notices: JSON.stringify(facts.notices),
    read_at: now,
  }
  await db
    .insertInto('source')
    .values({ person, instance: facts.source.instance, ...row })
    .onConflict((conflict) => conflict.columns(['person', 'instance']).doUpdateSet(row))
    .execute()
}
