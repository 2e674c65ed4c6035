import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lab } from '../../core/lab/lab.ts'
import type { Proof, ProvedSubmission } from '../../core/lab/proof.ts'
import type { Recording } from '../../core/lab/recording.ts'
import { judge, type RunOutcome } from '../../core/lab/verdict.ts'
import { laySource } from '../run/lay-source.ts'
import { importLab, readStart } from '../run/load-lab.ts'
import { startRunner } from '../run/start-runner.ts'
import { openRunFolder } from '../run/sweep-runs.ts'
import { environmentFor } from '../service/environment.ts'
import { proofHash } from './hash.ts'
import { type Expected, expectedSays, type Submission, submissionsOf } from './submissions.ts'

/** What one submission showed, beside what its folder says. */
export type Verified = {
  lab: string
  /** Its folder, relative to the lab's. */
  submission: string
  expected: string
  got: string
  /** `not-proved`: its tool chain is not here, or there was no time left. */
  outcome: 'as-expected' | 'otherwise' | 'not-proved'
  /** Of all its runs. */
  seconds: number
}

export type VerifyOptions = {
  labs: readonly { slug: string; folder: string }[]
  /** Slugs, or beginnings of `slug/submission`; all where not told. */
  only?: readonly string[]
  onResult: (result: Verified) => void
  /** No further run is begun after so long. */
  budgetMs?: number
  scratchFolder: string
  cacheFolder: string
  signal: AbortSignal
}

/** Runs of a submission that are inconclusive or void repeat, at most so often. */
const repeats = 2

/**
 * Proves labs: runs everything that they bring, and compares what it showed with what its folder says. A lab of which
 * all was as expected gets its `proof.json`.
 * @throws the signal's reason
 */
export async function verifyLabs(options: VerifyOptions): Promise<Verified[]> {
  const { labs, only = [], budgetMs = Number.POSITIVE_INFINITY } = options
  const endsAt = performance.now() + budgetMs
  const all: Verified[] = []
  for (const { slug, folder } of labs) {
    const lab = await importLab(join(folder, 'lab.ts'))
    const hash = proofHash(folder)
    const submissions = submissionsOf(folder)
    const results: Verified[] = []
    const proved: Proved[] = []
    const tell = (result: Verified) => {
      results.push(result)
      options.onResult(result)
    }
    for (const missing of missingFrom(lab, submissions))
      tell({ lab: slug, outcome: 'otherwise', seconds: 0, ...missing })
    const isAsked = ({ name }: Submission) =>
      only.length === 0 || only.some((each) => `${slug}/${name}`.startsWith(each))
    for (const submission of submissions.filter(isAsked)) {
      const about = { lab: slug, submission: submission.name, expected: expectedSays(submission.expected) }
      const cannot = performance.now() > endsAt ? 'out of time' : cannotRun(submission)
      if (cannot !== null) {
        tell({ ...about, got: `not proved: ${cannot}`, outcome: 'not-proved', seconds: 0 })
        continue
      }
      const shown = await show(lab, folder, submission, options)
      proved.push(shown)
      const asExpected = isAsExpected(submission.expected, shown.outcome)
      const got = gotSays(shown.outcome)
      tell({ ...about, got, outcome: asExpected ? 'as-expected' : 'otherwise', seconds: shown.seconds })
    }
    all.push(...results)
    const whole = submissions.every(isAsked) && performance.now() <= endsAt
    if (whole && results.every(({ outcome }) => outcome !== 'otherwise'))
      writeFileSync(
        join(folder, 'proof.json'),
        `${JSON.stringify(proofOf(lab, hash, proved, results), null, 2)}\n`,
      )
  }
  return all
}

type Proved = { submission: Submission; outcome: RunOutcome; recording: Recording; seconds: number }

/** A lab that nothing was tried on would be proved of nothing. */
function missingFrom(
  { checks }: Lab,
  submissions: readonly Submission[],
): Pick<Verified, 'submission' | 'expected' | 'got'>[] {
  const has = (holds: (expected: Expected) => boolean) => submissions.some(({ expected }) => holds(expected))
  const none = (submission: string) => ({ submission, expected: 'at least one', got: 'none is there' })
  return [
    ...(has(({ kind }) => kind === 'fails') ? [] : [none('starter')]),
    ...(has(({ kind }) => kind === 'passes') ? [] : [none('submissions/accepted')]),
    ...checks.flatMap(({ id }) =>
      has((expected) => expected.kind === 'fails-alone' && expected.check === id)
        ? []
        : [none(`submissions/rejected/${id}`)],
    ),
  ]
}

