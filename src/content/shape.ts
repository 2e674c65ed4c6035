import { z } from 'zod'
import { stages, strengths } from '../core/benchmark/benchmark.ts'
import { isSignalId, type SignalId } from '../core/signal/catalogue.ts'

/** How the files below content/benchmark are written. Unknown keys are refused, since a misspelt one says nothing. */

const longestBehaviour = 160

export const slug = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'has to be lower case words joined by hyphens')
export const line = z
  .string()
  .min(1)
  .max(200)
  .refine(
    (text) => text.trim() === text && !/[\r\n]/.test(text),
    'has to be one line without spaces around it',
  )

/** Abbreviations whose full stop does not end a sentence. */
const abbreviation = /\b(?:e\.g|i\.e|etc|vs|cf)\.\s/g

/** One sentence that a colleague could answer yes or no to. */
export const sentence = z
  .string()
  .max(longestBehaviour, `is longer than ${longestBehaviour} characters`)
  .refine(
    (text) => text.trim() === text && !/[\r\n]/.test(text),
    'has to be one line without spaces around it',
  )
  .refine((text) => /^[A-Z0-9]/.test(text), 'has to begin with a capital')
  .refine((text) => !/[.!?…;]\s+\S/.test(text.replace(abbreviation, ' ')), 'has to be one sentence')

const signalStrengths = z
  .record(z.string(), z.enum(strengths))
  .superRefine((bindings, context) => {
    for (const signal of Object.keys(bindings))
      if (!isSignalId(signal))
        context.addIssue({ code: 'custom', path: [signal], message: `there is no signal \`${signal}\`` })
  })
  .transform((bindings) =>
    Object.entries(bindings).map(([signal, strength]) => ({ signal: signal as SignalId, strength })),
  )

const behaviour = z.strictObject({
  id: slug,
  stage: z.enum(stages),
  text: sentence,
  signals: signalStrengths.default([]),
})

export const skillShape = z.strictObject({
  slug,
  name: line.max(40),
  core: z.boolean(),
  summary: line,
  requires: z.array(slug).default([]),
  aliases: z.array(line.max(80)).default([]),
  formerSlugs: z.array(slug).default([]),
  behaviours: z.array(behaviour).min(1),
})

/** Skills are checked one by one, so that one broken skill does not hide the others. */
export const areaFileShape = z.strictObject({ area: slug, skills: z.array(z.unknown()).min(1) })

export const benchmarkFileShape = z.strictObject({
  version: z.number().int().positive(),
  areas: z.array(z.strictObject({ slug, name: line.max(60), summary: line })).min(1),
})
