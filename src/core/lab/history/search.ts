import { type Coded, kinds } from './code.ts'
import { looks, timeline, unknownClasses } from './timeline.ts'

export type Searched = {
  verdict: 'holds' | 'broken' | 'undecided'
  /** Configurations that were looked at. */
  explored: number
  /** Where broken: the operation whose end no order of effects could reach. */
  stuckAt: number
}

/** 48 MB for the memory of configurations. */
const wordsAtMost = 12_000_000

/**
 * Is there an order of effects, each between its operation's start and end, in which every operation saw what it saw?
 *
 * A depth-first search over configurations at the ends of operations ("just in time": an operation takes effect only when
 * its own end, or somebody who saw it, asks for it). A configuration is the value of the register, which running operations
 * took effect already, which running writes may count as overwritten at once (a write had taken effect since they
 * started, so they may have come right before it), and how many of the unknown operations of each kind were made use of.
 * One that is met again, or met with no more unknown operations left than before, is not looked at again.
 * @source Wing and Gong 1993; Lowe, Testing for linearizability, 2017: the memory of configurations, and just in time
 */
export function search(ops: Coded, initial: number, limit: number): Searched {
  const { kind, from, to, start, end } = ops
  const n = kind.length
  const { returns, startOrder, startedAt, slots, width } = timeline(ops)
  const classes = unknownClasses(ops)
  const [words, uses] = [(width + 31) >> 5, classes.length]
  const recordWords = 3 + 2 * words + uses

  // The configuration at hand.
  let level = 0
  let value = initial
  const done = new Int32Array(words)
  const covered = new Int32Array(words)
  const used = new Int32Array(uses)

  // Operations that run at a level, as a linked list that follows the level in both directions.
  const next = new Int32Array(n + 1).fill(n)
  const previous = new Int32Array(n + 1).fill(n)
  let started = 0
  const startUntil = (count: number): void => {
    for (; started < count; started++) {
      const op = startOrder[started] as number
      const last = previous[n] as number
      next[last] = op
      previous[op] = last
      next[op] = n
      previous[n] = op
    }
  }
  const forward = (): void => {
    const op = returns[level++] as number
    next[previous[op] as number] = next[op] as number
    previous[next[op] as number] = previous[op] as number
    if (level < returns.length) startUntil(startedAt[level] as number)
  }
  const backward = (): void => {
    level--
    for (; started > (startedAt[level] as number); started--) {
      const last = previous[n] as number
      next[previous[last] as number] = n
      previous[n] = previous[last] as number
    }
    const op = returns[level] as number
    next[previous[op] as number] = op
    previous[next[op] as number] = op
  }

  // All configurations met: the one before with the same hash, level, value, done, covered, used.
  let records = new Int32Array(recordWords * 64)
  let recorded = 0
  let heads = new Int32Array(256).fill(-1)
  const hashAt = (at: number): number => {
    let hash = 0x811c9dc5
    for (let word = at + 1; word < at + 3 + 2 * words; word++)
      hash = Math.imul(hash ^ (records[word] as number), 0x01000193) ^ (hash >>> 15)
    return hash ^ (hash >>> 13)
  }
  /** @returns where the configuration at hand was put, or -1 where one as good was met before */
  const remember = (): number => {
    const at = recorded * recordWords
    if (at + recordWords > records.length) records = grown(records)
    records[at + 1] = level
    records[at + 2] = value
    for (let word = 0; word < words; word++) {
      records[at + 3 + word] = done[word] as number
      records[at + 3 + words + word] = covered[word] as number
    }
    for (let use = 0; use < uses; use++) records[at + 3 + 2 * words + use] = used[use] as number
    const bucket = hashAt(at) & (heads.length - 1)
    for (let other = heads[bucket] as number; other >= 0; other = records[other] as number)
      if (asGood(other, at)) return -1
    records[at] = heads[bucket] as number
    heads[bucket] = at
    recorded++
    if (recorded > heads.length) rehash()
    return at
  }
  const asGood = (other: number, at: number): boolean => {
    for (let word = 1; word < 3 + 2 * words; word++)
      if (records[other + word] !== records[at + word]) return false
    for (let word = 3 + 2 * words; word < recordWords; word++)
      if ((records[other + word] as number) > (records[at + word] as number)) return false
    return true
  }
  const rehash = (): void => {
    heads = new Int32Array(heads.length * 4).fill(-1)
    for (let index = 0; index < recorded; index++) {
      const at = index * recordWords
      const bucket = hashAt(at) & (heads.length - 1)
      records[at] = heads[bucket] as number
      heads[bucket] = at
    }
  }
  const recall = (at: number): void => {
    while (level > (records[at + 1] as number)) backward()
    value = records[at + 2] as number
    for (let word = 0; word < words; word++) {
      done[word] = records[at + 3 + word] as number
      covered[word] = records[at + 3 + words + word] as number
    }
    for (let use = 0; use < uses; use++) used[use] = records[at + 3 + 2 * words + use] as number
  }

  /** Who only looks, and sees what it must, does so at once: that takes nothing from anybody. */
  const settle = (): void => {
    while (level < returns.length) {
      for (let op = next[n] as number; op !== n; op = next[op] as number) {
        const looks =
          kind[op] === kinds.read
            ? from[op] === value
            : kind[op] === kinds.casFailed
              ? from[op] !== value
              : false
        if (looks) add(done, slots[op] as number)
      }
      const slot = slots[returns[level] as number] as number
      if (!has(done, slot)) return
      remove(done, slot)
      remove(covered, slot)
      forward()
    }
  }

  /** The running writes may have come right before a write that takes effect. */
  const coverAll = (): void => {
    for (let op = next[n] as number; op !== n; op = next[op] as number)
      if (kind[op] === kinds.write && !has(done, slots[op] as number)) add(covered, slots[op] as number)
  }
  const apply = (choice: number): void => {
    if (choice < 0) {
      add(done, slots[returns[level] as number] as number)
      return
    }
    const op = choice < n ? choice : ((classes[choice - n] as number[])[0] as number)
    if (choice < n) add(done, slots[op] as number)
    else used[choice - n] = (used[choice - n] as number) + 1
    if (kind[op] === kinds.write) coverAll()
    if (choice < n) remove(covered, slots[op] as number)
    value = to[op] as number
  }

  // What is still to be tried: a choice (a running operation, n + a class of unknown ones, or `absorbed`) at a record.
  let choices = new Int32Array(256)
  let waiting = 0
  const push = (at: number, choice: number): void => {
    if (waiting + 2 > choices.length) choices = grown(choices)
    choices[waiting++] = at
    choices[waiting++] = choice
  }

  const { comesAgain, lookedForLater, nextLook } = looks(ops, initial)
  /** By value, the record at which somebody who runs must still see it; and at which an unknown cas could. */
  const awaitedAt = new Int32Array(ops.values).fill(-1)
  const usefulAt = new Int32Array(ops.values).fill(-1)
  /** Pushes what can come next, the least promising first. */
  const branch = (at: number): void => {
    const ending = returns[level] as number
    const now = end[ending] as number
    let anyOther = false
    let swaps = 0
    let uncovered = 0
    for (let op = next[n] as number; op !== n; op = next[op] as number) {
      const slot = slots[op] as number
      if (has(done, slot)) continue
      if (kind[op] === kinds.write) uncovered += has(covered, slot) ? 0 : 1
      else if (kind[op] === kinds.casFailed) anyOther = true
      else {
        awaitedAt[from[op] as number] = at
        if (from[op] === value) swaps++
      }
    }
    const free = (unknown: number): boolean => {
      const candidate = classes[unknown]?.[used[unknown] as number]
      return candidate !== undefined && (start[candidate] as number) <= now
    }
    let swapsAtAll = swaps > 0
    for (let unknown = 0; unknown < uses; unknown++) {
      const first = (classes[unknown] as number[])[0] as number
      if (kind[first] !== kinds.cas || !free(unknown)) continue
      usefulAt[from[first] as number] = at
      if (from[first] === value) swapsAtAll = true
    }
    // Who leaves a value that does not come again leaves nobody behind who must still see it.
    const again = comesAgain(value, now)
    const later = lookedForLater(value, now)
    const leave = again || (swaps === 0 && !later)
    const swap = again || (swaps === 1 && !later)
    const useful = (op: number): boolean => {
      const made = to[op] as number
      // A write of what is there already can only cover others, before a cas takes that away.
      if (made === value) return kind[op] === kinds.write && swapsAtAll && uncovered > 0
      return leave && (anyOther || awaitedAt[made] === at || usefulAt[made] === at)
    }

    for (let unknown = 0; unknown < uses; unknown++) {
      const first = (classes[unknown] as number[])[0] as number
      if ((kind[first] === kinds.write || from[first] === value) && free(unknown) && useful(first))
        push(at, n + unknown)
    }
    const made = to[ending] as number
    if (kind[ending] === kinds.write) {
      const takesEffect = leave || made === value
      const fitsLast = awaitedAt[made] === at || nextLook(made, now) <= nextLook(value, now)
      const missed = awaitedAt[made] === at || lookedForLater(made, now)
      if (takesEffect && !fitsLast) push(at, ending)
      if (has(covered, slots[ending] as number) && (made === value || !missed || comesAgain(made, now)))
        push(at, absorbed)
      if (takesEffect && fitsLast) push(at, ending)
    } else if (kind[ending] === kinds.cas && from[ending] === value && swap) push(at, ending)
    for (let op = next[n] as number; op !== n; op = next[op] as number) {
      if (op === ending || has(done, slots[op] as number)) continue
      if (kind[op] === kinds.write ? useful(op) : kind[op] === kinds.cas && from[op] === value && swap)
        push(at, op)
    }
  }

  let stuckAt = -1
  let deepest = -1
  const enter = (): 'end' | 'known' | 'new' => {
    settle()
    if (level === returns.length) return 'end'
    const at = remember()
    if (at < 0) return 'known'
    if (level > deepest) {
      deepest = level
      stuckAt = returns[level] as number
    }
    branch(at)
    return 'new'
  }

  if (returns.length > 0) startUntil(startedAt[0] as number)
  if (enter() === 'end') return { verdict: 'holds', explored: recorded, stuckAt: -1 }
  while (waiting > 0) {
    if (recorded >= limit || recorded * recordWords > wordsAtMost)
      return { verdict: 'undecided', explored: recorded, stuckAt }
    const choice = choices[--waiting] as number
    recall(choices[--waiting] as number)
    apply(choice)
    if (enter() === 'end') return { verdict: 'holds', explored: recorded, stuckAt: -1 }
  }
  return { verdict: 'broken', explored: recorded, stuckAt }
}

/** The write that ends was overwritten at once. */
const absorbed = -1

const has = (set: Int32Array, slot: number): boolean =>
  ((set[slot >> 5] as number) & (1 << (slot & 31))) !== 0
function add(set: Int32Array, slot: number): void {
  set[slot >> 5] = (set[slot >> 5] as number) | (1 << (slot & 31))
}
function remove(set: Int32Array, slot: number): void {
  set[slot >> 5] = (set[slot >> 5] as number) & ~(1 << (slot & 31))
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
