import type { SignalId } from '../signal/catalogue.ts'

/** Where a behaviour belongs: entry (intern, junior), mid, senior (senior, lead), staff (staff, architect). */
export const stages = ['entry', 'mid', 'senior', 'staff'] as const
export type Stage = (typeof stages)[number]

/** A stage's place on the level scale. */
export const stageLevel = { entry: 1, mid: 2, senior: 3, staff: 4 } as const satisfies Record<Stage, number>

/** How far one finding goes towards saying that the behaviour is there. */
export const strengths = ['weak', 'fair', 'strong'] as const
export type Strength = (typeof strengths)[number]

/** What somebody at a stage can be observed to do; one sentence that a colleague could answer yes or no to. */
export type Behaviour = {
  /** Unique within its skill, never changed: `finds-costly-node`. */
  id: string
  stage: Stage
  text: string
  /** Which signals in a repository speak for it, and how strongly. Empty where no repository can show it. */
  signals: { signal: SignalId; strength: Strength }[]
}

export type Skill = {
  /** Never changed: `sql-query-tuning`. */
  slug: string
  /** Short, as a row's title: "Query tuning". */
  name: string
  area: string
  /** Part of the core that every senior backend developer is measured against. */
  core: boolean
  /** One sentence: what the skill is. */
  summary: string
  /** Slugs of skills that come first. */
  requires: string[]
  /** What else it is called in résumés and job descriptions; claimed by one skill only. */
  aliases: string[]
  /** Slugs it once had, so that old evidence stays readable. */
  formerSlugs: string[]
  behaviours: Behaviour[]
}

export type Area = { slug: string; name: string; summary: string }

export type Benchmark = {
  /** Counted up with every change of content that can move a level. */
  version: number
  /** In the order in which they are shown. */
  areas: Area[]
  /** In the order of their areas, then of their files. */
  skills: Skill[]
}
