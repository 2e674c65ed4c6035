import type { Benchmark, Stage } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import type { Standing } from '../readiness/report.ts'
import type { EvidenceRow, Named } from '../target/target.ts'
import { askedAt } from '../track/asks.ts'
import type { Need, Want } from './plan.ts'

export type WantsInput = {
  rows: readonly EvidenceRow[]
  benchmark: Benchmark
  catalogue: Catalogue
  /** How a skill stands at a stage, by readiness. */
  standingOf: (skill: string, stage: Stage) => Standing
  /** Above 0, by requirement; 1 where nobody said. */
  weights: ReadonlyMap<string, number>
  /** What counts as reached: seen in work, or proven. */
  asked: 'shown' | 'proven'
}

/**
 * What a plan works towards, one want for each requirement. What nothing here can show, as years or a degree, is a want that no
 * plan reaches, so that it is counted and not forgotten. A tool is worked with in the skill that it is used for first: the planner knows no
 * nearer way, and what was done there has to be done with it.
 */
export function wantsOf({ rows, benchmark, catalogue, standingOf, weights, asked }: WantsInput): Want[] {
  const skills = new Map(benchmark.skills.map((skill) => [skill.slug, skill]))
  const toolSkills = new Map(catalogue.tools.map((tool) => [tool.slug, tool.skills]))

  const need = (slug: string, stage: Stage, atMost: Standing | null): Need[] => {
    const skill = skills.get(slug)
    if (!skill) return []
    const at = askedAt(skill, stage) ?? stage
    const standing = standingOf(slug, at)
    const capped = atMost !== null && standing !== 'none' ? atMost : standing
    return [{ kind: 'skill', skill: slug, stage: at, standing: capped }]
  }
  const allOf = (named: Pick<Named, 'skills' | 'tools' | 'certifications'>, stage: Stage): Need[] => [
    ...named.skills.flatMap((slug) => need(slug, stage, null)),
    // That the skill is shown says nothing of the tool: the row would be met already.
    ...named.tools.flatMap((slug) => need(toolSkills.get(slug)?.[0] ?? '', stage, 'claimed')),
    ...named.certifications.map(
      (certification): Need => ({ kind: 'certification', certification, held: false }),
    ),
  ]
  return rows.map(({ requirement, fit }): Want => {
    const { id, kind, text, must, stage, alternatives } = requirement
    const plannable = kind !== 'years' && kind !== 'credential'
    const options =
      alternatives.length > 0 ? alternatives.map((named) => allOf(named, stage)) : [allOf(requirement, stage)]
    return {
      ...{ id, text, must, asked },
      weight: weights.get(id) ?? 1,
      met: asked === 'shown' && fit === 'met',
      options: plannable ? options.filter((option) => option.length > 0) : [],
    }
  })
}
