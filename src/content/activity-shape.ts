import { z } from 'zod'
import { activityKinds } from '../core/activity/activity.ts'
import { type Stage, stages } from '../core/benchmark/benchmark.ts'
import { type EvidenceKind, evidenceKinds } from '../core/evidence/entry.ts'
import { line, sentence, slug } from './shape.ts'

/** How the files below content/activities are written. */

/** More than a quarter of a year of evenings is a plan, not an activity. */
const longestHours = 400
/** Wider than this, a range says nothing. */
const widestRange = 4

const told = line
  .refine((text) => /^[A-Z0-9]/.test(text), 'has to begin with a capital')
  .refine((text) => /[.?]$/.test(text), 'has to end with a full stop')

const hours = z
  .strictObject({
    from: z.number().min(0.5, 'is less than half an hour'),
    to: z.number().max(longestHours, `is more than ${longestHours} hours`),
  })
  .refine(({ from, to }) => from <= to, 'has to end after it begins')
  .refine(
    ({ from, to }) => to <= from * widestRange,
    `is wider than 1 to ${widestRange}, which promises nothing`,
  )

const slugPattern = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const atStage = new RegExp(`^(${slugPattern})@(${stages.join('|')})$`)
const ofSkill = new RegExp(`^(${slugPattern})/(${slugPattern})$`)
/** `transactions@mid`, or nothing where it is not written so. */
function skillAtStage(written: string): { skill: string; stage: Stage } | undefined {
  const [, skill, stage] = atStage.exec(written) ?? []
  return skill === undefined ? undefined : { skill, stage: stage as Stage }
}

/** `transactions@mid` for a skill, a slug alone for an activity. */
const prerequisite = z.string().transform((written, context) => {
  const skill = skillAtStage(written)
  if (skill) return { kind: 'skill' as const, ...skill }
  if (slug.safeParse(written).success) return { kind: 'activity' as const, activity: written }
  context.addIssue({
    code: 'custom',
    message: 'has to be an activity, or a skill at a stage like `redis@mid`',
  })
  return z.NEVER
})

/** `transactions@senior: 0.6`, the share of the hours. */
const teaches = z
  .record(z.string(), z.number().gt(0, 'has to be more than nothing').max(1, 'is more than all of the hours'))
  .transform((shares, context) =>
    Object.entries(shares).flatMap(([written, share]) => {
      const skill = skillAtStage(written)
      if (skill) return [{ ...skill, share }]
      context.addIssue({
        code: 'custom',
        path: [written],
        message: 'has to be a skill at a stage, like `redis@senior`',
      })
      return []
    }),
  )

/** As it is written, so that it can be pointed at, and as it is read. */
type WrittenProving = {
  written: string
  skill: string
  /** Null where the behaviour tells it. */
  stage: Stage | null
  behaviour: string | null
  how: EvidenceKind[]
}

/** `transactions/proves-invariant: [git, win]` for a behaviour, `transactions@mid: [certificate]` for a stage as a whole. */
const proves = z.record(z.string(), z.array(z.enum(evidenceKinds)).min(1)).transform((ways, context) =>
  Object.entries(ways).flatMap(([written, how]): WrittenProving[] => {
    const [, skill, behaviour] = ofSkill.exec(written) ?? []
    if (skill !== undefined && behaviour !== undefined)
      return [{ written, skill, stage: null, behaviour, how }]
    const whole = skillAtStage(written)
    if (whole) return [{ written, ...whole, behaviour: null, how }]
    context.addIssue({
      code: 'custom',
      path: [written],
      message: 'has to be a behaviour like `redis/states-loss`, or a skill at a stage like `redis@senior`',
    })
    return []
  }),
)

export const activityShape = z.strictObject({
  slug,
  title: line.max(80),
  kind: z.enum(activityKinds).exclude(['lab'], 'labs are read from content/labs'),
  summary: told,
  hours,
  requires: z.array(prerequisite).default([]),
  teaches: teaches.default([]),
  proves: proves.default([]),
  sources: z
    .array(z.strictObject({ title: line.max(140), by: line.max(100), where: line.nullable().default(null) }))
    .min(1, 'names no source'),
  doneWhen: sentence,
  steps: z.array(told).min(3, 'are fewer than three').max(6, 'are more than six'),
  certification: slug.nullable().default(null),
})
export type WrittenActivity = z.infer<typeof activityShape>

/** Activities are checked one by one, so that one broken activity does not hide the others. */
export const activityFileShape = z.strictObject({ activities: z.array(z.unknown()).min(1) })
