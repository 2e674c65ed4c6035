import type { Operation } from './operation.ts'
import { type Coded, kinds } from './search.ts'

/** Operations on one key in the numbers of the search; `places` tells which operation each of them was. */
export type Register = { coded: Coded; initial: number; places: number[] }

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
  const rows: { kind: number; from: number; to: number; place: number }[] = []
  // Values that somebody saw or expected come first; of the others one is like another, since nobody can tell.
  for (const operation of operations) {
    if (operation.does === 'read' && operation.outcome === 'ok') numberOf(operation.value)
    if (operation.does === 'cas') numberOf(pair(operation)[0])
  }
  const unseen = numbers.size
  const written = (value: unknown): number => numbers.get(plainOf(value)) ?? unseen

  for (const [place, operation] of operations.entries()) {
    const { does, value, startMs, outcome } = operation
    const endMs = endOf(operation)
    if (!(endMs >= startMs)) throw new RangeError(`an operation on ${operation.key} ends before it starts`)
    if (does === 'read') {
      if (outcome === 'ok') rows.push({ kind: kinds.read, from: numberOf(value), to: 0, place })
    } else if (does === 'write') {
      if (outcome !== 'fail') rows.push({ kind: kinds.write, from: 0, to: written(value), place })
    } else if (does === 'cas') {
      const [from, to] = pair(operation)
      const same = plainOf(from) === plainOf(to)
      if (outcome === 'fail') {
        if (operation.endMs !== null) rows.push({ kind: kinds.casFailed, from: numberOf(from), to: 0, place })
      } else if (!same) rows.push({ kind: kinds.cas, from: numberOf(from), to: written(to), place })
      else if (outcome === 'ok') rows.push({ kind: kinds.read, from: numberOf(from), to: 0, place })
    } else throw new RangeError(`"${does}" is no operation on a register`)
  }
  return {
    coded: {
      kind: Uint8Array.from(rows, ({ kind }) => kind),
      from: Int32Array.from(rows, ({ from }) => from),
      to: Int32Array.from(rows, ({ to }) => to),
      start: Float64Array.from(rows, ({ place }) => operations[place]?.startMs ?? 0),
      end: Float64Array.from(rows, ({ place }) => endOf(operations[place])),
      values: unseen + 1,
    },
    initial: written(initial),
    places: rows.map(({ place }) => place),
  }
}

const endOf = (operation: Operation | undefined): number =>
  operation?.outcome === 'unknown' ? Number.POSITIVE_INFINITY : (operation?.endMs ?? Number.POSITIVE_INFINITY)

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
