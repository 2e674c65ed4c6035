import { z } from 'zod'
import { activityKinds } from '../../core/activity/activity.ts'
import { evidenceKinds } from '../../core/evidence/entry.ts'
import type { Difference } from '../../core/plan/compare.ts'
import { activityStates, dateStates } from '../../core/plan/kept.ts'
import { leftOutReasons, type Plan } from '../../core/plan/plan.ts'
import { report } from './standing.ts'
import { stage } from './values.ts'

/*
 * Plan:
 *   GET    /v1/plan                        planReply; without hours told yet there is no plan in it
 *   PUT    /v1/plan                        planRequest → planReply; what is left out stays as it was
 *   GET    /v1/plan/week                   weekReply
 *   GET    /v1/plan/what-if                whatIfQuery → whatIfReply; failure plan-without-hours
 *   GET    /v1/plan/calendar               text/calendar; failure plan-without-hours
 *   GET    /v1/plan/activities             activitiesReply: all there are, as names to choose from
 *   GET    /v1/plan/activities/:activity   activityReply; why this; failure activity-unknown
 *   PUT    /v1/plan/activities/:activity   markRequest → activityReply; failure lab-done-by-passing
 *   PUT    /v1/plan/weeks/:monday          weekRequest → planReply: whether anything was done in a week that went by
 *
 * Days are ISO dates where the server is, hours are hours, chances are 0 … 1.
 */
const date = z.iso.date()
const kind = z.enum(activityKinds)
const evidenceKind = z.enum(evidenceKinds)
const count = z.number().int()
const chance = z.number()
const hoursRange = z.object({ from: z.number(), to: z.number() })
const skillRow = report.shape.areas.element.shape.skills.element
const names = z.record(z.string(), z.string())
const mostHours = 80
const hours = z.number().min(0).max(mostHours)
const mostDates = 100
const fixedDate = z.object({ activity: z.string().min(1).max(80), when: z.enum(['in', 'by']), date })
const appointments = z.array(z.object({ title: z.string().trim().min(1).max(200), date, hours }))
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const weeklyTimes = z.object({
  /** A name of the IANA's, `Europe/Berlin`. */
  zone: z.string().min(1).max(80),
  /** 1 Monday … 7 Sunday; one that ends earlier than it begins ends on the next day. */
  slots: z
    .array(z.object({ weekday: z.number().int().min(1).max(7), from: time, to: time }))
    .min(1)
    .max(50),
})

export const planRequest = z.object({
  hoursPerWeek: z.number().min(0.5).max(mostHours).optional(),
  atWorkPerWeek: hours.optional(),
  onCallPerWeek: hours.optional(),
  start: date.optional(),
  /** Null: a year ahead. */
  until: date.nullable().optional(),
  /** A target's id; null: the one added last. */
  target: z.string().max(64).nullable().optional(),
  /** Each of these in place of all that were there. A new one that cannot be kept is refused, and says why. */
  fixed: z.array(fixedDate).max(mostDates).optional(),
  appointments: appointments.max(mostDates).optional(),
  /** Null: nobody says when. */
  times: weeklyTimes.nullable().optional(),
})
export const whatIfQuery = z.object({
  hours: z.coerce.number().min(0.5).max(mostHours).optional(),
  until: date.optional(),
})
export const markRequest = z.object({
  /** `open` takes back what was said before. */
  state: z.enum([...activityStates, 'open']),
  /** That went into it in all so far. */
  hours: z.number().min(0).max(10_000).optional(),
  outcome: z.string().max(10_000).optional(),
})
export const weekRequest = z.object({ worked: z.boolean() })

const settings = z.object({
  hoursPerWeek: z.number(),
  atWorkPerWeek: z.number(),
  onCallPerWeek: z.number(),
  start: date,
  until: date.nullable(),
  target: z.string().nullable(),
  fixed: z.array(fixedDate),
  appointments,
  times: weeklyTimes.nullable(),
})
const target = z.object({
  /** Null for the benchmark's core. */
  id: z.string().nullable(),
  number: count.nullable(),
  title: z.string(),
  stage,
  must: z.object({ met: count, of: count }),
})
const activityState = z.object({
  activity: z.string(),
  state: z.enum(activityStates),
  startedOn: date.nullable(),
  endedOn: date.nullable(),
  hours: z.number().nullable(),
  outcome: z.string(),
  planned: z.number(),
  before: z.record(z.string(), z.object({ low: z.number(), middle: z.number(), high: z.number() })),
})

