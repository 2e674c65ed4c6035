import type { Operation } from './operation.ts'

/** What a client saw after what it knew already, and that is older. */
export type StepBack = { knew: Operation; saw: Operation }

/**
 * Reads by which a client went back in time: after it had seen one value, it saw another that had been overwritten before
 * the first was written.
 * @param versionOf  tells which of two values is the newer, where the values themselves do. Else their writes do, by their
 *                   times: writes that ran at the same time are in no order, so less is found
 */
export const nonMonotonicReads = (
  operations: readonly Operation[],
  versionOf?: (value: unknown) => number,
): StepBack[] => stepsBack(operations, 'read', versionOf)

/** Reads in which a client did not find its own acknowledged write, nor a later one. */
export const unreadOwnWrites = (
  operations: readonly Operation[],
  versionOf?: (value: unknown) => number,
): StepBack[] => stepsBack(operations, 'write', versionOf)

function stepsBack(
  operations: readonly Operation[],
  knownBy: 'read' | 'write',
  versionOf: ((value: unknown) => number) | undefined,
): StepBack[] {
  const isOlder = versionOf
    ? (saw: unknown, knew: unknown) => versionOf(saw) < versionOf(knew)
    : olderByWrites(operations)
  const sessions = new Map<string, Operation[]>()
  for (const operation of operations) {
    if (operation.outcome !== 'ok' || (operation.does !== 'read' && operation.does !== knownBy)) continue
    const session = JSON.stringify([operation.client, operation.key])
    const of = sessions.get(session)
    if (of) of.push(operation)
    else sessions.set(session, [operation])
  }
  return [...sessions.values()].flatMap((session) => {
    const sorted = session.toSorted((a, b) => a.startMs - b.startMs)
    // By end, since a client may have several requests under way: it knows only what had been answered before it asked.
    const answered = sorted
      .filter(({ does }) => does === knownBy)
      .toSorted((a, b) => (a.endMs ?? 0) - (b.endMs ?? 0))
    let [at, knew] = [0, undefined as Operation | undefined]
    return sorted.flatMap((saw) => {
      for (; at < answered.length; at++) {
        const each = answered[at] as Operation
        if ((each.endMs ?? 0) >= saw.startMs) break
        if (!knew || !isOlder(each.value, knew.value, each.key)) knew = each
      }
      return saw.does === 'read' && knew && isOlder(saw.value, knew.value, saw.key) ? [{ knew, saw }] : []
    })
  })
}

/** Of two values of a key: whether every write of the one had ended before any write of the other started. */
function olderByWrites(operations: readonly Operation[]) {
  const written = new Map<string, { from: number; until: number }>()
  const placeOf = (key: string, value: unknown) => JSON.stringify([key, value])
  for (const { does, key, value, outcome, startMs, endMs } of operations) {
    if ((does !== 'write' && does !== 'cas') || outcome === 'fail') continue
    const place = placeOf(key, does === 'cas' && Array.isArray(value) ? value[1] : value)
    const until = outcome === 'unknown' || endMs === null ? Number.POSITIVE_INFINITY : endMs
    const of = written.get(place) ?? { from: startMs, until }
    written.set(place, { from: Math.min(of.from, startMs), until: Math.max(of.until, until) })
  }
  // What nobody in the history wrote was there before.
  const before = { from: Number.NEGATIVE_INFINITY, until: Number.NEGATIVE_INFINITY }
  return (saw: unknown, knew: unknown, key: string): boolean => {
    const [older, newer] = [
      written.get(placeOf(key, saw)) ?? before,
      written.get(placeOf(key, knew)) ?? before,
    ]
    return older.until < newer.from
  }
}
