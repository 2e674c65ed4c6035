import { type Draft, draftOf } from './draft.ts'
import type { Item, Problem } from './problem.ts'
import { type Timetable, timetableOf } from './timetable.ts'

/** An order that was there before is kept unless another plan is expected to reach so much more. */
export const reasonToChange = 0.02

/** Attempts to mend a filled plan by taking something out, and by forcing something in. */
const mostMendings = 20

/** Why a date cannot be kept: what was tried, and the first week in which it could be; null where there is none. */
export type Unfit = { bundle: number[]; week: number | null }

export type Chosen = {
  order: number[]
  table: Timetable
  /** What the objective is worth. */
  total: number
  /** By place, activities with a date that cannot be kept. */
  unfit: Map<number, Unfit>
}

/**
 * Which activities, in which order: what gains most for its hours first, each with what it requires, then mended by exchange. What
 * was planned before stays in its order, but for what no longer serves or fits, unless starting afresh reaches `reasonToChange` more.
 * @param effort  `quick` neither starts afresh nor mends
 */
export function choose(problem: Problem, effort: 'full' | 'quick'): Chosen {
  const placeOf = new Map(problem.items.map(({ activity, at }) => [activity.slug, at]))
  const previous = problem.input.previous.flatMap((slug) => placeOf.get(slug) ?? [])
  if (effort === 'quick') return build(problem, previous, null)
  const fresh = build(problem, [], 0)
  if (previous.length === 0) return fresh
  const kept = build(problem, previous, reasonToChange)
  return fresh.total > kept.total * (1 + reasonToChange) + 1e-9 ? fresh : kept
}

function build(problem: Problem, previous: readonly number[], reason: number | null): Chosen {
  const draft = draftOf(problem)
  const unfit: Chosen['unfit'] = new Map()
  placeFixed(problem, draft, unfit)
  // A date that can be kept no more takes its activity out, though it was planned before.
  const before = previous.filter((at) => !unfit.has(at))
  if (!draft.tryAdd(before))
    for (const at of before) {
      const bundle = draft.required(at)
      if (bundle?.every((each) => !unfit.has(each))) draft.tryAdd(bundle)
    }
  dropIdle(problem, draft)
  draft.fill()
  if (reason !== null) mend(problem, draft, reason)
  dropIdle(problem, draft)
  const { order, table, total } = draft.state()
  const laid = table ?? timetableOf(problem, order)
  // Each step kept what could be laid out, so that this cannot happen.
  if (!laid) throw new Error('a plan that was laid out before no longer fits')
  return { order, table: laid, total, unfit }
}

/** What moves too little for its hours, itself or by what it unlocks, makes room: the least for its hours first. */
function dropIdle(problem: Problem, draft: Draft): void {
  const idle = (at: number): boolean =>
    problem.items[at]?.fixed === null && draft.worthOf(at) <= draft.leastWorth([at])
  const rates = draft
    .state()
    .order.filter(idle)
    .map((at) => ({ at, rate: draft.rateOf(at) }))
    .sort((a, b) => a.rate - b.rate || b.at - a.at)
  for (const { at } of rates) {
    if (!draft.value.has(at) || !idle(at)) continue
    const before = draft.state()
    const dropped = draft.drop(at)
    const { order, total } = draft.state()
    const idleToo =
      total >= before.total - draft.leastWorth(dropped) && keepsFixed(problem, before.order, order)
    if (!idleToo || !timetableOf(problem, order)) draft.restore(before)
  }
}

/** What has a date was asked for by the person: no gain takes it out. */
function keepsFixed(problem: Problem, before: readonly number[], now: readonly number[]): boolean {
  const there = new Set(now)
  return before.every((at) => problem.items[at]?.fixed === null || there.has(at))
}

/** What has a date comes before all else; what then does not fit is said, not planned. */
function placeFixed(problem: Problem, draft: Draft, unfit: Chosen['unfit']): void {
  const fixed = problem.items.filter((item) => item.fixed !== null)
  for (const item of fixed.sort(
    (a, b) => (a.inWeek ?? a.byWeek ?? 0) - (b.inWeek ?? b.byWeek ?? 0) || a.at - b.at,
  )) {
    const late = (item.inWeek ?? item.byWeek ?? 0) < 0 || (item.inWeek ?? 0) >= problem.weeks.length
    const bundle = draft.required(item.at)
    if (late || !bundle || !draft.tryAdd(bundle)) {
      unfit.set(item.at, { bundle: bundle ?? [], week: bundle && firstWeekFor(problem, draft, item, bundle) })
      draft.bar(item.at)
    }
  }
}

/** The first week in which, or by the end of which, it could be done beside what was fixed before it. */
function firstWeekFor(problem: Problem, draft: Draft, item: Item, bundle: readonly number[]): number | null {
  const { inWeek, byWeek } = item
  let first: number | null = null
  for (let week = 0; week < problem.weeks.length && first === null; week++) {
    if (inWeek === null) item.byWeek = week
    else item.inWeek = week
    const before = draft.state()
    if (!draft.tryAdd(bundle)) continue
    draft.restore(before)
    first = week
  }
  item.inWeek = inWeek
  item.byWeek = byWeek
  return first
}

/** Takes each out in turn, the least for its hours first, and fills again without it; keeps what gains `reason` more. */
function mend(problem: Problem, draft: Draft, reason: number): void {
  let best = draft.state()
  let left = mostMendings
  const keepIfBetter = (): boolean => {
    const now = draft.state()
    const better = now.total > best.total * (1 + reason) + 1e-9 && keepsFixed(problem, best.order, now.order)
    const table = better ? (now.table ?? timetableOf(problem, now.order)) : null
    if (table) {
      best = { ...now, table }
      return true
    }
    draft.restore(best)
    return false
  }
  for (let again = true; again && left > 0; ) {
    again = false
    const rates = best.order
      .filter((at) => problem.items[at]?.fixed === null)
      .map((at) => ({ at, rate: draft.rateOf(at) }))
      .sort((a, b) => a.rate - b.rate || a.at - b.at)
    for (const { at } of rates) {
      if (left-- <= 0) break
      draft.drop(at)
      draft.bar(at)
      draft.fill()
      draft.unbar(at)
      draft.fill()
      if (keepIfBetter()) {
        again = true
        break
      }
    }
    if (again) continue
    for (const bundle of draft.outside()) {
      if (left-- <= 0) break
      const inside = new Set(bundle.items)
      const others = rates.filter(({ at }) => !inside.has(at))
      let added = draft.tryAdd(bundle.items)
      for (const { at } of others) {
        if (added) break
        if (draft.value.has(at)) draft.drop(at)
        added = draft.tryAdd(bundle.items)
      }
      draft.fill()
      if (keepIfBetter()) {
        again = true
        break
      }
    }
  }
  draft.restore(best)
}
