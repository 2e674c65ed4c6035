import { counted, listed } from '../figures.ts'
import type { Moved, WhyThis } from './plan.ts'
import type { Problem } from './problem.ts'
import { mayBegin } from './timetable.ts'
import type { Value } from './value.ts'

/** A chance that changes by less is the same as far as a reader can see. */
const visible = 0.005
/** Named in a sentence; the list has them all. */
const mostNamed = 2

const rounded = (figure: number): number => Math.round(figure * 1000) / 1000

/**
 * What an activity of a plan does for it: what is expected less when it is left out and all else stays. Two that do the same so
 * move little each; the plan's own figure is of all of them together.
 */
export function whyOf(problem: Problem, value: Value, order: readonly number[], at: number): WhyThis {
  const chances = problem.wants.map((_, want) => value.wantChance(want))
  value.drop([at])
  const alone = sums(problem, chances, value)
  const wants = problem.wants.flatMap(({ want }, place): Moved[] => {
    const [without, reached] = [value.wantChance(place), chances[place] ?? 0]
    return reached - without < visible
      ? []
      : [
          {
            want: want.id,
            text: want.text,
            must: want.must,
            without: rounded(without),
            with: rounded(reached),
          },
        ]
  })
  const unlocked = unlockedBy(problem, value, order, at)
  value.drop(unlocked)
  const together = sums(problem, chances, value)
  value.add([at, ...unlocked])
  const worth = new Map(problem.wants.map(({ want, worth: own }) => [want.id, own]))
  wants.sort(
    (a, b) =>
      (b.with - b.without) * (worth.get(b.want) ?? 0) - (a.with - a.without) * (worth.get(a.want) ?? 0) ||
      (a.want < b.want ? -1 : 1),
  )
  const unlocks = unlocked.map((other) => problem.items[other]?.activity.slug ?? '')
  const why = {
    moves: rounded(alone.must),
    movesNice: rounded(alone.nice),
    movesWithUnlocked: rounded(together.must),
    wants,
    unlocks,
  }
  return { ...why, sentence: sentenceOf(problem, why, at, unlocked) }
}

/** What was expected before, less what is now: of musts and of nice-to-haves, by their weight. */
function sums(problem: Problem, before: readonly number[], value: Value): { must: number; nice: number } {
  const lost = { must: 0, nice: 0 }
  for (const [at, { want }] of problem.wants.entries())
    lost[want.must ? 'must' : 'nice'] += want.weight * ((before[at] ?? 0) - value.wantChance(at))
  return lost
}

/** Those of the plan that could no longer be begun without it, in order. It is left out of the set already. */
function unlockedBy(problem: Problem, value: Value, order: readonly number[], gone: number): number[] {
  const fallen = new Set([gone])
  for (let more = true; more; ) {
    more = false
    for (const at of order) {
      const item = problem.items[at]
      if (!item || fallen.has(at)) continue
      if (mayBegin(problem, item, (before) => before !== at && value.has(before) && !fallen.has(before)))
        continue
      fallen.add(at)
      more = true
    }
  }
  return order.filter((at) => fallen.has(at) && at !== gone)
}

const percent = (chance: number): string => `${Math.round(chance * 100)} %`

/** One sentence: what it moves first, then what it unlocks, then why it is there nevertheless. */
function sentenceOf(
  problem: Problem,
  { wants, moves, unlocks }: Omit<WhyThis, 'sentence'>,
  at: number,
  unlocked: readonly number[],
): string {
  const item = problem.items[at]
  const said: string[] = []
  const [first, ...others] = wants
  if (first) {
    const rest = others.length > 0 ? `, and works towards ${counted(others.length, 'other')}` : ''
    said.push(
      `Raises the chance of “${shortened(first.text)}” from ${percent(first.without)} to ${percent(first.with)}${rest}`,
    )
    if (others.length > 0 && moves >= 0.05)
      said.push(`${moves.toFixed(1)} more must-haves are expected in all`)
  }
  if (unlocks.length > 0) {
    const names = unlocked
      .slice(0, mostNamed)
      .map((other) => `“${shortened(problem.items[other]?.activity.title ?? '')}”`)
    const more = unlocks.length - names.length
    const named = more > 0 ? `${names.join(', ')} and ${more} more` : listed(names)
    said.push(said.length > 0 ? `comes before ${named}` : `Comes before ${named}`)
  }
  if (said.length === 0)
    said.push(item?.fixed ? 'You gave it a date' : 'Adds a little to what the others carry')
  return `${said.join('; ')}.`
}

const longest = 60
export const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`
