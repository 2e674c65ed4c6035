import { z } from 'zod'
import { trackKinds } from '../../core/benchmark/track.ts'
import { carries, type TrackComparison } from '../../core/track/compare.ts'
import { report } from './standing.ts'
import { instant, stage } from './values.ts'

/*
 * Tracks:
 *   GET    /v1/tracks                 tracksReply
 *   GET    /v1/tracks/:slug           trackReply; :slug is a track's slug, name or one of its titles
 */
const count = z.number().int()
const skillRow = report.shape.areas.element.shape.skills.element

const track = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(trackKinds),
  summary: z.string(),
  titles: z.array(z.string()),
  years: z.object({ from: z.number(), to: z.number().nullable() }).nullable(),
  stage: stage.nullable(),
  counts: z.record(z.enum(carries), count),
})

const comparedWith = z.object({
  benchmarkVersion: count,
  asOf: instant,
  /** Skills of the benchmark with any evidence; 0 where nothing was seen yet. */
  skillsSeen: count,
})

export const trackSummary = track.extend({
  /** Skills that it asks for, core skills that it does not, and what it asks that the benchmark does not hold. */
  asked: count,
  notAsked: count,
  beyond: count,
})
export const tracksReply = comparedWith.extend({ tracks: z.array(trackSummary) })

const trackComparison = track.extend({
  asked: z.array(
    z.object({
      row: skillRow,
      areaName: z.string(),
      because: z.string().nullable(),
      carry: z.enum(carries),
    }),
  ),
  notAsked: z.array(z.object({ slug: z.string(), name: z.string() })),
  beyond: z.array(z.string()),
}) satisfies z.ZodType<TrackComparison>
export const trackReply = comparedWith.extend(trackComparison.shape)

export type TrackSummary = z.infer<typeof trackSummary>
export type TracksReply = z.infer<typeof tracksReply>
export type TrackReply = z.infer<typeof trackReply>
export type AskedSkill = TrackReply['asked'][number]
