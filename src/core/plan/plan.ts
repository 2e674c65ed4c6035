import type { Activity, ActivityKind } from '../activity/activity.ts'
import type { Stage } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import type { Interval, Standing } from '../readiness/report.ts'

/** A skill at a stage, and how it stands there today; or a certification that is asked for by name. */
export type Need =
  | { kind: 'skill'; skill: string; stage: Stage; standing: Standing }
  | { kind: 'certification'; certification: string; held: boolean }

/** One requirement of a target, in what the planner can work towards. */
export type Want = {
  /** The requirement's. */
  id: string
  text: string
  must: boolean
  /** How much it matters beside the others, above 0; 1 where nobody said. */
  weight: number
  /** The standing that counts as reached. */
  asked: Exclude<Standing, 'none'>
  /** Reached already, whatever its needs say; where it is not told, they decide. */
  met?: boolean
  /** Any one of these fulfils it, each only in full; empty where nothing plannable does, which no plan reaches. */
  options: Need[][]
}

/** Whole days, both included, as ISO dates. */
export type Days = { from: string; to: string }

/** What somebody's time is like. Nothing is ever planned above these hours. */
export type Hours = {
  /** Of one's own, in an ordinary week. */
  perWeek: number
  /** For work, on-call and mentoring, which take the job's hours instead; 0 where there is no job. */
  atWorkPerWeek: number
  onCall: Days[]
  /** Of one's own, in a week with a day on call; the smaller of both counts. */
  onCallPerWeek: number
  /** Days on which nothing is done; a week loses its share of hours for each. */
  quiet: Days[]
  /** Days of every week on which nothing is done, 1 Monday … 7 Sunday; the hours go into the others. */
  quietWeekdays: number[]
}

/** `in`: all of it in the week of that day, as for an appointment. `by`: finished on that day at the latest. */
export type FixedDate = { activity: string; when: 'in' | 'by'; date: string }

/** Something with a day of its own that takes hours of one's own out of its week: an examination, an interview, a talk. */
export type Appointment = { title: string; date: string; hours: number }

/** What an activity that was finished took, in hours: the middle of its range as it then was, and the person's own count. */
export type Took = { kind: ActivityKind; planned: number; took: number }

/** What an activity that was finished did for a skill: the level's interval before it and after. */
export type Taught = { activity: string; skill: string; before: Interval; after: Interval }

export type PlanInput = {
  wants: readonly Want[]
  activities: readonly Activity[]
  /** What is known of levels, by skill; an area's suggestion where a skill has no evidence. Mid, broadly, where nothing is said. */
  levels: ReadonlyMap<string, Interval>
  hours: Hours
  /** The first day that can be used, an ISO date; where weeks went by, today. */
  from: string
  /** By when; null for a year from now. */
  until: string | null
  fixed: readonly FixedDate[]
  appointments: readonly Appointment[]
  /** Slugs of activities that are finished. */
  done: readonly string[]
  /** Hours that went into activities that are not finished yet, by slug. */
  begun: ReadonlyMap<string, number>
  /** Slugs of activities that the person does not want. */
  declined: readonly string[]
  /** Hours of one's own already used in the week of `from`. */
  usedThisWeek: number
  took: readonly Took[]
  taught: readonly Taught[]
  /** Of the weeks that were planned so far: in how many something was done, and in how many nothing. */
  weeksSoFar: { worked: number; missed: number }
  /** `order` of the plan before, which stays unless there is a reason; empty for a first plan. */
  previous: readonly string[]
  /** Any text; the same gives the same date range. */
  seed: string
}

/** Ten of a hundred end before `early`, ten after `late`; ISO dates of the last day of a week. Null: beyond four years. */
export type DateRange = { early: string | null; likely: string | null; late: string | null }

export type PlannedPiece = {
  activity: string
  /** In this week. */
  hours: number
  /** Of all of it that is left, as planned. */
  ofHours: number
  part: 'whole' | 'begins' | 'goes-on' | 'ends'
  /** Whose hours it takes. */
  at: 'own-time' | 'work'
}

export type PlannedWeek = {
  /** ISO date. */
  monday: string
  /** Of one's own that can be used in it, less what its appointments take. */
  cap: number
  onCall: boolean
  /** Days of it on which nothing is done besides the weekly ones. */
  quietDays: number
  appointments: Appointment[]
  /** At most three, in the order in which to do them. */
  pieces: PlannedPiece[]
}

