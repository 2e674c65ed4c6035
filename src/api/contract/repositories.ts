import { z } from 'zod'
import { evidenceEntry, finding, source } from './evidence.ts'
import { instant, objectId, sha256 } from './values.ts'

/** Something that a reader of a repository has to be told, in words. */
export const notice = z.object({ code: z.string(), says: z.string() })

/** Notices that tell how something was read, and warn of nothing. */
const plainNotices: readonly string[] = ['not-weighed']

export const isPlain = ({ code }: Notice): boolean => plainNotices.includes(code)

export const recordRequest = z.object({
  source,
  head: objectId.nullable(),
  commits: z.number().int().nonnegative(),
  ownCommits: z.number().int().nonnegative(),
  identities: z.array(z.string().max(320)).max(100),
  notices: z.array(notice).max(1000),
  findings: z.array(finding).max(50_000),
})

export const recordReply = z.object({
  added: z.number().int(),
  superseded: z.number().int(),
  withdrawn: z.number().int(),
  unchanged: z.number().int(),
  /** What the source now says, all of it. */
  evidence: z.array(evidenceEntry),
})

export const sourceSummary = z.object({
  kind: source.shape.kind,
  instance: sha256,
  label: z.string(),
  head: objectId.nullable(),
  commits: z.number().int(),
  ownCommits: z.number().int(),
  identities: z.array(z.string()),
  notices: z.array(notice),
  entries: z.number().int(),
  skills: z.number().int(),
  oldestAt: instant.nullable(),
  newestAt: instant.nullable(),
  readAt: instant,
})

export const sourcesReply = z.object({ sources: z.array(sourceSummary) })

export const identity = z.object({
  name: z.string(),
  email: z.string(),
  commits: z.number().int(),
  newestAt: instant.nullable(),
  /** The address that git on this machine would commit with. */
  yours: z.boolean(),
})

export const identitiesRequest = z.object({ path: z.string().min(1).max(4096) })

export const identitiesReply = z.object({
  path: z.string(),
  label: z.string(),
  /** The same as a source's, so that a repository that was read before is known again wherever it lies. */
  instance: sha256,
  identities: z.array(identity),
})

export const repositoriesReply = z.object({
  under: z.string(),
  repositories: z.array(z.object({ path: z.string(), label: z.string(), changedAt: instant.nullable() })),
  /** Said where the search stopped before it had seen every folder. */
  notices: z.array(notice),
})

export const scanRequest = z.object({
  repositories: z
    .array(
      z.object({
        path: z.string().min(1).max(4096),
        identities: z.array(z.string().min(1).max(320)).min(1).max(100),
      }),
    )
    .min(1)
    .max(50),
})

export const scanProgress = z.object({
  path: z.string(),
  label: z.string(),
  phase: z.enum(['waiting', 'opening', 'history', 'content', 'recording', 'done', 'failed', 'stopped']),
  /** Commits read in this phase, and how many there are where that is known. */
  read: z.number().int(),
  of: z.number().int().nullable(),
  notices: z.array(notice),
  failure: z
    .object({ code: z.string(), says: z.string(), details: z.array(z.string()), hint: z.string() })
    .nullable(),
  result: z
    .object({
      instance: sha256,
      commits: z.number().int(),
      ownCommits: z.number().int(),
      added: z.number().int(),
      unchanged: z.number().int(),
      superseded: z.number().int(),
      withdrawn: z.number().int(),
    })
    .nullable(),
})

export const scanReply = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'done', 'failed', 'stopped']),
  startedAt: instant,
  repositories: z.array(scanProgress),
})

export type Notice = z.infer<typeof notice>
export type SourceSummary = z.infer<typeof sourceSummary>
export type Identity = z.infer<typeof identity>
export type IdentitiesReply = z.infer<typeof identitiesReply>
export type RepositoriesReply = z.infer<typeof repositoriesReply>
export type ScanRequest = z.infer<typeof scanRequest>
export type ScanReply = z.infer<typeof scanReply>
export type RecordRequest = z.infer<typeof recordRequest>
export type RecordReply = z.infer<typeof recordReply>
