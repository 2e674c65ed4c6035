import { z } from 'zod'
import { strengths } from '../../core/benchmark/benchmark.ts'
import type { RunProgress } from '../../core/lab/progress.ts'
import type { CheckResult } from '../../core/lab/verdict.ts'
import { instant, sha256, slug, stage } from './values.ts'

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

export type RunSummary = z.infer<typeof runSummary>
export type RunReply = z.infer<typeof runReply>
export type RecordingReply = z.infer<typeof recordingReply>
export type LabSummary = z.infer<typeof labSummary>
export type LabReply = z.infer<typeof labReply>
export type LabCheckResult = z.infer<typeof labCheckResult>
