import type { Operation } from './history/operation.ts'
import type { Fault } from './lab.ts'

/** All that was measured in a run, before anybody judged it. At most 4 MiB compressed. */
export type Recording = {
  lab: { slug: string; version: number }
  /** Of the program that measured. */
  engine: number
  seed: string
  /** ISO 8601 in UTC. */
  startedAt: string
  tookMs: number
  machine: { cores: number; model: string; memoryMiB: number; system: string; node: string; postgres: string }
  steps: StepRecording[]
  /** Of each instance: how often it ended by itself, and what it wrote last (bounded). */
  service: { instance: number; endedByItself: number; output: string; outputLines: number }[]
  /** What we spoiled; any of it voids the run. */
  spoiled: { cause: VoidCause; says: string }[]
  /** Why the scenario was cut short, where the service was at fault: it did not start, or did not answer. */
  gaveUp: string | null
}

export type VoidCause = 'generator-fell-behind' | 'sandbox-died' | 'host-too-noisy' | 'answer-not-understood'

export type StepRecording =
  | {
      kind: 'compare'
      id: string
      fromMs: number
      windows: (LoadFigures & { of: 'service' | 'reference' })[]
    }
  | {
      kind: 'load'
      id: string
      fromMs: number
      figures: LoadFigures
      faults: FaultRecording[]
      operations: Operation[]
      provider: ProviderNote[]
    }
  | { kind: 'probe'; id: string; fromMs: number; figures: LoadFigures; database: DatabaseWork }
  | {
      kind: 'attack'
      id: string
      fromMs: number
      tried: number
      answered: number
      gotIn: { tries: string; times: number; example: string }[]
    }
  | { kind: 'settle'; id: string; fromMs: number; settledAfterMs: number | null }
  | { kind: 'query'; id: string; fromMs: number; rows: Record<string, unknown>[]; more: boolean }

/** Times from the start of the run, ms. `toMs` null: until the end of the step. */
export type FaultRecording = { fault: Fault; fromMs: number; toMs: number | null }

export type ProviderNote = { atMs: number; notes: Record<string, string | number> }

export type LoadFigures = {
  fromMs: number
  durationMs: number
  /** Places of the schedule; follow-ups are apart. */
  scheduled: number
  /** Of the schedule, could not be sent within 50 ms of their instant through the generator's own fault. */
  sentLate: number
  sendLagP99Ms: number
  byName: Record<string, NameFigures>
  /** Per second of the window, for the picture; latencies in ms from the intended instant. */
  seconds: { atMs: number; answered: number; failed: number; p50: number | null; p99: number | null }[]
}

export type NameFigures = {
  sent: number
  /** With a status below 500, within the deadline, and not wrong. */
  good: number
  /** Answered, below 500, and not as the lab asks. By what was wrong. */
  wrong: { what: string; times: number; example: string }[]
  /** Status 500 and above. */
  errors: number
  timedOut: number
  broken: number
  /** Good, but later than their user waits. */
  late: number
  /** By status. */
  statuses: Record<string, number>
  /** Of the good ones, ms from the intended instant. Null where there are none. */
  latency: { p50: number; p90: number; p99: number; max: number } | null
}

/** From pg_stat_statements, of the service's role, without transaction control. */
export type DatabaseWork = {
  requests: number
  statements: number
  rows: number
  /** Pages of 8 KiB touched, found in memory or not. */
  pages: number
  /** The most frequent first; their text as PostgreSQL normalises it, cut at 300 characters. At most 10. */
  texts: { text: string; calls: number; pages: number }[]
}
