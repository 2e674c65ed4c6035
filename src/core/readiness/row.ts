import type { Stage } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import { type Assessed, witnessesOf } from './assess.ts'
import { intervalOf } from './grid.ts'
import type { SkillRow } from './report.ts'
import { seenBelow, standingAt } from './standing.ts'

/** @param then  the same skill 30 days ago, where it was known */
export function rowOf(assessed: Assessed, stage: Stage, then: Assessed | undefined): SkillRow {
  const { skill, pieces, prior, posterior } = assessed
  const witnesses = witnessesOf(pieces)
  const below = seenBelow(stage, witnesses)
  const byKind: Partial<Record<EvidenceKind, number>> = {}
  for (const { kind } of witnesses) byKind[kind] = (byKind[kind] ?? 0) + 1
  return {
    slug: skill.slug,
    name: skill.name,
    area: skill.area,
    core: skill.core,
    stage,
    standing: standingAt(stage, witnesses),
    seenBelow: below,
    belowStanding: below === null ? 'none' : standingAt(below, witnesses),
    level: posterior && intervalOf(posterior),
    areaSuggests: intervalOf(prior),
    evidenceCount: pieces.length,
    byKind,
    newestAt: pieces.at(-1)?.entry.observedAt ?? null,
    middleBefore: then?.posterior ? intervalOf(then.posterior).middle : null,
  }
}
