import type { Operation } from './operation.ts'

/**
 * Operations on one register, in numbers: values are counted from 0, and `end` is Infinity where nobody knows whether the
 * operation took effect. What neither changed nor saw anything is left out.
 */
export type Coded = {
  kind: Uint8Array
  /** Of a read what was seen, of both kinds of cas what was expected. */
  from: Int32Array
  /** Of a write and a cas what was written. */
  to: Int32Array
  start: Float64Array
  end: Float64Array
  /** How many values there are. */
  values: number
}

export const kinds = { read: 0, write: 1, cas: 2, casFailed: 3 } as const

/** Operations on one key in the numbers of the search; `places` tells which operation each of them was. */
export type Register = { coded: Coded; initial: number; places: Int32Array }

/**
 * @param initial  what the register held before the first operation
 * @throws RangeError  of an operation that is none of a register's, or that ends before it starts
 */
export function register(operations: readonly Operation[], initial: unknown): Register {
  const numbers = new Map<unknown, number>()
  const numberOf = (value: unknown): number => {
    const plain = plainOf(value)
    const known = numbers.get(plain)
    if (known !== undefined) return known
    numbers.set(plain, numbers.size)
    return numbers.size - 1
  }
  // Values that somebody saw or expected come first; of the others one is like another, since nobody can tell.
  for (const operation of operations) {
    if (operation.does === 'read' && operation.outcome === 'ok') numberOf(operation.value)
    if (operation.does === 'cas') numberOf(pair(operation)[0])
  }
  const unseen = numbers.size
  const written = (value: unknown): number => numbers.get(plainOf(value)) ?? unseen

  const most = operations.length
  const [kind, from, to] = [new Uint8Array(most), new Int32Array(most), new Int32Array(most)]
  const [start, end, places] = [new Float64Array(most), new Float64Array(most), new Int32Array(most)]
  let count = 0
  const put = (does: number, seen: number, made: number, place: number, endMs: number): void => {
    kind[count] = does
    from[count] = seen
    to[count] = made
    start[count] = operations[place]?.startMs ?? 0
    end[count] = endMs
    places[count++] = place
  }
  for (let place = 0; place < most; place++) {
    const operation = operations[place] as Operation
    const { does, value, outcome } = operation
    const endMs = endOf(operation)
    if (!(endMs >= operation.startMs))
      throw new RangeError(`an operation on ${operation.key} ends before it starts`)
    if (does === 'read') {
      if (outcome === 'ok') put(kinds.read, numberOf(value), 0, place, endMs)
    } else if (does === 'write') {
      if (outcome !== 'fail') put(kinds.write, 0, written(value), place, endMs)
    } else if (does === 'cas') {
      const [seen, made] = pair(operation)
      const same = plainOf(seen) === plainOf(made)
      if (outcome === 'fail') {
        if (operation.endMs !== null) put(kinds.casFailed, numberOf(seen), 0, place, endMs)
      } else if (!same) put(kinds.cas, numberOf(seen), written(made), place, endMs)
      else if (outcome === 'ok') put(kinds.read, numberOf(seen), 0, place, endMs)
    } else throw new RangeError(`"${does}" is no operation on a register`)
  }
  return {
    coded: {
      kind: kind.subarray(0, count),
      from: from.subarray(0, count),
      to: to.subarray(0, count),
      start: start.subarray(0, count),
      end: end.subarray(0, count),
      values: unseen + 1,
    },
    initial: written(initial),
    places: places.subarray(0, count),
  }
}

const endOf = ({ outcome, endMs }: Operation): number =>
  outcome === 'unknown' ? Number.POSITIVE_INFINITY : (endMs ?? Number.POSITIVE_INFINITY)

function pair({ key, value }: Operation): [unknown, unknown] {
  if (!Array.isArray(value) || value.length !== 2) throw new RangeError(`a cas on ${key} without [from, to]`)
  return [value[0], value[1]]
}

/** Values of which equal ones are the same to a Map; what is not there is null. */
const plainOf = (value: unknown): unknown =>
  value === undefined
    ? null
    : typeof value === 'object' && value !== null
      ? `json ${JSON.stringify(value)}`
      : value
