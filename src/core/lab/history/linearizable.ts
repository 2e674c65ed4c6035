import { type Register, register } from './code.ts'
import { contradiction } from './contradiction.ts'
import { counterExampleOf } from './counter-example.ts'
import type { Operation } from './operation.ts'
import { search } from './search.ts'

export type Linearizability = {
  verdict: 'holds' | 'broken' | 'undecided'
  /** Of a broken history: as few operations on one key as were found that no order explains, whatever was there before. */
  counterExample: Operation[] | null
  /** Configurations that were looked at. */
  explored: number
}

export type Bounds = {
  /** What a key holds before the first operation. Null where not told. */
  initialOf?: (key: string) => unknown
  /** Configurations to look at before giving up. 2,000,000 where not told. */
  limit?: number
}

/**
 * Whether reads, writes and compare-and-sets could each have taken effect at one instant between their start and end: of
 * one register, or of a map, whose keys are looked at one by one (a map is linearizable if and only if each of its keys
 * is). What ended unknown may have taken effect at any later time, or never. A `cas` that failed saw another value than
 * the one it expected: one that may have failed for other reasons does not belong into the history.
 * @throws RangeError  of operations that are none of a register's
 * @source Herlihy and Wing 1990, on locality
 */
export function linearizable(operations: readonly Operation[], bounds: Bounds = {}): Linearizability {
  const { initialOf = () => null, limit = 2_000_000 } = bounds
  let explored = 0
  let left: { ofKey: Operation[]; initial: unknown; coded: Register }[] = []
  const broken = ({ ofKey, initial, coded }: (typeof left)[number], because: readonly number[]) => {
    const those = because.flatMap((op) => ofKey[coded.places[op] ?? -1] ?? [])
    return { verdict: 'broken', counterExample: counterExampleOf(ofKey, initial, those), explored } as const
  }
  for (const [key, ofKey] of byKey(operations)) {
    const initial = initialOf(key)
    const each = { ofKey, initial, coded: register(ofKey, initial) }
    const because = contradiction(each.coded.coded, each.coded.initial)
    if (because) return broken(each, because)
    left.push(each)
  }
  // A little of every key first: one that is broken is mostly soon known to be, and decides.
  for (const share of left.length > 1 ? [0.01, 0.1, 1] : [1]) {
    const undecided: typeof left = []
    for (const each of left) {
      const { coded, initial } = each.coded
      const searched = search(coded, initial, Math.min(limit * share, limit - explored))
      explored += searched.explored
      if (searched.verdict === 'broken') return broken(each, [searched.stuckAt])
      if (searched.verdict === 'undecided') undecided.push(each)
    }
    left = undecided
    if (left.length === 0) return { verdict: 'holds', counterExample: null, explored }
  }
  return { verdict: left.length === 0 ? 'holds' : 'undecided', counterExample: null, explored }
}

function byKey(operations: readonly Operation[]): Map<string, Operation[]> {
  const keys = new Map<string, Operation[]>()
  for (const operation of operations) {
    const ofKey = keys.get(operation.key)
    if (ofKey) ofKey.push(operation)
    else keys.set(operation.key, [operation])
  }
  return keys
}
