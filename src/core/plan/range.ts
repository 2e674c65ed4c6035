import { randomOf } from '../lab/random.ts'
import { tenth } from './pace.ts'
import type { DateRange } from './plan.ts'
import type { Item, Problem } from './problem.ts'
import type { Timetable } from './timetable.ts'
import { dateOf, dayOf } from './weeks.ts'

/** Courses that things can take: ends of the central 80 % then err by about a twentieth of its rank. */
const courses = 400

/** Weeks past which nobody looks: four years. */
const mostWeeksSeen = 208

/**
 * Before any week was planned: one of eight in which nothing is done, as sure as eight weeks would make us. Our assumption.
 * With each week that was planned, its own count takes over (a beta prior of 1 and 7).
 */
const missedBefore = { missed: 1, worked: 7 }

export const missedShare = ({ worked, missed }: { worked: number; missed: number }): number =>
  (missed + missedBefore.missed) / (missed + worked + missedBefore.missed + missedBefore.worked)

export type Ranges = {
  ofItem: Map<number, DateRange>
  /** How likely an item is finished by the date; 1 for what is not planned. */
  itemInTime: (item: number) => number
  all: DateRange
  inTime: number | null
}

/**
 * When things will be finished: the plan's order played many times, each time with other hours for each activity (a lognormal
 * distribution whose central 80 % is its range), another pace for each kind, and other weeks missed. An activity has the same draws
 * whatever stands beside it, so that two plans differ by what differs.
 */
export function rangesOf(problem: Problem, order: readonly number[], table: Timetable): Ranges {
  const { weeks, input } = problem
  const items = order.flatMap((at) => problem.items[at] ?? [])
  if (items.length === 0)
    return {
      ofItem: new Map(),
      itemInTime: () => 1,
      all: { early: null, likely: null, late: null },
      inTime: null,
    }
  const capacity = { own: capacityOf(problem, 'own'), job: capacityOf(problem, 'job') }
  const finished = items.map(() => new Float64Array(courses))
  const last = new Float64Array(courses)
  const place = new Map(items.map((item, at) => [item.at, at]))
  const missed = missedShare(input.weeksSoFar)
  const missedDraws = randomOf(input.seed, 'weeks')
  const paceDraws = new Map(
    [...new Set(items.map(({ activity }) => activity.kind))].map((kind) => [
      kind,
      normals(input.seed, 'pace', kind),
    ]),
  )
  const hourDraws = items.map(({ activity }) => normals(input.seed, 'hours', activity.slug))

  for (let course = 0; course < courses; course++) {
    const gone = new Uint8Array(mostWeeksSeen)
    for (let week = 0; week < mostWeeksSeen; week++) gone[week] = missedDraws.fraction() < missed ? 1 : 0
    const clock = { own: startOf(capacity.own, gone), job: startOf(capacity.job, gone) }
    for (const [at, item] of items.entries()) {
      const whose = item.job ? 'job' : 'own'
      const hours = hoursDrawn(
        problem,
        item,
        hourDraws[at]?.[course] ?? 0,
        paceDraws.get(item.activity.kind)?.[course] ?? 0,
      )
      let earliest = 0
      for (const before of item.after ?? [])
        earliest = Math.max(earliest, finished[place.get(before) ?? -1]?.[course] ?? 0)
      const end =
        item.inWeek === null
          ? advance(clock[whose], capacity[whose], gone, hours * 2, earliest)
          : Math.max(earliest, table.span.get(item.at)?.last ?? item.inWeek)
      const own = finished[at]
      if (own) own[course] = end
      if (end > (last[course] ?? 0)) last[course] = end
    }
  }
  const monday = dayOf(weeks[0]?.monday ?? input.from)
  const lastWeek = weeks.length - 1
  const share = (ends: Float64Array): number =>
    ends.reduce((sum, week) => sum + (week <= lastWeek ? 1 : 0), 0) / courses
  const shares = new Map(items.map((item, at) => [item.at, share(finished[at] ?? last)]))
  return {
    itemInTime: (item) => shares.get(item) ?? 1,
    ofItem: new Map(items.map((item, at) => [item.at, rangeOf(finished[at] ?? new Float64Array(0), monday)])),
    all: rangeOf(last, monday),
    inTime: share(last),
  }
}

/** Halves of hours in each week as planned, and beyond the plan's last week as in an ordinary one. */
function capacityOf({ weeks, input }: Problem, whose: 'own' | 'job'): Float64Array {
  const usual = Math.floor((whose === 'own' ? input.hours.perWeek : input.hours.atWorkPerWeek) * 2)
  // The last week is cut off at the date; what goes on after it has the whole of it.
  return Float64Array.from({ length: mostWeeksSeen }, (_, at) =>
    at < weeks.length - 1 ? (weeks[at]?.[whose] ?? 0) : usual,
  )
}

type Clock = { week: number; left: number }

const startOf = (capacity: Float64Array, gone: Uint8Array): Clock => ({
  week: 0,
  left: gone[0] === 1 ? 0 : (capacity[0] ?? 0),
})

/** Lets so many halves of hours go by, not before a week; returns the week in which they end. */
function advance(
  clock: Clock,
  capacity: Float64Array,
  gone: Uint8Array,
  halves: number,
  earliest: number,
): number {
  let needed = halves
  while (clock.week < mostWeeksSeen && (needed > clock.left || clock.week < earliest)) {
    if (clock.week >= earliest) needed -= clock.left
    clock.week++
    clock.left = gone[clock.week] === 1 ? 0 : (capacity[clock.week] ?? 0)
  }
  clock.left -= needed
  return clock.week
}

/** One course's hours: the activity's own draw around the middle of its range, and the pace of its kind. */
function hoursDrawn(problem: Problem, item: Item, own: number, pace: number): number {
  const { from, to } = item.activity.hours
  const { mean, variance } = problem.pace(item.activity.kind)
  const deviation = Math.log(to / from) / (2 * tenth)
  return Math.exp(Math.log(from * to) / 2 + own * deviation + mean + pace * Math.sqrt(variance)) * item.left
}

/** Standard normal draws of their own for each path (Box and Muller). */
function normals(seed: string, ...path: string[]): Float64Array {
  const random = randomOf(seed, ...path)
  return Float64Array.from(
    { length: courses },
    () => Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction()),
  )
}

function rangeOf(weeks: Float64Array, monday: number): DateRange {
  const sorted = Float64Array.from(weeks).sort()
  const at = (share: number): string | null => {
    const week = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? mostWeeksSeen
    return week >= mostWeeksSeen ? null : dateOf(monday + 7 * week + 6)
  }
  return { early: at(0.1), likely: at(0.5), late: at(0.9) }
}
