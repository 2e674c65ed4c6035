/** One look at a quantity, with the variance of its error. */
export type Seen = { value: number; variance: number }

/** A normal estimate. */
export type Estimate = { mean: number; variance: number; observed: number }

/** What is assumed before anything was seen: the middle of all groups, how sure that is, and how far groups lie apart. */
export type Assumed = { mean: number; variance: number; between: number }

/**
 * Estimates for groups that are alike but not the same, each drawn to the middle of all, the more the less was seen of it.
 * Exact for: middle μ ~ N(mean, variance); group θ_g ~ N(μ, between); what is seen of it ~ N(θ_g, its own variance).
 *
 * With the precision-weighted mean ȳ_g of a group and its variance s_g: ȳ_g ~ N(μ, between + s_g), which gives μ; then
 * E θ_g = w ȳ_g + (1 − w) E μ and Var θ_g = w s_g + (1 − w)² Var μ, where w = between / (between + s_g).
 * @source the normal hierarchical model with known variances: Gelman et al., Bayesian Data Analysis, section 5.4
 * @returns for a group, seen or not, its estimate
 */
export function shrunk<Group>(
  assumed: Assumed,
  seen: ReadonlyMap<Group, readonly Seen[]>,
): (group: Group) => Estimate {
  const groups = new Map<Group, Seen & { observed: number }>()
  let precision = 1 / assumed.variance
  let weighted = assumed.mean / assumed.variance
  for (const [group, looks] of seen) {
    if (looks.length === 0) continue
    let own = 0
    let sum = 0
    for (const { value, variance } of looks) {
      own += 1 / variance
      sum += value / variance
    }
    groups.set(group, { value: sum / own, variance: 1 / own, observed: looks.length })
    precision += 1 / (assumed.between + 1 / own)
    weighted += sum / own / (assumed.between + 1 / own)
  }
  const middle = { mean: weighted / precision, variance: 1 / precision }
  return (group) => {
    const own = groups.get(group)
    if (!own) return { mean: middle.mean, variance: middle.variance + assumed.between, observed: 0 }
    const trust = assumed.between / (assumed.between + own.variance)
    return {
      mean: trust * own.value + (1 - trust) * middle.mean,
      variance: trust * own.variance + (1 - trust) ** 2 * middle.variance,
      observed: own.observed,
    }
  }
}
