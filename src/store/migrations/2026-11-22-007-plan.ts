import { type Kysely, sql } from 'kysely'

/** Hours and dates of a plan, what was said of its activities, and of weeks that went by. The plan itself is computed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan (
      person uuid primary key references person,
      settings jsonb not null,
      "order" jsonb not null,
      changed_at timestamptz not null
    )`.execute(db)
  await sql`
    create table activity_state (
      person uuid not null references person,
      activity text not null,
      state text not null check (state in ('started', 'done', 'dropped')),
      content jsonb not null,
      changed_at timestamptz not null,
      primary key (person, activity)
    )`.execute(db)
  await sql`
    create table plan_week (
      person uuid not null references person,
      monday text not null check (monday ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      worked boolean not null,
      changed_at timestamptz not null,
      primary key (person, monday)
    )`.execute(db)
}
