import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { loadContent } from '../src/content/load.ts'
import { choose } from '../src/core/plan/choose.ts'
import { comparePlans } from '../src/core/plan/compare.ts'
import { bestByBruteForce, drawnInput, inputOf, wantOf } from '../src/core/plan/fixture.ts'
import { makePlan } from '../src/core/plan/make-plan.ts'
import type { Plan, PlanInput } from '../src/core/plan/plan.ts'
import { problemOf } from '../src/core/plan/problem.ts'
import { whatIf } from '../src/core/plan/what-if.ts'
import { stageTarget } from '../src/core/target/stage-target.ts'
import type { Measured } from './readiness.ts'

const year = { activities: 300, skills: 127, wants: 60, perWeek: 5, weeks: 52 }
const inputs = 11

/** Milliseconds, by the clock and of processor, each the median; and the slowest by the clock. */
function timed(calls: readonly (() => unknown)[]): { clock: number; processor: number; worst: number } {
  const clock: number[] = []
  const processor: number[] = []
  for (const call of calls) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    call()
    clock.push(performance.now() - start)
    const { user, system } = process.cpuUsage(before)
    processor.push((user + system) / 1000)
  }
  const sorted = (all: number[]): number[] => all.sort((a, b) => a - b)
  const middle = Math.floor(calls.length / 2)
  return {
    clock: sorted(clock)[middle] ?? 0,
    processor: sorted(processor)[middle] ?? 0,
    worst: clock.at(-1) ?? 0,
  }
}

const told = ({ clock, processor, worst }: ReturnType<typeof timed>): string =>
  `${clock.toFixed(0)} ms (${processor.toFixed(0)} of processor; slowest of ${inputs}: ${worst.toFixed(0)} ms)`
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const average = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length

/** What 300 small plans move, of what the best of every order of every set moves. */
function besideBruteForce(): Measured[] {
  const found: Record<'full' | 'quick', number[]> = { full: [], quick: [] }
  for (let seed = 0; seed < 300; seed++) {
    const size = { activities: 6, skills: 4, wants: 5, perWeek: 2 + (seed % 4), weeks: 2 + (seed % 5) }
    const problem = problemOf(drawnInput(seed, size))
    const before = problem.wants.reduce((sum, { worth, met }) => sum + (met ? worth : 0), 0)
    const best = bestByBruteForce(problem) - before
    if (best < 1e-9) continue
    for (const effort of ['full', 'quick'] as const)
      found[effort].push((choose(problem, effort).total - before) / best)
  }
  const row = (name: string, shares: readonly number[]): Measured => ({
    name,
    value: `${percent(average(shares))} of the most that can be moved`,
    note: `${shares.filter((share) => share > 1 - 1e-9).length} of ${shares.length} all of it, the worst ${percent(Math.min(...shares))}; six activities, every order of every set tried`,
  })
  return [
    row('beside brute force', found.full),
    row('the same without mending, as for “what if”', found.quick),
  ]
}

/** How much of a plan changes places when a week goes by in which nothing was done. */
function afterAMissedWeek(): Measured {
  const differences = Array.from({ length: 40 }, (_, seed) => {
    const input = drawnInput(seed, { activities: 40, skills: 15, wants: 12, perWeek: 5, weeks: 16 })
    const plan = makePlan(input)
    const missed = { worked: 0, missed: 1 }
    const again = makePlan({ ...input, from: '2026-11-30', previous: plan.order, weeksSoFar: missed })
    return comparePlans(plan, again)
  })
  const sum = (of: (difference: (typeof differences)[number]) => number): string =>
    average(differences.map(of)).toFixed(2)
  return {
    name: 'after a missed week: pairs in another order',
    value: percent(average(differences.map(({ turned }) => turned))),
    note: `of ${sum(({ kept }) => kept.length)} activities kept on average, ${sum(({ gone }) => gone.length)} gone and ${sum(({ added }) => added.length)} added; 40 plans of 40 activities and 16 weeks`,
  }
}

/** The content as it stands, the stage senior, an empty record, five hours a week. */
async function contentInput(): Promise<PlanInput> {
  const { benchmark, activities } = await loadContent(fileURLToPath(new URL('../content', import.meta.url)))
  if (!benchmark) throw new Error('the content has problems: `proven content verify` names them')
  const wants = stageTarget('senior', benchmark).requirements.map(({ id, text, stage }) => ({
    ...wantOf(id, `${id}@${stage}`),
    text,
  }))
  return inputOf({ wants, activities, until: '2027-11-21' })
}

/** How fast a plan is made, how near it comes to the best there is, and how much of it stays. */
export async function benchPlan(): Promise<Measured[]> {
  const drawn = Array.from({ length: inputs }, (_, seed) => drawnInput(seed, year))
  const plans: Plan[] = []
  for (const input of drawn) plans.push(makePlan(input))
  const more = (input: PlanInput, plan: Plan) => () =>
    whatIf(input, plan, { hours: { ...input.hours, perWeek: input.hours.perWeek + 3 } })
  const own = await contentInput()
  const ownPlan = makePlan(own)
  return [
    {
      name: 'a plan of 300 activities over 52 weeks, from nothing',
      value: told(timed(drawn.map((input) => () => makePlan(input)))),
      note: 'date range, reasons and what was left out included; asked: 1 s',
    },
    {
      name: 'the same again, keeping the plan before',
      value: told(
        timed(drawn.map((input, at) => () => makePlan({ ...input, previous: plans[at]?.order ?? [] }))),
      ),
    },
    {
      name: '“what if I have 3 hours more?”',
      value: told(timed(plans.flatMap((plan, at) => (drawn[at] ? [more(drawn[at], plan)] : [])))),
      note: 'goal: 100 ms',
    },
    {
      name: `the content’s own ${own.activities.length} activities, stage senior, from nothing`,
      value: told(timed(Array.from({ length: inputs }, () => () => makePlan(own)))),
      note: `${ownPlan.activities.length} planned over 52 weeks of 5 hours; ${ownPlan.must.expected.toFixed(1)} of ${ownPlan.must.total} core skills expected to be shown, from an empty record`,
    },
    ...besideBruteForce(),
    afterAMissedWeek(),
  ]
}
