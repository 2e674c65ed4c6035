import type { Interval, SkillWhy } from '../../core/readiness/report.ts'
import { month } from '../words/dates.ts'

const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS

export type LevelSeries = {
  /** What is drawn before today, oldest first; times in milliseconds. */
  points: { at: number; level: Interval | null }[]
  /** Where ageing alone leads at the right edge. */
  ahead: Interval | null
  from: number
  today: number
  to: number
  /** A time's place between the edges, as a percentage for a style sheet. */
  place: (at: number) => string
}

/** What the chart draws: from the first evidence to today, and a sixth of that ahead (30 days to a year). */
export function levelSeries(why: Pick<SkillWhy, 'history' | 'trail' | 'inAYear'>): LevelSeries {
  const points = why.history.map(({ at, level }) => ({ at: Date.parse(at), level }))
  const today = points.at(-1)?.at ?? 0
  const oldest = Math.min(
    today - 60 * DAY_MS,
    ...points.map(({ at }) => at),
    ...why.trail.map(({ entry }) => Date.parse(entry.observedAt)),
  )
  const from = oldest - (today - oldest) * 0.02
  const ahead = Math.min(YEAR_MS, Math.max(30 * DAY_MS, (today - from) / 6))
  const to = today + ahead
  const now = points.at(-1)?.level
  return {
    points,
    ahead: now && why.inAYear ? between(now, why.inAYear, ahead / YEAR_MS) : null,
    from,
    today,
    to,
    place: (at) => `${(((at - from) / (to - from)) * 100).toFixed(2)}%`,
  }
}

const between = (a: Interval, b: Interval, share: number): Interval => ({
  low: a.low + (b.low - a.low) * share,
  middle: a.middle + (b.middle - a.middle) * share,
  high: a.high + (b.high - a.high) * share,
})

/** Months under the chart, at most six, none so near to today that the words would touch. */
export function ticks({
  from,
  today,
  to,
}: Pick<LevelSeries, 'from' | 'today' | 'to'>): { at: number; text: string }[] {
  const months = (to - from) / (30.44 * DAY_MS)
  const every = [1, 2, 3, 6, 12, 24, 48, 96].find((step) => months / step <= 6) ?? 120
  const start = new Date(from)
  const found: { at: number; text: string }[] = []
  for (let i = 0; i <= months + every; i++) {
    const first = new Date(start.getFullYear(), start.getMonth() + i, 1)
    const at = first.getTime()
    const onStep = (first.getFullYear() * 12 + first.getMonth()) % every === 0
    const touches = Math.abs(today - at) < (to - from) * 0.1 || at < from + (to - from) * 0.03 || at > to
    if (onStep && !touches) found.push({ at, text: month(at) })
  }
  return found
}
