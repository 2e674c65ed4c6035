/** How fast requests come: at a steady rate, or from one rate to another in a straight line. */
export type Pace = { ratePerSecond: number; toRatePerSecond?: number | undefined; durationMs: number }

/**
 * Instants at which an open-loop generator must send, whatever the service does.
 * @returns offsets from the start, ms, ascending, below `durationMs`: as many as the mean rate gives, rounded down
 * @throws RangeError when a rate or the duration is not positive and finite
 * @source wrk2's README, on coordinated omission
 */
export function sendSchedule({
  ratePerSecond,
  toRatePerSecond = ratePerSecond,
  durationMs,
}: Pace): Float64Array {
  for (const value of [ratePerSecond, toRatePerSecond, durationMs])
    if (!(value > 0 && Number.isFinite(value)))
      throw new RangeError(`a rate and a duration are positive, not ${value}`)
  const seconds = durationMs / 1000
  const growth = (toRatePerSecond - ratePerSecond) / seconds
  // A product like 0.1 × 30 s may end a hair below the whole number that was meant.
  const count = Math.floor(((ratePerSecond + toRatePerSecond) / 2) * seconds + 1e-9)
  const instants = new Float64Array(count)
  for (let index = 0; index < count; index++) {
    // The t with ratePerSecond × t + growth × t² / 2 = index, in the form that does not cancel where growth is small.
    const root = Math.sqrt(Math.max(0, ratePerSecond ** 2 + 2 * growth * index))
    instants[index] = (2000 * index) / (ratePerSecond + root)
  }
  return instants
}
