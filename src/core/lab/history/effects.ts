import type { Operation } from './operation.ts'

export type Effects = {
  /** Keys that took effect more than once. */
  doubled: { key: string; times: number }[]
  /** Keys that a client was told had taken effect, and that did not. */
  missing: string[]
  /** Keys that took effect though every client who asked was told that they did not, or nobody asked. */
  uninvited: string[]
}

/**
 * What took effect, against what clients were told: a key takes effect once at most, however often it was sent; once if
 * one of its answers said so; never if all of them said no. An unknown answer allows both. One refusal among other
 * answers, such as of the same request sent twice at a time, says nothing of the key.
 * @param operations  `effect`s by idempotency key; others are not looked at
 * @param tookEffect  the key of each effect, as often as it happened: from the provider's notes, or rows
 */
export function effectsOf(operations: readonly Operation[], tookEffect: readonly string[]): Effects {
  const times = new Map<string, number>()
  for (const key of tookEffect) times.set(key, (times.get(key) ?? 0) + 1)
  const told = new Map<string, Set<Operation['outcome']>>()
  for (const { does, key, outcome } of operations) {
    if (does !== 'effect') continue
    const outcomes = told.get(key) ?? new Set()
    told.set(key, outcomes.add(outcome))
  }
  return {
    doubled: [...times].filter(([, count]) => count > 1).map(([key, count]) => ({ key, times: count })),
    missing: [...told].filter(([key, outcomes]) => outcomes.has('ok') && !times.has(key)).map(([key]) => key),
    uninvited: [...times.keys()].filter((key) => {
      const outcomes = told.get(key)
      return !outcomes?.has('ok') && !outcomes?.has('unknown')
    }),
  }
}
