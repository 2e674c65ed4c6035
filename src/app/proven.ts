import { rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { loadContent } from '../content/load.ts'
import { problemLine } from '../content/problem.ts'
import { Failure } from '../core/failures.ts'
import { labActivity } from '../core/plan/lab-activity.ts'
import type { Notice } from '../store/source.ts'
import { exportArchive, importArchive } from './archive.ts'
import { contentFolder, readVersion } from './build.ts'
import { certificateUseCases } from './certificate/certificates.ts'
import { checkRecord } from './check-record.ts'
import type { Home } from './home.ts'
import { journalUseCases } from './journal/journal.ts'
import type { Checks, RunLab } from './lab/carry-out.ts'
import type { Labs } from './lab/known-labs.ts'
import { openLabs } from './lab/open-labs.ts'
import { openLedger } from './ledger.ts'
import { pathBelowHome } from './paths.ts'
import { plannedTarget } from './plan/planned-target.ts'
import { planUseCases } from './plan/plans.ts'
import { projectUseCases } from './project/projects.ts'
import { backupIfDue } from './record/archive-record.ts'
import { eraseRecord } from './record/erase-record.ts'
import { openRecord } from './record/open-record.ts'
import { readSources } from './record/read-record.ts'
import { recordEvidence } from './record/record-evidence.ts'
import { identities, repositories, repositoryReader } from './repositories.ts'
import { openResumes } from './resume/resumes.ts'
import { createScans } from './scan.ts'
import { answerSelfRating, readSelfRating } from './self-rating/self-rating.ts'
import { standing, why } from './standing.ts'
import { targetUseCases } from './target/targets.ts'
import { listTracks, readTrack } from './tracks.ts'
import type { UseCases } from './use-cases.ts'
import { winUseCases } from './win/wins.ts'

const backupCheckMs = 3_600_000
const archiveLimitBytes = 1024 * 1024 * 1024

export type Proven = {
  useCases: UseCases
  /** Name of the newest migration. */
  schema: string
  notices: Notice[]
  /** Ends when the database could not be kept running. */
  lost: Promise<Error>
  /** What a worker of this process does. */
  checks: Checks
  /** Stops scans, then the database, in order. */
  close: () => Promise<void>
}

export type ProvenOptions = {
  home: Home
  environment: Record<string, string | undefined>
  now: () => Date
  /** Told of what goes wrong where nobody waits for it. */
  onTrouble: (what: string, error: unknown) => void
  /** Told when a run was queued, so that a worker of this process need not look for it. */
  onQueued?: () => void
  /** The folder that the page may look into; the user's home folder where it is not told. */
  userHome?: string
  /** Instead of those in content/, and of real runs; for tests. */
  labs?: Labs
  runLab?: RunLab
}

/**
 * Opens the record of a home and gives everything that can be asked of it.
 * @throws Failure content-invalid, or as openRecord does
 */
export async function openProven(options: ProvenOptions): Promise<Proven> {
  const { home, environment, now, onTrouble } = options
  const userHome = options.userHome ?? homedir()
  const { benchmark, catalogue, tracks, activities, rubric, problems } = await loadContent(contentFolder)
  if (!benchmark || !catalogue) throw new Failure('content-invalid', problems.map(problemLine))
  const record = await openRecord({
    places: home,
    databaseUrl: environment.PROVEN_DATABASE_URL || null,
    programVersion: readVersion(),
    now,
  })
  const ledger = openLedger(record)
  const labs = openLabs({ ...options, userHome, record, ledger, benchmark })
  const resumes = openResumes({ record, ledger, benchmark, catalogue, now })
  const scans = createScans(
    repositoryReader(home, () => readSources(record), now),
    (reading) => recordEvidence(record, benchmark, reading, now()),
    now,
  )
  const backUp = () =>
    backupIfDue(record, now()).catch((error: unknown) => onTrouble('the daily backup failed', error))
  let backingUp = backUp()
  const timer = setInterval(() => {
    backingUp = backingUp.then(backUp)
  }, backupCheckMs)
  timer.unref()

  const journal = journalUseCases({ record, ledger, benchmark, activities, now })
  const targets = targetUseCases({ record, ledger, benchmark, catalogue, now })
  const planned = plannedTarget({ record, ledger, benchmark, catalogue, target: targets.target, now })
  const useCases: UseCases = {
    ...labs.useCases,
    ...resumes.useCases,
    ...targets,
    ...planUseCases({
      ...{ record, ledger, benchmark, catalogue, activities, now },
      labs: labs.useCases.labs,
      target: planned,
      limits: journal.workLimits,
    }),
    ...projectUseCases({
      ...{ record, ledger, benchmark, rubric, now },
      activities: async () => [...activities, ...(await labs.useCases.labs()).map(labActivity)],
    }),
    ...certificateUseCases({
      ...{ record, ledger, benchmark, catalogue, activities, planned, now },
      target: targets.target,
    }),
    ...winUseCases({ record, ledger, benchmark, catalogue, activities, now }),
    ...journal,
    benchmark,
    catalogue,
    standing: async (stage) => standing(record, ledger, benchmark, stage, now(), await resumes.saidLast()),
    why: async (skill, stage) =>
      why(record, ledger, benchmark, skill, stage, now(), await labs.speaksFor(skill)),
    selfRating: () => readSelfRating(record, benchmark),
    answerSelfRating: (given) => answerSelfRating(record, benchmark, given, now()),
    tracks: () => listTracks(tracks, ledger, benchmark, now()),
    track: (called) => readTrack(tracks, called, ledger, benchmark, now()),
    sources: () => readSources(record),
    recordEvidence: (reading) => recordEvidence(record, benchmark, reading, now()),
    async erase(source) {
      const erased = await eraseRecord(record, source, now())
      // What scans kept would bring commits of the source back into view.
      await rm(home.cache, { recursive: true, force: true })
      return erased
    },
    exportArchive: () => exportArchive(record, home.scratch, now()),
    importArchive: (archive) => importArchive(record, archive, home.scratch, archiveLimitBytes),
    findRepositories: async (under) => repositories(await pathBelowHome(under ?? userHome, userHome)),
    identities: async (path) =>
      identities(await pathBelowHome(path, userHome), home, () => readSources(record)),
    async startScan(order) {
      const allowed = []
      for (const { path, identities: own } of order.repositories)
        allowed.push({ path: await pathBelowHome(path, userHome), identities: own })
      return scans.start({ repositories: allowed })
    },
    scan: (id) => scans.get(id),
    stopScan: (id) => scans.stop(id),
    checkRecord: () => checkRecord(record, now()),
  }
  return {
    useCases,
    schema: record.schema,
    notices: record.notices,
    lost: record.lost,
    checks: labs.checks,
    async close() {
      clearInterval(timer)
      await scans.close()
      await backingUp
      await labs.close()
      await record.close()
    },
  }
}
