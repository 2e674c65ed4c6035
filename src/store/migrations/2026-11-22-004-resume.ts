import { type Kysely, sql } from 'kysely'

/** Résumés as they were read, and what their owner put right. The file itself is not kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table resume (
      person uuid not null references person,
      instance text not null check (instance ~ '^[0-9a-f]{64}$'),
      name text not null,
      reading jsonb not null,
      mending jsonb not null,
      added_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (person, instance)
    )`.execute(db)
}
