import { z } from 'zod'
import { stages } from '../core/benchmark/benchmark.ts'
import { trackKinds } from '../core/benchmark/track.ts'
import { line, sentence, slug } from './shape.ts'

/** How the files below content/benchmark/tracks are written: one for each kind, named for it. */

const ask = z.strictObject({
  skill: slug,
  stage: z.enum(stages),
  because: sentence.nullable().default(null),
})

const years = z
  .strictObject({ from: z.number().min(0), to: z.number().nullable().default(null) })
  .refine(({ from, to }) => to === null || to > from, 'has to end after it begins')

export const trackShape = z.strictObject({
  slug,
  name: line.max(40),
  summary: line,
  titles: z.array(line.max(60)).default([]),
  years: years.nullable().default(null),
  stage: z.enum(stages).nullable().default(null),
  asks: z.array(ask).default([]),
  beyond: z.array(sentence.transform((text) => ({ text }))).default([]),
})

export const trackFileShape = z.strictObject({
  kind: z.enum(trackKinds),
  tracks: z.array(z.unknown()).min(1),
})
