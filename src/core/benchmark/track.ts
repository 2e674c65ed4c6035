import type { Stage } from './benchmark.ts'

export const trackKinds = ['ladder', 'management', 'specialisation', 'career'] as const
export type TrackKind = (typeof trackKinds)[number]

/** A skill asked for at a stage, and why this step or career asks for it, where that is not plain. */
export type Ask = { skill: string; stage: Stage; because: string | null }

/** Something asked for that the benchmark does not hold, in one checkable sentence. */
export type BeyondAsk = { text: string }

/** One step of a ladder, a specialisation, or a related career, as a difference against the benchmark's own skills. */
export type Track = {
  /** Never changed: `site-reliability-engineer`. */
  slug: string
  name: string
  kind: TrackKind
  /** One or two sentences: what the person answers for. */
  summary: string
  /** Other titles that mean it; claimed by one track only. */
  titles: string[]
  /** Years of work after which people usually hold it, from and to; null where it is no matter of years. */
  years: { from: number; to: number | null } | null
  /** What the benchmark asks of a step of the individual ladder as a whole; null where `asks` alone say it. */
  stage: Stage | null
  asks: Ask[]
  beyond: BeyondAsk[]
}
