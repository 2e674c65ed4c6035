import { register } from './code.ts'
import { contradiction } from './contradiction.ts'
import type { Operation } from './operation.ts'
import { search } from './search.ts'

const limit = 200_000
/** Of more it would take long, and nobody would read it. */
const windowAtMost = 128

/**
 * A part of a broken history on one key that is broken by itself, as small as was found: what is known to contradict itself,
 * or the shortest beginning, of that the shortest window; and of either what it needs. Every step only takes knowledge
 * away, so what is left is broken in truth.
 * @param because  operations that contradict each other, or the one whose end the search did not get over
 */
export function counterExampleOf(
  operations: readonly Operation[],
  initial: unknown,
  because: readonly Operation[],
): Operation[] {
  const those = because.length > 1 ? withWriters(because, operations) : []
  if (brokenWhateverWasThere(those)) return shown(those, brokenWhateverWasThere)
  const beginning = shortestBeginning(operations, initial, because.at(-1))
  const window = shortestWindow(beginning)
  return window
    ? shown(window, brokenWhateverWasThere)
    : shown(beginning, (known) => isBroken(known, initial))
}

const shown = (known: readonly Known[], broken: (known: readonly Known[]) => boolean): Operation[] =>
  without(known, broken)
    .map(({ is }) => is)
    .toSorted((a, b) => a.startMs - b.startMs)

/** An operation, and how much of it is made use of. */
type Known = { is: Operation; as: Operation }

const unknown = (operation: Operation): Operation => ({ ...operation, outcome: 'unknown', endMs: null })
const onlyLooked = ({ does, outcome }: Operation): boolean => does === 'read' || outcome === 'fail'

function endingBy(operation: Operation, until: number): Operation | null {
  if (operation.startMs > until) return null
  if (operation.endMs !== null && operation.endMs <= until) return operation
  return onlyLooked(operation) ? null : unknown(operation)
}

/** And whoever may have written what they saw meanwhile: without those, every look would seem to be out of nowhere. */
function withWriters(because: readonly Operation[], operations: readonly Operation[]): Known[] {
  const fromMs = Math.min(...because.map(({ startMs }) => startMs))
  const untilMs = Math.max(...because.map(({ endMs }) => endMs ?? Number.POSITIVE_INFINITY))
  const seen = seenBy(because)
  const writers = operations.filter(
    (each) =>
      !because.includes(each) &&
      !onlyLooked(each) &&
      seen.has(writtenBy(each)) &&
      each.startMs <= untilMs &&
      (each.endMs === null || each.endMs >= fromMs),
  )
  // What swaps among them expected is nobody's matter here.
  return [
    ...because.map((is) => ({ is, as: is })),
    ...writers.map((is) => ({ is, as: { ...unknown(is), does: 'write' as const, value: written(is) } })),
  ]
}

/** What is known of an operation when nothing is known of before an instant. */
function since(fromMs: number, { is, as }: Known): Known | null {
  if (is.startMs >= fromMs) return { is, as }
  // Of what began before nobody can tell whether its effect was before, too.
  const after = as.endMs === null || as.endMs >= fromMs
  return after && !onlyLooked(is) ? { is, as: unknown(is) } : null
}

/** As JSON, in which what is not there is null. */
const writtenBy = (operation: Operation): string => JSON.stringify(written(operation) ?? null)
const written = ({ does, value }: Operation): unknown =>
  does === 'cas' && Array.isArray(value) ? value[1] : value

/** Values that reads saw and swaps expected, as JSON. */
const seenBy = (operations: readonly Operation[]): Set<string> =>
  new Set(
    operations
      .filter(({ does }) => does !== 'write')
      .map(({ does, value }) =>
        JSON.stringify((does === 'cas' && Array.isArray(value) ? value[0] : value) ?? null),
      ),
  )

function shortestBeginning(
  operations: readonly Operation[],
  initial: unknown,
  stuck: Operation | undefined,
): Known[] {
  const sorted = operations.toSorted((a, b) => a.startMs - b.startMs)
  const until = (endMs: number): Known[] =>
    sorted.flatMap((is) => {
      const as = endingBy(is, endMs)
      return as ? [{ is, as }] : []
    })
  const ends = sorted
    .flatMap(({ endMs, outcome }) => (endMs === null || outcome === 'unknown' ? [] : [endMs]))
    .toSorted((a, b) => a - b)
  const endAt = (index: number): number => ends[index] ?? Number.POSITIVE_INFINITY
  let found = ends.length - 1
  let tooFew = ends.indexOf(stuck?.endMs ?? -1) - 1
  // Most often it is right there, or soon after.
  for (let step = 1; tooFew + step < found; step *= 2)
    if (isBroken(until(endAt(tooFew + step)), initial)) found = tooFew + step
    else tooFew += step
  while (found - tooFew > 1) {
    const middle = (found + tooFew) >> 1
    if (isBroken(until(endAt(middle)), initial)) found = middle
    else tooFew = middle
  }
  return until(endAt(found))
}

const isBroken = (known: readonly Known[], initial: unknown): boolean => {
  const { coded, initial: before } = register(
    known.map(({ as }) => as),
    initial,
  )
  return contradiction(coded, before) !== null || search(coded, before, limit).verdict === 'broken'
}

function brokenWhateverWasThere(known: readonly Known[]): boolean {
  const seen = [...seenBy(known.map(({ as }) => as))].map((value): unknown => JSON.parse(value))
  const initials = [Symbol('another'), ...seen]
  return initials.every((initial) => isBroken(known, initial))
}

/** The last operations that are broken by themselves, by doubling and halving their number; null where there are too many. */
function shortestWindow(prefix: readonly Known[]): Known[] | null {
  const last = (count: number): Known[] => {
    const from = prefix.at(-count)?.is.startMs ?? Number.NEGATIVE_INFINITY
    return prefix.flatMap((each) => since(from, each) ?? [])
  }
  const enough = (count: number) => brokenWhateverWasThere(last(count))
  let count = 1
  while (!enough(count)) {
    count *= 2
    if (count > windowAtMost || count >= 2 * prefix.length) return null
  }
  let [tooFew, found] = [count >> 1, count]
  while (found - tooFew > 1) {
    const middle = (found + tooFew) >> 1
    if (enough(middle)) found = middle
    else tooFew = middle
  }
  return last(found)
}

/** Leaves out what it is broken without: looks by themselves, writes once it does not matter whether they happened. */
function without(known: readonly Known[], broken: (known: readonly Known[]) => boolean): Known[] {
  let left = [...known]
  if (left.length > windowAtMost) return left
  for (const each of known) {
    const less = onlyLooked(each.is)
      ? left.filter((other) => other.is !== each.is)
      : left.map((other) => (other.is === each.is ? { is: each.is, as: unknown(each.as) } : other))
    if (broken(less)) left = less
  }
  const seen = seenBy(left.map(({ as }) => as))
  // A failed cas is glad of any other value, so with one every write may matter.
  if (left.some(({ is }) => is.does === 'cas' && is.outcome === 'fail')) return left
  return left.filter(({ as }) => as.outcome !== 'unknown' || seen.has(writtenBy(as)))
}
