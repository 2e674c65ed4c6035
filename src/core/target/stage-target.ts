import type { Benchmark, Stage } from '../benchmark/benchmark.ts'
import { askedAt } from '../track/asks.ts'
import type { Target } from './target.ts'

const titles: Record<Stage, string> = { entry: 'Entry', mid: 'Mid', senior: 'Senior', staff: 'Staff' }

/** What a stage asks: every core skill, each at the highest stage up to this one at which it has behaviours, all of them musts. */
export function stageTarget(stage: Stage, benchmark: Benchmark): Target {
  return {
    kind: 'stage',
    title: titles[stage],
    stage,
    text: null,
    facts: null,
    requirements: benchmark.skills.flatMap((skill) => {
      const at = skill.core ? askedAt(skill, stage) : null
      return at === null
        ? []
        : [
            {
              id: skill.slug,
              kind: 'skill' as const,
              text: skill.name,
              ...{ span: null, within: null, years: null },
              must: true,
              stage: at,
              skills: [skill.slug],
              ...{ tools: [], certifications: [], unknown: [], alternatives: [] },
            },
          ]
    }),
  }
}
