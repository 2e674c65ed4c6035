import type { Activity, ActivityKind } from '../activity/activity.ts'
import type { ActivityState } from '../plan/kept.ts'
import type { Candidate } from './candidates.ts'

/** An activity of the plan that its person says is done. */
export type FinishedActivity = {
  activity: Activity
  /** ISO date. */
  endedOn: string
  /** What came of it, in the person's words; empty where nothing was said. */
  outcome: string
}

/** Those that are done; what the content no longer has is left out. */
export const finishedOf = (
  activities: readonly Activity[],
  states: readonly ActivityState[],
): FinishedActivity[] =>
  states.flatMap(({ activity: slug, state, endedOn, outcome }) => {
    const activity = activities.find((each) => each.slug === slug)
    return activity && state === 'done' && endedOn !== null ? [{ activity, endedOn, outcome }] : []
  })

const learnt = 'What did you change at work with what it taught you?'

/** What only the person can say of an activity that is done. */
const asksOf: Record<ActivityKind, string> = {
  lab: learnt,
  reading: learnt,
  certificate: learnt,
  project: 'Who uses it, and what can they do now that they could not do before?',
  feedback: 'What did they see, and what do you do differently since?',
  'open-source': 'Was it taken in, and what can its users do now?',
  work: 'What is different for users or colleagues since, and what of it did anybody count?',
  writing: 'Who read it, and what did they decide or do differently?',
  'on-call': 'What woke somebody up before and no longer does?',
  mentoring: 'What do they do without you now, and how would anybody see it?',
  interviewing: 'How many did you speak to, and what came of it?',
}

/** What may have been achieved with it; its behaviours are those that a win can show. */
export function candidateOfActivity({ activity, endedOn, outcome }: FinishedActivity): Candidate {
  const newestAt = `${endedOn}T12:00:00.000Z`
  return {
    key: `activity/${activity.slug}`,
    from: 'activity',
    label: activity.title,
    period: null,
    newestAt,
    shows: [{ says: outcome.trim() || activity.doneWhen, commit: null, at: newestAt }],
    asks: asksOf[activity.kind],
    behaviours: activity.proves.flatMap(({ skill, behaviour, how }) =>
      how === 'win' && behaviour !== null ? [{ skill, behaviour }] : [],
    ),
  }
}
