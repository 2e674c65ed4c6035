import { z } from 'zod'
import { toolKinds } from '../core/benchmark/catalogue.ts'
import { line, slug } from './shape.ts'

/** How the files below content/benchmark/tools and content/benchmark/certifications are written. */

const aliases = z.array(line.max(80)).default([])

export const toolShape = z.strictObject({
  slug,
  name: line.max(60),
  kind: z.enum(toolKinds),
  aliases,
  skills: z.array(slug),
})

/** Tools are checked one by one, so that one broken tool does not hide the others. */
export const toolFileShape = z.strictObject({ tools: z.array(z.unknown()).min(1) })

/** `24`, or `25-30` where the issuer publishes a range. */
const percent = z.union([z.number(), z.string()]).transform((written, context) => {
  const [, from = '', to = from] = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(String(written)) ?? []
  const range = { from: Number(from), to: Number(to) }
  if (range.from > 0 && range.from <= range.to && range.to <= 100) return range
  context.addIssue({ code: 'custom', message: 'has to be a share of at most 100, like 24 or 25-30, or null' })
  return z.NEVER
})

const isoDate = z
  .string()
  .regex(
    /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    'has to be an ISO date, month or year',
  )

export const certificationShape = z.strictObject({
  slug,
  name: line.max(100),
  issuer: line.max(60),
  aliases,
  source: z.strictObject({ title: line, date: isoDate }),
  validMonths: z.number().int().positive().nullable(),
  objectives: z
    .array(z.strictObject({ text: line, percent: percent.nullable(), skills: z.array(slug) }))
    .min(1),
})