/** How likely a want is reached by the date, 0 … 1, without and with. */
export type Moved = { want: string; text: string; must: boolean; without: number; with: number }

/** Why an activity is in the plan. */
export type WhyThis = {
  /** Weighted must-requirements that are no longer expected when it alone is left out; learning that leads nowhere is 0. */
  moves: number
  /** The same for nice-to-haves. */
  movesNice: number
  /** The same as `moves` when what it unlocks falls out with it. */
  movesWithUnlocked: number
  /** The one that it moves most first. */
  wants: Moved[]
  /** Slugs of planned activities that need it, directly or through others. */
  unlocks: string[]
  /** One sentence, ours. */
  sentence: string
}

export type PlannedActivity = {
  activity: string
  title: string
  kind: ActivityKind
  /** Left, at the person's own pace. */
  hours: { from: number; planned: number; to: number }
  /** Learning apart from proving: what it is planned for. */
  serves: 'learning' | 'proving' | 'both' | 'unlocking'
  /** Expected stages that it adds to skills that are wanted or needed for others. */
  learns: { skill: string; stages: number }[]
  /** Of what is wanted, what it can prove, and how likely that comes off at the level expected by then. */
  proves: { skill: string; stage: Stage; how: EvidenceKind; chance: number }[]
  /** Mondays of its first and last week. */
  weeks: { first: string; last: string }
  finishes: DateRange
  fixed: FixedDate | null
  why: WhyThis
}

export const leftOutReasons = [
  'does-not-fit',
  'others-move-more',
  'adds-nothing',
  'needs-what-is-missing',
  'no-hours-at-work',
  'declined',
] as const
export type LeftOut = {
  activity: string
  title: string
  because: (typeof leftOutReasons)[number]
  /** What it would move if it were added, of weighted must-requirements. */
  wouldMove: number
  /** One sentence, ours. */
  sentence: string
}

export type PlannedWant = {
  want: string
  text: string
  must: boolean
  weight: number
  /** Reached already. */
  met: boolean
  /** How likely it is reached by the date, 0 … 1. */
  chance: number
  /** Planned activities that work towards it. */
  activities: string[]
  /** Nothing on offer proves it, whatever the hours. */
  unreachable: boolean
}

export type Plan = {
  from: string
  until: string
  /**
   * Must-requirements by their weight: what is expected is reached by the date, with the chance that attempts come off and that they are made
   * in time.
   */
  must: { total: number; met: number; expected: number }
  nice: { total: number; met: number; expected: number }
  /** In the order of the target. */
  wants: PlannedWant[]
  /** In the order in which to do them. */
  activities: PlannedActivity[]
  /** Slugs by what goes first where there is a choice: the next plan's `previous`. */
  order: string[]
  weeks: PlannedWeek[]
  /** Hours by what they are for, planned over all weeks. */
  hours: { learning: number; proving: number; both: number; unlocking: number }
  /** Where the plan expects each skill that it teaches to go, on the stage scale. */
  learning: { skill: string; from: number; to: number }[]
  finishes: DateRange
  /** Of a hundred courses that things can take, in how many everything is done by the date, 0 … 1; null where nothing is planned. */
  inTime: number | null
  /** What moves something and is not planned, what would move most first. */
  leftOut: LeftOut[]
  problems: DateProblem[]
  /** What the estimates rest on, so that they can be shown. */
  pace: PaceEstimate[]
  effects: EffectEstimate[]
  /** Weeks out of a hundred in which nothing is expected to be done, 0 … 1. */
  missedWeeks: number
}

/** A date that cannot be kept: whose it is (an activity's slug, an appointment's title), why, and what to do, in a sentence of ours. */
export type DateProblem = { of: string; date: string; sentence: string }

/** Hours that a kind of activity takes this person, over those planned. `from` and `to` are the central 80 %. */
export type PaceEstimate = {
  kind: ActivityKind
  factor: number
  from: number
  to: number
  /** Finished activities of this kind that it rests on; 0 means that others, or our assumption, speak for it. */
  observed: number
}

/** What an activity teaches this person, over what it declares: 1 is as declared. */
export type EffectEstimate = { activity: string; factor: number; observed: number }
