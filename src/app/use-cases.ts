import type { Readable } from 'node:stream'
import type { Benchmark, Stage } from '../core/benchmark/benchmark.ts'
import type { Catalogue } from '../core/benchmark/catalogue.ts'
import type { Finding } from '../core/evidence/finding.ts'
import type { Report, SkillWhy } from '../core/readiness/report.ts'
import type { GivenAnswer, KeptAnswer } from '../core/self-rating/entries.ts'
import type { Recorded } from '../store/record-reading.ts'
import type { Notice, SourceFacts, SourceSummary } from '../store/source.ts'
import type { CertificateUseCases } from './certificate/certificates.ts'
import type { JournalUseCases } from './journal/journal.ts'
import type { Hint, LabSummary, LabView, RecordingView, RunView } from './lab/views.ts'
import type { PlanUseCases } from './plan/plans.ts'
import type { ProjectUseCases } from './project/projects.ts'
import type { ResumeUseCases } from './resume/resumes.ts'
import type { Scan, ScanOrder } from './scan.ts'
import type { SelfRatingView } from './self-rating/views.ts'
import type { TargetUseCases } from './target/targets.ts'
import type { TrackList, TrackView } from './tracks.ts'
import type { WinUseCases } from './win/wins.ts'

/** What one reading of a source found, before it is written down. */
export type Reading = SourceFacts & { findings: Finding[] }
export type Identity = {
  name: string
  email: string
  commits: number
  newestAt: string | null
  yours: boolean
}
export type Identities = { path: string; label: string; instance: string; identities: Identity[] }
export type Repositories = {
  under: string
  repositories: { path: string; label: string; changedAt: string | null }[]
  notices: Notice[]
}
export type Amounts = { entries: number; sources: number }

/** One thing that was looked at, and what to do where it is wrong. */
export type Check = { name: string; ok: boolean; says: string; todo: string | null }

/** Where a starter was put, or is to be. */
export type LabStart = { folder: string; language: string; copied: boolean }
export type LabStarted = { folder: string; language: string; startedAt: string }

/** Everything that can be asked of labs and their runs. A run is named by its id or its number. */
export type LabUseCases = {
  labs: () => Promise<LabSummary[]>
  lab: (slug: string) => Promise<LabView>
  /** Copies the starter, unless the one who asks did so. */
  startLab: (slug: string, start: LabStart) => Promise<LabStarted>
  takeHint: (slug: string) => Promise<Hint>
  /** A folder below the user's home. */
  checkFolder: (slug: string, folder: string) => Promise<RunView>
  /** A tar.gz of a folder. */
  checkArchive: (slug: string, seed: string | null, archive: Buffer) => Promise<RunView>
  run: (which: string) => Promise<RunView>
  recording: (which: string) => Promise<RecordingView>
  stopRun: (which: string) => Promise<RunView>
  rejudge: (which: string) => Promise<RunView>
}

/** Everything that can be asked of Proven. Each throws `Failure` where a row of the table of failures says why. */
export type UseCases = LabUseCases &
  ResumeUseCases &
  TargetUseCases &
  PlanUseCases &
  ProjectUseCases &
  CertificateUseCases &
  WinUseCases &
  JournalUseCases & {
    benchmark: Benchmark
    catalogue: Catalogue
    standing: (stage: Stage) => Promise<Report>
    why: (skill: string, stage: Stage) => Promise<SkillWhy>
    selfRating: () => Promise<SelfRatingView>
    /** All that is kept afterwards. */
    answerSelfRating: (given: readonly GivenAnswer[]) => Promise<KeptAnswer[]>
    tracks: () => Promise<TrackList>
    /** By its slug, its name or one of its titles. */
    track: (called: string) => Promise<TrackView>
    sources: () => Promise<SourceSummary[]>
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
