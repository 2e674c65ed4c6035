import type { Readable } from 'node:stream'
import type { Benchmark, Stage } from '../core/benchmark/benchmark.ts'
import type { EvidenceEntry, SourceInstance } from '../core/evidence/entry.ts'
import type { Finding } from '../core/evidence/finding.ts'
import type { Report, SkillWhy } from '../core/readiness/report.ts'
import type { Scan, ScanOrder } from './scan.ts'

/** Something that a reader of a repository has to be told, in words. */
export type Notice = { code: string; says: string }

/** What one reading of a source found, before it is written down. */
export type Reading = {
  source: SourceInstance
  head: string | null
  commits: number
  ownCommits: number
  identities: string[]
  notices: Notice[]
  findings: Finding[]
}
/** How the ledger took a reading. */
export type Recorded = {
  added: number
  superseded: number
  withdrawn: number
  unchanged: number
  evidence: EvidenceEntry[]
}
export type Source = {
  kind: SourceInstance['kind']
  instance: string
  label: string
  head: string | null
  commits: number
  ownCommits: number
  identities: string[]
  notices: Notice[]
  entries: number
  skills: number
  oldestAt: string | null
  newestAt: string | null
  readAt: string
}
export type Identity = {
  name: string
  email: string
  commits: number
  newestAt: string | null
  yours: boolean
}
export type Identities = { path: string; label: string; identities: Identity[] }
export type Repositories = {
  under: string
  repositories: { path: string; label: string; changedAt: string | null }[]
  notices: Notice[]
}
export type Amounts = { entries: number; sources: number }

/** One thing that was looked at, and what to do where it is wrong. */
export type Check = { name: string; ok: boolean; says: string; todo: string | null }

/** Everything that can be asked of Proven. Each throws `Failure` where a row of the table of failures says why. */
export type UseCases = {
  benchmark: Benchmark
  standing: (stage: Stage) => Promise<Report>
  why: (skill: string, stage: Stage) => Promise<SkillWhy>
  sources: () => Promise<Source[]>
  recordEvidence: (reading: Reading) => Promise<Recorded>
  /** One source, or everything. */
  erase: (source: string | null) => Promise<Amounts>
  exportArchive: () => Promise<Readable>
  importArchive: (archive: Readable) => Promise<Amounts>
  /** Below the user's home folder only, like all that takes a path. */
  findRepositories: (under: string | null) => Promise<Repositories>
  identities: (path: string) => Promise<Identities>
  startScan: (order: ScanOrder) => Promise<Scan>
  scan: (id: string) => Scan
  stopScan: (id: string) => Scan
  /** The record's own part of `proven doctor`. */
  checkRecord: () => Promise<Check[]>
}
