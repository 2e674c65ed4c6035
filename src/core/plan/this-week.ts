import type { Activity, ActivityKind } from '../activity/activity.ts'
import type { FixedDate, Plan, PlannedPiece } from './plan.ts'
import { dateOf, dayOf, mondayOf } from './weeks.ts'

/** One of at most three things to do this week. */
export type Action = {
  activity: string
  title: string
  kind: ActivityKind
  /** This week. */
  hours: number
  ofHours: number
  part: PlannedPiece['part']
  at: PlannedPiece['at']
  /** One sentence: why this. */
  reason: string
  doneWhen: string
  fixed: FixedDate | null
}

export type ThisWeek = {
  /** ISO date. */
  monday: string
  /** Of one's own that can be used in it, and that nothing is planned for. */
  cap: number
  free: number
  onCall: boolean
  actions: Action[]
  /** Why there is nothing to do; null where there is something. */
  nothing: 'quiet' | 'on-call' | 'no-hours' | 'all-planned-is-done' | 'outside' | null
  /** The Monday of the next week with something to do; null where none comes. */
  next: string | null
}

/** What a plan has for the week of a day: at most three actions, work at the job among them. */
export function thisWeek(plan: Plan, activities: readonly Activity[], today: string): ThisWeek {
  const monday = dateOf(mondayOf(dayOf(today)))
  const week = plan.weeks.find((each) => each.monday === monday)
  const known = new Map(activities.map((activity) => [activity.slug, activity]))
  const planned = new Map(plan.activities.map((activity) => [activity.activity, activity]))
  const actions = (week?.pieces ?? []).flatMap((piece): Action[] => {
    const own = planned.get(piece.activity)
    if (!own) return []
    const { title, kind, fixed, why } = own
    const { activity, hours, ofHours, part, at } = piece
    const doneWhen = known.get(activity)?.doneWhen ?? ''
    return [{ activity, title, kind, hours, ofHours, part, at, reason: why.sentence, doneWhen, fixed }]
  })
  const used = actions.reduce((sum, { at, hours }) => sum + (at === 'own-time' ? hours : 0), 0)
  const next = plan.weeks.find((each) => each.monday > monday && each.pieces.length > 0)?.monday ?? null
  const cap = week?.cap ?? 0
  return {
    monday,
    cap,
    free: cap - used,
    onCall: week?.onCall ?? false,
    actions,
    nothing: actions.length > 0 ? null : reasonFor(week, next),
    next,
  }
}

function reasonFor(week: Plan['weeks'][number] | undefined, next: string | null): ThisWeek['nothing'] {
  if (!week) return 'outside'
  if (next === null && week.cap > 0) return 'all-planned-is-done'
  if (week.quietDays > 0) return 'quiet'
  return week.onCall ? 'on-call' : 'no-hours'
}
