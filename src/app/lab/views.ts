import type { Stage, Strength } from '../../core/benchmark/benchmark.ts'
import type { Check } from '../../core/lab/lab.ts'
import type { RunProgress, WatchedFault, WatchedSecond } from '../../core/lab/progress.ts'
import type { Proof } from '../../core/lab/proof.ts'
import type { NameFigures, Recording, StepRecording } from '../../core/lab/recording.ts'
import type { CheckResult } from '../../core/lab/verdict.ts'
import type { Figures } from '../../core/lab/words.ts'
import type { RunState } from '../../store/schema.ts'

/** Labs and runs as they are looked at. Times are ISO 8601 in UTC. */

export type LabSummary = {
  slug: string
  version: number
  title: string
  summary: string
  hours: { from: number; to: number }
  behaviours: {
    skill: string
    name: string
    behaviour: string
    text: string
    stage: Stage
    strength: Strength
  }[]
  languages: string[]
  state: 'not-started' | 'started' | 'passed'
  startedAt: string | null
  passedAt: string | null
  runs: number
  hintsTaken: number
  hints: number
}

export type LabView = LabSummary & {
  brief: string
  folder: string | null
  checks: (Pick<Check, 'id' | 'title' | 'kind' | 'unit' | 'atMost'> & { atStart: Figures | null })[]
  startSeconds: Proof['startSeconds']
  taken: { number: number; text: string; takenAt: string }[]
  history: RunSummary[]
}

export type Hint = { number: number; of: number; text: string; takenAt: string }

export type RunSummary = {
  id: string
  number: number
  lab: string
  version: number
  state: RunState
  passed: boolean | null
  checksPassed: number | null
  checks: number
  tries: number
  chosenSeed: boolean
  queuedAt: string
  startedAt: string | null
  endedAt: string | null
}

export type Outcome =
  | { kind: 'judged'; passed: boolean; checks: (CheckResult & { atStart: Figures | null })[] }
  | { kind: 'inconclusive'; checks: (CheckResult & { atStart: Figures | null })[] }
  | { kind: 'void'; causes: { cause: string; says: string }[] }

export type RunView = RunSummary & {
  title: string
  seed: string | null
  source: string
  ahead: number
  progress: RunProgress
  outcome: Outcome | null
  failure: { code: string; says: string; details: string[]; hint: string } | null
  hasRecording: boolean
  evidence: {
    entry: string
    skill: string
    name: string
    stage: Stage
    behaviour: string
    strength: Strength
    level: number | null
    levelWithout: number | null
  }[]
}

/** How the generator kept to its schedule over all windows: what it sent, late by its own fault, and the worst window's p99. */
export type SentView = { scheduled: number; late: number; lagP99Ms: number }

export type RecordingView = Pick<
  Recording,
  'lab' | 'engine' | 'seed' | 'startedAt' | 'tookMs' | 'machine' | 'service' | 'spoiled' | 'gaveUp'
> & {
  /** Of the recording as it is kept. */
  sha256: string
  bytes: number
  sent: SentView
  steps: { id: string; does: StepRecording['kind']; fromMs: number; toMs: number | null }[]
  seconds: WatchedSecond[]
  faults: WatchedFault[]
  requests: ({ step: string; of: 'service' | 'reference'; name: string } & Omit<NameFigures, 'statuses'>)[]
  statements: { step: string; text: string; calls: number; pages: number }[]
  attacks: {
    step: string
    tried: number
    answered: number
    gotIn: { tries: string; times: number; example: string }[]
  }[]
}
