import { type Stage, stageLevel, stages } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import { kinds } from './likelihood.ts'
import type { Standing } from './report.ts'

/** What a piece of evidence is to a standing: its kind, its stage, and whether it found what it looked for. */
export type Witness = { kind: EvidenceKind; stage: Stage; present: boolean }

/**
 * How a skill stands at a stage, by evidence of that stage or above; what was looked for and not found lends none.
 * A lab proves: it judges the doing. Answers and certificates do not: they judge knowing, so that alone they are a
 * claim to the doing. Feedback confirms what is seen in work, and alone is somebody having seen it.
 */
export function standingAt(stage: Stage, witnesses: Iterable<Witness>): Standing {
  let claimed = false
  let shown = false
  let confirmed = false
  for (const { kind, stage: seenAt, present } of witnesses) {
    if (!present || stageLevel[seenAt] < stageLevel[stage]) continue
    switch (kinds[kind].speaks) {
      case 'proves':
        return 'proven'
      case 'shows':
        shown = true
        break
      case 'confirms':
        confirmed = true
        break
      case 'claims':
        claimed = true
        break
    }
  }
  if (shown && confirmed) return 'proven'
  if (shown || confirmed) return 'shown'
  return claimed ? 'claimed' : 'none'
}

/** The highest stage below this one that has evidence, where nothing stands at it or above. */
export function seenBelow(stage: Stage, witnesses: readonly Witness[]): Stage | null {
  if (standingAt(stage, witnesses) !== 'none') return null
  const lower = stages.filter((other) => stageLevel[other] < stageLevel[stage])
  return lower.findLast((other) => standingAt(other, witnesses) !== 'none') ?? null
}
