import { z } from 'zod'
import { type Benchmark, stages, strengths } from '../core/benchmark/benchmark.ts'
import { toolKinds } from '../core/benchmark/catalogue.ts'
import type { Bar } from '../core/benchmark/find.ts'
import { cautions, type EvidenceEntry, evidenceKinds } from '../core/evidence/entry.ts'
import type { FailureCode } from '../core/failures.ts'
import type { RunProgress } from '../core/lab/progress.ts'
import type { CheckResult } from '../core/lab/verdict.ts'
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
  z.object({
    type: z.literal('withdrawn'),
    because: z.enum(['rule-mended', 'benchmark-changed', 'taken-back']),
  }),
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

/*
 * Labs:
 *   GET    /v1/labs                      labsReply
 *   GET    /v1/labs/:slug                labReply
 *   POST   /v1/labs/:slug/start          labStartRequest → labStartReply (201)
 *   POST   /v1/labs/:slug/hints          → hintReply, the next one; failure hints-used-up after the last
 *   POST   /v1/labs/:slug/check          labCheckRequest → runReply (202), for the page
 *   POST   /v1/runs?lab=                 body application/gzip → runReply (202), for commands
 *   GET    /v1/runs/:id                  runReply; :id is a run's id or its number
 *   GET    /v1/runs/:id/recording        recordingReply
 *   DELETE /v1/runs/:id                  stops it → runReply
 *   POST   /v1/runs/:id/rejudge          → runReply
 */
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
export const runStates = ['queued', 'running', 'judged', 'inconclusive', 'void', 'stopped', 'failed'] as const
export const runState = z.enum(runStates)

/** What is asked, without how it is measured. */
const labCheck = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['counted', 'timed']),
  unit: z.enum(['count', 'times', 'ms']),
  atMost: z.number(),
})
/** As it was in the untouched starter, measured when the lab was proved, on the machine that proved it. */
const atStart = z.object({
  value: z.number().nullable(),
  mine: z.number().nullable(),
  reference: z.number().nullable(),
})

export const labCheckResult = labCheck.extend({
  outcome: z.enum(['passed', 'failed', 'inconclusive']),
  value: z.number().nullable(),
  /** What was seen, in one or two sentences. */
  says: z.string(),
  /** Behind a multiple: the two medians, ms. */
  mine: z.number().nullable(),
  reference: z.number().nullable(),
  /** Null where the lab has no figures of its starter yet. */
  atStart: atStart.nullable(),
}) satisfies z.ZodType<CheckResult>

export const labOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('judged'), passed: z.boolean(), checks: z.array(labCheckResult) }),
  z.object({ kind: z.literal('inconclusive'), checks: z.array(labCheckResult) }),
  z.object({ kind: z.literal('void'), causes: z.array(z.object({ cause: z.string(), says: z.string() })) }),
])

const labStepKind = z.enum(['compare', 'load', 'probe', 'attack', 'settle', 'query'])
/** Times are ms from the start of the run; latencies ms from the instant at which the request was due. */
const second = z.object({
  step: z.string(),
  of: z.enum(['service', 'reference']),
  atMs: z.number(),
  answered: z.number().int(),
  failed: z.number().int(),
  p50: z.number().nullable(),
  p99: z.number().nullable(),
})
const labFault = z.object({
  step: z.string(),
  says: z.string(),
  fromMs: z.number(),
  toMs: z.number().nullable(),
})
export const runProgress = z.object({
  phase: z.enum(['waiting', 'preparing', 'starting', 'scenario', 'judging']),
  step: z
    .object({ id: z.string(), does: labStepKind, index: z.number().int(), of: z.number().int() })
    .nullable(),
  seconds: z.array(second),
  faults: z.array(labFault),
  /** The last lines that the service wrote. */
  output: z.array(z.string()),
}) satisfies z.ZodType<RunProgress>

export const runSummary = z.object({
  id: z.uuid(),
  /** Counted per person, as commands name it: `proven lab report 7`. */
  number: z.number().int(),
  lab: slug,
  version: z.number().int(),
  state: runState,
  /** Null but where the state is `judged`. */
  passed: z.boolean().nullable(),
  /** Of the lab's checks how many passed; null but where there is a verdict. */
  checksPassed: z.number().int().nullable(),
  checks: z.number().int(),
  /** How often it was run so far: inconclusive and void runs repeat by themselves, at most twice. */
  tries: z.number().int(),
  /** A run with a chosen seed never counts. */
  chosenSeed: z.boolean(),
  queuedAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
})

export const runReply = runSummary.extend({
  title: z.string(),
  /** Of the newest try; null before it began. */
  seed: z.string().nullable(),
  /** Of the archive that was checked. */
  source: sha256,
  /** Runs that the machine takes first; 0 once it is running. */
  ahead: z.number().int(),
  progress: runProgress,
  /** Null while it goes on, and where it was stopped or failed. */
  outcome: labOutcome.nullable(),
  /** Of a run that failed through no fault of the service: what happened and what to do. */
  failure: z
    .object({ code: z.string(), says: z.string(), details: z.array(z.string()), hint: z.string() })
    .nullable(),
  /** Whether `GET /v1/runs/:id/recording` has something to show. */
  hasRecording: z.boolean(),
  /** What this run says in the ledger now; empty where it did not pass or does not count. */
  evidence: z.array(
    z.object({
      entry: z.uuid(),
      skill: z.string(),
      name: z.string(),
      stage,
      behaviour: z.string(),
      strength: z.enum(strengths),
      /** Middle of the level with and without this entry, today. */
      level: z.number().nullable(),
      levelWithout: z.number().nullable(),
    }),
  ),
})

