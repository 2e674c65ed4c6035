import type { Behaviour, Stage } from '../benchmark/benchmark.ts'
import type { EvidenceEntry, EvidenceKind } from '../evidence/entry.ts'

/** none < claimed < shown < proven, as mission.md defines them, at one stage. */
export const standings = ['none', 'claimed', 'shown', 'proven'] as const
export type Standing = (typeof standings)[number]

/** The central 80 % of a level's distribution and its median, on the stage scale (1 entry … 4 staff). */
export type Interval = { low: number; middle: number; high: number }

export type SkillRow = {
  slug: string
  name: string
  area: string
  core: boolean
  /** The stage that was asked for. */
  stage: Stage
  /** Counts only evidence of that stage or above. */
  standing: Standing
  /** Where nothing stands at the stage asked for: the highest stage below it that has evidence. */
  seenBelow: Stage | null
  /** What stands there: claimed is words only. None where `seenBelow` is null. */
  belowStanding: Standing
  /** Null where there is no evidence: an unknown, not a zero. */
  level: Interval | null
  /** What the evidence of the area alone suggests, before any of this skill. */
  areaSuggests: Interval
  evidenceCount: number
  byKind: Partial<Record<EvidenceKind, number>>
  newestAt: string | null
  /** The median 30 days ago, where it then had evidence. */
  middleBefore: number | null
}

export type Warning = { id: string; title: string; reason: string; skills: string[] }

export type MoveCause = 'evidence' | 'ageing' | 'benchmark'

/** How a skill stands now against 30 days ago. */
export type Move = {
  skill: string
  name: string
  standingFrom: Standing
  standingTo: Standing
  middleFrom: number | null
  middleTo: number | null
  /** The cause that moved it most comes first. */
  causes: MoveCause[]
  sentence: string
}

export type Ageing = {
  skill: string
  name: string
  newestAt: string
  /** What the newest entry weighs now, of 1 when it was new. */
  weight: number
}

export type Report = {
  benchmarkVersion: number
  stage: Stage
  asOf: string
  /** Of the core skills. */
  counts: Record<Standing, number>
  /** Of the core skills with standing none: those seen at a lower stage. */
  seenBelow: number
  /** Of those, the ones that are only claimed there. */
  claimedBelow: number
  areas: { slug: string; name: string; skills: SkillRow[] }[]
  warnings: Warning[]
  moved: Move[]
  ageing: Ageing[]
  entries: number
  sources: number
}

export type TrailEntry = {
  entry: EvidenceEntry
  /** One sentence, ours: what was observed. */
  sentence: string
  /** What it weighs after age, cautions and the cap of its kind, of 1. */
  weight: number
  /** Weighs half or less of what it did when new. */
  stale: boolean
  /** Why it weighs less than 1, in words: age, a caution, the cap of its kind. */
  reasons: string[]
  /** The interval without this entry; null where nothing would be left. */
  without: Interval | null
  /** Median with it less median without it. */
  moved: number
  /** Id of the entry that replaced it; then it weighs nothing. */
  supersededBy: string | null
}

export type BehaviourTrail = Behaviour & {
  standing: Standing
  /** Ids of the entries that speak for it. */
  entries: string[]
}

/** Everything that one skill's number was made of. */
export type SkillWhy = {
  row: SkillRow
  areaName: string
  summary: string
  requires: { slug: string; name: string; standing: Standing }[]
  /** The one that carries most first; superseded ones last. */
  trail: TrailEntry[]
  behaviours: BehaviourTrail[]
  /** Kinds of evidence that would narrow the interval, by the width to expect, narrowest first. Empty where none would. */
  narrows: { kind: EvidenceKind; title: string; expectedWidth: number }[]
  /** Interval after each day on which something was seen, told from today's ledger, oldest first; the last is today's. */
  history: { at: string; level: Interval | null }[]
  /** What ageing alone will do. */
  inAYear: Interval | null
}
