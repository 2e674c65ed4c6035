import { type Coded, kinds } from './code.ts'

/** Who looks for each value, and whether it can come again. */
export function looks({ kind, from, to, start, end, values }: Coded, initial: number) {
  const starts: number[][] = Array.from({ length: values }, () => [])
  const producers = new Int32Array(values)
  const lastProduced = new Float64Array(values)
  producers[initial] = 1
  for (let op = 0; op < kind.length; op++) {
    if (kind[op] === kinds.read || (kind[op] === kinds.cas && end[op] !== Number.POSITIVE_INFINITY))
      starts[from[op] as number]?.push(start[op] as number)
    if (kind[op] !== kinds.write && kind[op] !== kinds.cas) continue
    const made = to[op] as number
    producers[made] = (producers[made] as number) + 1
    lastProduced[made] = Math.max(lastProduced[made] as number, end[op] as number)
  }
  for (const ofValue of starts) ofValue.sort((a, b) => a - b)
  const nextLook = (value: number, after: number): number => {
    const of = starts[value] as number[]
    let [low, high] = [0, of.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((of[middle] as number) > after) high = middle
      else low = middle + 1
    }
    return of[low] ?? Number.POSITIVE_INFINITY
  }
  const lookedForLater = (value: number, now: number): boolean =>
    ((starts[value] as number[]).at(-1) ?? Number.NEGATIVE_INFINITY) > now
  const comesAgain = (value: number, now: number): boolean =>
    (producers[value] as number) > 1 && (lastProduced[value] as number) >= now
  return { comesAgain, lookedForLater, nextLook }
}

type Timeline = {
  /** Operations with a known end, by it. */
  returns: Int32Array
  /** The same, by their start; `startedAt` tells how many of them had started by each end. */
  startOrder: Int32Array
  startedAt: Int32Array
  /** A number for each while it runs; those who never run together may share it. */
  slots: Int32Array
  width: number
}

export function timeline({ start, end }: Coded): Timeline {
  const known = Int32Array.from(end.keys()).filter((op) => end[op] !== Number.POSITIVE_INFINITY)
  const returns = known.toSorted((a, b) => (end[a] as number) - (end[b] as number) || a - b)
  const startOrder = known.toSorted((a, b) => (start[a] as number) - (start[b] as number) || a - b)
  const startedAt = new Int32Array(returns.length)
  const slots = new Int32Array(end.length)
  const free: number[] = []
  let [started, width] = [0, 0]
  for (const [at, ending] of returns.entries()) {
    // Who starts at the instant at which another ends may still have come before it.
    for (; started < startOrder.length; started++) {
      const op = startOrder[started] as number
      if ((start[op] as number) > (end[ending] as number)) break
      slots[op] = free.pop() ?? width++
    }
    startedAt[at] = started
    free.push(slots[ending] as number)
  }
  return { returns, startOrder, startedAt, slots, width }
}

/** Unknown operations that do the same, in order of their start: whichever started first may stand for any. */
export function unknownClasses({ kind, from, to, start, end }: Coded): number[][] {
  const classes = new Map<string, number[]>()
  for (let op = 0; op < kind.length; op++) {
    if (end[op] !== Number.POSITIVE_INFINITY) continue
    const does = `${kind[op]} ${from[op]} ${to[op]}`
    const alike = classes.get(does)
    if (alike) alike.push(op)
    else classes.set(does, [op])
  }
  for (const alike of classes.values()) alike.sort((a, b) => (start[a] as number) - (start[b] as number))
  return [...classes.values()]
}
