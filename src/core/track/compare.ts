import type { Benchmark, Stage } from '../benchmark/benchmark.ts'
import type { Track } from '../benchmark/track.ts'
import type { SkillRow } from '../readiness/report.ts'
import { asksOf } from './asks.ts'

/**
 * What becomes of a skill on the way to a track: it is shown or proven at the stage asked for; it has evidence, but
 * lower down or in words only; or nothing was seen of it, which says nothing of the person.
 */
export const carries = ['carries-over', 'to-strengthen', 'missing'] as const
export type Carry = (typeof carries)[number]

export type AskedSkill = {
  /** At the stage that the track asks for. */
  row: SkillRow
  areaName: string
  because: string | null
  carry: Carry
}

export type TrackComparison = Pick<
  Track,
  'slug' | 'name' | 'kind' | 'summary' | 'titles' | 'years' | 'stage'
> & {
  counts: Record<Carry, number>
  /** In the order of the benchmark. */
  asked: AskedSkill[]
  /** Core skills that the track does not ask for: what a senior backend developer has besides. */
  notAsked: { slug: string; name: string }[]
  /** What the benchmark does not hold, one sentence each. */
  beyond: string[]
}

/** A row of readiness at a stage; undefined for a skill that the benchmark does not have. */
export type RowAt = (skill: string, stage: Stage) => SkillRow | undefined

export function carryOf({ standing, evidenceCount }: Pick<SkillRow, 'standing' | 'evidenceCount'>): Carry {
  if (standing === 'shown' || standing === 'proven') return 'carries-over'
  return evidenceCount > 0 ? 'to-strengthen' : 'missing'
}

/** A track as a difference against what somebody's evidence carries today. */
export function compareTrack(track: Track, benchmark: Benchmark, rowAt: RowAt): TrackComparison {
  const areaNames = new Map(benchmark.areas.map(({ slug, name }) => [slug, name]))
  const asked = asksOf(track, benchmark).flatMap(({ skill, stage, because }) => {
    const row = rowAt(skill, stage)
    return row ? [{ row, areaName: areaNames.get(row.area) ?? row.area, because, carry: carryOf(row) }] : []
  })
  const counts: Record<Carry, number> = { 'carries-over': 0, 'to-strengthen': 0, missing: 0 }
  for (const { carry } of asked) counts[carry]++
  const slugs = new Set(asked.map(({ row }) => row.slug))
  const { slug, name, kind, summary, titles, years, stage, beyond } = track
  return {
    ...{ slug, name, kind, summary, titles, years, stage },
    counts,
    asked,
    notAsked: benchmark.skills
      .filter((skill) => skill.core && !slugs.has(skill.slug))
      .map((skill) => ({ slug: skill.slug, name: skill.name })),
    beyond: beyond.map(({ text }) => text),
  }
}