const dateRange = z.object({ early: date.nullable(), likely: date.nullable(), late: date.nullable() })
const moved = z.object({
  want: z.string(),
  text: z.string(),
  must: z.boolean(),
  without: chance,
  with: chance,
})
const proves = z.object({ skill: z.string(), stage, how: evidenceKind, chance })
const plannedActivity = z.object({
  activity: z.string(),
  title: z.string(),
  kind,
  hours: z.object({ from: z.number(), planned: z.number(), to: z.number() }),
  serves: z.enum(['learning', 'proving', 'both', 'unlocking']),
  learns: z.array(z.object({ skill: z.string(), stages: z.number() })),
  proves: z.array(proves),
  weeks: z.object({ first: date, last: date }),
  finishes: dateRange,
  fixed: fixedDate.nullable(),
  why: z.object({
    moves: z.number(),
    movesNice: z.number(),
    movesWithUnlocked: z.number(),
    wants: z.array(moved),
    unlocks: z.array(z.string()),
    sentence: z.string(),
  }),
})
const leftOut = z.object({
  activity: z.string(),
  title: z.string(),
  because: z.enum(leftOutReasons),
  wouldMove: z.number(),
  sentence: z.string(),
})
const piece = z.object({
  activity: z.string(),
  hours: z.number(),
  ofHours: z.number(),
  part: z.enum(['whole', 'begins', 'goes-on', 'ends']),
  at: z.enum(['own-time', 'work']),
})
const expected = z.object({ total: z.number(), met: z.number(), expected: z.number() })

const plan = z.object({
  from: date,
  until: date,
  must: expected,
  nice: expected,
  wants: z.array(
    z.object({
      want: z.string(),
      text: z.string(),
      must: z.boolean(),
      weight: z.number(),
      met: z.boolean(),
      chance,
      activities: z.array(z.string()),
      unreachable: z.boolean(),
    }),
  ),
  activities: z.array(plannedActivity),
  order: z.array(z.string()),
  weeks: z.array(
    z.object({
      monday: date,
      cap: z.number(),
      onCall: z.boolean(),
      quietDays: count,
      appointments,
      pieces: z.array(piece),
    }),
  ),
  hours: z.object({
    learning: z.number(),
    proving: z.number(),
    both: z.number(),
    unlocking: z.number(),
  }),
  learning: z.array(z.object({ skill: z.string(), from: z.number(), to: z.number() })),
  finishes: dateRange,
  inTime: chance.nullable(),
  leftOut: z.array(leftOut),
  problems: z.array(z.object({ of: z.string(), date, sentence: z.string() })),
  pace: z.array(z.object({ kind, factor: z.number(), from: z.number(), to: z.number(), observed: count })),
  effects: z.array(z.object({ activity: z.string(), factor: z.number(), observed: count })),
  missedWeeks: z.number(),
}) satisfies z.ZodType<Plan>

const pastWeek = z.object({ monday: date, worked: z.boolean(), said: z.boolean() })

const datedView = z.object({
  /** Null for an appointment. */
  activity: z.string().nullable(),
  title: z.string(),
  when: z.enum(['in', 'by', 'on']),
  date,
  /** Of an appointment. */
  hours: z.number().nullable(),
  /** Of an examination that is noted with its certificate, and is changed there. */
  isExam: z.boolean(),
  state: z.enum(dateStates),
  /** Why it cannot be kept and what to do; null where it can. */
  sentence: z.string().nullable(),
})

export const planReply = z.object({
  today: date,
  settings: settings.nullable(),
  /** The cap of the work limits, above which nothing is planned; null where there is none. */
  capPerWeek: z.number().nullable(),
  target,
  /** All that has a date, the nearest first. */
  dates: z.array(datedView),
  plan: plan.nullable(),
  states: z.array(activityState.extend({ title: z.string(), kind })),
  soFar: z.object({ worked: count, missed: count, weeks: z.array(pastWeek) }),
  skillNames: names,
})

