import { type Coded, kinds } from './search.ts'

/**
 * A few operations that contradict each other, found without trying any order, however many ran at a time; null says
 * nothing. Each of these is necessary:
 * - what was seen was written, and the writing started before the seeing ended;
 * - between the end of the last writing of a value and the start of a look at it nothing else was written;
 * - a value that was written once is there from the first end to the last start of those who wrote and saw it: two such
 *   times do not overlap, and nothing else is written or seen within one.
 * @source Gibbons and Korach 1997, on registers whose reads tell their writes
 */
export function contradiction(ops: Coded, initial: number): number[] | null {
  const clusters = clustersOf(ops, initial)
  return outOfNowhere(ops, clusters) ?? overwritten(ops, clusters) ?? twoAtATime(ops, clusters)
}

/** Those who wrote or saw one value. */
type Cluster = {
  producers: number[]
  /** Also the register's first value. */
  produced: number
  seen: number[]
  firstProducedMs: number
  lastProducedMs: number
}

function clustersOf({ kind, from, to, start, end, values }: Coded, initial: number): Cluster[] {
  const clusters = Array.from({ length: values }, (): Cluster => {
    const [firstProducedMs, lastProducedMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    return { producers: [], produced: 0, seen: [], firstProducedMs, lastProducedMs }
  })
  const before = clusters[initial]
  if (before) {
    before.produced = 1
    before.firstProducedMs = Number.NEGATIVE_INFINITY
  }
  for (let op = 0; op < kind.length; op++) {
    const writes = kind[op] === kinds.write || kind[op] === kinds.cas
    const known = end[op] !== Number.POSITIVE_INFINITY
    if (kind[op] === kinds.read || (kind[op] === kinds.cas && known))
      clusters[from[op] as number]?.seen.push(op)
    const made = writes ? clusters[to[op] as number] : undefined
    if (!made) continue
    made.producers.push(op)
    made.produced++
    made.firstProducedMs = Math.min(made.firstProducedMs, start[op] as number)
    made.lastProducedMs = Math.max(made.lastProducedMs, end[op] as number)
  }
  return clusters
}

function outOfNowhere({ end }: Coded, clusters: readonly Cluster[]): number[] | null {
  for (const { seen, firstProducedMs } of clusters)
    for (const op of seen) if ((end[op] as number) < firstProducedMs) return [op]
  return null
}

function overwritten({ kind, from, to, start, end }: Coded, clusters: readonly Cluster[]): number[] | null {
  const known = Int32Array.from(kind.keys()).filter((op) => end[op] !== Number.POSITIVE_INFINITY)
  const writes = known
    .filter((op) => kind[op] === kinds.write || kind[op] === kinds.cas)
    .sort((a, b) => (end[a] as number) - (end[b] as number))
  const looks = known
    .filter((op) => kind[op] === kinds.read || kind[op] === kinds.cas)
    .sort((a, b) => (start[a] as number) - (start[b] as number))
  // Of those that had ended, the one that started last, and the last of another value than that.
  let last: number | undefined
  let other: number | undefined
  const later = (a: number, b: number | undefined) =>
    b === undefined || (start[a] as number) > (start[b] as number) ? a : b
  let ended = 0
  for (const op of looks) {
    const value = from[op] as number
    for (; ended < writes.length; ended++) {
      const write = writes[ended] as number
      if ((end[write] as number) >= (start[op] as number)) break
      if (last === undefined || to[write] === to[last]) last = later(write, last)
      else if (later(write, last) === write) [last, other] = [write, last]
      else other = later(write, other)
    }
    const by = last !== undefined && to[last] === value ? other : last
    if (by !== undefined && (start[by] as number) > (clusters[value] as Cluster).lastProducedMs)
      return [by, op]
  }
  return null
}

/** From the first end to the last start of those who wrote and saw a value; the other way round where all overlap. */
type Zone = { value: number; fromMs: number; untilMs: number; ops: number[] }

function twoAtATime(ops: Coded, clusters: readonly Cluster[]): number[] | null {
  const { kind, from, to, start, end } = ops
  const zones: Zone[] = []
  const single: Zone[] = []
  for (const [value, cluster] of clusters.entries()) {
    const { produced, producers, seen } = cluster
    if (produced === 1 && seen.length > 0) zones.push(zoneOf(ops, value, cluster))
    // Of a value that was written more than once, or never seen, each operation is by itself.
    else
      for (const op of [...producers, ...seen])
        if (end[op] !== Number.POSITIVE_INFINITY && (kind[op] !== kinds.cas || to[op] === value))
          single.push({ value, fromMs: end[op] as number, untilMs: start[op] as number, ops: [op] })
  }
  const held = zones.filter(({ fromMs, untilMs }) => fromMs < untilMs).toSorted((a, b) => a.fromMs - b.fromMs)
  for (const [at, zone] of held.entries()) {
    const next = held[at + 1]
    if (next && next.fromMs < zone.untilMs) return [...zone.ops, ...next.ops]
  }
  for (const inner of [...zones.filter(({ fromMs, untilMs }) => fromMs >= untilMs), ...single]) {
    const zone = lastBefore(held, inner.untilMs)
    if (!zone || inner.fromMs >= zone.untilMs || zone.value === inner.value) continue
    if (inner.ops.some((op) => kind[op] === kinds.cas && from[op] === zone.value)) continue
    return [...zone.ops, ...inner.ops]
  }
  return null
}

function zoneOf({ start, end }: Coded, value: number, { producers, produced, seen }: Cluster): Zone {
  const all = [...producers, ...seen]
  const fromStart = produced > producers.length
  const first = all.reduce((a, b) => ((end[b] as number) < (end[a] as number) ? b : a))
  const last = all.reduce((a, b) => ((start[b] as number) > (start[a] as number) ? b : a))
  return {
    value,
    fromMs: fromStart ? Number.NEGATIVE_INFINITY : (end[first] as number),
    untilMs: start[last] as number,
    ops: [...new Set([...producers, first, last])],
  }
}

/** The last zone that had begun before an instant. */
function lastBefore(zones: readonly Zone[], ms: number): Zone | undefined {
  let [low, high] = [0, zones.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((zones[middle] as Zone).fromMs < ms) low = middle + 1
    else high = middle
  }
  return zones[low - 1]
}
