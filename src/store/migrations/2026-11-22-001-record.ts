import { type Kysely, sql } from 'kysely'

/** Person, sources, benchmarks and the ledger, which takes neither update nor delete. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person (
      id uuid primary key,
      name text not null unique,
      created_at timestamptz not null
    )`.execute(db)
  await sql`
    create table source (
      person uuid not null references person,
      instance text not null check (instance ~ '^[0-9a-f]{64}$'),
      kind text not null,
      label text not null,
      head text,
      commits integer not null,
      own_commits integer not null,
      identities jsonb not null,
      notices jsonb not null,
      read_at timestamptz not null,
      primary key (person, instance)
    )`.execute(db)
  await sql`
    create table benchmark_snapshot (
      sha256 text primary key,
      version integer not null,
      content jsonb not null,
      first_used_at timestamptz not null
    )`.execute(db)
  await sql`
    create table evidence (
      id uuid primary key,
      person uuid not null,
      skill text not null,
      stage text not null,
      behaviour text,
      kind text not null,
      source_kind text not null,
      source_instance text not null,
      source_label text not null,
      observed jsonb not null,
      observation_sha256 text not null,
      observed_at timestamptz not null,
      recorded_at timestamptz not null,
      rule text not null,
      rule_version integer not null,
      benchmark_version integer not null,
      visibility text not null check (visibility in ('private', 'shared')),
      supersedes uuid references evidence deferrable initially deferred,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      position bigint generated always as identity,
      foreign key (person, source_instance) references source (person, instance),
      unique (supersedes)
    )`.execute(db)
  await sql`
    create unique index evidence_says_it_once on evidence (
      person, source_instance, rule, rule_version, skill, stage, behaviour, observation_sha256, supersedes
    ) nulls not distinct`.execute(db)
  await sql`create index evidence_in_order on evidence (person, position)`.execute(db)
  await sql`
    create function evidence_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('proven.erase', true) = 'on' then return null; end if;
      raise exception 'evidence is never edited, only superseded' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger evidence_is_append_only before update or delete or truncate on evidence
    for each statement execute function evidence_is_append_only()`.execute(db)
  // Also where a session calls itself a replica.
  await sql`alter table evidence enable always trigger evidence_is_append_only`.execute(db)
}
