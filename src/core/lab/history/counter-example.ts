import { register } from './code.ts'
import { decide } from './decide.ts'
import type { Operation } from './operation.ts'

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
  const brokenFromStart = (known: readonly Known[]) => isBroken(known, initial)
  const contradiction = because.map((is) => ({ is, as: is }))
  if (brokenWhateverWasThere(contradiction)) return shown(contradiction, brokenWhateverWasThere)
  if (because.length > 1 && brokenFromStart(contradiction)) return shown(contradiction, brokenFromStart)
  const beginning = shortestBeginning(operations, initial, because.at(-1))
  const window = shortestWindow(beginning)
  return window ? shown(window, brokenWhateverWasThere) : shown(beginning, brokenFromStart)
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
  return decide(coded, before, limit).verdict === 'broken'
}

function brokenWhateverWasThere(known: readonly Known[]): boolean {
  const looked = known.flatMap(({ as: { does, value } }) =>
    does === 'read' ? [value] : does === 'cas' && Array.isArray(value) ? [value[0]] : [],
  )
  const initials = [
    Symbol('another'),
    ...new Map(looked.map((value) => [JSON.stringify(value), value])).values(),
  ]
  return initials.every((initial) => isBroken(known, initial))
}

/** The last operations that are broken by themselves, by doubling and halving their number; null where there are too many. */
function shortestWindow(prefix: readonly Known[]): Known[] | null {
  const last = (count: number): Known[] => {
    const from = prefix.at(-count)?.is.startMs ?? Number.NEGATIVE_INFINITY
    return prefix.flatMap((each) => {
      const { is, as } = each
      if (is.startMs >= from) return [each]
      // Of what began before the window nobody can tell within it whether its effect was before, too.
      const after = as.endMs === null || as.endMs >= from
      return after && !onlyLooked(is) ? [{ is, as: unknown(is) }] : []
    })
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
      ? left.filter((other) => other !== each)
      : left.map((other) => (other === each ? { is: each.is, as: unknown(each.is) } : other))
    if (broken(less)) left = less
  }
  const looked = new Set(
    left.flatMap(({ as: { does, value } }) =>
      does === 'read'
        ? [JSON.stringify(value)]
        : does === 'cas' && Array.isArray(value)
          ? [JSON.stringify(value[0])]
          : [],
    ),
  )
  // A failed cas is glad of any other value, so with one every write may matter.
  if (left.some(({ is }) => is.does === 'cas' && is.outcome === 'fail')) return left
  return left.filter(
    ({ as: { does, outcome, value } }) =>
      outcome !== 'unknown' ||
      looked.has(JSON.stringify(does === 'cas' && Array.isArray(value) ? value[1] : value)),
  )
}
