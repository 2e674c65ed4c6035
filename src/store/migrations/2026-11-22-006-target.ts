import { type Kysely, sql } from 'kysely'

/** What a person wants to reach: the words that it was read from, what was read, and what its owner put right. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table target (
      person uuid not null references person,
      id text not null check (id ~ '^[0-9a-f]{64}$'),
      number integer not null check (number > 0),
      kind text not null check (kind in ('job-description', 'ladder', 'stage')),
      name text not null,
      source text not null,
      reading jsonb not null,
      mending jsonb not null,
      added_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (person, id),
      unique (person, number)
    )`.execute(db)
}
