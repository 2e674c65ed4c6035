import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { copyStarter } from '../../content/copy-starter.ts'
import { loadLabs } from '../../content/labs.ts'
import { problemLine } from '../../content/problem.ts'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { Failure } from '../../core/failures.ts'
import { labOf } from '../../intake/lab-source/lab-yaml.ts'
import { packSource, type SourceArchive } from '../../intake/lab-source/pack.ts'
import { startRunner } from '../../lab/run/start-runner.ts'
import { startAttempt } from '../../store/lab/attempt.ts'
import { stopRun } from '../../store/lab/finish.ts'
import { openQueue } from '../../store/lab/queue.ts'
import { contentFolder } from '../build.ts'
import type { Home } from '../home.ts'
import type { Ledger } from '../ledger.ts'
import { placeBelowHome } from '../paths.ts'
import type { OpenRecord } from '../record/open-record.ts'
import type { LabUseCases } from '../use-cases.ts'
import { type Checks, createChecks, type RunLab } from './carry-out.ts'
import { type Labs, labNamed } from './known-labs.ts'
import { listLabs, readLab, takeHint } from './read-labs.ts'
import { foundRun, readRun, readRunRecording } from './read-run.ts'
import { rejudge } from './rejudge.ts'
import { startCheck } from './start-check.ts'

export type OpenLabs = {
  useCases: LabUseCases
  checks: Checks
  /** Whether a lab speaks for a skill. */
  speaksFor: (skill: string) => Promise<boolean>
  close: () => Promise<void>
}

export type OpenLabsOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  home: Home
  userHome: string
  now: () => Date
  onTrouble: (what: string, error: unknown) => void
  onQueued?: () => void
  /** Instead of those in content/, and of a real run; for tests. */
  labs?: Labs
  runLab?: RunLab
}

/** Everything about labs that can be asked of a record, and what its workers do. */
export function openLabs(options: OpenLabsOptions): OpenLabs {
  const { record, ledger, benchmark, home, userHome, now, onTrouble } = options
  const { db } = record.store
  const labs = options.labs ?? remembered(() => readLabs(benchmark, onTrouble))
  const queue = openQueue(db)
  const scratch = join(home.scratch, 'labs')
  const runLab: RunLab =
    options.runLab ??
    (({ lab: { lab, file, folder }, ...order }) =>
      startRunner({
        ...order,
        lab,
        labFile: file,
        labFolder: folder,
        scratchFolder: scratch,
        cacheFolder: join(home.cache, 'labs'),
      }))
  const checks = createChecks({
    record,
    queue,
    labs,
    benchmark,
    scratch: join(scratch, 'sources'),
    runLab,
    now,
    onTrouble,
  })
  const reading = { record, ledger, labs, benchmark, now }

  async function check(slug: string, seed: string | null, source: SourceArchive) {
    const run = await startCheck(record, queue, await labs(), { lab: slug, seed, source }, now())
    options.onQueued?.()
    return readRun(reading, run)
  }

  return {
    checks,
    async speaksFor(skill) {
      return (await labs()).some(({ lab }) => lab.behaviours.some((each) => each.skill === skill))
    },
    close: () => queue.close(),
    useCases: {
      labs: async () => listLabs(record, await labs(), benchmark),
      lab: async (slug) => readLab(record, await labs(), benchmark, slug),
      async startLab(slug, { folder, language, copied }) {
        const known = labNamed(await labs(), slug)
        const target = copied ? folder : await placeBelowHome(folder, userHome)
        if (!copied) await copyStarter(known.folder, language, target)
        const { startedAt } = await record.patiently(() =>
          startAttempt(db, record.person, slug, target, now()),
        )
        return { folder: target, language, startedAt }
      },
      takeHint: async (slug) => takeHint(record, await labs(), slug, now()),
      async checkFolder(slug, folder) {
        const real = await placeBelowHome(folder, userHome)
        const named = await labOf(real)
        if (named !== slug) throw new Failure('source-unusable', `its lab.yaml names the lab ${named}`)
        const run = await check(slug, null, await packSource(real))
        await record.patiently(() => startAttempt(db, record.person, slug, real, now()))
        return run
      },
      checkArchive: (slug, seed, bytes) =>
        check(slug, seed, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes }),
      run: (which) => readRun(reading, which),
      recording: (which) => readRunRecording(record, which),
      async stopRun(which) {
        const { id } = await foundRun(record, which)
        await record.patiently(() => stopRun(db, queue, record.person, id, now()))
        return readRun(reading, id)
      },
      async rejudge(which) {
        await rejudge(record, await labs(), benchmark, which, now())
        return readRun(reading, which)
      },
    },
  }
}

/** A lab with a problem is left out; `proven content verify` names it, and so does the log. */
async function readLabs(benchmark: Benchmark, onTrouble: OpenLabsOptions['onTrouble']): ReturnType<Labs> {
  const { labs, problems } = await loadLabs(contentFolder, benchmark)
  if (problems.length > 0) onTrouble('labs are left out', new Error(problems.map(problemLine).join('; ')))
  return labs
}

function remembered(load: Labs): Labs {
  let loaded: ReturnType<Labs> | null = null
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null
      throw error
    })
    return loaded
  }
}
