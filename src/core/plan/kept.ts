import type { Interval } from '../readiness/report.ts'
import type { Appointment, FixedDate } from './plan.ts'
import type { WeeklyTimes } from './times.ts'

/** What somebody said of their plan. Dates are ISO dates. */
export type PlanSettings = {
  /** Hours of one's own in an ordinary week: nothing is ever planned above them. */
  hoursPerWeek: number
  /** Of the job's hours, for what is done at work; 0 where there is no job. */
  atWorkPerWeek: number
  /** Of one's own in a week on call. */
  onCallPerWeek: number
  /** The first day that counts. */
  start: string
  /** By when; null for a year ahead. */
  until: string | null
  /** Id of the target; null for the benchmark's core at senior. */
  target: string | null
  /** One for an activity at most. */
  fixed: FixedDate[]
  appointments: Appointment[]
  /** When, in an ordinary week; null where nobody said. */
  times: WeeklyTimes | null
}

/** How it is with something that has a date. */
export const dateStates = ['ahead', 'not-kept', 'done', 'dropped', 'gone-by'] as const

export const activityStates = ['started', 'done', 'dropped'] as const

/** What somebody said of an activity. Those of which nothing was said are open. */
export type ActivityState = {
  activity: string
  state: (typeof activityStates)[number]
  /** ISO dates; null where it was never said. */
  startedOn: string | null
  endedOn: string | null
  /** That went into it so far, or in all once it is done; null where nobody counted. */
  hours: number | null
  /** What came of it, in the person's words. */
  outcome: string
  /** Middle of its hours when it was first spoken of, so that later changes of the content do not change anyone's pace. */
  planned: number
  /** Levels of the skills that it teaches, when it was first spoken of; a skill without evidence is left out. */
  before: Record<string, Interval>
}

/** What somebody said of a week: that something was done in it, or nothing. */
export type SaidOfWeek = { monday: string; worked: boolean }
