import { type Kysely, sql } from 'kysely'

/** What a person writes down themselves: wins, goals, reviews, a log, applications, limits. Drafts too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal (
      person uuid not null references person,
      id uuid not null,
      kind text not null check (
        kind in ('win', 'passed-over', 'goal', 'review', 'limits', 'log', 'application')
      ),
      number integer not null,
      content jsonb not null,
      added_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (person, id),
      unique (person, kind, number)
    )`.execute(db)
}
