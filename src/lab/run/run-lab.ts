import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lab } from '../../core/lab/lab.ts'
import type { RunEvent } from '../../core/lab/progress.ts'
import type { ProviderNote, Recording, StepRecording, VoidCause } from '../../core/lab/recording.ts'
import { engineVersion } from '../engine.ts'
import { AnswerNotUnderstood } from '../load/ask.ts'
import { tagOf } from '../service/tag.ts'
import { calmOutput } from './calm-output.ts'
import { readStart } from './load-lab.ts'
import { machine } from './machine.ts'
import { playStep, ServiceAtFault } from './play-step.ts'
import { openStage, type Stage } from './stage.ts'
import { openRunFolder, removeAbandonedRuns } from './sweep-runs.ts'

export type LabRun = {
  lab: Lab
  /** lab.ts, for the process that sends load. */
  labFile: string
  labFolder: string
  /** The service, with its lab.yaml. It is copied, and runs there. */
  sourceFolder: string
  seed: string
  /** Runs have their folders here; what dead ones left is removed. */
  scratchFolder: string
  /** Ready databases are kept here. */
  cacheFolder: string
  onProgress: (event: RunEvent) => void
  signal: AbortSignal
}

const readyWithinMs = 20_000

/**
 * Plays a lab's scenario against a service, and records what was measured. What we spoil is told in the recording;
 * what the service spoils cuts the scenario short.
 * @throws the signal's reason
 */
export async function runLab(run: LabRun): Promise<Recording> {
  const { lab, seed, signal, scratchFolder } = run
  const startedAt = performance.timeOrigin + performance.now()
  const sinceStart = () => performance.timeOrigin + performance.now() - startedAt
  const steps: StepRecording[] = []
  const spoiled: Recording['spoiled'] = []
  let service: Recording['service'] = []
  let gaveUp: string | null = null
  let stage: Stage | null = null
  const progress = calmOutput(run.onProgress)

  await removeAbandonedRuns(scratchFolder)
  const name = randomBytes(6).toString('hex')
  const tag = tagOf(name)
  const runFolder = openRunFolder(scratchFolder, name)
  try {
    const start = readStart(run.sourceFolder)
    if (typeof start === 'string') throw new ServiceAtFault(start)
    stage = await openStage({
      ...run,
      command: start.start,
      runFolder,
      clustersFolder: join(scratchFolder, 'clusters'),
      runName: name,
      tag,
      startedAt,
      tell: progress.tell,
    })
    await waitUntilReady(stage, signal)
    progress.tell({ kind: 'phase', phase: 'scenario' })
    for (const [index, step] of lab.scenario.entries()) {
      signal.throwIfAborted()
      const { id, kind: does } = step
      progress.tell({ kind: 'step', id, does, index, of: lab.scenario.length, atMs: sinceStart() })
      const played = await unlessAborted(playStep(stage, step), signal)
      steps.push(played.recording)
      spoiled.push(...played.spoiled)
      goOnOnlyWith(stage)
    }
    placeNotes(steps, stage.provider?.notes() ?? [])
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof ServiceAtFault) gaveUp = error.message
    else spoiled.push(spoiledBy(error))
    if (stage) placeNotes(steps, stage.provider?.notes() ?? [])
  } finally {
    for (const says of [stage?.cluster.trouble(), stage?.provider?.trouble()])
      if (says) spoiled.push({ cause: 'sandbox-died', says })
    service = (stage?.services ?? []).map((each, instance) => {
      const { text, lines } = each.output()
      return { instance, endedByItself: each.endedByItself(), output: text, outputLines: lines }
    })
    await stage?.close()
    progress.end()
    await rm(runFolder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 })
  }
  return {
    lab: { slug: lab.slug, version: lab.version },
    engine: engineVersion,
    seed,
    startedAt: new Date(startedAt).toISOString(),
    tookMs: sinceStart(),
    machine: machine(run.cacheFolder),
    steps,
    service,
    spoiled,
    gaveUp,
  }
}

/** A step goes on for a moment after an end of the run, on a stage that is taken down under it. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', abort)
    work.catch(() => {})
  }
}

async function waitUntilReady({ services, references }: Stage, signal: AbortSignal): Promise<void> {
  const readiness = (
    all: readonly { ready: (withinMs: number, signal: AbortSignal) => Promise<string | null> }[],
  ) => Promise.all(all.map((each) => each.ready(readyWithinMs, signal)))
  const [mine, theirs] = await Promise.all([readiness(services), readiness(references)])
  const notReady = mine.find((says) => says !== null)
  if (notReady) throw new ServiceAtFault(notReady)
  const broken = theirs.find((says) => says !== null)
  if (broken) throw new Error(`the reference: ${broken}`)
}

function goOnOnlyWith({ services, references }: Stage): void {
  const gone = services.map((each) => each.gone()).find((says) => says !== null)
  if (gone) throw new ServiceAtFault(gone)
  const broken = references.map((each) => each.gone()).find((says) => says !== null)
  if (broken) throw new Error(`the reference: ${broken}`)
}

/** What the provider noted after a load step belongs to it until the next one begins; what came before, to the first. */
function placeNotes(steps: StepRecording[], notes: readonly ProviderNote[]): void {
  const loads = steps.filter((step) => step.kind === 'load')
  for (const note of notes) {
    const step = loads.findLast(({ fromMs }) => fromMs <= note.atMs) ?? loads[0]
    step?.provider.push(note)
  }
}

function spoiledBy(error: unknown): { cause: VoidCause; says: string } {
  const says = error instanceof Error ? error.message : String(error)
  return { cause: error instanceof AnswerNotUnderstood ? 'answer-not-understood' : 'sandbox-died', says }
}
