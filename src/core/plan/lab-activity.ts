import type { Activity } from '../activity/activity.ts'
import { stagesPerHour } from '../activity/learning-rate.ts'
import { type Stage, stageLevel } from '../benchmark/benchmark.ts'

export type LabTold = {
  slug: string
  title: string
  summary: string
  hours: { from: number; to: number }
  behaviours: readonly { skill: string; behaviour: string; stage: Stage }[]
}

/** A lab as a plan sees it: its hours go into the skills that it speaks for, in equal shares. */
export function labActivity({ slug, title, summary, hours, behaviours }: LabTold): Activity {
  const highest = new Map<string, Stage>()
  for (const { skill, stage } of behaviours) {
    const before = highest.get(skill)
    if (before === undefined || stageLevel[stage] > stageLevel[before]) highest.set(skill, stage)
  }
  const share = 1 / Math.max(1, highest.size)
  return {
    slug,
    title,
    kind: 'lab',
    summary,
    hours,
    requires: [],
    teaches: [...highest].map(([skill, stage]) => ({
      skill,
      stage,
      share,
      learns: stagesPerHour.lab * share,
    })),
    proves: behaviours.map(({ skill, behaviour, stage }) => ({ skill, stage, behaviour, how: 'lab' })),
    sources: [],
    doneWhen: 'A run of it passes.',
    steps: [],
    certification: null,
  }
}
