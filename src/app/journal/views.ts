import type { Application, ApplicationStage, SharedGap } from '../../core/application/application.ts'
import type { Goal, GoalQuestion, Progress } from '../../core/goal/goal.ts'
import type { ReviewAnswers, ReviewFacts } from '../../core/review/review.ts'
import type { LogEntry } from '../../core/work-log/log-entry.ts'

/** What a person writes down, as it is looked at. Instants are ISO 8601 in UTC. */

type Kept = { number: number; addedAt: string; changedAt: string }

export type GoalView = Kept &
  Goal & { missing: GoalQuestion[]; progress: Progress; due: 'past' | 'soon' | 'open' }

export type LogEntryView = Kept & LogEntry & { follows: 'due' | 'to-come' | null }
export type LogView = {
  entries: LogEntryView[]
  /** Numbers of entries to come back to, the earliest first. */
  followUps: number[]
}

export type ApplicationView = Kept &
  Application & {
    stage: ApplicationStage
    furthest: ApplicationStage
    isOver: boolean
    isTurnedDown: boolean
  }
export type ApplicationsView = { applications: ApplicationView[]; gaps: SharedGap[] }

export type ReviewSummary = Kept & { since: string; writtenAt: string | null }
export type ReviewView = {
  /** Null where none was begun. */
  number: number | null
  since: string
  answers: ReviewAnswers
  writtenAt: string | null
  /** As they were when it was written; as they are now before. */
  facts: ReviewFacts
  /** Markdown. */
  page: string
}
