import type { Activity } from '../../core/activity/activity.ts'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import type { Difference } from '../../core/plan/compare.ts'
import type { ActivityState, dateStates, PlanSettings } from '../../core/plan/kept.ts'
import type { Appointment, DateProblem, LeftOut, Plan, PlannedActivity } from '../../core/plan/plan.ts'
import type { Action, ThisWeek } from '../../core/plan/this-week.ts'
import type { SkillRow } from '../../core/readiness/report.ts'

/** A plan as it is looked at. Days are ISO dates, where the server is. */

/** What is planned towards. */
export type PlannedTarget = {
  /** Null for the benchmark's core. */
  id: string | null
  number: number | null
  title: string
  stage: Stage
  must: { met: number; of: number }
}

export type StateView = ActivityState & { title: string; kind: Activity['kind'] }

/** Something that has a date. */
export type DateView = {
  /** Null for an appointment. */
  activity: string | null
  title: string
  when: 'in' | 'by' | 'on'
  date: string
  /** Of an appointment. */
  hours: number | null
  /** Of an examination that is noted with its certificate, and is changed there. */
  isExam: boolean
  state: (typeof dateStates)[number]
  /** Why it cannot be kept and what to do; null where it can. */
  sentence: string | null
}

export type PlanView = {
  today: string
  /** Null where no hours were told yet; then there is no plan either. */
  settings: PlanSettings | null
  /** The cap of the work limits; null where there is none. */
  capPerWeek: number | null
  target: PlannedTarget
  /** The nearest first. */
  dates: DateView[]
  plan: Plan | null
  /** What was said of activities: started, then done, then dropped, each the newest first. */
  states: StateView[]
  soFar: { worked: number; missed: number; weeks: { monday: string; worked: boolean; said: boolean }[] }
  /** Of skills that the plan names. */
  skillNames: Record<string, string>
}

/** An action, and what it would move. */
export type ActionView = Action & {
  summary: string
  state: ActivityState | null
  /** The skill that it does most for, as it stands, and the stages expected on top. */
  moves: { row: SkillRow; stages: number } | null
  proves: PlannedActivity['proves']
  wants: PlannedActivity['why']['wants']
}

export type WeekView = Omit<ThisWeek, 'actions'> & {
  today: string
  settings: PlanSettings | null
  target: PlannedTarget
  appointments: Appointment[]
  problems: DateProblem[]
  actions: ActionView[]
  /** What would move most of what is not planned, at most three. */
  instead: (LeftOut & { hours: { from: number; to: number } })[]
  /** When everything planned is done. */
  finishes: Plan['finishes'] | null
  must: Plan['must'] | null
  /** The three weeks after this one that have something in them. */
  coming: {
    monday: string
    cap: number
    onCall: boolean
    appointments: Appointment[]
    actions: { activity: string; title: string; hours: number }[]
  }[]
  /** The week before this one, where the plan had hours in it: what was finished in it, by title. */
  lastWeek: { monday: string; worked: boolean; said: boolean; done: string[] } | null
  skillNames: Record<string, string>
}

export type ActivityView = {
  activity: Activity
  state: ActivityState | null
  planned: PlannedActivity | null
  leftOut: LeftOut | null
  /** Of all that it names. */
  skillNames: Record<string, string>
  activityTitles: Record<string, string>
}

/** What other hours or another date would change. */
export type WhatIfView = {
  hoursPerWeek: number
  /** That were asked about, where the cap allows no more than `hoursPerWeek`. */
  asked: number | null
  until: string
  difference: Difference
  must: Plan['must']
  finishes: Plan['finishes']
  inTime: Plan['inTime']
  added: { activity: string; title: string }[]
  gone: { activity: string; title: string }[]
}
