import { z } from 'zod'
import { claimPlaces } from '../../core/resume/claims.ts'
import { type Resume, resumeFormats, resumeNotes } from '../../core/resume/resume.ts'
import { instant, sha256, stage } from './values.ts'

/** Shapes of résumés as they go over HTTP. */

const lines = z.array(z.number().int())

export const resumeSummary = z.object({
  /** SHA-256 of the file; also names its source. */
  instance: sha256,
  name: z.string(),
  format: z.enum(resumeFormats),
  addedAt: instant,
  changedAt: instant,
  jobs: z.number().int(),
  bullets: z.number().int(),
  /** Skills that it claims. */
  skills: z.number().int(),
  /** Lines that no value was made of. */
  unread: z.number().int(),
  questions: z.number().int(),
})

export const resumesReply = z.object({ resumes: z.array(resumeSummary) })

const mending = z.object({
  /** Choices by the id of their question. */
  answers: z.record(z.string().max(200), z.string().max(200)),
  /** Values put right, by JSON pointer into the résumé; null takes one out. */
  mends: z
    .array(
      z.object({
        pointer: z.string().min(2).max(300),
        value: z.string().max(10_000).nullable(),
        lines: lines.max(200),
      }),
    )
    .max(2_000),
  /** Lines that need not be shown any more. */
  dismissed: lines.max(20_000),
})

export const mendRequest = mending

export const resumeReply = resumeSummary.extend({
  lines: z.array(z.object({ number: z.number().int(), page: z.number().int().nullable(), text: z.string() })),
  /** JSON Resume, schema 1.x. */
  resume: z.custom<Resume>((value) => typeof value === 'object' && value !== null).meta({ type: 'object' }),
  /** JSON pointer into `resume` → line numbers. */
  places: z.record(z.string(), lines),
  unreadLines: z.array(z.object({ lines, below: z.string().nullable() })),
  asks: z.array(
    z.object({
      id: z.string(),
      asks: z.string(),
      lines,
      choices: z.array(
        z.object({ id: z.string(), says: z.string(), sets: z.record(z.string(), z.string()) }),
      ),
    }),
  ),
  notes: z.array(z.enum(resumeNotes)),
  mending,
  claims: z.array(
    z.object({
      subject: z.object({ kind: z.enum(['skill', 'tool', 'certification']), slug: z.string() }),
      name: z.string(),
      /** The words as written. */
      text: z.string(),
      line: z.number().int(),
      place: z.enum(claimPlaces),
      pointer: z.string().nullable(),
      observedAt: instant.nullable(),
      /** Slugs of the skills that it is taken to be about. */
      skills: z.array(z.string()),
    }),
  ),
  /** Skills that it claims, those that nothing else shows first. */
  claimed: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      area: z.string(),
      core: z.boolean(),
      lines,
      claimedAt: stage,
      shownAt: stage.nullable(),
      shownBy: z.number().int(),
    }),
  ),
})

export type ResumeReply = z.infer<typeof resumeReply>
export type MendRequest = z.infer<typeof mendRequest>
