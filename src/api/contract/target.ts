import { z } from 'zod'
import { evidenceKinds } from '../../core/evidence/entry.ts'
import { fits, payPeriods, requirementKinds, targetKinds, workplaces } from '../../core/target/target.ts'
import { skillRow } from './standing.ts'
import { instant, sha256, stage } from './values.ts'

/** Shapes of targets as they go over HTTP. */

const span = z.object({ from: z.number().int(), to: z.number().int() })
const years = z.object({ from: z.number().min(0).max(99), to: z.number().min(0).max(99).nullable() })
const pay = z.object({
  from: z.number().min(0),
  to: z.number().min(0).nullable(),
  currency: z.string().max(10).nullable(),
  per: z.enum(payPeriods).nullable(),
})
const fitCounts = z.record(z.enum(fits), z.number().int())

export const targetSummary = z.object({
  /** SHA-256 of what it was read from. */
  id: sha256,
  /** As commands name it. */
  number: z.number().int(),
  kind: z.enum(targetKinds),
  title: z.string(),
  /** The file's; empty where there was none. */
  name: z.string(),
  stage,
  addedAt: instant,
  changedAt: instant,
  must: fitCounts,
  nice: fitCounts,
  responsibilities: fitCounts,
  /** Of the musts that are not met, those that the person says they meet. */
  claimedMusts: z.number().int(),
  /** Statements of a ladder's level that nobody mapped yet. */
  toConfirm: z.number().int(),
})

export const targetsReply = z.object({ targets: z.array(targetSummary) })

const slugs = z.array(z.string().min(1).max(60)).max(40)
const requirementId = z.string().min(1).max(200)
const words = z.string().min(1).max(2_000)

const claim = z.string().trim().min(1).max(500)

const mending = z.object({
  title: words.exactOptional(),
  stage: stage.exactOptional(),
  /** What the person says of the job; null where the text does not state it. */
  facts: z.object({
    title: words.nullable().exactOptional(),
    seniority: stage.nullable().exactOptional(),
    years: years.nullable().exactOptional(),
    location: words.nullable().exactOptional(),
    workplace: z.enum(workplaces).nullable().exactOptional(),
    pay: pay.nullable().exactOptional(),
  }),
  /** By the id of the requirement; what is left out stays as it was read. */
  requirements: z.record(
    requirementId,
    z.object({
      must: z.boolean().exactOptional(),
      stage: stage.exactOptional(),
      years: years.nullable().exactOptional(),
      skills: slugs.exactOptional(),
      tools: slugs.exactOptional(),
      /** Not a requirement, or not applicable. */
      dropped: z.boolean().exactOptional(),
      /** Any one of what is named is enough. */
      any: z.boolean().exactOptional(),
      /** Why the person says that they meet it. It makes it weak where it was less, and never met. */
      claim: claim.exactOptional(),
    }),
  ),
  /** Requirements that the reading missed. */
  added: z
    .array(
      z.object({ id: requirementId, text: words, must: z.boolean(), stage, skills: slugs, tools: slugs }),
    )
    .max(500),
  /** Of a ladder, the level that is wanted. */
  level: z.string().max(200).nullable(),
  /** Of a ladder, what was confirmed of its statements. */
  mapping: z.record(requirementId, z.object({ skills: slugs, notApplicable: z.boolean() })),
})

export const targetMendRequest = mending

const stated = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, text: z.string(), span: span.nullable() }).nullable()

const namedThings = z.object({
  skills: z.array(z.string()),
  tools: z.array(z.string()),
  certifications: z.array(z.string()),
})
const requirement = namedThings.extend({
  id: z.string(),
  kind: z.enum(requirementKinds),
  text: z.string(),
  span: span.nullable(),
  within: span.nullable(),
  must: z.boolean(),
  stage,
  years: years.nullable(),
  unknown: z.array(z.string()),
  alternatives: z.array(namedThings.extend({ text: z.string(), span: span.nullable() })),
})

export const targetReply = targetSummary.extend({
  /** What every span is an offset into, in UTF-16 units. */
  text: z.string().nullable(),
  facts: z
    .object({
      title: stated(z.string()),
      seniority: stated(stage),
      years: stated(years),
      location: stated(z.string()),
      workplace: stated(z.enum(workplaces)),
      pay: stated(pay),
    })
    .nullable(),
  requirements: z.array(
    requirement.extend({
      standing: z.enum(fits),
      /** One sentence: what decided. */
      because: z.string(),
      /** The person's word that they meet it; null where they did not say so. */
      claim: z.string().nullable(),
      evidence: z.array(
        z.object({
          id: z.uuid(),
          skill: z.string(),
          kind: z.enum(evidenceKinds),
          stage,
          says: z.string(),
          observedAt: instant,
          source: z.string(),
        }),
      ),
    }),
  ),
  /** As they were read; they count nowhere. */
  dropped: z.array(requirement),
  ladder: z
    .object({
      level: z.string(),
      levels: z.array(z.object({ slug: z.string(), name: z.string(), stage })),
      /** Of the level that is wanted. */
      statements: z.array(
        z.object({
          id: z.string(),
          text: z.string(),
          competency: z.string(),
          skills: z.array(z.string()),
          notApplicable: z.boolean(),
          /** By whom it is mapped; null where nobody did. */
          mappedBy: z.enum(['you', 'file']).nullable(),
          suggested: z.array(z.object({ skill: z.string(), because: z.string() })),
        }),
      ),
    })
    .nullable(),
  /** Rows of all skills that are named, each at the stage at which it is asked for first. */
  skills: z.array(skillRow),
  /** Names by slug of what is named anywhere in this reply. */
  names: z.object({
    skills: z.record(z.string(), z.string()),
    tools: z.record(z.string(), z.string()),
    certifications: z.record(z.string(), z.string()),
  }),
  mending,
})

export const targetKindsOfFile = ['job-description', 'ladder'] as const
export const targetFileQuery = z.object({
  kind: z.enum(targetKindsOfFile),
  /** Of the file; left out where text was pasted. */
  name: z.string().max(200).default(''),
})
export const targetStageRequest = z.object({ stage })

export type TargetsReply = z.infer<typeof targetsReply>
export type TargetSummary = z.infer<typeof targetSummary>
export type TargetReply = z.infer<typeof targetReply>
export type TargetMendRequest = z.infer<typeof targetMendRequest>
