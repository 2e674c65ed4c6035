import type { Assessed } from './assess.ts'
import type { Ageing } from './report.ts'
import { ageFactor } from './weight.ts'

/** At half its weight or below, a piece is stale. */
export const staleWeight = 0.5

/** Skills whose newest evidence is stale; core skills first, and of them the one that aged least, the easiest to refresh. */
export function ageingOf(assessed: Iterable<Assessed>, asOfMs: number): Ageing[] {
  const stale: (Ageing & { core: boolean })[] = []
  for (const { skill, pieces } of assessed) {
    const newest = pieces.at(-1)
    if (!newest) continue
    const weight = ageFactor(newest.shape.kind, newest.observedMs, asOfMs)
    if (weight > staleWeight) continue
    const rounded = Math.round(weight * 100) / 100
    stale.push({
      skill: skill.slug,
      name: skill.name,
      newestAt: newest.entry.observedAt,
      weight: rounded,
      core: skill.core,
    })
  }
  return stale
    .sort((a, b) => Number(b.core) - Number(a.core) || b.weight - a.weight || (a.skill < b.skill ? -1 : 1))
    .map(({ core: _, ...ageing }) => ageing)
}
