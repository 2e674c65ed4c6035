import type { Stage, Strength } from '../benchmark/benchmark.ts'
import type { SignalId } from '../signal/catalogue.ts'

/** Where an observation can come from. The later kinds have their likelihoods already, and no intake yet. */
export const evidenceKinds = [
  'git',
  'self',
  'resume',
  'lab',
  'answer',
  'feedback',
  'certificate',
  'win',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** What makes an observation carry less than it would alone. */
export const cautions = ['tutorial-like', 'shared-work', 'shallow-history', 'fork-copy'] as const
export type Caution = (typeof cautions)[number]

/** A commit of the person's own, and the paths in it that the rule looked at. Ids in full; paths as git prints them. */
export type Citation = {
  commit: string
  paths: string[]
  /** Author date, ISO 8601 in UTC. */
  at: string
}

/** What was seen in a repository. No message and no file content is kept. */
export type RepositoryObservation = {
  type: 'repository'
  signal: SignalId
  /** What the rule names: a language, a tool; empty where the signal has none. */
  facet: string
  strength: Strength
  citations: Citation[]
  cautions: Caution[]
}

/**
 * What a rule that was mended, or a benchmark that changed, no longer finds, or what the person took back.
 * It supersedes the entry that it takes back, and carries no weight of its own.
 */
export type Withdrawal = { type: 'withdrawn'; because: 'rule-mended' | 'benchmark-changed' | 'taken-back' }

/** A judgement about a behaviour: the later kinds of evidence come in this shape. */
export type JudgedObservation = {
  type: 'judged'
  /** One sentence, ours. */
  says: string
  strength: Strength
  /** Whether the behaviour was there (a lab passed, a claim made) or was looked for and not there. */
  present: boolean
  /** Where it can be looked up: a run, a line, a question. */
  reference: string
}

export type Observation = RepositoryObservation | JudgedObservation | Withdrawal

/** Where evidence was read, the same on every clone and every machine. */
export type SourceInstance = {
  kind: 'repository' | 'document' | 'lab' | 'person'
  /** Hex SHA-256: of the sorted ids of a repository's root commits, of a document's bytes. */
  instance: string
  /** How people call it: owner/name at a host, or its folder, with as many above as tell it from other sources. */
  label: string
}

/** One dated observation about one skill. Never edited, only superseded. */
export type EvidenceEntry = {
  id: string
  person: string
  skill: string
  stage: Stage
  /** Behaviour id within the skill, where known. */
  behaviour: string | null
  kind: EvidenceKind
  source: SourceInstance
  observed: Observation
  /** When it happened, ISO 8601 in UTC. */
  observedAt: string
  /** When it was written down, ISO 8601 in UTC. */
  recordedAt: string
  /** What found it: a signal's id, a lab's check. */
  rule: string
  ruleVersion: number
  benchmarkVersion: number
  visibility: 'private' | 'shared'
  /** Id of the entry that this one replaces. */
  supersedes: string | null
  /** Hex SHA-256 of the canonical JSON (RFC 8785) of all the above. */
  sha256: string
}

/** An entry before the ledger has given it its id, its time and its hash. */
export type EvidenceDraft = Pick<
  EvidenceEntry,
  | 'skill'
  | 'stage'
  | 'behaviour'
  | 'kind'
  | 'source'
  | 'observed'
  | 'observedAt'
  | 'rule'
  | 'ruleVersion'
  | 'benchmarkVersion'
>
