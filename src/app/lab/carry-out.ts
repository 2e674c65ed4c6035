import { createHash, randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { Failure } from '../../core/failures.ts'
import { advance, nothingYet, type RunEvent } from '../../core/lab/progress.ts'
import type { Recording } from '../../core/lab/recording.ts'
import { judge } from '../../core/lab/verdict.ts'
import { unpackSource } from '../../intake/lab-source/unpack.ts'
import {
  beat,
  type Claim,
  claimRun,
  readSource,
  releaseRun,
  requeueForgotten,
  requeueLost,
} from '../../store/lab/claim.ts'
import { failRun, finishRun, type Judged, repeatRun } from '../../store/lab/finish.ts'
import type { Passing } from '../../store/lab/kill-point.ts'
import type { Queue } from '../../store/lab/queue.ts'
import { isAnyWaiting } from '../../store/lab/run.ts'
import type { RunFailure } from '../../store/schema.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { type KnownLab, type Labs, labNamed, startOf } from './known-labs.ts'

/** Plays a lab's scenario against what lies in a folder. Ends early, by throwing, when the signal says so. */
export type RunLab = (order: {
  lab: KnownLab
  sourceFolder: string
  seed: string
  onProgress: (event: RunEvent) => void
  signal: AbortSignal
}) => Promise<Recording>

export type CheckPlace = {
  record: OpenRecord
  queue: Queue
  labs: Labs
  benchmark: Benchmark
  /** A folder of our own for unpacked sources. */
  scratch: string
  runLab: RunLab
  now: () => Date
  onTrouble: (what: string, error: unknown) => void
  /** Told of every place at which this may be ended; for tests. */
  passing?: Passing
  /** How long a worker may be silent; for tests. */
  claimSeconds?: number
}

/** What a worker does, one step after the other. */
export type Checks = {
  /** Whether a claim would find something; what workers that went away left behind is queued again first. */
  isAnyWaiting: () => Promise<boolean>
  /** Takes the run that waits longest; null where none does. */
  claim: () => Promise<Claim | null>
  /** Runs what was claimed, judges it, and writes that down if the claim still holds. Does not throw. */
  carryOut: (claim: Claim, signal: AbortSignal) => Promise<void>
}

/** Inconclusive and void runs are done again by themselves so often. */
const mostTries = 3
const beatMs = 1_000
const recordingLimitBytes = 4 * 1024 * 1024

export function createChecks(place: CheckPlace): Checks {
  const { record, queue, now } = place
  const passing: Passing = place.passing ?? (() => {})
  const { db } = record.store
  return {
    async isAnyWaiting() {
      await requeueLost(db, queue, now())
      return isAnyWaiting(db)
    },
    async claim() {
      const claim = await claimRun(db, queue, now(), passing, place.claimSeconds)
      // Something waited, and nothing could be had: another worker was faster, or its job is gone.
      if (claim === null) await requeueForgotten(db, queue)
      return claim
    },
    async carryOut(claim, signal) {
      try {
        await carryOut(place, claim, signal, passing)
      } catch (error) {
        // What could not be read or written down is done again once the claim has expired, by whoever is first.
        place.onTrouble(`run ${claim.run.id} was left to others`, error)
      }
    },
  }
}

type Done = { kind: 'judged'; judged: Judged; lab: KnownLab } | { kind: 'failed'; failure: RunFailure }

async function carryOut(
  place: CheckPlace,
  claim: Claim,
  signal: AbortSignal,
  passing: Passing,
): Promise<void> {
  const { record, queue, benchmark, now } = place
  const { db } = record.store
  const { run } = claim
  const source = await record.patiently(() => readSource(db, run.source))
  await passing('run: source read')
  // Erased, and the run with it.
  if (source === null) return
  const done = await runAndJudge(place, claim, source, signal, passing).catch(
    (error: unknown): Done | null => {
      if (signal.aborted) return null
      place.onTrouble(`run ${run.id} broke`, error)
      return { kind: 'failed', failure: failureOf(error) }
    },
  )
  if (done === null) {
    await record.patiently(() => releaseRun(db, queue, claim))
  } else if (done.kind === 'failed') {
    await record.patiently(() => failRun(db, queue, claim, done.failure, now()))
  } else {
    const { judged, lab } = done
    const again = judged.try.outcome.kind !== 'judged' && run.tries.length + 1 < mostTries
    const about = { lab: { lab: lab.lab, start: startOf(lab) }, benchmark, now: now() }
    await record.patiently(() =>
      again
        ? repeatRun(db, queue, claim, judged, passing)
        : finishRun(db, queue, claim, judged, about, passing),
    )
  }
}

const failureOf = (error: unknown): RunFailure =>
  error instanceof Failure
    ? { code: error.code, details: error.details }
    : { code: 'run-failed', details: [error instanceof Error ? error.message : String(error)] }

/** @returns null where the run is not this worker's any more, or is to be given back */
async function runAndJudge(
  place: CheckPlace,
  claim: Claim,
  source: Buffer,
  signal: AbortSignal,
  passing: Passing,
): Promise<Done | null> {
  const { run } = claim
  const lab = labNamed(await place.labs(), run.lab)
  const folder = join(place.scratch, `${run.id}-${claim.fence}`)
  try {
    // One run at a time: whatever lies here was left by a worker that went away.
    await rm(place.scratch, { recursive: true, force: true })
    await mkdir(folder, { recursive: true, mode: 0o755 })
    await unpackSource(source, folder)
    await passing('run: source unpacked')
    const startedAt = place.now().toISOString()
    const seed = run.chosen_seed && run.seed !== null ? run.seed : randomBytes(8).toString('hex')
    const recording = await runWhileHeld(place, claim, { lab, sourceFolder: folder, seed }, signal, passing)
    if (recording === null) return null
    await passing('run: recorded')
    const outcome = judge(lab.lab, recording)
    const endedAt = place.now().toISOString()
    const judged: Judged = {
      try: { seed, startedAt, endedAt, outcome },
      recording: await packRecording(recording),
    }
    return { kind: 'judged', judged, lab }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Runs the lab and tells every second that it does. The run is given up once it is not this worker's any more.
 * @returns null where it was given up
 */
async function runWhileHeld(
  place: CheckPlace,
  claim: Claim,
  order: { lab: KnownLab; sourceFolder: string; seed: string },
  stopping: AbortSignal,
  passing: Passing,
): Promise<Recording | null> {
  const { record } = place
  const lost = new AbortController()
  let progress = nothingYet
  let beating: Promise<void> = Promise.resolve()
  const tellOnce = async () => {
    try {
      if (!(await beat(record.store.db, claim, progress))) lost.abort(new Error('not held any more'))
      await passing('run: beaten')
    } catch (error) {
      // While the database is away nobody else can claim it either; the next beat says how it stands.
      place.onTrouble(`run ${claim.run.id} could not be told of`, error)
    }
  }
  let busy = false
  const tell = () => {
    if (busy) return
    busy = true
    beating = tellOnce().finally(() => {
      busy = false
    })
  }
  const timer = setInterval(tell, Math.min(beatMs, (claim.seconds * 1_000) / 4))
  try {
    return await place.runLab({
      ...order,
      signal: AbortSignal.any([stopping, lost.signal]),
      onProgress(event) {
        if (progress === nothingYet) void passing('run: running')
        progress = advance(progress, event)
        // Whoever watches sees at once where it is; figures come every second anyway.
        if (event.kind === 'phase' || event.kind === 'step') tell()
      },
    })
  } catch (error) {
    if (lost.signal.aborted) return null
    throw error
  } finally {
    clearInterval(timer)
    await beating
  }
}

async function packRecording(recording: Recording): Promise<Judged['recording']> {
  const bytes = await promisify(gzip)(JSON.stringify(recording))
  if (bytes.length > recordingLimitBytes)
    throw new Failure(
      'run-failed',
      `the recording has ${bytes.length} bytes; at most ${recordingLimitBytes} are kept`,
    )
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes }
}

/** A recording as it was when it was kept. */
export const unpackRecording = async (bytes: Buffer): Promise<Recording> =>
  JSON.parse((await promisify(gunzip)(bytes)).toString('utf8')) as Recording
