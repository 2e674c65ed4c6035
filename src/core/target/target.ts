import type { Stage } from '../benchmark/benchmark.ts'

/** Offsets into a target's text in UTF-16 units, as `String.slice` takes them; `to` is the first unit after it. */
export type Span = { from: number; to: number }

export const targetKinds = ['job-description', 'ladder', 'stage'] as const
export type TargetKind = (typeof targetKinds)[number]

/** Years of experience as they were asked for: "5+" has no `to`, "up to 3" has `from` 0. */
export type Years = { from: number; to: number | null }

/**
 * What a requirement asks for: a skill, a tool or a certification by name; years of something; something to do on the job;
 * a degree, a spoken language, a permit and alike, which no evidence here can show; or a sentence that names nothing known.
 */
export const requirementKinds = [
  'skill',
  'tool',
  'certification',
  'years',
  'responsibility',
  'credential',
  'other',
] as const
export type RequirementKind = (typeof requirementKinds)[number]

/** One thing that is named: where it says what it is, in slugs; in none of them where nobody here knows it. */
export type Named = {
  /** The exact words. */
  text: string
  span: Span | null
  skills: string[]
  tools: string[]
  certifications: string[]
}

export type Requirement = {
  /** The same whenever the same text is read by the same program; what the person mends is kept by it. */
  id: string
  kind: RequirementKind
  /** The exact words of a job description; a ladder's statement; of a stage, the skill's name. */
  text: string
  span: Span | null
  /** The sentence or list item that it stands in; null outside a job description. */
  within: Span | null
  /** Asked for before anything else; otherwise welcome. A responsibility is never a must unless the person says so. */
  must: boolean
  /** At which stage its skills are wanted. */
  stage: Stage
  years: Years | null
  /**
   * All that it names, nearest first, without doubles. A tool's skills are not among `skills`: to have used it is one thing, what it is used
   * for another.
   */
  skills: string[]
  tools: string[]
  certifications: string[]
  /** Technologies that are named and that the catalogue lacks, as written. */
  unknown: string[]
  /** An "or" list, as "Go, Java or Python": any one of these is enough. Empty where everything named is wanted. */
  alternatives: Named[]
}

/** A value and the words that it was read from; no span where the person wrote it. */
export type Stated<Value> = { value: Value; text: string; span: Span | null }

export const workplaces = ['remote', 'hybrid', 'office'] as const
export type Workplace = (typeof workplaces)[number]

export const payPeriods = ['hour', 'day', 'month', 'year'] as const
export type Pay = {
  from: number
  to: number | null
  /** ISO 4217; null where only a sign says so that several use, and nothing tells which. */
  currency: string | null
  per: (typeof payPeriods)[number] | null
}

/** What a job description says of the job itself; null where it does not. */
export type JobFacts = {
  title: Stated<string> | null
  /** From the title, or from the text where the title names none. */
  seniority: Stated<Stage> | null
  /** Of experience over all. */
  years: Stated<Years> | null
  location: Stated<string> | null
  workplace: Stated<Workplace> | null
  pay: Stated<Pay> | null
}

/** What somebody wants to reach, requirement by requirement, in the order of its text. */
export type Target = {
  kind: TargetKind
  /** "Senior backend engineer", a ladder's name and level, "Senior". */
  title: string
  stage: Stage
  /** What all spans are offsets into; null where there is none. */
  text: string | null
  /** Null for what is no job description. */
  facts: JobFacts | null
  requirements: Requirement[]
}

/** Met: seen in work or proven, as asked. Weak: in words only, below the stage, or not all of it. Missing: not seen. Unknown: nothing here can tell. */
export const fits = ['met', 'weak', 'missing', 'unknown'] as const
export type Fit = (typeof fits)[number]

export type EvidenceRow = {
  requirement: Requirement
  fit: Fit
  /** One sentence or several, ours: what decided. */
  because: string
  /** The person's word that they meet it; null where they did not say so. */
  claim: string | null
  /** Ids of ledger entries that it rests on, the one that says most first. */
  evidence: string[]
}

/** Requirement by requirement; counts, and never one score. */
export type EvidenceTable = {
  rows: EvidenceRow[]
  /** "Must-haves met: 7 of 11", of those that can be told and those that cannot alike. */
  must: Record<Fit, number>
  nice: Record<Fit, number>
  responsibilities: Record<Fit, number>
  /** Of the musts that are not met, those that the person says they meet. */
  claimedMusts: number
}
