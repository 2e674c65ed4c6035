import { type Kysely, sql } from 'kysely'

/** What a person says of a project that its repository cannot show, and the certificates that they hold or plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table project_answer (
      person uuid not null,
      instance text not null,
      question text not null,
      answer text not null,
      answered_at timestamptz not null,
      primary key (person, instance, question),
      foreign key (person, instance) references source (person, instance) on delete cascade
    )`.execute(db)
  await sql`
    create table certificate (
      person uuid not null references person,
      certification text not null,
      content jsonb not null,
      added_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (person, certification)
    )`.execute(db)
}
