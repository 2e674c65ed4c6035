import type { Stage } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'

/** `work`, `on-call` and `mentoring` take a team; the others can be done alone. Labs are read from content/labs. */
export const activityKinds = [
  'lab',
  'reading',
  'project',
  'certificate',
  'feedback',
  'open-source',
  'work',
  'writing',
  'on-call',
  'mentoring',
  'interviewing',
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** What has to be there before: another activity finished, or a skill at a stage at least. */
export type Prerequisite =
  | { kind: 'activity'; activity: string }
  | { kind: 'skill'; skill: string; stage: Stage }

export type Teaching = {
  skill: string
  /** How far it leads: whoever is there already learns nothing from it. */
  stage: Stage
  /** Of the activity's hours, how much goes into this skill: above 0, and at most 1 over all that it teaches. */
  share: number
  /** Stages per hour of the whole activity: an assumption by kind, times the share. See learning-rate.ts. */
  learns: number
}

export type Proving = {
  skill: string
  stage: Stage
  /** Of that skill, at that stage; null where it speaks of the stage as a whole, as a certificate does. */
  behaviour: string | null
  /** As what kind of evidence it enters the record; several ways of proving one behaviour stand one after another. */
  how: EvidenceKind
}

/** A manual, standard, paper or book, by name, so that it is found wherever it is kept. */
export type Source = {
  title: string
  /** Authors or publisher. */
  by: string
  /** Chapters, sections or pages by name; null where all of it is meant. */
  where: string | null
}

/** Something that closes a gap: what it takes, what is learnt from it, and what it can prove. */
export type Activity = {
  /** Never changed: `lead-a-feature-design`. Shared with labs: no two have the same. */
  slug: string
  /** As a task: "Lead the design of your next feature". */
  title: string
  kind: ActivityKind
  /** One or two sentences: what is done, and what it is good for. */
  summary: string
  /** What it takes those who have not done it before, from and to; 0.5 or more. */
  hours: { from: number; to: number }
  /** All of them. */
  requires: Prerequisite[]
  /** What takes most hours first. */
  teaches: Teaching[]
  proves: Proving[]
  /** Primary ones; at least one, but for a lab. */
  sources: Source[]
  /** One sentence that a colleague could answer yes or no to. */
  doneWhen: string
  /** Three to six, in order. A lab has its brief instead, and none. */
  steps: string[]
  /** Slug of the certification in the catalogue; null for every other kind. */
  certification: string | null
}
