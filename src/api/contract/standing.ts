import { z } from 'zod'
import { strengths } from '../../core/benchmark/benchmark.ts'
import { evidenceKinds } from '../../core/evidence/entry.ts'
import type { Report, SkillWhy } from '../../core/readiness/report.ts'
import { evidenceEntry } from './evidence.ts'
import { instant, interval, signalId, stage, standing } from './values.ts'

export const skillRow = z.object({
  slug: z.string(),
  name: z.string(),
  area: z.string(),
  core: z.boolean(),
  stage,
  standing,
  seenBelow: stage.nullable(),
  belowStanding: standing,
  level: interval.nullable(),
  areaSuggests: interval,
  evidenceCount: z.number().int(),
  byKind: z.partialRecord(z.enum(evidenceKinds), z.number().int()),
  newestAt: instant.nullable(),
  middleBefore: z.number().nullable(),
})

/** How a skill moved since it was last looked at, and why. */
export const movedSkill = z.object({
  skill: z.string(),
  name: z.string(),
  standingFrom: standing,
  standingTo: standing,
  middleFrom: z.number().nullable(),
  middleTo: z.number().nullable(),
  causes: z.array(z.enum(['evidence', 'ageing', 'benchmark'])),
  sentence: z.string(),
})

export const report = z.object({
  benchmarkVersion: z.number().int(),
  stage,
  asOf: instant,
  counts: z.record(standing, z.number().int()),
  seenBelow: z.number().int(),
  claimedBelow: z.number().int(),
  areas: z.array(z.object({ slug: z.string(), name: z.string(), skills: z.array(skillRow) })),
  warnings: z.array(
    z.object({ id: z.string(), title: z.string(), reason: z.string(), skills: z.array(z.string()) }),
  ),
  moved: z.array(movedSkill),
  ageing: z.array(z.object({ skill: z.string(), name: z.string(), newestAt: instant, weight: z.number() })),
  entries: z.number().int(),
  sources: z.number().int(),
}) satisfies z.ZodType<Report>

export const skillWhy = z.object({
  row: skillRow,
  areaName: z.string(),
  summary: z.string(),
  requires: z.array(z.object({ slug: z.string(), name: z.string(), standing })),
  trail: z.array(
    z.object({
      entry: evidenceEntry,
      sentence: z.string(),
      weight: z.number(),
      stale: z.boolean(),
      reasons: z.array(z.string()),
      without: interval.nullable(),
      moved: z.number(),
      supersededBy: z.uuid().nullable(),
    }),
  ),
  behaviours: z.array(
    z.object({
      id: z.string(),
      stage,
      text: z.string(),
      signals: z.array(z.object({ signal: signalId, strength: z.enum(strengths) })),
      standing,
      entries: z.array(z.string()),
    }),
  ),
  narrows: z.array(z.object({ kind: z.enum(evidenceKinds), title: z.string(), expectedWidth: z.number() })),
  history: z.array(z.object({ at: instant, level: interval.nullable() })),
  inAYear: interval.nullable(),
}) satisfies z.ZodType<SkillWhy>

export const standingQuery = z.object({ stage: stage.default('senior') })
