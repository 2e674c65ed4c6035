import type { Interval } from './report.ts'

/** Probabilities over `grid`, summing to 1. */
export type Density = Float64Array

const step = 0.05

/** The level scale: 0.5 to 4.5, so that half a stage lies on either side of entry (1) and staff (4). */
export const grid: readonly number[] = Array.from({ length: 81 }, (_, index) => (10 + index) / 20)

/** @throws RangeError when nothing is left to normalise, which finite log-likelihoods cannot cause. */
export function normalise(weights: Float64Array): Density {
  let total = 0
  for (const weight of weights) total += weight
  if (!(total > 0 && Number.isFinite(total))) throw new RangeError('a density without mass')
  return weights.map((weight) => weight / total)
}

/** A normal distribution on the grid, cut off at its ends. */
export const normal = (mean: number, deviation: number): Density =>
  normalise(Float64Array.from(grid, (level) => Math.exp(-0.5 * ((level - mean) / deviation) ** 2)))

/** Prior × exp(log-likelihood), normalised. */
export function update(prior: Density, logLikelihood: Float64Array): Density {
  let peak = Number.NEGATIVE_INFINITY
  for (const value of logLikelihood) if (value > peak) peak = value
  return normalise(prior.map((weight, index) => weight * Math.exp((logLikelihood[index] ?? 0) - peak)))
}

/**
 * The level below which a share of the distribution lies; every grid point stands for the cell around it, in which
 * the probability is spread evenly, so that quantiles move smoothly.
 * @param share  0 … 1
 */
export function quantile(density: Density, share: number): number {
  let below = 0
  for (const [index, mass] of density.entries()) {
    if (mass > 0 && below + mass >= share)
      return (grid[index] ?? 0) - step / 2 + (step * (share - below)) / mass
    below += mass
  }
  return (grid.at(-1) ?? 0) + step / 2
}

const rounded = (level: number): number => Math.round(level * 1000) / 1000

/** The central 80 % and the median, to three decimals: more would be noise in every reply. */
export const intervalOf = (density: Density): Interval => ({
  low: rounded(quantile(density, 0.1)),
  middle: rounded(quantile(density, 0.5)),
  high: rounded(quantile(density, 0.9)),
})
