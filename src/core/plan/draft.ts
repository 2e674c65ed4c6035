import { type Bundle, bundleFor, bundleForOption, costOf, halvesOf, withRequired } from './bundle.ts'
import type { Problem } from './problem.ts'
import { mayBegin, requiredBy, type Timetable, timetableOf } from './timetable.ts'
import { type Value, valueFor } from './value.ts'

/** Null where it has to be laid out again. */
export type Choice = { order: number[]; table: Timetable | null; total: number }

/** Of bundles that gain but do not fit, so many are laid out before a filling ends; by their hours alone, any number. */
const mostMisfits = 8
/**
 * What moves less than this of one must-requirement in an hour is not worth the hour: a tenth of one in a hundred hours. Hours
 * stay free rather than filled.
 */
const leastPerHalf = 0.001 / 2
/** Of what was left out, how many are looked at when a filled plan is mended. */
const mostOutside = 12

type Candidate = { bundle: Bundle | null; make: () => Bundle | null; keys: string[] }

/**
 * A plan under construction: which activities, in which order, laid into weeks. Bundles are weighed again only when something
 * that they depend on has changed.
 */
export function draftOf(problem: Problem) {
  const { items, wants, needs, needsOf } = problem
  const value: Value = valueFor(problem)
  const there = {
    own: problem.weeks.reduce((sum, { own }) => sum + own, 0),
    job: problem.weeks.reduce((sum, { job }) => sum + job, 0),
  }
  const barred = new Set<number>()
  const usable = (at: number): boolean => !barred.has(at)
  let order: number[] = []
  let table: Timetable | null = null

  const keysOf = (at: number): string[] => {
    const item = items[at]
    if (!item) return []
    const skills = [
      ...item.teaches.map(({ skill }) => skill),
      ...item.attempts.flatMap(({ need }) => needs[need]?.skill ?? []),
      ...item.needsLevels.map(({ skill }) => skill),
    ]
    const touched = [
      ...item.attempts.map(({ need }) => need),
      ...skills.flatMap((skill) => needsOf.get(skill) ?? []),
    ]
    return [...new Set([...skills, ...touched.map((need) => `want ${needs[need]?.want}`), `item ${at}`])]
  }
  const keys = items.map((_, at) => keysOf(at))
  const everything = new Set(items.keys())
  const candidates: Candidate[] = items.map((_, at) => ({
    bundle: null,
    make: () => bundleFor(problem, value, at, there, usable),
    keys: [...new Set([...requiredBy(problem, at, everything)].flatMap((before) => keys[before] ?? []))],
  }))
  for (const [at, { options, met }] of wants.entries())
    for (const option of options)
      if (!met && option.length > 1)
        candidates.push({
          bundle: null,
          make: () => bundleForOption(problem, value, option, there, usable),
          keys: [
            ...new Set([
              `want ${at}`,
              ...option.flatMap((need) =>
                (needs[need]?.attempts ?? []).flatMap(({ item }) =>
                  [...requiredBy(problem, item, everything)].flatMap((before) => keys[before] ?? []),
                ),
              ),
            ]),
          ],
        })
  const dependents = new Map<string, number[]>()
  for (const [at, candidate] of candidates.entries())
    for (const key of candidate.keys) dependents.set(key, [...(dependents.get(key) ?? []), at])
  const stale = new Set<number>(candidates.keys())
  const touch = (changed: readonly number[]): void => {
    for (const at of changed)
      for (const key of keys[at] ?? [])
        for (const candidate of dependents.get(key) ?? []) stale.add(candidate)
  }

  /** What is only learnt stands before what it is learnt for. */
  const arranged = (given: readonly number[]): number[] => {
    const inOrder = new Set(given)
    const emitted = new Set<number>()
    const out: number[] = []
    const emit = (at: number): void => {
      if (emitted.has(at)) return
      emitted.add(at)
      const item = items[at]
      for (const { need } of item?.attempts ?? []) {
        const skill = needs[need]?.skill
        for (const { item: teacher } of skill ? (problem.teachers.get(skill) ?? []) : [])
          if (inOrder.has(teacher) && items[teacher]?.attempts.length === 0) emit(teacher)
      }
      out.push(at)
    }
    for (const at of given) emit(at)
    return out
  }

  /** Adds these at the end, if everything then still fits. */
  function tryAdd(more: readonly number[]): boolean {
    const wanted = arranged([...order, ...more.filter((at) => !value.has(at))])
    const laid = timetableOf(problem, wanted)
    if (!laid) return false
    const added = wanted.filter((at) => !value.has(at))
    value.add(added)
    touch(added)
    order = wanted
    table = laid
    return true
  }

  /** Takes one out, and what cannot stand without it. */
  function drop(at: number): number[] {
    const gone = new Set([at])
    for (let more = true; more; ) {
      more = false
      for (const other of order) {
        const item = items[other]
        if (!item || gone.has(other)) continue
        if (mayBegin(problem, item, (before) => before !== other && value.has(before) && !gone.has(before)))
          continue
        gone.add(other)
        more = true
      }
    }
    const dropped = [...gone]
    value.drop(dropped)
    touch(dropped)
    order = order.filter((other) => !gone.has(other))
    table = null
    return dropped
  }

  /** Adds what gains most for its hours, for as long as something gains and fits. */
  function fill(): void {
    const misfits = new Set<number>()
    let laidInVain = 0
    const free = (): { own: number; job: number } => {
      let { own, job } = there
      for (const at of order) {
        const item = items[at]
        if (item?.job) job -= item.halves
        else own -= item?.halves ?? 0
      }
      return { own, job }
    }
    let room = free()
    for (;;) {
      for (const at of stale) {
        const candidate = candidates[at]
        if (candidate) candidate.bundle = candidate.make()
        misfits.delete(at)
      }
      stale.clear()
      let best = -1
      let bestRate = 0
      for (const [at, { bundle }] of candidates.entries()) {
        if (!bundle || misfits.has(at) || !worthIt(bundle)) continue
        const rate = bundle.gain / bundle.cost
        if (rate > bestRate * (1 + 1e-12)) {
          best = at
          bestRate = rate
        }
      }
      const candidate = candidates[best]
      const bundle = candidate?.bundle
      if (!bundle) return
      const within = fits(bundle.items, room)
      if (within && tryAdd(bundle.items)) {
        room = free()
        continue
      }
      if (within && ++laidInVain >= mostMisfits) return
      if (bundle.plain) candidate.bundle = bundle.plain
      else misfits.add(best)
    }
  }

  /** What these have to be worth at least, for their hours. */
  function leastWorth(more: readonly number[]): number {
    const { own, job } = halvesOf(problem, more)
    return leastPerHalf * (own + job)
  }
  const worthIt = ({ items: more, gain }: Bundle): boolean => gain > leastWorth(more)

  function fits(more: readonly number[], room: { own: number; job: number }): boolean {
    let { own, job } = room
    for (const at of more) {
      const item = items[at]
      if (!item || value.has(at)) continue
      if (item.job) job -= item.halves
      else own -= item.halves
    }
    return own >= 0 && job >= 0
  }

  const state = (): Choice => ({ order: [...order], table, total: value.total() })

  function restore(to: Choice): void {
    const keep = new Set(to.order)
    const gone = order.filter((at) => !keep.has(at))
    value.drop(gone)
    const back = to.order.filter((at) => !value.has(at))
    value.add(back)
    touch([...gone, ...back])
    order = [...to.order]
    table = to.table
  }

  const bar = (at: number): void => {
    barred.add(at)
    touch([at])
  }
  const unbar = (at: number): void => {
    barred.delete(at)
    touch([at])
  }

  /** What was left out and gains, what gains most for its hours first. */
  const outside = (): Bundle[] =>
    candidates
      .flatMap(({ bundle }) => (bundle && worthIt(bundle) ? [bundle] : []))
      .sort((a, b) => b.gain / b.cost - a.gain / a.cost || (a.items.at(-1) ?? 0) - (b.items.at(-1) ?? 0))
      .slice(0, mostOutside)

  /** What the plan would lose if this one alone were left out. */
  function worthOf(at: number): number {
    const before = value.total()
    value.drop([at])
    const without = value.total()
    value.add([at])
    return before - without
  }

  const rateOf = (at: number): number => worthOf(at) / costOf(problem, [at], there)
  const required = (at: number): number[] | null => withRequired(problem, value, at, usable)

  return {
    value,
    tryAdd,
    drop,
    fill,
    state,
    restore,
    bar,
    unbar,
    outside,
    worthOf,
    leastWorth,
    rateOf,
    required,
  }
}

export type Draft = ReturnType<typeof draftOf>
