import { z } from 'zod'
import { activityKinds } from '../../core/activity/activity.ts'
import { cautions } from '../../core/evidence/entry.ts'
import { seenStates } from '../../core/project/audit.ts'
import { dimensions } from '../../core/project/rubric.ts'
import { signalIds } from '../../core/signal/catalogue.ts'

/*
 * Projects: repositories that were read, against the rubric.
 *   GET /v1/projects                      projectsReply
 *   GET /v1/projects/:instance            projectReply; failure project-unknown
 *   PUT /v1/projects/:instance/answers    projectAnswers → projectReply; blank takes one back, what is not named stays
 */
const instant = z.iso.datetime()
const count = z.number().int()
const dimension = z.enum(dimensions)
const counts = z.object({
  seen: count,
  withCaution: count,
  of: count,
  answered: count,
  asked: count,
})

const summary = z.object({
  instance: z.string(),
  label: z.string(),
  head: z.string().nullable(),
  commits: count,
  ownCommits: count,
  identities: z.array(z.string()),
  readAt: instant,
  counts: z.array(counts.extend({ dimension, title: z.string() })),
  /** Dimensions in which nothing was seen and nothing is answered. */
  silent: z.array(dimension),
})
export const projectsReply = z.object({ projects: z.array(summary) })

const way = z.object({ slug: z.string(), title: z.string(), kind: z.enum(activityKinds) })
const criterion = z.object({
  id: z.string(),
  says: z.string(),
  state: z.enum(seenStates),
  found: z.array(
    z.object({
      signal: z.enum(signalIds),
      facet: z.string(),
      says: z.string(),
      /** How many there are; the newest few are cited. */
      commits: count,
      citations: z.array(z.object({ commit: z.string(), paths: z.array(z.string()), at: instant })),
      cautions: z.array(z.enum(cautions)),
    }),
  ),
  /** What to do where it is not seen; null where it is. */
  step: z.string().nullable(),
  /** What would leave it in a repository. */
  activities: z.array(way),
  /** Where it can be practised. */
  labs: z.array(way),
})
export const projectReply = summary.extend({
  dimensions: z.array(
    z.object({
      dimension,
      title: z.string(),
      says: z.string(),
      criteria: z.array(criterion),
      questions: z.array(
        z.object({
          id: z.string(),
          asks: z.string(),
          answer: z.string().nullable(),
          answeredAt: instant.nullable(),
          lacks: z.enum(['answer', 'figure']).nullable(),
        }),
      ),
      counts,
    }),
  ),
})
/** By id of question. */
export const projectAnswers = z.object({
  answers: z.record(z.string().min(1).max(60), z.string().max(10_000)),
})

export type ProjectsReply = z.infer<typeof projectsReply>
export type ProjectReply = z.infer<typeof projectReply>
export type ProjectAnswers = z.infer<typeof projectAnswers>
