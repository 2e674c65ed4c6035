import { type Density, grid, normal, normalise, update } from './grid.ts'

/**
 * Levels of the skills of one area: each area has a middle, drawn around mid, since we build for working backend
 * developers; each skill lies around its area's middle. Two skills of one area so correlate at .35² / (.35² + .85²) = .14:
 * weakly, and exactly as far as the generative model says. All four figures are our assumptions.
 */
const areaMiddle = normal(2, 0.35)
const skillAroundArea: readonly Density[] = grid.map((middle) => normal(middle, 0.85))

/** Levels of a skill whose area's middle is spread like this. */
function skillFrom(middle: Density): Density {
  const levels = new Float64Array(grid.length)
  for (const [at, around] of skillAroundArea.entries()) {
    const weight = middle[at] ?? 0
    for (let level = 0; level < levels.length; level++)
      levels[level] = (levels[level] ?? 0) + weight * (around[level] ?? 0)
  }
  return normalise(levels)
}

/** What one skill's evidence says about the middle of its area, as a log-likelihood. */
function messageToArea(logLikelihood: Float64Array): Float64Array {
  const peak = Math.max(...logLikelihood)
  const likelihood = logLikelihood.map((value) => Math.exp(value - peak))
  return Float64Array.from(skillAroundArea, (around) => {
    let total = 0
    for (let level = 0; level < around.length; level++)
      total += (around[level] ?? 0) * (likelihood[level] ?? 0)
    return Math.log(total)
  })
}

/** A skill's level before any evidence, its own or its area's. */
export const basePrior: Density = skillFrom(areaMiddle)

/**
 * What the rest of an area suggests about each of its skills: the skill's own evidence is left out.
 * @param logLikelihoods  one for each skill of the area, null where it has no evidence
 */
export function areaPriors(logLikelihoods: readonly (Float64Array | null)[]): Density[] {
  const messages = logLikelihoods.map((own) => (own ? messageToArea(own) : null))
  if (messages.every((message) => message === null)) return logLikelihoods.map(() => basePrior)
  return messages.map((_, own) => {
    const others = new Float64Array(grid.length)
    let heard = false
    for (const [index, message] of messages.entries()) {
      if (index === own || message === null) continue
      heard = true
      for (let at = 0; at < others.length; at++) others[at] = (others[at] ?? 0) + (message[at] ?? 0)
    }
    return heard ? skillFrom(update(areaMiddle, others)) : basePrior
  })
}
