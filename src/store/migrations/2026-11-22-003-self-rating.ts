import { type Kysely, sql } from 'kysely'

/** Questions that somebody passed over: no evidence, yet not to be asked again. Answers stand in the ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table self_rating_skip (
      person uuid not null references person,
      skill text not null,
      behaviour text not null,
      skipped_at timestamptz not null,
      primary key (person, skill, behaviour)
    )`.execute(db)
}
