import { type Kysely, sql } from 'kysely'

/** Attempts at labs, runs, what they measured, and for as long as a run needs it the source that is checked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lab_attempt (
      person uuid not null references person,
      lab text not null,
      started_at timestamptz not null,
      folder text,
      hints jsonb not null default '[]',
      primary key (person, lab)
    )`.execute(db)
  await sql`
    create table recording (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bytea not null check (octet_length(bytes) <= 4 * 1024 * 1024)
    )`.execute(db)
  await sql`
    create table source_archive (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bytea not null check (octet_length(bytes) <= 20 * 1024 * 1024)
    )`.execute(db)
  // Both are compressed already.
  await sql`alter table recording alter column bytes set storage external`.execute(db)
  await sql`alter table source_archive alter column bytes set storage external`.execute(db)
  await sql`
    create table run (
      id uuid primary key,
      person uuid not null references person,
      number integer not null,
      lab text not null,
      version integer not null,
      state text not null
        check (state in ('queued', 'running', 'judged', 'inconclusive', 'void', 'stopped', 'failed')),
      fence integer not null default 0,
      claimed_until timestamptz,
      job uuid,
      lost_claims integer not null default 0,
      seed text,
      chosen_seed boolean not null,
      source text not null,
      tries jsonb not null default '[]',
      progress jsonb,
      verdict jsonb,
      failure jsonb,
      recording text references recording,
      attempt integer,
      hints integer,
      days integer,
      queued_at timestamptz not null,
      started_at timestamptz,
      ended_at timestamptz,
      unique (person, number),
      check ((state = 'running') = (claimed_until is not null)),
      check ((state in ('queued', 'running')) = (ended_at is null))
    )`.execute(db)
  await sql`create index run_unfinished on run (queued_at) where state in ('queued', 'running')`.execute(db)
  await sql`create index run_of_lab on run (person, lab, number)`.execute(db)
}
