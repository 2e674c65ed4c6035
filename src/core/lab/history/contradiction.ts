import { type Coded, kinds } from './code.ts'

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
type Zone = { value: number; fromMs: number; untilMs: number }

function twoAtATime(ops: Coded, clusters: readonly Cluster[]): number[] | null {
  const { kind, from, to, start, end } = ops
  const known = (op: number) => end[op] !== Number.POSITIVE_INFINITY
  const writtenOnce = ({ produced, seen }: Cluster) => produced === 1 && seen.length > 0
  const zones = clusters.flatMap((cluster, value) =>
    writtenOnce(cluster) ? [zoneOf(ops, value, cluster)] : [],
  )
  const held = zones.filter(({ fromMs, untilMs }) => fromMs < untilMs).sort((a, b) => a.fromMs - b.fromMs)
  const because = ({ value, fromMs, untilMs }: Zone): number[] => {
    const { producers, seen } = clusters[value] as Cluster
    return [...producers, ...seen].filter(
      (op) => producers.includes(op) || end[op] === fromMs || start[op] === untilMs,
    )
  }
  for (let at = 1; at < held.length; at++) {
    const [zone, next] = [held[at - 1] as Zone, held[at] as Zone]
    if (next.fromMs < zone.untilMs) return [...because(zone), ...because(next)]
  }
  /** The zone of another value that a time lies within. */
  const around = (value: number, fromMs: number, untilMs: number): Zone | null => {
    const zone = lastBefore(held, untilMs)
    return zone && fromMs < zone.untilMs && zone.value !== value ? zone : null
  }
  for (const inner of zones) {
    const zone = inner.fromMs >= inner.untilMs ? around(inner.value, inner.fromMs, inner.untilMs) : null
    // Who swapped the one for the other belongs to both.
    if (zone && !because(inner).some((op) => kind[op] === kinds.cas && from[op] === zone.value))
      return [...because(zone), ...because(inner)]
  }
  // Of a value that was written more than once, or never seen, each operation is by itself.
  for (const [value, cluster] of clusters.entries()) {
    if (writtenOnce(cluster)) continue
    for (const those of [cluster.producers, cluster.seen])
      for (const op of those) {
        if (!known(op) || (kind[op] === kinds.cas && to[op] !== value)) continue
        const zone = around(value, end[op] as number, start[op] as number)
        if (zone && !(kind[op] === kinds.cas && from[op] === zone.value)) return [...because(zone), op]
      }
  }
  return null
}

function zoneOf({ start, end }: Coded, value: number, { producers, produced, seen }: Cluster): Zone {
  let fromMs = produced > producers.length ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  let untilMs = Number.NEGATIVE_INFINITY
  for (const those of [producers, seen])
    for (const op of those) {
      fromMs = Math.min(fromMs, end[op] as number)
      untilMs = Math.max(untilMs, start[op] as number)
    }
  return { value, fromMs, untilMs }
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
