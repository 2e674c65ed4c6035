import { stageLevel } from '../benchmark/benchmark.ts'
import { learnt } from './chance.ts'
import type { Problem } from './problem.ts'
import type { Value } from './value.ts'

/** Hours of both kinds that a set of items takes, in halves. */
export function halvesOf(problem: Problem, items: readonly number[]): { own: number; job: number } {
  const sum = { own: 0, job: 0 }
  for (const at of items) {
    const item = problem.items[at]
    if (item) sum[item.job ? 'job' : 'own'] += item.halves
  }
  return sum
}

/** Share of the hours there are that these take; what there is none of cannot be had. */
export function costOf(
  problem: Problem,
  items: readonly number[],
  there: { own: number; job: number },
): number {
  const { own, job } = halvesOf(problem, items)
  const share = (taken: number, of: number): number =>
    taken === 0 ? 0 : of === 0 ? Number.POSITIVE_INFINITY : taken / of
  return share(own, there.own) + share(job, there.job)
}

/**
 * What has to be added so that an item can be done: itself, last, and before it what it requires and is not planned yet; to a level
 * that it requires, those who teach it most in an hour.
 * @returns null where that cannot be had
 */
export function withRequired(
  problem: Problem,
  value: Value,
  goal: number,
  usable: (item: number) => boolean,
): number[] | null {
  const bundle: number[] = []
  const open = new Set<number>()
  const taken = (at: number): boolean => value.has(at) || bundle.includes(at)

  function take(at: number): boolean {
    if (taken(at)) return true
    const item = problem.items[at]
    if (!item || item.after === null || open.has(at) || !usable(at)) return false
    const before = bundle.length
    open.add(at)
    const ready =
      item.after.every(take) && item.needsLevels.every(({ skill, level }) => takeTeachers(skill, level, at))
    open.delete(at)
    if (ready) bundle.push(at)
    else bundle.length = before
    return ready
  }

  function takeTeachers(skill: string, level: number, pupil: number): boolean {
    const teachers = problem.teachers.get(skill) ?? []
    const reached = (): boolean => {
      const taught = [0, 0, 0, 0]
      for (const { item, stage, stages } of teachers)
        if (item !== pupil && taken(item)) {
          const at = stageLevel[stage] - 1
          taught[at] = (taught[at] ?? 0) + stages
        }
      return learnt(problem.levels(skill).mean, taught) >= level - 1e-9
    }
    if (reached()) return true
    const perHalf = ({ item, stages }: (typeof teachers)[number]): number =>
      stages / (problem.items[item]?.halves ?? 1)
    const rest = teachers
      .filter(({ item, stage }) => stageLevel[stage] >= level && item !== pupil && !taken(item))
      .sort((a, b) => perHalf(b) - perHalf(a) || a.item - b.item)
    for (const { item } of rest) {
      take(item)
      if (reached()) return true
    }
    return false
  }

  return take(goal) ? bundle : null
}

/** Longest run of teachers that is tried together with what it is learnt for. */
const mostTeachers = 4
/** Below this chance it is worth looking whether learning first gains more in an hour. */
const learnFirstBelow = 0.7

export type Bundle = {
  items: number[]
  gain: number
  cost: number
  /** The same without learning that is not required, for where all of it does not fit. */
  plain: Bundle | null
}

/**
 * The best way of adding an item: with what it requires, and, where what it proves is not likely yet, with as much learning before it as
 * pays for itself. Gain per share of the hours decides; alone, neither of the two would gain anything.
 */
export function bundleFor(
  problem: Problem,
  value: Value,
  goal: number,
  there: { own: number; job: number },
  usable: (item: number) => boolean,
): Bundle | null {
  const base = withRequired(problem, value, goal, usable)
  if (!base) return null
  const plain: Bundle = {
    items: base,
    gain: value.gain(base),
    cost: costOf(problem, base, there),
    plain: null,
  }
  if (!Number.isFinite(plain.cost)) return null
  let best = plain
  const item = problem.items[goal]
  for (const { need } of item?.attempts ?? []) {
    const skill = problem.needs[need]?.skill
    if (!skill || value.needChance(need) > learnFirstBelow) continue
    const teachers = (problem.teachers.get(skill) ?? [])
      .filter(({ item: teacher }) => !value.has(teacher) && !base.includes(teacher))
      .sort(
        (a, b) =>
          b.stages / (problem.items[b.item]?.halves ?? 1) - a.stages / (problem.items[a.item]?.halves ?? 1) ||
          a.item - b.item,
      )
      .slice(0, mostTeachers)
    let items = base
    for (const { item: teacher } of teachers) {
      const more = withRequired(problem, value, teacher, usable)
      if (!more) continue
      items = [...more.filter((at) => !items.includes(at)), ...items]
      const cost = costOf(problem, items, there)
      if (!Number.isFinite(cost)) break
      const gain = value.gain(items)
      if (gain / cost > best.gain / best.cost) best = { items, gain, cost, plain }
    }
  }
  return best
}

/** Where one option asks for several skills, each by the attempt that is likeliest for its hours: one alone gains nothing. */
export function bundleForOption(
  problem: Problem,
  value: Value,
  option: readonly number[],
  there: { own: number; job: number },
  usable: (item: number) => boolean,
): Bundle | null {
  const items: number[] = []
  for (const need of option) {
    if (value.needChance(need) > 0) continue
    let best: { items: number[]; cost: number } | null = null
    for (const { item } of problem.needs[need]?.attempts ?? []) {
      const own = withRequired(problem, value, item, usable)
      if (!own) continue
      const cost = costOf(problem, own, there)
      if (!best || cost < best.cost) best = { items: own, cost }
    }
    if (!best) return null
    items.push(...best.items.filter((at) => !items.includes(at)))
  }
  const cost = costOf(problem, items, there)
  return items.length > 0 && Number.isFinite(cost)
    ? { items, gain: value.gain(items), cost, plain: null }
    : null
}
