import type { Activity } from '../activity/activity.ts'
import { halvesOf } from './bundle.ts'
import type { Unfit } from './choose.ts'
import { missingOf } from './left-out.ts'
import type { Appointment, DateProblem, FixedDate } from './plan.ts'
import type { Item, Problem } from './problem.ts'
import { dateOf, dayOf, mondayOf, type Week } from './weeks.ts'
import { dateSays, halfHours, weekSays } from './words.ts'

/**
 * Takes what appointments need out of their weeks' hours; what lies outside of these weeks is left alone.
 * @returns those that need more than their week has
 */
export function takeAppointments(
  weeks: readonly Week[],
  appointments: readonly Appointment[],
): DateProblem[] {
  const problems: DateProblem[] = []
  for (const appointment of appointments.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const { title, date, hours } = appointment
    const monday = dateOf(mondayOf(dayOf(date)))
    const week = weeks.find((each) => each.monday === monday)
    if (!week) continue
    week.appointments.push(appointment)
    if (hours * 2 > week.own)
      problems.push({
        of: title,
        date,
        sentence: `“${title}” on ${dateSays(date)} takes ${halfHours(hours)} h, and the week of ${weekSays(monday)} has ${halfHours(week.own / 2)} to give. Plan fewer hours for it, or none, or give that week more.`,
      })
    week.own = Math.max(0, week.own - Math.ceil(hours * 2))
  }
  return problems
}

/** A date of an activity that passed before it was done. */
export const goneBy = ({ slug, title }: Activity, { date }: FixedDate): DateProblem => ({
  of: slug,
  date,
  sentence: `${dateSays(date)}, the date of “${title}”, has gone by. Say that it is done, choose another date, or take the date away; until then it is planned like the rest.`,
})

/** Why dates cannot be kept, and what would help. */
export const unfitOf = (problem: Problem, unfit: ReadonlyMap<number, Unfit>): DateProblem[] =>
  [...unfit].flatMap(([at, tried]) => {
    const item = problem.items[at]
    return item?.fixed
      ? [
          {
            of: item.activity.slug,
            date: item.fixed.date,
            sentence: unfitSays(problem, item, item.fixed, tried),
          },
        ]
      : []
  })

function unfitSays(problem: Problem, item: Item, { when, date }: FixedDate, { bundle, week }: Unfit): string {
  const { weeks } = problem
  const isIn = when === 'in'
  const wanted = `“${item.activity.title}” cannot be ${isIn ? 'done in the week of' : 'finished by'} ${dateSays(date)}`
  if (item.after === null || bundle.length === 0)
    return `${wanted}: it needs ${missingOf(problem, item.at)}, which nothing on offer leads to. Take its date away.`
  if (item.job && weeks.every(({ job }) => job === 0))
    return `${wanted}: it is done in the hours of a job, and there are none to plan with. Say how many there are, or take its date away.`
  if (isIn && (item.inWeek ?? 0) >= weeks.length)
    return `${wanted}: the plan ends on ${dateSays(problem.until)}. Choose a date before that, or a later end of the plan.`
  const { own, job } = halvesOf(problem, bundle)
  const usable = isIn
    ? weeks.slice(item.inWeek ?? 0, (item.inWeek ?? 0) + 1)
    : weeks.slice(0, (item.byWeek ?? -1) + 1)
  const there = usable.reduce((sum, each) => sum + (item.job ? each.job : each.own), 0)
  const takes = `It takes ${halfHours((own + job) / 2)} h${bundle.length > 1 ? ' with what comes before it' : ''}`
  const has = `${isIn ? 'that week has' : 'the whole weeks before that day have'} ${halfHours(there / 2)} h, for all that has a date`
  const monday = week === null ? null : (weeks[week]?.monday ?? null)
  const helps =
    monday === null
      ? 'Plan more hours a week, or take its date away.'
      : isIn
        ? `The first week that holds it is ${weekSays(monday)}: choose that or a later one, plan more hours a week, or take its date away.`
        : `It can be finished by ${dateSays(dateOf(dayOf(monday) + 6))}: choose that or a later day, plan more hours a week, or take its date away.`
  return `${wanted}. ${takes}; ${has}. ${helps}`
}
