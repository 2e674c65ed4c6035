import type { Strength } from '../benchmark/benchmark.ts'
import type { Operation } from './history/operation.ts'
import type { Random } from './random.ts'
import type { Recording, VoidCause } from './recording.ts'

/**
 * A flawed service, and what it meets. `content/labs/<slug>/lab.ts` exports one as `lab`; the brief, starters,
 * fixture and submissions are files beside it.
 */
export type Lab = {
  slug: string
  /** Counted up with every change after which an old pass would mean something else. */
  version: number
  title: string
  /** One sentence, what the service is and what hurts. */
  summary: string
  /** Hours that it takes those who have not done it before. */
  hours: { from: number; to: number }
  /** What a pass speaks for. */
  behaviours: { skill: string; behaviour: string; strength: Strength }[]
  database: {
    /** File beside lab.ts, run once as the owner of an empty database and kept: tables, bulk rows. */
    fixture: string
    /** SQL run on each run's own copy, of the run's seed. */
    seeded?: (random: Random) => string
  }
  /** How many processes of the service share the database; each has its own PORT. 1 where not told. */
  instances?: number
  /** Somebody outside whom the service calls, at PROVIDER_URL. */
  provider?: Provider
  loads: Record<string, Load>
  /** In order. Services are started before the first one. */
  scenario: Step[]
  checks: Check[]
  /** Three, from a nudge to nearly there. */
  hints: [string, string, string]
}

export type LabRequest = {
  /** What figures are kept by: 'list', 'checkout'. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Origin form, with its query. */
  path: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
  /** Which logical client asks; operations of a history carry it. */
  client?: number
  /** Which instance gets it; in turn where not told. */
  instance?: number
}

export type LabResponse = { status: number; headers: Record<string, string>; body: string }

/** Answered, or not: after the deadline nobody knows whether it took effect; nor when the connection broke after sending. */
export type Reply =
  | { kind: 'answered'; response: LabResponse }
  | { kind: 'timed-out' }
  | { kind: 'broken'; why: string; sent: boolean }

/** Requests from a seed, and what is known of their answers. All pure. */
export type Load = {
  /** The request at a place of the schedule. */
  request: (index: number, random: Random) => LabRequest
  /** What comes right after a reply, off the schedule: the next page, the same payment again. Null where nothing does. */
  follow?: (request: LabRequest, reply: Reply, followed: number) => LabRequest | null
  /** What is wrong with an answer, in few words without values, so that alike ones are counted together; or null. */
  wrong?: (request: LabRequest, response: LabResponse) => string | null
  /** What the client did and saw, for the history. */
  operation?: (
    request: LabRequest,
    reply: Reply,
  ) => Pick<Operation, 'does' | 'key' | 'value' | 'outcome'> | null
  /** After which nobody waits any more. 5,000 where not told. */
  deadlineMs?: number
  /**
   * Share of the schedule that the generator itself may send late before it voids the run: .01 where not told. More where
   * effects are counted, which do not depend on the instant. What the generator lost is never held against an answer.
   */
  lateSendsAllowed?: number
  /** Of an answer that came, but too late for its user. The deadline where not told. Of both, only what the generator did not itself delay counts. */
  lateAfterMs?: number
}

export type Step =
  /**
   * Steady latency: windows of the service and of the lab's reference take turns (ABBA), never together. The first
   * `warmUpMs` of every window is sent but not measured.
   */
  | {
      kind: 'compare'
      id: string
      load: string
      ratePerSecond: number
      windowMs: number
      rounds: number
      warmUpMs: number
    }
  /** Open loop against the service alone, with faults at their instants. */
  | {
      kind: 'load'
      id: string
      load: string
      ratePerSecond: number
      toRatePerSecond?: number
      durationMs: number
      faults?: TimedFault[]
    }
  /** One request after the other, on an otherwise idle database: what each costs there is counted. */
  | { kind: 'probe'; id: string; load: string; requests: number }
  | { kind: 'attack'; id: string; attack: Attack }
  /** Waits until a request gets the answer asked for, at most so long: start-up, recovery, reconciliation. */
  | {
      kind: 'settle'
      id: string
      request: LabRequest
      settled: (response: LabResponse) => boolean
      withinMs: number
    }
  /** A read of the service's database through a role of the lab's own; at most 1,000 rows are kept. */
  | { kind: 'query'; id: string; sql: string }

export type Fault =
  | { kind: 'database-kill' }
  | { kind: 'database-restart' }
  | { kind: 'database-pause'; forMs: number }
  | { kind: 'service-kill'; instance: number; restartAfterMs: number }
  | { kind: 'service-pause'; instance: number; forMs: number }
  | { kind: 'network'; to: 'database' | 'provider'; does: NetworkFault; forMs: number }
export type NetworkFault =
  | { kind: 'delay'; ms: number }
  | { kind: 'throttle'; bytesPerSecond: number }
  /** Connections are closed in order, new ones refused. */
  | { kind: 'cut' }
  | { kind: 'reset' }
  /** Nothing comes through and nothing is closed. */
  | { kind: 'black-hole' }
export type TimedFault = { atMs: number; fault: Fault }

export type Attack = {
  kind: 'injection' | 'object-authorisation'
  attempts: (random: Random) => AttackAttempt[]
}
export type AttackAttempt = {
  /** In few words, without what it was done with: 'another tenant's order by its number'. */
  tries: string
  request: LabRequest
  /** Whether the reply shows that it got in. */
  gotIn: (reply: Reply) => boolean
}

/** Calls to somebody outside, answered from the seed; what they took effect on is noted in the recording. */
export type Provider = { open: (random: Random) => (call: ProviderCall) => ProviderAnswer }
export type ProviderCall = {
  index: number
  method: string
  path: string
  headers: Record<string, string>
  body: string
}
export type ProviderAnswer = {
  /** Written down at once, also where the answer never arrives: `{ charged: 'order-7', cents: 1200 }`. */
  notes?: Record<string, string | number>
  does:
    | { kind: 'answer'; status: number; body: unknown; afterMs: number }
    | { kind: 'hang' }
    | { kind: 'reset'; afterMs: number }
}

/** One thing that is asked of a recording. */
export type Check = {
  id: string
  /** What is measured, as a row's title: "Queries per request". */
  title: string
  /** Counted: exact. Timed: a multiple of the reference in the same run, inconclusive within a tenth of the limit. */
  kind: 'counted' | 'timed'
  unit: 'count' | 'times' | 'ms'
  /** At most so much passes. */
  atMost: number
  measure: (recording: Recording) => Measurement
}

export type Measurement = {
  /** Null where nothing was measured: that never passes. */
  value: number | null
  /** What was seen, in one or two sentences; never how to mend it. */
  says: string
  /** Outcomes that nobody knows and that could turn a pass around; the check is inconclusive where it would pass with some. */
  unknown?: number
  /** Behind a multiple: the two medians, ms. */
  mine?: number
  reference?: number
  /** What kept us from measuring, and was not the service's fault: it voids the run. */
  spoiled?: { cause: VoidCause; says: string }
}
