import type { Appointment, Days, Hours } from './plan.ts'

const dayMs = 86_400_000

/** Hours are planned in halves: whole numbers, so that sums are exact. */
export const halves = (hours: number): number => Math.max(1, Math.ceil(hours * 2 - 1e-9))
/** Never more than there is. */
export const wholeHalves = (hours: number): number => Math.max(0, Math.floor(hours * 2 + 1e-9))

/** A week that can be planned; hours in halves. */
export type Week = {
  /** ISO date. */
  monday: string
  own: number
  job: number
  onCall: boolean
  quietDays: number
  appointments: Appointment[]
}

/** @throws RangeError when it is no ISO date */
export function dayOf(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not a date: ${date}`)
  return ms / dayMs
}

export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** 1 Monday … 7 Sunday; day 0 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

export const mondayOf = (day: number): number => day - weekdayOf(day) + 1

const within = (days: readonly Days[], day: number): boolean =>
  days.some(({ from, to }) => dayOf(from) <= day && day <= dayOf(to))

/** Most weeks that are planned ahead. */
export const mostWeeks = 104

/**
 * The weeks from a day to another, both included. A week that has lost days, to its beginning, its end or to quiet days, has lost
 * their share of its hours; one with a day on call has the smaller of both caps.
 * @param usedHalves  of one's own hours, already used in the first week
 */
export function weeksBetween(from: string, until: string, hours: Hours, usedHalves = 0): Week[] {
  const [first, last] = [dayOf(from), dayOf(until)]
  const weeks: Week[] = []
  for (let monday = mondayOf(first); monday <= last && weeks.length < mostWeeks; monday += 7) {
    const days = Array.from({ length: 7 }, (_, at) => monday + at)
    const usual = days.filter((day) => !hours.quietWeekdays.includes(weekdayOf(day)))
    const free = usual.filter((day) => day >= first && day <= last && !within(hours.quiet, day))
    const atWork = days.slice(0, 5)
    const atWorkFree = atWork.filter((day) => day >= first && day <= last && !within(hours.quiet, day))
    const onCall = days.some((day) => within(hours.onCall, day))
    const cap = onCall ? Math.min(hours.perWeek, hours.onCallPerWeek) : hours.perWeek
    const own = usual.length === 0 ? 0 : wholeHalves((cap * free.length) / usual.length)
    weeks.push({
      monday: dateOf(monday),
      own: weeks.length === 0 ? Math.max(0, Math.min(own, wholeHalves(cap) - usedHalves)) : own,
      job: wholeHalves((hours.atWorkPerWeek * atWorkFree.length) / atWork.length),
      onCall,
      quietDays: days.filter((day) => within(hours.quiet, day)).length,
      appointments: [],
    })
  }
  return weeks
}
