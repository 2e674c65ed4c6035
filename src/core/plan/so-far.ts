import type { ActivityState, PlanSettings, SaidOfWeek } from './kept.ts'
import type { Hours } from './plan.ts'
import { dateOf, dayOf, mondayOf, mostWeeks, weeksBetween } from './weeks.ts'

export type WeeksSoFar = {
  /** Weeks that had hours and have ended: in how many something was done, and in how many nothing. */
  worked: number
  missed: number
  /** The newest first. */
  weeks: { monday: string; worked: boolean; said: boolean }[]
  /** Hours of one's own that went into this week already, as far as they were counted. */
  usedThisWeek: number
}

/**
 * What the weeks since the start of a plan were like. Nobody has to keep a diary: what was finished tells in which weeks it was
 * worked on, and the person's word goes before that. Weeks without hours, on call or quiet, count nowhere.
 * @param isOwnTime  whether an activity takes one's own hours
 */
export function weeksSoFar(
  {
    settings,
    states,
    said,
    hours,
    isOwnTime,
  }: {
    settings: Pick<PlanSettings, 'start' | 'hoursPerWeek'>
    states: readonly ActivityState[]
    said: readonly SaidOfWeek[]
    hours: Hours
    isOwnTime: (activity: string) => boolean
  },
  today: string,
): WeeksSoFar {
  const thisMonday = mondayOf(dayOf(today))
  const touched = new Set<number>()
  let usedThisWeek = 0
  for (const state of states) {
    const weeks = weeksOf(state, settings.hoursPerWeek)
    for (const week of weeks) touched.add(week)
    if (weeks.includes(thisMonday) && isOwnTime(state.activity))
      usedThisWeek += (state.hours ?? 0) / weeks.length
  }
  const words = new Map(said.map(({ monday, worked }) => [monday, worked]))
  // The day before this week: a plan that began in it has no weeks yet.
  const until = dateOf(thisMonday - 1)
  // Of a plan that began longer ago than weeks are counted, the newest ones.
  const first = dateOf(Math.max(dayOf(settings.start), thisMonday - 7 * mostWeeks))
  const past = first <= until ? weeksBetween(first, until, hours) : []
  const weeks = past
    .filter(({ monday, own }, at) => own > 0 && (at > 0 || monday === first || words.has(monday)))
    .map(({ monday }) => ({
      monday,
      worked: words.get(monday) ?? touched.has(dayOf(monday)),
      said: words.has(monday),
    }))
    .reverse()
  const worked = weeks.filter((week) => week.worked).length
  return { worked, missed: weeks.length - worked, weeks, usedThisWeek }
}

/** Mondays of the weeks that an activity was worked in: as many up to its end as its hours fill, and that of its start. */
function weeksOf({ startedOn, endedOn, hours }: ActivityState, perWeek: number): number[] {
  const start = startedOn === null ? null : mondayOf(dayOf(startedOn))
  if (endedOn === null) return start === null ? [] : [start]
  const end = mondayOf(dayOf(endedOn))
  const filled = Math.max(1, Math.ceil((hours ?? 0) / Math.max(0.5, perWeek)))
  const first = Math.max(end - 7 * (filled - 1), start ?? Number.NEGATIVE_INFINITY)
  const weeks = start === null || start >= first ? [] : [start]
  for (let monday = first; monday <= end; monday += 7) weeks.push(monday)
  return weeks
}