/** A recording as far as it can be looked at: figures, faults, what the service wrote. */
export const recordingReply = z.object({
  /** Of the recording as it is kept, compressed. */
  sha256,
  bytes: z.number().int(),
  /** Requests of the schedule, those that left late by our own fault, and the 99th percentile of the worst window. */
  sent: z.object({ scheduled: z.number().int(), late: z.number().int(), lagP99Ms: z.number() }),
  lab: z.object({ slug, version: z.number().int() }),
  engine: z.number().int(),
  seed: z.string(),
  startedAt: instant,
  tookMs: z.number(),
  machine: z.object({
    cores: z.number().int(),
    model: z.string(),
    memoryMiB: z.number(),
    system: z.string(),
    node: z.string(),
    postgres: z.string(),
  }),
  steps: z.array(
    z.object({ id: z.string(), does: labStepKind, fromMs: z.number(), toMs: z.number().nullable() }),
  ),
  seconds: z.array(second),
  faults: z.array(labFault),
  requests: z.array(
    z.object({
      step: z.string(),
      of: z.enum(['service', 'reference']),
      name: z.string(),
      sent: z.number().int(),
      good: z.number().int(),
      late: z.number().int(),
      errors: z.number().int(),
      timedOut: z.number().int(),
      broken: z.number().int(),
      wrong: z.array(z.object({ what: z.string(), times: z.number().int(), example: z.string() })),
      latency: z.object({ p50: z.number(), p90: z.number(), p99: z.number(), max: z.number() }).nullable(),
    }),
  ),
  /** What the requests of a probe asked of the database, the most frequent first. */
  statements: z.array(z.object({ step: z.string(), text: z.string(), calls: z.number(), pages: z.number() })),
  attacks: z.array(
    z.object({
      step: z.string(),
      tried: z.number().int(),
      answered: z.number().int(),
      gotIn: z.array(z.object({ tries: z.string(), times: z.number().int(), example: z.string() })),
    }),
  ),
  service: z.array(
    z.object({
      instance: z.number().int(),
      endedByItself: z.number().int(),
      output: z.string(),
      outputLines: z.number().int(),
    }),
  ),
  spoiled: z.array(z.object({ cause: z.string(), says: z.string() })),
  gaveUp: z.string().nullable(),
})

export const labSummary = z.object({
  slug,
  version: z.number().int(),
  title: z.string(),
  summary: z.string(),
  hours: z.object({ from: z.number(), to: z.number() }),
  /** What a pass speaks for. */
  behaviours: z.array(
    z.object({
      skill: z.string(),
      name: z.string(),
      behaviour: z.string(),
      text: z.string(),
      stage,
      strength: z.enum(strengths),
    }),
  ),
  /** Folders of starter/. */
  languages: z.array(z.string()),
  state: z.enum(['not-started', 'started', 'passed']),
  startedAt: instant.nullable(),
  /** Of the best pass of this version. */
  passedAt: instant.nullable(),
  runs: z.number().int(),
  hintsTaken: z.number().int(),
  hints: z.number().int(),
})
export const labsReply = z.object({ labs: z.array(labSummary) })

export const labReply = labSummary.extend({
  /** Markdown. */
  brief: z.string(),
  /** Where the starter was last put; null where that is not known. */
  folder: z.string().nullable(),
  checks: z.array(labCheck.extend({ atStart: atStart.nullable() })),
  /** The untouched starter's load, for the picture; `atMs` from the start of the step. Empty where it was not proved. */
  startSeconds: z.array(
    z.object({ step: z.string(), seconds: z.array(second.omit({ step: true, of: true })) }),
  ),
  /** Only those that were taken. */
  taken: z.array(z.object({ number: z.number().int(), text: z.string(), takenAt: instant })),
  /** The newest first, at most 50. */
  history: z.array(runSummary),
})

/** The page names the folder, below the user's home, and the server copies the starter; a command says it did so. */
export const labStartRequest = z.object({
  folder: z.string().min(1).max(4096),
  language: z.string().max(40).default('typescript'),
  /** Of a command that copied the starter itself: only note that the lab was started. */
  copied: z.boolean().default(false),
})
export const labStartReply = z.object({ folder: z.string(), language: z.string(), startedAt: instant })
export const hintReply = z.object({
  number: z.number().int(),
  of: z.number().int(),
  text: z.string(),
  takenAt: instant,
})
/** From the page: a folder below the user's home. The lab is the one that its lab.yaml names. */
export const labCheckRequest = z.object({ folder: z.string().min(1).max(4096) })
/** A body of `POST /v1/runs` is a tar.gz of the folder; the lab is the one that its lab.yaml names. */
export const runQuery = z.object({
  lab: slug,
  seed: z.string().min(1).max(64).optional(),
})

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
export type RunSummary = z.infer<typeof runSummary>
export type RunReply = z.infer<typeof runReply>
export type RecordingReply = z.infer<typeof recordingReply>
export type LabSummary = z.infer<typeof labSummary>
export type LabReply = z.infer<typeof labReply>
export type LabCheckResult = z.infer<typeof labCheckResult>
