import { randomOf } from '../random.ts'
import type { Operation } from './operation.ts'

/** Histories for tests and measurements; nothing else imports this. */

/**
 * A history in words: `r1 0-2` read 1 from 0 to 2, `w2 1-3` wrote 2, `c1>2 4-5` swapped 1 for 2, `c1>2! 4-5` found another
 * value than 1, `w3 5-?` nobody knows. `-` is an empty register. Each line is a client, on the key `x` where none is
 * named: `y:r1 0-2`.
 */
export function historyOf(...lines: string[]): Operation[] {
  return lines.flatMap((line, client) =>
    line.split(', ').map((words): Operation => {
      const found = /^(?:(\w+):)?([rwc])([^ ]+?)(!?) (\d+)-(\d+|\?)$/.exec(words)
      if (!found) throw new Error(`not a history: ${words}`)
      const [, key = 'x', does, value = '', failed, start, end] = found
      const [from, to] = value.split('>').map((each) => (each === '-' ? null : Number(each)))
      return {
        client,
        does: does === 'r' ? 'read' : does === 'w' ? 'write' : 'cas',
        key,
        value: does === 'c' ? [from, to] : from,
        outcome: end === '?' ? 'unknown' : failed ? 'fail' : 'ok',
        startMs: Number(start),
        endMs: end === '?' ? null : Number(end),
      }
    }),
  )
}

export type Generated = {
  seed: string
  operations: number
  keys: number
  clients: number
  /** Different values that are written; every write has its own where not told. */
  values?: number
  /** Part of writes and swaps whose outcome nobody learns, half of which never happen. */
  unknown?: number
  /** Part of swaps among all. */
  swaps?: number
}

/** A linearizable history, by construction: every operation takes effect at an instant between its start and end. */
export function generated({
  seed,
  operations,
  keys,
  clients,
  values,
  unknown = 0,
  swaps = 0.1,
}: Generated): Operation[] {
  const random = randomOf(seed)
  const freeAt = new Float64Array(clients)
  const planned = Array.from({ length: operations }, (_, index) => {
    const client = index % clients
    const startMs = (freeAt[client] ?? 0) + random.fraction()
    const endMs = startMs + 0.2 + 2 * random.fraction()
    freeAt[client] = endMs
    const kind = random.fraction()
    const does = kind < 0.5 ? 'read' : kind < 1 - swaps ? 'write' : 'cas'
    const lost = does !== 'read' && random.fraction() < unknown
    const never = lost && random.fraction() < 0.5
    const waits = (lost ? 20 : endMs - startMs) * random.fraction()
    const effectAt = never ? Number.POSITIVE_INFINITY : startMs + waits
    return { client, does, startMs, endMs, lost, effectAt } as const
  })
  const held = new Map<string, unknown>()
  const made = (index: number) => (values === undefined ? index : random.below(values))
  return [...planned.entries()]
    .toSorted(([, a], [, b]) => a.effectAt - b.effectAt)
    .map(([index, { client, does, startMs, endMs, lost, effectAt }]): Operation => {
      const key = `key-${random.below(keys)}`
      const before = held.get(key) ?? null
      const from = random.fraction() < 0.7 ? before : made(-1)
      const value = does === 'read' ? before : does === 'write' ? made(index) : [from, made(index)]
      const takesEffect = effectAt < Number.POSITIVE_INFINITY && (does !== 'cas' || from === before)
      if (takesEffect && does !== 'read') held.set(key, Array.isArray(value) ? value[1] : value)
      const outcome = lost ? 'unknown' : does === 'cas' && from !== before ? 'fail' : 'ok'
      return { client, does, key, value, outcome, startMs, endMs: lost ? null : endMs }
    })
}