export const weekReply = z.object({
  today: date,
  monday: date,
  settings: settings.nullable(),
  target,
  cap: z.number(),
  free: z.number(),
  onCall: z.boolean(),
  appointments,
  /** Dates that cannot be kept. */
  problems: plan.shape.problems,
  actions: z.array(
    z.object({
      activity: z.string(),
      title: z.string(),
      kind,
      hours: z.number(),
      ofHours: z.number(),
      part: piece.shape.part,
      at: piece.shape.at,
      reason: z.string(),
      doneWhen: z.string(),
      fixed: fixedDate.nullable(),
      summary: z.string(),
      state: activityState.nullable(),
      moves: z.object({ row: skillRow, stages: z.number() }).nullable(),
      proves: z.array(proves),
      wants: z.array(moved),
    }),
  ),
  /** Why there is nothing to do; null where there is something, or no hours were told. */
  nothing: z.enum(['quiet', 'on-call', 'no-hours', 'all-planned-is-done', 'outside']).nullable(),
  next: date.nullable(),
  instead: z.array(leftOut.extend({ hours: hoursRange })),
  finishes: dateRange.nullable(),
  must: expected.nullable(),
  coming: z.array(
    z.object({
      monday: date,
      cap: z.number(),
      onCall: z.boolean(),
      appointments,
      actions: z.array(z.object({ activity: z.string(), title: z.string(), hours: z.number() })),
    }),
  ),
  lastWeek: pastWeek.extend({ done: z.array(z.string()) }).nullable(),
  skillNames: names,
})

const titled = z.array(z.object({ activity: z.string(), title: z.string() }))
const difference = z.object({
  kept: z.array(z.string()),
  added: z.array(z.string()),
  gone: z.array(z.string()),
  turned: z.number(),
  must: z.number(),
  nice: z.number(),
  wants: z.array(
    z.object({ want: z.string(), text: z.string(), must: z.boolean(), from: chance, to: chance }),
  ),
  finishes: z.object({ from: dateRange, to: dateRange }),
  sentence: z.string(),
}) satisfies z.ZodType<Difference>
export const whatIfReply = z.object({
  /** That it was answered with. */
  hoursPerWeek: z.number(),
  /** That were asked about, where the cap of the work limits allows no more than `hoursPerWeek`; else null. */
  asked: z.number().nullable(),
  until: date,
  difference,
  must: expected,
  finishes: dateRange,
  inTime: chance.nullable(),
  added: titled,
  gone: titled,
})

export const activityReply = z.object({
  activity: z.object({
    slug: z.string(),
    title: z.string(),
    kind,
    summary: z.string(),
    hours: hoursRange,
    requires: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('activity'), activity: z.string() }),
        z.object({ kind: z.literal('skill'), skill: z.string(), stage }),
      ]),
    ),
    teaches: z.array(z.object({ skill: z.string(), stage, share: z.number(), learns: z.number() })),
    proves: z.array(
      z.object({ skill: z.string(), stage, behaviour: z.string().nullable(), how: evidenceKind }),
    ),
    sources: z.array(z.object({ title: z.string(), by: z.string(), where: z.string().nullable() })),
    doneWhen: z.string(),
    steps: z.array(z.string()),
    certification: z.string().nullable(),
  }),
  state: activityState.nullable(),
  planned: plannedActivity.nullable(),
  leftOut: leftOut.nullable(),
  skillNames: names,
  activityTitles: names,
})

export const activitiesReply = z.object({
  activities: z.array(z.object({ activity: z.string(), title: z.string(), kind })),
})

export type PlanRequest = z.infer<typeof planRequest>
export type MarkRequest = z.infer<typeof markRequest>
export type PlanReply = z.infer<typeof planReply>
export type WeekReply = z.infer<typeof weekReply>
export type WhatIfReply = z.infer<typeof whatIfReply>
export type ActivitiesReply = z.infer<typeof activitiesReply>
export type ActivityReply = z.infer<typeof activityReply>
