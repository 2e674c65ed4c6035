import { randomUUID } from 'node:crypto'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { EvidenceDraft, EvidenceEntry } from '../core/evidence/entry.ts'
import { entryHash, hashOf } from './entry-hash.ts'
import type { EvidenceTable, Schema } from './schema.ts'

/** A row as node-postgres gives it, or as JSON holds it in an archive. */
type EvidenceRow = Omit<Selectable<EvidenceTable>, 'position' | 'observed_at' | 'recorded_at'> & {
  observed_at: Date | string
  recorded_at: Date | string
}

export const entryOf = (row: EvidenceRow): EvidenceEntry => ({
  id: row.id,
  person: row.person,
  skill: row.skill,
  stage: row.stage,
  behaviour: row.behaviour,
  kind: row.kind,
  source: { kind: row.source_kind, instance: row.source_instance, label: row.source_label },
  observed: row.observed,
  observedAt: new Date(row.observed_at).toISOString(),
  recordedAt: new Date(row.recorded_at).toISOString(),
  rule: row.rule,
  ruleVersion: row.rule_version,
  benchmarkVersion: row.benchmark_version,
  visibility: row.visibility,
  supersedes: row.supersedes,
  sha256: row.sha256,
})

const rowOf = (entry: EvidenceEntry) => ({
  id: entry.id,
  person: entry.person,
  skill: entry.skill,
  stage: entry.stage,
  behaviour: entry.behaviour,
  kind: entry.kind,
  source_kind: entry.source.kind,
  source_instance: entry.source.instance,
  source_label: entry.source.label,
  observed: entry.observed,
  observation_sha256: hashOf(entry.observed),
  observed_at: entry.observedAt,
  recorded_at: entry.recordedAt,
  rule: entry.rule,
  rule_version: entry.ruleVersion,
  benchmark_version: entry.benchmarkVersion,
  visibility: entry.visibility,
  supersedes: entry.supersedes,
  sha256: entry.sha256,
})

/** The ledger of a person, or what it has of one source, in the order of writing. */
export async function listEvidence(
  db: Kysely<Schema>,
  person: string,
  source: string | null = null,
): Promise<EvidenceEntry[]> {
  let query = db.selectFrom('evidence').selectAll().where('person', '=', person)
  if (source !== null) query = query.where('source_instance', '=', source)
  return (await query.orderBy('position').execute()).map(entryOf)
}

/** Gives a draft its id, its times in one form and its hash. */
export function entryFrom(
  draft: EvidenceDraft,
  person: string,
  supersedes: string | null,
  now: Date,
): EvidenceEntry {
  const entry: Omit<EvidenceEntry, 'sha256'> = {
    id: randomUUID(),
    person,
    skill: draft.skill,
    stage: draft.stage,
    behaviour: draft.behaviour,
    kind: draft.kind,
    source: draft.source,
    observed: draft.observed,
    observedAt: new Date(draft.observedAt).toISOString(),
    recordedAt: now.toISOString(),
    rule: draft.rule,
    ruleVersion: draft.ruleVersion,
    benchmarkVersion: draft.benchmarkVersion,
    visibility: 'private',
    supersedes,
  }
  return { ...entry, sha256: entryHash(entry) }
}

// Large enough that the way there does not count, small enough that no statement takes tens of megabytes.
const entriesAtOnce = 2_000

/** The source has to be there, and its lock to be held by this transaction. */
export async function insertEvidence(db: Transaction<Schema>, entries: EvidenceEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += entriesAtOnce) {
    const rows = JSON.stringify(entries.slice(from, from + entriesAtOnce).map(rowOf))
    await sql`
      insert into evidence (${evidenceColumns})
      select ${evidenceColumns} from jsonb_populate_recordset(null::evidence, ${rows}::jsonb)`.execute(db)
  }
}

const columns = [
  'id',
  'person',
  'skill',
  'stage',
  'behaviour',
  'kind',
  'source_kind',
  'source_instance',
  'source_label',
  'observed',
  'observation_sha256',
  'observed_at',
  'recorded_at',
  'rule',
  'rule_version',
  'benchmark_version',
  'visibility',
  'supersedes',
  'sha256',
] as const satisfies (keyof EvidenceTable)[]

/** All but the order of writing, which the database gives. */
export const evidenceColumns = sql.join(columns.map((name) => sql.ref(name)))
