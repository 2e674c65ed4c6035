import type { LoadFigures, Recording } from './recording.ts'
import type { Figures, StartFigures } from './words.ts'

/** What `proven lab verify` found, kept beside a lab as `proof.json`. */
export type Proof = {
  lab: string
  version: number
  engine: number
  /** SHA-256 of the lab's files and of the program that measured. */
  hash: string
  /** ISO 8601 in UTC. */
  provedAt: string
  machine: Recording['machine']
  /** Of the untouched TypeScript starter. */
  start: StartFigures
  /** Of its load steps and of its windows of comparing steps, for the picture; `atMs` from the start of the step. */
  startSeconds: { step: string; seconds: LoadFigures['seconds'] }[]
  submissions: ProvedSubmission[]
  /** What needs a tool chain that was not there. */
  notProved: { submission: string; why: string }[]
}

export type ProvedSubmission = {
  /** Its folder, relative to the lab's. */
  submission: string
  passed: boolean
  /** Ids of checks. */
  failed: string[]
  figures: Record<string, Figures>
  seconds: number
}
