import type { LabSummary } from '../../api/contract/labs.ts'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'

type Behaviour = LabSummary['behaviours'][number]

/** Skills that a pass speaks for, each once, in the lab's order, with the stages from the lowest. */
export function skillsOf(
  behaviours: readonly Pick<Behaviour, 'skill' | 'name' | 'stage'>[],
): { skill: string; name: string; stages: Stage[] }[] {
  const skills = new Map(behaviours.map(({ skill, name }) => [skill, name]))
  return [...skills].map(([skill, name]) => ({
    skill,
    name,
    stages: stages.filter((stage) => behaviours.some((each) => each.skill === skill && each.stage === stage)),
  }))
}

/** `2 to 5 h`, `3 h`. */
export const hoursSay = ({ from, to }: LabSummary['hours']): string =>
  from === to ? `${from} h` : `${from} to ${to} h`

/** Where a starter is proposed to go. */
export const proposedFolder = (slug: string): string => `~/labs/${slug}`

/** How a language's folder is called among people. */
export const languageName = (folder: string): string =>
  ({ typescript: 'TypeScript', javascript: 'JavaScript', php: 'PHP', csharp: 'C#', cpp: 'C++' })[folder] ??
  `${folder[0]?.toUpperCase() ?? ''}${folder.slice(1)}`

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `12 Nov, 19:52`, where the reader is: for a narrow column of what happened lately. */
export const shortTime = (at: string): string => {
  const date = new Date(at)
  const [hours, minutes] = [date.getHours(), date.getMinutes()].map((n) => String(n).padStart(2, '0'))
  return `${date.getDate()} ${months[date.getMonth()]}, ${hours}:${minutes}`
}
