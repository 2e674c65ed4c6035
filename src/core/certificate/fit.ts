import type { Activity } from '../activity/activity.ts'
import { type Benchmark, type Stage, stageLevel } from '../benchmark/benchmark.ts'
import type { Certification } from '../benchmark/catalogue.ts'
import { reached } from '../plan/chance.ts'
import type { Need, Want } from '../plan/plan.ts'
import type { Standing } from '../readiness/report.ts'
import { claimedBy } from './claims.ts'

/** A skill that a target must have and evidence does not show yet. */
export type MissingSkill = { skill: string; stage: Stage; standing: Standing }

export type TouchedSkill = MissingSkill & {
  name: string
  /** The objectives that ask about it, in our words. */
  objectives: string[]
  /** Up to which stage the exam claims it; null where it only touches on it. A claim shows nothing: it is never more. */
  claims: Stage | null
  /** Whether that is the stage that is asked for. */
  enough: boolean
}

export type CertificateFit = {
  certification: string
  /** Whether the target asks for it by name and it is not held. */
  isAskedFor: boolean
  /** Missing must-skills that its objectives touch, those that it claims at the stage asked for first. */
  touches: TouchedSkill[]
  /** How many must-skills are missing in all. */
  missing: number
  /** From and to, as the plan has them; null where no activity is about it. */
  hours: Activity['hours'] | null
  activity: string | null
}

/**
 * What is missing of a target's musts, each skill once at the highest stage asked for.
 * @param wants  as a plan works towards them
 */
export function missingIn(wants: readonly Pick<Want, 'must' | 'met' | 'options'>[]): {
  skills: MissingSkill[]
  certifications: string[]
} {
  const open = wants.filter(
    ({ must, met, options }) => must && met !== true && !options.some((needs) => needs.every(isThere)),
  )
  const needs = open.flatMap(({ options }) => options.flat()).filter((need) => !isThere(need))
  const skills = new Map<string, MissingSkill>()
  const certifications = new Set<string>()
  for (const need of needs)
    if (need.kind === 'certification') certifications.add(need.certification)
    else {
      const { skill, stage, standing } = need
      const before = skills.get(skill)
      if (!before || stageLevel[stage] > stageLevel[before.stage])
        skills.set(skill, { skill, stage, standing })
    }
  return { skills: [...skills.values()], certifications: [...certifications] }
}

const isThere = (need: Need): boolean => (need.kind === 'skill' ? reached(need.standing, 'shown') : need.held)

/**
 * Certifications against what a target misses: those that it asks for by name first, then those that claim most of it at the stage asked
 * for, then those that touch most of it, then those that take fewer hours.
 */
export function certificatesFor(
  { skills, certifications: asked }: ReturnType<typeof missingIn>,
  certifications: readonly Certification[],
  { benchmark, activities }: { benchmark: Benchmark; activities: readonly Activity[] },
): CertificateFit[] {
  const names = new Map(benchmark.skills.map(({ slug, name }) => [slug, name]))
  const fits = certifications.map((certification): CertificateFit => {
    const claims = new Map(
      claimedBy(certification, activities, benchmark).map((each) => [each.skill, each.stage]),
    )
    const touches = skills.flatMap((missing): TouchedSkill[] => {
      const objectives = certification.objectives
        .filter((objective) => objective.skills.includes(missing.skill))
        .map(({ text }) => text)
      const claimed = claims.get(missing.skill) ?? null
      if (objectives.length === 0 && claimed === null) return []
      const enough = claimed !== null && stageLevel[claimed] >= stageLevel[missing.stage]
      return [
        { ...missing, name: names.get(missing.skill) ?? missing.skill, objectives, claims: claimed, enough },
      ]
    })
    const activity = activities.find((each) => each.certification === certification.slug)
    return {
      certification: certification.slug,
      isAskedFor: asked.includes(certification.slug),
      touches: touches.toSorted((a, b) => rank(b) - rank(a)),
      missing: skills.length,
      hours: activity?.hours ?? null,
      activity: activity?.slug ?? null,
    }
  })
  const enough = ({ touches }: CertificateFit): number => touches.filter((each) => each.enough).length
  const most = ({ hours }: CertificateFit): number => hours?.to ?? Number.MAX_SAFE_INTEGER
  return fits.toSorted(
    (a, b) =>
      Number(b.isAskedFor) - Number(a.isAskedFor) ||
      enough(b) - enough(a) ||
      b.touches.length - a.touches.length ||
      most(a) - most(b),
  )
}

const rank = ({ enough, claims }: TouchedSkill): number => (enough ? 2 : claims === null ? 0 : 1)
