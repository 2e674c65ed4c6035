import type { EvidenceKind } from '../evidence/entry.ts'
import { intervalOf, update } from '../readiness/grid.ts'
import { basePrior } from '../readiness/level.ts'
import { logLikelihoods, shapeIndex } from '../readiness/likelihood.ts'

/** Middles of a level: of a skill that nothing is known of, and after one observation at senior. */
export type Carries = { unknown: number; yes: number; notYet: number; lab: number }

/** How little a self-rating moves, beside a lab that was passed: from the model itself. */
export function whatAnswersCarry(): Carries {
  const after = (kind: EvidenceKind, present: boolean): number => {
    const shape = { kind, stage: 'senior', strength: 'fair', present } as const
    return intervalOf(update(basePrior, logLikelihoods[shapeIndex(shape)] ?? new Float64Array())).middle
  }
  return {
    unknown: intervalOf(basePrior).middle,
    yes: after('self', true),
    notYet: after('self', false),
    lab: after('lab', true),
  }
}
