import type { Benchmark } from '../benchmark/benchmark.ts'
import { skillFinder } from '../readiness/place.ts'

/** In the order in which they usually come; the last four end it. */
export const applicationStages = [
  'noted',
  'applied',
  'screening',
  'assignment',
  'interview',
  'offer',
  'accepted',
  'declined',
  'rejected',
  'no-answer',
] as const
export type ApplicationStage = (typeof applicationStages)[number]

export const applicationStageNames: Record<ApplicationStage, string> = {
  noted: 'Noted',
  applied: 'Applied',
  screening: 'Screening call',
  assignment: 'Assignment',
  interview: 'Interview',
  offer: 'Offer',
  accepted: 'Accepted',
  declined: 'Declined by you',
  rejected: 'Rejected',
  'no-answer': 'No answer',
}

const ends: readonly ApplicationStage[] = ['accepted', 'declined', 'rejected', 'no-answer']

/** Dates are ISO dates, empty where not told. */
export type ApplicationStep = { stage: ApplicationStage; on: string; says: string }

/** A skill that a rejection points at, and how the person knows. */
export type NamedGap = { skill: string; says: string }

export type Application = {
  employer: string
  role: string
  link: string
  notes: string
  /** In the order in which they were written; the last one is where it stands. */
  steps: ApplicationStep[]
  /** Only of one that was rejected, or was never answered. */
  gaps: NamedGap[]
}

export const emptyApplication: Application = {
  employer: '',
  role: '',
  link: '',
  notes: '',
  steps: [],
  gaps: [],
}

/** "Senior engineer, Shop Ltd"; what stands for one without a word. */
export const nameOfApplication = ({
  number,
  role,
  employer,
}: Pick<Application, 'role' | 'employer'> & { number: number }): string =>
  [role.trim(), employer.trim()].filter(Boolean).join(', ') || `Application ${number}, nothing written yet`

export const stageOf = ({ steps }: Application): ApplicationStage => steps.at(-1)?.stage ?? 'noted'
export const isOver = (application: Application): boolean => ends.includes(stageOf(application))
/** Whether it may say something about a gap. */
export const isTurnedDown = (application: Application): boolean =>
  ['rejected', 'no-answer'].includes(stageOf(application))

/** The furthest that it came before it ended. */
export const furthestOf = ({ steps }: Application): ApplicationStage =>
  steps
    .map(({ stage }) => stage)
    .filter((stage) => !ends.includes(stage))
    .reduce<ApplicationStage>(
      (a, b) => (applicationStages.indexOf(a) >= applicationStages.indexOf(b) ? a : b),
      'noted',
    )

/** A gap that rejections point at, and how many of all that were turned down do. */
export type SharedGap = {
  skill: string
  name: string
  /** Numbers of the applications, the newest first. */
  applications: number[]
  /** Of so many that were turned down. */
  of: number
}

/**
 * Skills that rejections point at, the most often named first: what several share is more than one interviewer's view.
 * @param items  applications with their numbers, the newest first
 */
export function gapsNamed(
  items: readonly { number: number; content: Application }[],
  benchmark: Benchmark,
): SharedGap[] {
  const find = skillFinder(benchmark)
  const turnedDown = items.filter(({ content }) => isTurnedDown(content))
  const by = new Map<string, SharedGap>()
  for (const { number, content } of turnedDown)
    for (const slug of new Set(content.gaps.map(({ skill }) => find.get(skill)?.slug ?? skill))) {
      const gap = by.get(slug) ?? {
        skill: slug,
        name: find.get(slug)?.name ?? slug,
        applications: [],
        of: turnedDown.length,
      }
      gap.applications.push(number)
      by.set(slug, gap)
    }
  return [...by.values()].sort(
    (a, b) => b.applications.length - a.applications.length || (a.skill < b.skill ? -1 : 1),
  )
}
