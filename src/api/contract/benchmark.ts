import { z } from 'zod'
import { type Benchmark, strengths } from '../../core/benchmark/benchmark.ts'
import { toolKinds } from '../../core/benchmark/catalogue.ts'
import type { Bar } from '../../core/benchmark/find.ts'
import { signalId, stage } from './values.ts'

export const benchmarkReply = z.object({
  version: z.number().int(),
  areas: z.array(z.object({ slug: z.string(), name: z.string(), summary: z.string() })),
  skills: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      area: z.string(),
      core: z.boolean(),
      summary: z.string(),
      requires: z.array(z.string()),
      aliases: z.array(z.string()),
      formerSlugs: z.array(z.string()),
      behaviours: z.array(
        z.object({
          id: z.string(),
          stage,
          text: z.string(),
          signals: z.array(z.object({ signal: signalId, strength: z.enum(strengths) })),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<Benchmark>

/** The benchmark with its catalogue: all there is to read of the bar. */
export const barReply = benchmarkReply.extend({
  tools: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      kind: z.enum(toolKinds),
      aliases: z.array(z.string()),
      skills: z.array(z.string()),
    }),
  ),
  certifications: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      issuer: z.string(),
      aliases: z.array(z.string()),
      source: z.object({ title: z.string(), date: z.string() }),
      validMonths: z.number().int().nullable(),
      objectives: z.array(
        z.object({
          text: z.string(),
          percent: z.object({ from: z.number(), to: z.number() }).nullable(),
          skills: z.array(z.string()),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<Bar>
