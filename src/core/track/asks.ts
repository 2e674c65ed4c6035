import { type Benchmark, type Skill, type Stage, stageLevel, stages } from '../benchmark/benchmark.ts'
import type { Ask, Track } from '../benchmark/track.ts'

/** The highest stage, not above this one, at which a skill has behaviours; null where it only has higher ones. */
export function askedAt({ behaviours }: Pick<Skill, 'behaviours'>, stage: Stage): Stage | null {
  const has = new Set(behaviours.map((behaviour) => behaviour.stage))
  return stages.findLast((other) => stageLevel[other] <= stageLevel[stage] && has.has(other)) ?? null
}

/**
 * Everything that a track asks, each skill once, in the order of the benchmark: what its stage asks of the whole
 * core, and what it asks by name, which goes before.
 */
export function asksOf(track: Pick<Track, 'stage' | 'asks'>, benchmark: Benchmark): Ask[] {
  const named = new Map(track.asks.map((ask) => [ask.skill, ask]))
  return benchmark.skills.flatMap((skill) => {
    const own = named.get(skill.slug)
    if (own) return [own]
    const stage = track.stage !== null && skill.core ? askedAt(skill, track.stage) : null
    return stage === null ? [] : [{ skill: skill.slug, stage, because: null }]
  })
}
