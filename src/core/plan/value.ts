import { stageLevel } from '../benchmark/benchmark.ts'
import { examinationPassed, learnt, standingChance } from './chance.ts'
import type { Problem } from './problem.ts'

/** What a set of activities is expected to reach, kept up to date while the set changes. */
export type Value = {
  has: (item: number) => boolean
  /** What the objective is worth with the set as it is. */
  total: () => number
  /** What it would gain by these; nothing is changed. */
  gain: (items: readonly number[]) => number
  add: (items: readonly number[]) => void
  drop: (items: readonly number[]) => void
  /** How likely a want is reached by the set. */
  wantChance: (want: number) => number
  needChance: (need: number) => number
  /** The level expected of a skill once the set is done. */
  levelOf: (skill: string) => number
}

/**
 * The objective: over all wants, weight × how likely it is reached when all of the set is done. It is a function of the set alone: what
 * is learnt counts for what is proven, which the order of a plan sees to.
 * @param inTime  how likely an item is finished by the date; certain while a plan is looked for
 */
export function valueFor(problem: Problem, inTime: (item: number) => number = () => 1): Value {
  const { items, needs, wants, teachers, needsOf } = problem
  const inSet = new Uint8Array(items.length)
  const chances = new Float64Array(needs.length)
  const wantChances = new Float64Array(wants.length)
  const level = (skill: string): number => {
    const own = teachers.get(skill)
    const { mean } = problem.levels(skill)
    if (!own) return mean
    const taught = [0, 0, 0, 0]
    let any = false
    for (const { item, stage, stages: added } of own) {
      if (inSet[item] === 0) continue
      const at = stageLevel[stage] - 1
      taught[at] = (taught[at] ?? 0) + added
      any = true
    }
    return any ? learnt(mean, taught) : mean
  }

  function chanceOfNeed(at: number): number {
    const need = needs[at]
    if (!need) return 0
    if (need.skill === null) {
      if (need.standing === 'proven') return 1
      return need.attempts.reduce(
        (best, { item }) => (inSet[item] === 1 ? Math.max(best, examinationPassed * inTime(item)) : best),
        0,
      )
    }
    const attempts = need.attempts.flatMap(({ item, attempt }) =>
      inSet[item] === 1 && attempt ? [{ ...attempt, inTime: inTime(item) }] : [],
    )
    const { deviation } = problem.levels(need.skill)
    const mean = attempts.length > 0 ? level(need.skill) : 0
    return standingChance(need, need.asked, attempts, { mean, deviation })
  }

  /** A want's options exclude none of each other, but share their learning; the likeliest one is counted, not their sum. */
  function chanceOfWant(at: number): number {
    const want = wants[at]
    if (!want) return 0
    if (want.met) return 1
    let best = 0
    for (const option of want.options) {
      if (option.length === 0) continue
      let all = 1
      for (const need of option) all *= chances[need] ?? 0
      best = Math.max(best, all)
    }
    return best
  }

  /** Needs that change when these come or go. */
  function touched(changed: readonly number[]): Set<number> {
    const all = new Set<number>()
    for (const at of changed) {
      const item = items[at]
      if (!item) continue
      for (const { need } of item.attempts) all.add(need)
      for (const { skill } of item.teaches) for (const need of needsOf.get(skill) ?? []) all.add(need)
    }
    return all
  }

  function refresh(needsTouched: Iterable<number>): number {
    let difference = 0
    const wantsTouched = new Set<number>()
    for (const at of needsTouched) {
      chances[at] = chanceOfNeed(at)
      wantsTouched.add(needs[at]?.want ?? 0)
    }
    for (const at of wantsTouched) {
      const now = chanceOfWant(at)
      difference += (wants[at]?.worth ?? 0) * (now - (wantChances[at] ?? 0))
      wantChances[at] = now
    }
    return difference
  }

  const mark = (changed: readonly number[], as: 0 | 1): number[] => {
    const moved = changed.filter((at) => inSet[at] !== as)
    for (const at of moved) inSet[at] = as
    return moved
  }

  const change = (changed: readonly number[], as: 0 | 1): void => {
    refresh(touched(mark(changed, as)))
  }

  refresh(needs.keys())
  for (const at of wants.keys()) wantChances[at] = chanceOfWant(at)
  return {
    has: (item) => inSet[item] === 1,
    total: () => wants.reduce((sum, { worth }, at) => sum + worth * (wantChances[at] ?? 0), 0),
    gain(more) {
      const moved = mark(more, 1)
      const needsTouched = touched(moved)
      const before = new Map<number, number>()
      for (const at of needsTouched) before.set(at, chances[at] ?? 0)
      const wantsBefore = new Map<number, number>()
      for (const at of needsTouched) {
        const want = needs[at]?.want ?? 0
        wantsBefore.set(want, wantChances[want] ?? 0)
      }
      const difference = refresh(needsTouched)
      mark(moved, 0)
      for (const [at, chance] of before) chances[at] = chance
      for (const [at, chance] of wantsBefore) wantChances[at] = chance
      return difference
    },
    add: (more) => change(more, 1),
    drop: (fewer) => change(fewer, 0),
    wantChance: (want) => wantChances[want] ?? 0,
    needChance: (need) => chances[need] ?? 0,
    levelOf: level,
  }
}
