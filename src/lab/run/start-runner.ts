import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { RunEvent } from '../../core/lab/progress.ts'
import type { Recording } from '../../core/lab/recording.ts'
import { engineVersion } from '../engine.ts'
import type { LabRun } from './run-lab.ts'

/** What is told to the process; the lab itself it imports. */
export type RunnerOrder = Omit<LabRun, 'lab' | 'onProgress' | 'signal'>

export type ToRunner = { kind: 'run'; order: RunnerOrder } | { kind: 'stop' }
export type FromRunner =
  | { kind: 'progress'; event: RunEvent }
  | { kind: 'recording'; recording: Recording }
  | { kind: 'failed'; says: string }

const longestMs = 10 * 60_000
const stopsWithinMs = 8_000

/**
 * Runs a lab in a process of its own, so that nothing that happens there takes this one along. It ends with this one.
 * However it ends there is a recording: of one that died, that it did, which voids the run.
 * @throws the signal's reason, once the process is gone
 */
export async function startRunner(
  order: RunnerOrder & Pick<LabRun, 'onProgress' | 'signal'> & { lab: { slug: string; version: number } },
): Promise<Recording> {
  const { onProgress, signal, lab, labFile, labFolder, sourceFolder, seed, scratchFolder, cacheFolder } =
    order
  signal.throwIfAborted()
  const startedAt = Date.now()
  const child = fork(new URL('./runner-process.ts', import.meta.url), {
    execArgv: [],
    // To strip types and to compile takes as long as all the rest of a start.
    env: { NODE_COMPILE_CACHE: join(cacheFolder, 'compiled'), ...process.env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  let complaint = ''
  let recording: Recording | null = null
  let failure: string | null = null
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2_000)
  })
  child.on('message', (message: FromRunner) => {
    if (message.kind === 'progress') onProgress(message.event)
    else if (message.kind === 'recording') recording = message.recording
    else failure = message.says
  })
  child.on('error', (error) => {
    failure ??= error.message
  })
  const tell = (message: ToRunner) => child.connected && child.send(message, () => {})
  const kill = (why: string) => {
    failure ??= why
    child.kill('SIGKILL')
  }
  const tooLong = setTimeout(() => kill(`it did not end within ${longestMs / 60_000} min`), longestMs)
  let stopping: NodeJS.Timeout | undefined
  const stop = () => {
    tell({ kind: 'stop' })
    stopping = setTimeout(() => kill('it did not stop'), stopsWithinMs)
  }
  signal.addEventListener('abort', stop, { once: true })
  const how = await new Promise<string>((resolve) => {
    child.once('close', (code, by) => resolve(by === null ? `exit code ${code}` : `ended by ${by}`))
    tell({ kind: 'run', order: { labFile, labFolder, sourceFolder, seed, scratchFolder, cacheFolder } })
  })
  clearTimeout(tooLong)
  clearTimeout(stopping)
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  return recording ?? died({ lab, seed, startedAt, says: failure ?? `${how}. ${reasonIn(complaint)}`.trim() })
}

/** Of what a dying program prints, the line that a reader wants: its error without the way there. */
const reasonIn = (complaint: string): string => {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '')
  const error = lines.findLast((line) => /^(?:\w*Error|FATAL ERROR|fatal)\b/i.test(line))
  return (error ?? lines.at(-1) ?? '').trim().slice(0, 300)
}

function died(of: {
  lab: { slug: string; version: number }
  seed: string
  startedAt: number
  says: string
}): Recording {
  return {
    lab: { slug: of.lab.slug, version: of.lab.version },
    engine: engineVersion,
    seed: of.seed,
    startedAt: new Date(of.startedAt).toISOString(),
    tookMs: Date.now() - of.startedAt,
    machine: {
      cores: availableParallelism(),
      model: '',
      memoryMiB: 0,
      system: process.platform,
      node: process.version,
      postgres: '',
    },
    steps: [],
    service: [],
    spoiled: [{ cause: 'sandbox-died', says: `The process that ran the lab died: ${of.says}` }],
    gaveUp: null,
  }
}
