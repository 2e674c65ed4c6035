import { comparePlans, type Difference } from './compare.ts'
import { makePlan } from './make-plan.ts'
import type { Plan, PlanInput } from './plan.ts'

/**
 * What other hours, another date or other wishes would change, answered at once: the order of the plan stays, what then fits is added,
 * and what no longer fits falls out.
 */
export function whatIf(
  input: PlanInput,
  plan: Plan,
  change: Partial<PlanInput>,
): { plan: Plan; difference: Difference } {
  const changed = makePlan({ ...input, ...change, previous: plan.order }, 'quick')
  return { plan: changed, difference: comparePlans(plan, changed) }
}