/** Null, or why this machine cannot run a submission. */
function cannotRun({ layers }: Submission): string | null {
  const start = layers.map(readStart).findLast((each) => typeof each !== 'string')
  if (!start) return null
  const [program, ...args] = start.needs ?? ['/bin/sh', '-c', 'command -v "$0"', start.start[0]]
  const folder = layers[0] ?? '.'
  const env = environmentFor({ home: folder, temporary: folder }, { database: '', provider: null })
  const { status } = spawnSync(program ?? '', args, { env, cwd: folder, stdio: 'ignore', timeout: 20_000 })
  return status === 0 ? null : `\`${[program, ...args].join(' ')}\` does not succeed here`
}

async function show(
  lab: Lab,
  labFolder: string,
  submission: Submission,
  { scratchFolder, cacheFolder, signal }: VerifyOptions,
): Promise<Proved> {
  const runFolder = openRunFolder(scratchFolder, `verify-${randomBytes(4).toString('hex')}`)
  const sourceFolder = join(runFolder, 'source')
  const startedAt = performance.now()
  try {
    laySource(submission.layers, sourceFolder)
    for (let attempt = 0; ; attempt++) {
      const recording = await startRunner({
        lab,
        labFile: join(labFolder, 'lab.ts'),
        labFolder,
        sourceFolder,
        seed: randomBytes(16).toString('hex'),
        scratchFolder,
        cacheFolder,
        onProgress: () => {},
        signal,
      })
      const outcome = judge(lab, recording)
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10
      if (outcome.kind === 'judged' || attempt === repeats) return { submission, outcome, recording, seconds }
    }
  } finally {
    rmSync(runFolder, { recursive: true, force: true })
  }
}

const failedIn = (outcome: RunOutcome): string[] =>
  outcome.kind === 'void'
    ? []
    : outcome.checks.flatMap((check) => (check.outcome === 'passed' ? [] : [check.id]))

function isAsExpected(expected: Expected, outcome: RunOutcome): boolean {
  if (outcome.kind !== 'judged') return false
  switch (expected.kind) {
    case 'passes':
      return outcome.passed
    case 'fails':
      return !outcome.passed
    case 'fails-alone': {
      const failed = failedIn(outcome)
      return !outcome.passed && failed.length === 1 && failed[0] === expected.check
    }
  }
}

function gotSays(outcome: RunOutcome): string {
  switch (outcome.kind) {
    case 'void':
      return `void: ${outcome.causes.map(({ cause, says }) => `${cause}: ${says}`).join('; ')}`
    case 'inconclusive':
      return `inconclusive: ${failedIn(outcome).join(', ')}`
    case 'judged':
      return outcome.passed ? 'passes' : `fails ${failedIn(outcome).join(', ')}`
  }
}

function proofOf(lab: Lab, hash: string, proved: readonly Proved[], results: readonly Verified[]): Proof {
  const [starter] = proved
  if (!starter) throw new Error(`nothing of ${lab.slug} was run`)
  const all = proved.map(({ submission, outcome, seconds }): ProvedSubmission => {
    const checks = outcome.kind === 'void' ? [] : outcome.checks
    return {
      submission: submission.name,
      passed: outcome.kind === 'judged' && outcome.passed,
      failed: failedIn(outcome),
      figures: Object.fromEntries(
        checks.map(({ id, value, mine, reference }) => [id, { value, mine, reference }]),
      ),
      seconds,
    }
  })
  return {
    lab: lab.slug,
    version: lab.version,
    engine: starter.recording.engine,
    hash,
    provedAt: new Date().toISOString(),
    machine: starter.recording.machine,
    start: all[0]?.figures ?? {},
    startSeconds: secondsOf(starter.recording),
    submissions: all,
    notProved: results.flatMap(({ outcome, submission, got }) =>
      outcome === 'not-proved' ? [{ submission, why: got.replace(/^not proved: /, '') }] : [],
    ),
  }
}

const secondsOf = ({ steps }: Recording): Proof['startSeconds'] =>
  steps.flatMap((step) => {
    if (step.kind !== 'load' && step.kind !== 'compare') return []
    const windows = step.kind === 'load' ? [step.figures] : step.windows.filter(({ of }) => of === 'service')
    const seconds = windows.flatMap((window) => window.seconds)
    return [
      { step: step.id, seconds: seconds.map((second) => ({ ...second, atMs: second.atMs - step.fromMs })) },
    ]
  })
