import { z } from 'zod'
import { type Benchmark, stages, strengths } from '../core/benchmark/benchmark.ts'
import { cautions, type EvidenceEntry, evidenceKinds } from '../core/evidence/entry.ts'
import type { FailureCode } from '../core/failures.ts'
import { type Report, type SkillWhy, standings } from '../core/readiness/report.ts'
import { isSignalId, type SignalId } from '../core/signal/catalogue.ts'

/** Every shape that goes over HTTP. The page, the commands and the OpenAPI description are made from it. */

const stage = z.enum(stages)
const standing = z.enum(standings)
const instant = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const objectId = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)
const signalId = z
  .custom<SignalId>((value) => typeof value === 'string' && isSignalId(value))
  .meta({ type: 'string' })
const interval = z.object({ low: z.number(), middle: z.number(), high: z.number() })

export const citation = z.object({
  commit: objectId,
  paths: z.array(z.string().max(4096)).max(20),
  at: instant,
})

export const finding = z.object({
  signal: signalId,
  facet: z.string().max(80),
  citations: z.array(citation).min(1).max(20),
  cautions: z.array(z.enum(cautions)),
})

const source = z.object({
  kind: z.enum(['repository', 'document', 'lab', 'person']),
  instance: sha256,
  label: z.string().max(200),
})

const observation = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('repository'),
    signal: signalId,
    facet: z.string(),
    strength: z.enum(strengths),
    citations: z.array(citation),
    cautions: z.array(z.enum(cautions)),
  }),
  z.object({
    type: z.literal('judged'),
    says: z.string(),
    strength: z.enum(strengths),
    present: z.boolean(),
    reference: z.string(),
  }),
  z.object({ type: z.literal('withdrawn'), because: z.enum(['rule-mended', 'benchmark-changed']) }),
])

export const evidenceEntry = z.object({
  id: z.uuid(),
  person: z.uuid(),
  skill: z.string(),
  stage,
  behaviour: z.string().nullable(),
  kind: z.enum(evidenceKinds),
  source,
  observed: observation,
  observedAt: instant,
  recordedAt: instant,
  rule: z.string(),
  ruleVersion: z.number().int(),
  benchmarkVersion: z.number().int(),
  visibility: z.enum(['private', 'shared']),
  supersedes: z.uuid().nullable(),
  sha256,
}) satisfies z.ZodType<EvidenceEntry>

const skillRow = z.object({
  slug: z.string(),
  name: z.string(),
  area: z.string(),
  core: z.boolean(),
  stage,
  standing,
  seenBelow: stage.nullable(),
  level: interval.nullable(),
  areaSuggests: interval,
  evidenceCount: z.number().int(),
  byKind: z.partialRecord(z.enum(evidenceKinds), z.number().int()),
  newestAt: instant.nullable(),
  middleBefore: z.number().nullable(),
})

export const report = z.object({
  benchmarkVersion: z.number().int(),
  stage,
  asOf: instant,
  counts: z.record(standing, z.number().int()),
  seenBelow: z.number().int(),
  areas: z.array(z.object({ slug: z.string(), name: z.string(), skills: z.array(skillRow) })),
  warnings: z.array(
    z.object({ id: z.string(), title: z.string(), reason: z.string(), skills: z.array(z.string()) }),
  ),
  moved: z.array(
    z.object({
      skill: z.string(),
      name: z.string(),
      standingFrom: standing,
      standingTo: standing,
      middleFrom: z.number().nullable(),
      middleTo: z.number().nullable(),
      causes: z.array(z.enum(['evidence', 'ageing', 'benchmark'])),
      sentence: z.string(),
    }),
  ),
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

export const health = z.object({
  name: z.literal('proven'),
  /** Of the program; the CLI restarts a server whose version is not its own. */
  version: z.string(),
  /** Changes with every edit of the source, so that a checkout never talks to yesterday's server. */
  build: z.string(),
  schema: z.string(),
  processId: z.number().int(),
})

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

export const eraseRequest = z.object({ source: sha256.nullable() })
export const eraseReply = z.object({ entries: z.number().int(), sources: z.number().int() })
export const importReply = z.object({ entries: z.number().int(), sources: z.number().int() })

/** A one-time address that signs a browser in. */
export const openReply = z.object({ address: z.url() })
export const stopReply = z.object({ stopping: z.literal(true) })

/** One thing that `proven doctor` looked at, and what to do where it is wrong. */
export const check = z.object({
  name: z.string(),
  ok: z.boolean(),
  says: z.string(),
  todo: z.string().nullable(),
})
export const checksReply = z.object({ checks: z.array(check) })

export const failureReply = z.object({
  error: z.object({
    code: z.custom<FailureCode>((value) => typeof value === 'string').meta({ type: 'string' }),
    says: z.string(),
    details: z.array(z.string()),
    hint: z.string(),
  }),
})

export type Health = z.infer<typeof health>
export type Notice = z.infer<typeof notice>
export type SourceSummary = z.infer<typeof sourceSummary>
export type Identity = z.infer<typeof identity>
export type IdentitiesReply = z.infer<typeof identitiesReply>
export type RepositoriesReply = z.infer<typeof repositoriesReply>
export type ScanRequest = z.infer<typeof scanRequest>
export type ScanReply = z.infer<typeof scanReply>
export type RecordRequest = z.infer<typeof recordRequest>
export type RecordReply = z.infer<typeof recordReply>
export type Check = z.infer<typeof check>
export type FailureReply = z.infer<typeof failureReply>
