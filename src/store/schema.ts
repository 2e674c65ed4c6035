import type { ColumnType, JSONColumnType } from 'kysely'
import type { Benchmark, Stage } from '../core/benchmark/benchmark.ts'
import type { EvidenceKind, Observation, SourceInstance } from '../core/evidence/entry.ts'
import type { Notice } from './source.ts'

/** What the newest migration leaves behind. */
export type Schema = {
  person: { id: string; name: string; created_at: Date }
  source: {
    person: string
    instance: string
    kind: SourceInstance['kind']
    label: string
    head: string | null
    commits: number
    own_commits: number
    identities: JSONColumnType<string[]>
    notices: JSONColumnType<Notice[]>
    read_at: Date
  }
  benchmark_snapshot: {
    sha256: string
    version: number
    content: JSONColumnType<Benchmark>
    first_used_at: Date
  }
  evidence: EvidenceTable
}

export type EvidenceTable = {
  id: string
  person: string
  skill: string
  stage: Stage
  behaviour: string | null
  kind: EvidenceKind
  source_kind: SourceInstance['kind']
  source_instance: string
  source_label: string
  observed: JSONColumnType<Observation>
  /** SHA-256 of the canonical JSON of `observed`, since an index cannot hold the whole. */
  observation_sha256: string
  observed_at: Date
  recorded_at: Date
  rule: string
  rule_version: number
  benchmark_version: number
  visibility: 'private' | 'shared'
  supersedes: string | null
  sha256: string
  /** Order of writing. */
  position: ColumnType<string, never, never>
}
