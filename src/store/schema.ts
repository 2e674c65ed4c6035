import type { ColumnType, JSONColumnType } from 'kysely'
import type { Benchmark, Stage } from '../core/benchmark/benchmark.ts'
import type { Certificate } from '../core/certificate/certificate.ts'
import type { EvidenceKind, Observation, SourceInstance } from '../core/evidence/entry.ts'
import type { RunProgress } from '../core/lab/progress.ts'
import type { RunOutcome } from '../core/lab/verdict.ts'
import type { ActivityState, PlanSettings } from '../core/plan/kept.ts'
import type { Mending } from '../core/resume/mend.ts'
import type { ResumeReading } from '../core/resume/resume.ts'
import type { OwnersMending } from '../core/target/mending.ts'
import type { TargetKind } from '../core/target/target.ts'
import type { JournalContent, JournalKind } from './journal.ts'
import type { Notice } from './source.ts'
import type { TargetReading } from './target.ts'

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
  self_rating_skip: { person: string; skill: string; behaviour: string; skipped_at: Date }
  resume: ResumeTable
  journal: JournalTable
  target: TargetTable
  plan: PlanTable
  activity_state: ActivityStateTable
  plan_week: { person: string; monday: string; worked: boolean; changed_at: Date }
  project_answer: { person: string; instance: string; question: string; answer: string; answered_at: Date }
  certificate: {
    person: string
    certification: string
    content: JSONColumnType<Certificate>
    added_at: Date
    changed_at: Date
  }
  lab_attempt: {
    person: string
    lab: string
    started_at: Date
    /** Where the starter was put, on the machine that did it. */
    folder: string | null
    /** When each hint was taken, ISO 8601. */
    hints: JSONColumnType<string[]>
  }
  recording: { sha256: string; bytes: Buffer }
  source_archive: { sha256: string; bytes: Buffer }
  run: RunTable
}

export type ResumeTable = {
  person: string
  instance: string
  name: string
  reading: JSONColumnType<ResumeReading>
  mending: JSONColumnType<Mending>
  added_at: Date
  changed_at: Date
}

export type JournalTable = {
  person: string
  id: string
  kind: JournalKind
  number: number
  content: JSONColumnType<JournalContent[JournalKind]>
  added_at: Date
  changed_at: Date
}

export type TargetTable = {
  person: string
  id: string
  number: number
  kind: TargetKind
  name: string
  source: string
  reading: JSONColumnType<TargetReading>
  mending: JSONColumnType<OwnersMending>
  added_at: Date
  changed_at: Date
}

export type PlanTable = {
  person: string
  settings: JSONColumnType<PlanSettings>
  order: JSONColumnType<string[]>
  changed_at: Date
}

export type ActivityStateTable = {
  person: string
  activity: string
  state: ActivityState['state']
  content: JSONColumnType<Omit<ActivityState, 'activity' | 'state'>>
  changed_at: Date
}

export type RunState = 'queued' | 'running' | 'judged' | 'inconclusive' | 'void' | 'stopped' | 'failed'

/** One go at a run; inconclusive and void ones are followed by another. */
export type RunTry = { seed: string; startedAt: string; endedAt: string; outcome: RunOutcome }

/** Why a run ended without a verdict, as a row of the table of failures. */
export type RunFailure = { code: string; details: string[] }

/** JSON where there is some. */
type Json<T> = ColumnType<T | null, string | null | undefined, string | null>

export type RunTable = {
  id: string
  person: string
  /** Counted per person. */
  number: number
  lab: string
  version: number
  state: RunState
  /** Counted up with every claim; what an older one still writes is refused. */
  fence: number
  /** By the database's clock; null but where it is running. */
  claimed_until: Date | null
  /** In the queue, while it is queued or running. */
  job: string | null
  /** How often its worker went away. */
  lost_claims: number
  seed: string | null
  chosen_seed: boolean
  /** SHA-256 of the archive that is checked, also when it is not kept any more. */
  source: string
  tries: JSONColumnType<RunTry[]>
  progress: Json<RunProgress>
  verdict: Json<RunOutcome>
  failure: Json<RunFailure>
  recording: string | null
  /** Of a pass that counts: which judged run of the version it was, hints taken until then, days since the start. */
  attempt: number | null
  hints: number | null
  days: number | null
  queued_at: Date
  started_at: Date | null
  ended_at: Date | null
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
