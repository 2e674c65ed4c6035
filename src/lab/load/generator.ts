import { type ChildProcess, fork } from 'node:child_process'
import type { Operation } from '../../core/lab/history/operation.ts'
import type { LoadOrder, LoadResult } from './open-loop.ts'
import type { SecondFigures } from './tally.ts'

export type ToGenerator = LoadOrder & { load: string }
export type FromGenerator =
  | { kind: 'ready' }
  | { kind: 'started'; startedAt: number }
  | { kind: 'second'; second: SecondFigures }
  | { kind: 'operations'; operations: Operation[] }
  | { kind: 'done'; result: Omit<LoadResult, 'operations'> }
  | { kind: 'failed'; message: string }

export type LoadGenerator = {
  /**
   * Sends one window of load; one at a time. `onStarted` is told the first instant of the schedule (Unix time, ms),
   * a little before it; `onSecond` each second once it is over.
   * @throws Error when the lab's own functions throw, or the process ends; its message says which
   */
  run: (order: RunOrder) => Promise<LoadResult>
  /** Ends the process; a window under way is rejected. */
  close: () => Promise<void>
}

export type RunOrder = LoadOrder & {
  /** Of the lab's loads. */
  load: string
  onStarted?: (startedAt: number) => void
  onSecond?: (second: SecondFigures) => void
}

const { NODE_COMPILE_CACHE: compiled } = process.env
const compileCache = compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }

/**
 * A process of its own that imports the lab and sends its loads, so that nothing else delays them. It ends with its
 * parent. When `signal` aborts it is killed, and what is under way is rejected with the signal's reason.
 */
export async function openGenerator(options: {
  labFile: string
  seed: string
  signal?: AbortSignal
}): Promise<LoadGenerator> {
  const { labFile, seed, signal } = options
  signal?.throwIfAborted()
  const child = fork(new URL('./generator-process.ts', import.meta.url), [labFile, seed], {
    // Not what the parent was started with: a test runner's or a debugger's flags slow it down.
    execArgv: [],
    env: compileCache,
    // A session of its own gets its own share of the processors.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  const process = new GeneratorProcess(child, signal)
  await process.next((message) => message.kind === 'ready' || null)
  return { run: (order) => process.run(order), close: () => process.close() }
}

class GeneratorProcess {
  #child: ChildProcess
  #signal: AbortSignal | undefined
  #complaint = ''
  #exited: Promise<void>
  #isOver = false
  #listen: ((message: FromGenerator) => void) | null = null
  #fail: ((error: unknown) => void) | null = null

  constructor(child: ChildProcess, signal: AbortSignal | undefined) {
    this.#child = child
    this.#signal = signal
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-2000)
    })
    child.on('message', (message: FromGenerator) => this.#listen?.(message))
    child.on('error', () => {})
    const kill = () => child.kill('SIGKILL')
    signal?.addEventListener('abort', kill, { once: true })
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#exited = promise
    child.on('close', () => {
      this.#isOver = true
      signal?.removeEventListener('abort', kill)
      this.#fail?.(this.#died())
      resolve()
    })
  }

  /** Waits for the message that makes something of itself; null leaves it to the next. */
  next<T>(take: (message: FromGenerator) => T | null): Promise<T> {
    if (this.#isOver) return Promise.reject(this.#died())
    if (this.#listen) return Promise.reject(new Error('the load generator sends one window at a time'))
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.#fail = reject
    this.#listen = (message) => {
      if (message.kind === 'failed') return reject(new Error(message.message))
      const taken = take(message)
      if (taken !== null) resolve(taken)
    }
    return promise.finally(() => {
      this.#listen = null
      this.#fail = null
    })
  }

  run({ onStarted, onSecond, ...order }: RunOrder): Promise<LoadResult> {
    const operations: Operation[] = []
    const result = this.next((message): LoadResult | null => {
      if (message.kind === 'started') onStarted?.(message.startedAt)
      else if (message.kind === 'second') onSecond?.(message.second)
      // One after the other: an argument list of thousands may be too long.
      else if (message.kind === 'operations')
        for (const operation of message.operations) operations.push(operation)
      return message.kind === 'done' ? { ...message.result, operations } : null
    })
    if (!this.#isOver) this.#child.send(order satisfies ToGenerator)
    return result
  }

  async close(): Promise<void> {
    if (!this.#isOver) this.#child.kill('SIGKILL')
    await this.#exited
  }

  #died(): unknown {
    if (this.#signal?.aborted) return this.#signal.reason
    return new Error(`the load generator ended: ${this.#complaint.trim() || 'nothing was said'}`)
  }
}
