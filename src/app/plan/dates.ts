import type { Activity } from '../../core/activity/activity.ts'
import { Failure } from '../../core/failures.ts'
import type { KeptPlan } from '../../store/plan.ts'
import type { Look } from './plans.ts'
import type { DateView } from './views.ts'

/** All that has a date, the nearest first, and how it is with it. */
export function datesOf({ kept, made, today, activities }: Look): DateView[] {
  const { fixed: own = [], appointments = [] } = kept.settings ?? {}
  const fixed = made?.input.fixed ?? own
  const titles = new Map(activities.map(({ slug, title }) => [slug, title]))
  const states = new Map(kept.states.map(({ activity, state }) => [activity, state]))
  const done = new Set(made?.input.done)
  const problemOf = (of: string, date: string): string | null =>
    made?.plan.problems.find((each) => each.of === of && each.date === date)?.sentence ?? null
  return [
    ...fixed.map(({ activity, when, date }): DateView => {
      const sentence = problemOf(activity, date)
      const state = done.has(activity)
        ? 'done'
        : states.get(activity) === 'dropped'
          ? 'dropped'
          : date < today
            ? 'gone-by'
            : sentence === null
              ? 'ahead'
              : 'not-kept'
      const isExam = !own.some((each) => each.activity === activity)
      const title = titles.get(activity) ?? activity
      return { activity, title, when, date, hours: null, isExam, state, sentence }
    }),
    ...appointments.map(({ title, date, hours }): DateView => {
      const sentence = date < today ? null : problemOf(title, date)
      const state = date < today ? 'gone-by' : sentence === null ? 'ahead' : 'not-kept'
      return { activity: null, title, when: 'on', date, hours, isExam: false, state, sentence }
    }),
  ].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/**
 * That dates which were not there before are of activities to be done, ahead, and one for each activity.
 * @throws Failure activity-unknown, date-not-kept
 */
export function assertNewDates(
  { fixed, appointments }: Pick<NonNullable<KeptPlan['settings']>, 'fixed' | 'appointments'>,
  { kept, today }: Pick<Look, 'kept' | 'today'>,
  known: (slug: string) => Activity,
): void {
  const before = kept.settings
  const wrong: string[] = []
  const isPast = (title: string, date: string): void => {
    if (date < today) wrong.push(`“${title}”: ${date} has gone by. Choose a day from ${today} on.`)
  }
  for (const [at, { activity: slug, when, date }] of fixed.entries()) {
    if (before?.fixed.some((old) => old.activity === slug && old.when === when && old.date === date)) continue
    const { title } = known(slug)
    isPast(title, date)
    const state = kept.states.find(({ activity }) => activity === slug)?.state
    if (state === 'done' || state === 'dropped')
      wrong.push(`“${title}” is ${state}. Take that back first: proven plan reopen ${slug}`)
    if (fixed.findIndex(({ activity }) => activity === slug) !== at)
      wrong.push(`“${title}” has two dates. Leave one out.`)
  }
  for (const { title, date, hours } of appointments)
    if (!before?.appointments.some((old) => old.title === title && old.date === date && old.hours === hours))
      isPast(title, date)
  if (wrong.length > 0) throw new Failure('date-not-kept', wrong)
}
