import { z } from 'zod'
import { applicationStages } from '../../core/application/application.ts'
import { strengths } from '../../core/benchmark/benchmark.ts'
import { evidenceKinds } from '../../core/evidence/entry.ts'
import { goalKinds } from '../../core/goal/goal.ts'
import { logKinds } from '../../core/work-log/log-entry.ts'
import { movedSkill } from './standing.ts'
import { instant, stage, standing } from './values.ts'

/*
 * What a person writes down. Each kind has the same addresses; what is written takes the place of what was there:
 *   GET    /v1/goals            goalsReply              likewise /v1/log, /v1/applications
 *   POST   /v1/goals            goal → goalReply (201)
 *   PUT    /v1/goals/:number    goal → goalReply
 *   DELETE /v1/goals/:number    → goalsReply
 *   GET    /v1/limits           workLimits
 *   PUT    /v1/limits           workLimits → workLimits
 *   GET    /v1/reviews          reviewsReply
 *   POST   /v1/reviews          begins one, or goes on with the one begun → reviewReply (201)
 *   GET    /v1/reviews/now      reviewReply, of the one begun or of what one would say today
 *   GET    /v1/reviews/:number  reviewReply
 *   PUT    /v1/reviews/:number  reviewAnswers → reviewReply
 *   POST   /v1/reviews/:number/write   keeps it as it is today → reviewReply
 */
const words = z.string().max(10_000)
/** A day, or what is being typed to be one. */
const day = z.string().max(40)
const kept = z.object({ number: z.number().int(), addedAt: instant, changedAt: instant })

export const goal = z.object({
  kind: z.enum(goalKinds),
  title: words,
  why: words,
  measure: words,
  baseline: words,
  target: words,
  by: day,
  notes: z.array(z.object({ on: day, value: words, says: words })).max(500),
  state: z.enum(['open', 'reached', 'dropped']),
  /** Set by the server when the state says so. */
  closedOn: day.nullable().default(null),
})
const due = z.enum(['past', 'soon', 'open'])
export const goalReply = kept.extend(goal.shape).extend({
  closedOn: day.nullable(),
  /** What is not told yet, as a colleague would ask. */
  missing: z.array(
    z.object({ field: z.enum(['title', 'measure', 'baseline', 'target', 'by']), asks: z.string() }),
  ),
  /** 0 at the baseline, 1 at the target; null where no numbers tell. */
  progress: z.object({ now: z.string(), share: z.number().nullable() }),
  due,
})
export const goalsReply = z.object({ goals: z.array(goalReply) })

export const logEntry = z.object({
  kind: z.enum(logKinds),
  on: day,
  says: words,
  who: words,
  link: words,
  followUp: z.object({ on: day, says: words, isDone: z.boolean() }),
})
export const logEntryReply = kept
  .extend(logEntry.shape)
  .extend({ follows: z.enum(['due', 'to-come']).nullable() })
export const logReply = z.object({
  entries: z.array(logEntryReply),
  /** Numbers of entries to come back to, the earliest first. */
  followUps: z.array(z.number().int()),
})

const applicationStage = z.enum(applicationStages)
export const application = z.object({
  employer: words,
  role: words,
  link: words,
  notes: words,
  steps: z.array(z.object({ stage: applicationStage, on: day, says: words })).max(200),
  /** Skills that a rejection points at. */
  gaps: z.array(z.object({ skill: z.string().min(1).max(60), says: words })).max(50),
})
export const applicationReply = kept.extend(application.shape).extend({
  stage: applicationStage,
  furthest: applicationStage,
  isOver: z.boolean(),
  isTurnedDown: z.boolean(),
})
export const applicationsReply = z.object({
  applications: z.array(applicationReply),
  gaps: z.array(
    z.object({
      skill: z.string(),
      name: z.string(),
      /** Numbers, the newest first. */
      applications: z.array(z.number().int()),
      /** Of so many that were turned down. */
      of: z.number().int(),
    }),
  ),
})

const limitedDays = z.array(z.object({ from: day, to: day, says: words })).max(500)
export const workLimits = z.object({
  /** Hours a week, at most; null where nothing is said. */
  capPerWeek: z.number().nullable(),
  onCall: limitedDays,
  quiet: limitedDays,
  /** 1 Monday … 7 Sunday. */
  quietWeekdays: z.array(z.number().int().min(1).max(7)).max(7),
})

export const reviewAnswers = z.object({ keep: words, drop: words, change: words })
const counts = z.record(standing, z.number().int())
const reviewFacts = z.object({
  stage,
  since: instant,
  until: instant,
  countsThen: counts.nullable(),
  counts,
  last: z.object({ on: instant, answers: reviewAnswers }).nullable(),
  moved: z.array(
    movedSkill.extend({
      /** What was recorded of it in the period, the newest first. */
      recorded: z.array(z.object({ says: z.string(), commit: z.string().nullable() })),
    }),
  ),
  stands: z.array(z.object({ skill: z.string(), name: z.string(), standing, middle: z.number().nullable() })),
  added: z.partialRecord(z.enum(evidenceKinds), z.number().int()),
  wins: z.array(
    z.object({
      number: z.number().int(),
      title: z.string(),
      says: z.string(),
      strength: z.enum(strengths),
    }),
  ),
  goals: z.array(
    z.object({
      number: z.number().int(),
      kind: z.enum(goalKinds),
      title: z.string(),
      state: goal.shape.state,
      closedOn: day.nullable(),
      measure: z.string(),
      target: z.string(),
      by: z.string(),
      now: z.string(),
      share: z.number().nullable(),
      due,
      /** Written in the period. */
      noted: goal.shape.notes,
    }),
  ),
  labs: z.array(z.object({ slug: z.string(), says: z.string(), at: instant })),
  finished: z.array(z.object({ title: z.string(), on: z.string(), outcome: z.string() })),
  log: z.array(
    z.object({ number: z.number().int(), kind: z.enum(logKinds), on: z.string(), says: z.string() }),
  ),
  followUps: z.array(z.object({ number: z.number().int(), says: z.string(), on: z.string() })),
})
export const reviewReply = z.object({
  /** Null where none was begun. */
  number: z.number().int().nullable(),
  since: instant,
  answers: reviewAnswers,
  writtenAt: instant.nullable(),
  /** As they were when it was written; as they are now before. */
  facts: reviewFacts,
  /** Markdown. */
  page: z.string(),
})
export const reviewsReply = z.object({
  reviews: z.array(kept.extend({ since: instant, writtenAt: instant.nullable() })),
})

export type GoalRequest = z.infer<typeof goal>
export type GoalReply = z.infer<typeof goalReply>
export type LogEntryRequest = z.infer<typeof logEntry>
export type LogEntryReply = z.infer<typeof logEntryReply>
export type ApplicationRequest = z.infer<typeof application>
export type ApplicationReply = z.infer<typeof applicationReply>
export type ApplicationsReply = z.infer<typeof applicationsReply>
export type WorkLimitsRequest = z.infer<typeof workLimits>
export type ReviewReply = z.infer<typeof reviewReply>
