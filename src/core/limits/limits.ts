import { isDay } from '../work-log/day.ts'

/** Whole days, both included, as ISO dates. */
export type LimitedDays = { from: string; to: string; says: string }

/** What work beside the job may never take. Nothing is ever planned against it, and no week is counted against another. */
export type WorkLimits = {
  /** Hours a week, at most; null where nothing is said. */
  capPerWeek: number | null
  /** Days on call. */
  onCall: LimitedDays[]
  /** Days on which nothing is done: holidays, a move, a rest. */
  quiet: LimitedDays[]
  /** 1 Monday … 7 Sunday: days of every week on which nothing is done. */
  quietWeekdays: number[]
}

export const noLimits: WorkLimits = { capPerWeek: null, onCall: [], quiet: [], quietWeekdays: [] }

/** What is wrong with limits as they are told, one sentence each; empty where nothing is. */
export function wrongIn({ capPerWeek, onCall, quiet, quietWeekdays }: WorkLimits): string[] {
  const wrong: string[] = []
  if (capPerWeek !== null && !(capPerWeek >= 0 && capPerWeek <= 100))
    wrong.push('A week has between 0 and 100 hours to give.')
  for (const [name, days] of [
    ['On call', onCall],
    ['Quiet', quiet],
  ] as const)
    for (const { from, to } of days) {
      if (!isDay(from) || !isDay(to))
        wrong.push(`${name}: “${isDay(from) ? to : from}” is no day: 2026-12-24?`)
      else if (to < from) wrong.push(`${name}: ${from} to ${to} ends before it begins.`)
    }
  if (new Set(quietWeekdays).size === 7)
    wrong.push('With seven quiet days a week, nothing can ever be planned.')
  return wrong
}
