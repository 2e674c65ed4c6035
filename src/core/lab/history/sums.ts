import type { Operation } from './operation.ts'

/** A key whose final figure no set of effects explains. */
export type LostUpdate = {
  key: string
  /** With none and with all of the unknown ones that pull it down or up. */
  least: number
  most: number
  found: number | null
}

/**
 * Adds and takes against what is there at the end: every acknowledged one took effect once, a refused one never, an
 * unknown one once or never. `value` is the amount, as a number; a take pulls down.
 * @param startOf  figure of a key before the first operation
 * @param endOf    figure after the last; null where the key is gone
 * @returns keys that no choice of unknown ones explains; and how many unknown ones there were on the others, where a lost
 *          update could hide behind one that happened
 */
export function lostUpdates(
  operations: readonly Operation[],
  startOf: (key: string) => number,
  endOf: (key: string) => number | null,
): { lost: LostUpdate[]; unknown: number } {
  const keys = new Map<string, { known: number; unknown: number[] }>()
  for (const { key, does, value, outcome } of operations) {
    if (does !== 'add' && does !== 'take') continue
    if (typeof value !== 'number') throw new RangeError(`a ${does} on ${key} without an amount`)
    const of = keys.get(key) ?? { known: 0, unknown: [] }
    keys.set(key, of)
    const amount = does === 'take' ? -value : value
    if (outcome === 'ok') of.known += amount
    if (outcome === 'unknown' && amount !== 0) of.unknown.push(amount)
  }
  const lost: LostUpdate[] = []
  let unknown = 0
  for (const [key, of] of keys) {
    const known = startOf(key) + of.known
    const found = endOf(key)
    if (found !== null && sumsTo(found - known, of.unknown)) unknown += of.unknown.length
    else
      lost.push({
        key,
        least: known + total(of.unknown.filter((amount) => amount < 0)),
        most: known + total(of.unknown.filter((amount) => amount > 0)),
        found,
      })
  }
  return { lost, unknown }
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

/** Sums kept apart at most; of more, every one between the least and the most is taken for possible. */
const sumsAtMost = 10_000

/** Whether some of the amounts, each once, make the sum. */
function sumsTo(sum: number, amounts: readonly number[]): boolean {
  let sums = new Set([0])
  for (const [at, amount] of amounts.entries()) {
    const more = new Set(sums)
    for (const each of sums) more.add(each + amount)
    sums = more
    if (sums.size <= sumsAtMost) continue
    const rest = amounts.slice(at + 1)
    const least = Math.min(...sums) + total(rest.filter((each) => each < 0))
    const most = Math.max(...sums) + total(rest.filter((each) => each > 0))
    return sum >= least && sum <= most
  }
  return sums.has(sum)
}

/**
 * Reads of everything at once (`list`, its value an object or list of figures) that do not add up: what is only moved
 * between accounts is never more or less in sum, not even for a moment.
 * @returns the reads whose sum is another, in order, with it
 */
export function unbalanced(
  operations: readonly Operation[],
  sum: number,
): { operation: Operation; found: number }[] {
  return operations.flatMap((operation) => {
    const { does, outcome, value } = operation
    if (does !== 'list' || outcome !== 'ok') return []
    const figures = typeof value === 'object' && value !== null ? Object.values(value) : []
    const found = figures.reduce<number>((before, figure) => before + Number(figure), 0)
    return found === sum ? [] : [{ operation, found }]
  })
}
