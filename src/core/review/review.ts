import type { Stage, Strength } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import type { GoalKind, ProgressNote } from '../goal/goal.ts'
import type { Move, Standing } from '../readiness/report.ts'
import type { LogKind } from '../work-log/log-entry.ts'

export const reviewQuestions = {
  keep: 'What worked, and stays as it is?',
  drop: 'What cost more than it gave, and stops?',
  change: 'What do you do differently in the next three months?',
} as const
export type ReviewAnswers = Record<keyof typeof reviewQuestions, string>
export const answerKeys = ['keep', 'drop', 'change'] as const satisfies (keyof ReviewAnswers)[]
export const answerNames: Record<keyof ReviewAnswers, string> = {
  keep: 'Keep',
  drop: 'Drop',
  change: 'Change',
}
export const noAnswers: ReviewAnswers = { keep: '', drop: '', change: '' }

/** What a period brought, as the record has it. Instants are ISO 8601. */
export type ReviewFacts = {
  stage: Stage
  since: string
  until: string
  /** Standings of the core then; null where nothing was recorded then. */
  countsThen: Record<Standing, number> | null
  counts: Record<Standing, number>
  /** What was answered in the review before; null where this is the first. */
  last: { on: string; answers: ReviewAnswers } | null
  /** Each with what was recorded of it in the period, the newest first. */
  moved: (Move & { recorded: { says: string; commit: string | null }[] })[]
  /** Skills of the core that something speaks for at the stage, where there is nothing to compare with. */
  stands: { skill: string; name: string; standing: Standing; middle: number | null }[]
  /** Entries that were recorded in the period and count, by kind. */
  added: Partial<Record<EvidenceKind, number>>
  wins: { number: number; title: string; says: string; strength: Strength }[]
  goals: {
    number: number
    kind: GoalKind
    title: string
    state: 'open' | 'reached' | 'dropped'
    closedOn: string | null
    measure: string
    target: string
    by: string
    now: string
    share: number | null
    due: 'past' | 'soon' | 'open'
    /** Written in the period. */
    noted: ProgressNote[]
  }[]
  labs: { slug: string; says: string; at: string }[]
  /** Of the plan, besides labs. */
  finished: { title: string; on: string; outcome: string }[]
  log: { number: number; kind: LogKind; on: string; says: string }[]
  followUps: { number: number; says: string; on: string }[]
}

/** A review: being written, or kept as it was on its day. */
export type Review = {
  since: string
  answers: ReviewAnswers
  /** Null while it is being written: then what the record has is read anew. */
  written: { at: string; facts: ReviewFacts; page: string } | null
}

const quarterMs = 91 * 86_400_000

/** A review looks back to the one before, or a quarter. */
export const sinceOf = (lastWrittenAt: string | null, now: string): string =>
  lastWrittenAt ?? new Date(Date.parse(now) - quarterMs).toISOString()
