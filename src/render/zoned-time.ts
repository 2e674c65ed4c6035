const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hourCycle: 'h23', calendar: 'iso8601', numberingSystem: 'latn' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    })
  formats.set(zone, format)
  return format
}

/** Whether it is a time zone that is known here. */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined
  } catch {
    return false
  }
}

/** What a clock on the wall of a zone shows, as if it were UTC. */
function wallOf(ms: number, zone: string): number {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/**
 * The instant at which the clock on the wall of a zone shows so many minutes past a day's midnight. Of an hour that comes twice, the
 * first; of one that is left out, the same time by the clock before it, as RFC 5545 (3.3.5) has it.
 * @param day  days since 1970-01-01
 * @returns milliseconds since 1970-01-01 UTC
 * @throws RangeError when there is no such zone
 */
export function instantIn(zone: string, day: number, minutes: number): number {
  const wall = day * dayMs + minutes * 60_000
  // No clock is changed twice within two days, so that these two are the offsets before and after a change.
  const offsets = [wall - dayMs, wall + dayMs].map((ms) => wallOf(ms, zone) - ms)
  const shown = offsets.map((offset) => wall - offset).filter((ms) => wallOf(ms, zone) === wall)
  return shown.length > 0 ? Math.min(...shown) : wall - (offsets[0] ?? 0)
}
