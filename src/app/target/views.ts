import type { Stage } from '../../core/benchmark/benchmark.ts'
import type { EvidenceKind } from '../../core/evidence/entry.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import type { LadderLevel } from '../../core/target/ladder.ts'
import type { OwnersMending } from '../../core/target/mending.ts'
import type { SkillSuggestion } from '../../core/target/suggest.ts'
import type { EvidenceTable, Fit, JobFacts, Requirement, TargetKind } from '../../core/target/target.ts'

/** Targets as they are looked at. Times are ISO 8601 in UTC. */

export type TargetSummary = Pick<EvidenceTable, 'must' | 'nice' | 'responsibilities' | 'claimedMusts'> & {
  /** SHA-256 of what it was read from. */
  id: string
  /** As commands name it. */
  number: number
  kind: TargetKind
  title: string
  /** The file's; empty where there was none. */
  name: string
  stage: Stage
  addedAt: string
  changedAt: string
  /** Statements of a ladder's level that nobody mapped yet. */
  toConfirm: number
}

/** A piece of evidence that a requirement's standing rests on. */
export type EvidenceLink = {
  id: string
  skill: string
  kind: EvidenceKind
  stage: Stage
  /** One sentence without full stop, ours. */
  says: string
  observedAt: string
  /** Label of its source. */
  source: string
}

export type RequirementView = Requirement & {
  standing: Fit
  because: string
  /** The person's word that they meet it; null where they did not say so. */
  claim: string | null
  evidence: EvidenceLink[]
}

/** One expectation of the level that is wanted. */
export type StatementView = {
  id: string
  text: string
  /** Name of the competency that it stands in. */
  competency: string
  skills: string[]
  notApplicable: boolean
  /** By whom it is mapped; null where nobody did. */
  mappedBy: 'you' | 'file' | null
  suggested: SkillSuggestion[]
}

export type LadderView = {
  /** Slug of the level that is wanted. */
  level: string
  levels: Pick<LadderLevel, 'slug' | 'name' | 'stage'>[]
  statements: StatementView[]
}

export type TargetView = TargetSummary & {
  text: string | null
  facts: JobFacts | null
  /** In the order of the text. */
  requirements: RequirementView[]
  /** As they were read; they count nowhere. */
  dropped: Requirement[]
  ladder: LadderView | null
  /** Rows of all skills that are named, each at the stage at which it is asked for first. */
  skills: SkillRow[]
  /** Names by slug of what is named anywhere in it. */
  names: Record<'skills' | 'tools' | 'certifications', Record<string, string>>
  mending: OwnersMending
}
