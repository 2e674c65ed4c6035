import type { Skill, Stage } from '../benchmark/benchmark.ts'
import type { Standing } from '../readiness/report.ts'
import type { Fit, Named, Requirement } from '../target/target.ts'
import { askedAt } from '../track/asks.ts'
import { reached } from './chance.ts'
import type { Need, Want } from './plan.ts'

/** What a requirement's fit in the evidence table counts as met: seen in work, or proven. */
const asked = 'shown'

export type WantsBeside = {
  skills: readonly Skill[]
  /** None for a skill that there is not. */
  standing: (skill: string, stage: Stage) => Standing
  /** What a tool is used for, nearest first. */
  toolSkills: (tool: string) => readonly string[]
  /** Whether a certification is held. */
  held: (certification: string) => boolean
}

/**
 * Requirements as a plan can work towards them. A tool is planned through the skill that it is used for most: no activity here is
 * about one product alone. What names nothing known has no option, and the plan says so.
 */
export function wantsOf(
  requirements: readonly (Requirement & { standing: Fit })[],
  beside: WantsBeside,
): Want[] {
  const bySlug = new Map(beside.skills.map((skill) => [skill.slug, skill]))
  return requirements.map((requirement) => {
    const { id, text, must, stage, alternatives, standing: fit } = requirement
    const isMet = fit === 'met'
    const needsOf = ({
      skills,
      tools,
      certifications,
    }: Pick<Named, 'skills' | 'tools' | 'certifications'>) => {
      const slugs = [...skills, ...tools.flatMap((tool) => beside.toolSkills(tool)[0] ?? [])]
      return [
        ...[...new Set(slugs)].flatMap((slug): Need[] => {
          const skill = bySlug.get(slug)
          if (!skill) return []
          const at = askedAt(skill, stage) ?? stage
          const standing = beside.standing(slug, at)
          return [
            {
              kind: 'skill',
              skill: slug,
              stage: at,
              standing: isMet && !reached(standing, asked) ? asked : standing,
            },
          ]
        }),
        ...certifications.map(
          (certification): Need => ({
            kind: 'certification',
            certification,
            held: isMet || beside.held(certification),
          }),
        ),
      ]
    }
    const options = (alternatives.length > 0 ? alternatives : [requirement])
      .map(needsOf)
      // Every skill is there, and the requirement is not met all the same: a tool that nothing names yet.
      .filter((needs) => needs.length > 0 && (isMet || !needs.every(isThere)))
    return {
      id,
      text,
      must,
      weight: 1,
      asked,
      options: isMet && options.length === 0 ? [[certain]] : options,
    }
  })
}

/** What is met without naming a skill stays met. */
const certain: Need = { kind: 'certification', certification: '', held: true }

const isThere = (need: Need): boolean => (need.kind === 'skill' ? reached(need.standing, asked) : need.held)
