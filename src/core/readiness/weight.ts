import { strengths } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import { grid } from './grid.ts'
import { kinds, logLikelihoods, type Shape, shapes } from './likelihood.ts'

const dayMs = 86_400_000

/** What ageing leaves of a piece's weight, 0 … 1. What lies in the future is new. */
export const ageFactor = (kind: EvidenceKind, observedMs: number, asOfMs: number): number =>
  observedMs >= asOfMs ? 1 : 2 ** (-(asOfMs - observedMs) / (kinds[kind].halfLifeDays * dayMs))

/** What weighs on a level: a shape, its date and what its cautions leave. */
export type Weighable = {
  shape: Shape
  /** `shapeIndex` of its shape. */
  index: number
  observedMs: number
  /** Product of its cautions' factors. */
  caution: number
}

/** Weight after age and cautions, before the cap of its kind. */
export const ownWeight = ({ shape, observedMs, caution }: Weighable, asOfMs: number): number =>
  caution * ageFactor(shape.kind, observedMs, asOfMs)

/** Own weights summed by shape. */
export function sumByShape(pieces: Iterable<Weighable>, asOfMs: number): Float64Array {
  const sums = new Float64Array(shapes.length)
  for (const piece of pieces) sums[piece.index] = (sums[piece.index] ?? 0) + ownWeight(piece, asOfMs)
  return sums
}

/**
 * Summed weights under the caps of their kind, stage by stage and outcome by outcome. By stage, not over all of them,
 * and the strongest served first, not all scaled alike, because otherwise one more piece seen could take weight from
 * those that say more, and lower the level.
 */
export function capped(sums: Float64Array): Float64Array {
  const weights = new Float64Array(sums.length)
  for (let group = 0; group < sums.length; group += strengths.length) {
    const cap = kinds[shapes[group]?.kind ?? 'git'].capPerStage
    let left = Number.POSITIVE_INFINITY
    for (let at = strengths.length - 1; at >= 0; at--) {
      left = Math.min(left, cap[strengths[at] ?? 'strong'])
      const weight = Math.min(sums[group + at] ?? 0, left)
      weights[group + at] = weight
      left -= weight
    }
  }
  return weights
}

/** Log-likelihood over the grid of pieces whose own weights sum to these: each likelihood to the power of its weight. */
export function logLikelihoodOf(sums: Float64Array): Float64Array {
  const total = new Float64Array(grid.length)
  for (const [index, weight] of capped(sums).entries()) {
    const curve = weight > 0 ? logLikelihoods[index] : undefined
    if (!curve) continue
    for (let at = 0; at < total.length; at++) total[at] = (total[at] ?? 0) + weight * (curve[at] ?? 0)
  }
  return total
}
