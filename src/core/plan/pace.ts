import type { Activity, ActivityKind } from '../activity/activity.ts'
import type { EffectEstimate, PaceEstimate, Taught, Took } from './plan.ts'
import { type Estimate, type Seen, shrunk } from './shrinkage.ts'

/** Standard deviations from the middle to the ends of the central 80 % of a normal distribution. */
export const tenth = 1.2816

/**
 * Of the logarithm of hours taken over hours planned. Our assumptions: nobody's pace is known before, so the middle is 1, and
 * eight of ten people lie between .6 and 1.7 of what is written; kinds differ by a fifth within a person; and one activity tells
 * its kind's pace with an error of about two fifths, since activities differ more than people. So one activity that took
 * twice as long moves its kind to 1.42 times and the others to 1.30 times; five of them to 1.78 and 1.55.
 */
const paceAssumed = { mean: 0, variance: 0.35 ** 2, between: 0.2 ** 2 }
const paceError = 0.4 ** 2

/** Somebody who takes ten times as long has counted something else. */
const mostTold = Math.log(10)

/** The pace of each kind: the logarithm's normal distribution. */
export function paceOf(took: readonly Took[]): (kind: ActivityKind) => Estimate {
  const seen = new Map<ActivityKind, Seen[]>()
  for (const { kind, planned, took: hours } of took) {
    if (!(planned > 0 && hours > 0)) continue
    const value = Math.min(mostTold, Math.max(-mostTold, Math.log(hours / planned)))
    seen.set(kind, [...(seen.get(kind) ?? []), { value, variance: paceError }])
  }
  return shrunk(paceAssumed, seen)
}

/** How an estimate of a pace is told. */
export function paceTold(kind: ActivityKind, { mean, variance, observed }: Estimate): PaceEstimate {
  const width = tenth * Math.sqrt(variance)
  return {
    kind,
    factor: rounded(Math.exp(mean)),
    from: rounded(Math.exp(mean - width)),
    to: rounded(Math.exp(mean + width)),
    observed,
  }
}

/**
 * Of what an activity teaches over what it declares. Our assumptions: as declared, give or take a half, for all activities of
 * a person together and for one among them. A change of level is told by two estimates, each with an error of its own,
 * so that most outcomes say little: with intervals two stages wide and half a stage declared, a twentieth of what they show.
 */
const effectAssumed = { mean: 1, variance: 0.5 ** 2, between: 0.5 ** 2 }

/** Nothing is unlearnt by an activity, and nobody learns four times as fast for good. */
const bounded = (factor: number): number => Math.min(4, Math.max(0, factor))

/** The learning effect of each activity, re-estimated from what its skills' levels did. */
export function effectsOf(
  taught: readonly Taught[],
  activities: readonly Activity[],
): (activity: string) => EffectEstimate {
  const bySlug = new Map(activities.map((activity) => [activity.slug, activity]))
  const seen = new Map<string, Seen[]>()
  for (const { activity: slug, skill, before, after } of taught) {
    const activity = bySlug.get(slug)
    const declared = activity ? declaredStages(activity, skill) : 0
    if (declared <= 0) continue
    const variance = (spread(before) ** 2 + spread(after) ** 2) / declared ** 2
    // An interval without width would be certainty, which no evidence gives.
    seen.set(slug, [
      ...(seen.get(slug) ?? []),
      { value: (after.middle - before.middle) / declared, variance: Math.max(variance, 1e-4) },
    ])
  }
  const estimate = shrunk(effectAssumed, seen)
  return (activity) => {
    const { mean, observed } = estimate(activity)
    return { activity, factor: rounded(bounded(mean)), observed }
  }
}

/** Middle of the range: what is planned with before anything is known of a person's pace. */
export const middleHours = ({ hours }: Pick<Activity, 'hours'>): number => (hours.from + hours.to) / 2

/** Stages of a skill that an activity declares to bring over the middle of its hours. */
export const declaredStages = (activity: Activity, skill: string): number =>
  activity.teaches.reduce(
    (sum, teaching) => (teaching.skill === skill ? sum + teaching.learns * middleHours(activity) : sum),
    0,
  )

/** Standard deviation of a level that is told by its central 80 %. */
export const spread = ({ low, high }: { low: number; high: number }): number =>
  Math.max(0, high - low) / (2 * tenth)

const rounded = (factor: number): number => Math.round(factor * 1000) / 1000
