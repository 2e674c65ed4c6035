import type { ActivityKind } from './activity.ts'

/**
 * Stages of one skill that an hour given to it alone brings: our assumptions, to be replaced by a person's own outcomes.
 *
 * Where they come from: the way from mid to senior takes about three years of work. Of some 5,000 hours a quarter is
 * spent on what one cannot do yet; over a core of about fifty skills that leaves 25 hours for one, against 100 where
 * nothing is aimed at. What is done at work on purpose stands between the two. Practice that answers back within
 * minutes, as a lab does, teaches more in an hour; reading alone teaches knowing rather than doing, and less.
 */
export const stagesPerHour = {
  lab: 0.03,
  project: 0.02,
  work: 0.02,
  'on-call': 0.02,
  'open-source': 0.02,
  mentoring: 0.02,
  writing: 0.02,
  interviewing: 0.02,
  feedback: 0.03,
  reading: 0.012,
  certificate: 0.01,
} as const satisfies Record<ActivityKind, number>
