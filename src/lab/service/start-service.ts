import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Containment, findContainment } from './containment.ts'
import { freePort, isFree } from './free-port.ts'
import { type Launched, launch } from './launch.ts'
import { send } from './members.ts'
import { boundedOutput } from './output.ts'
import { portsOf } from './process-table.ts'
import type { Limits } from './watch-limits.ts'

export type ServiceOptions = {
  /** Where the command runs. */
  folder: string
  command: readonly string[]
  /** All that it gets of an environment; PORT is added. */
  environment: Readonly<Record<string, string>>
  /** Of the run: see `tagOf`. */
  tag: string
  limits?: Limits
  onOutput?: ((text: string) => void) | undefined
  /** The best that there is where not told. */
  containment?: Containment
}

export type Service = {
  port(): number
  /**
   * Waits until GET /healthz is answered with 200.
   * @returns null, or why it does not get there, in a sentence
   */
  ready(withinMs: number, signal?: AbortSignal): Promise<string | null>
  /** kill -9 of all its processes. */
  kill(): Promise<void>
  /** Starts it again after {@link kill}. */
  start(): void
  pause(): void
  resume(): void
  /** How often it ended without being told to. It is started again each time, as a supervisor would. */
  endedByItself(): number
  /** Why it is not started again, in a sentence, or null. */
  gone(): string | null
  output(): { text: string; lines: number }
  /** Ends it; nothing of it is left. May be called twice. */
  close(): Promise<void>
}

const usualLimits: Limits = { memoryMiB: 1_024, processes: 200, openFiles: 4_096, fileMiB: 1_024 }

/** Before it was ever ready none; afterwards so many, and as a supervisor would with a moment in between. */
const endsForgiven = 10
const restartAfterMs = 200

/**
 * Starts one instance of a developer's service: any command that stays in the foreground, in a session of its own.
 * A port that somebody else took in between is changed before the service was ever ready.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const output = boundedOutput()
  const containment = options.containment ?? findContainment()
  let port = await freePort()
  let running: Launched | null = null
  let wanted = true
  let paused: number[] = []
  let ended = 0
  let wasReady = false
  let gone: string | null = null
  let portsTried = 1

  const start = () => {
    const launched = launch({
      command: options.command,
      folder: options.folder,
      environment: { ...options.environment, PORT: String(port) },
      tag: options.tag,
      limits: options.limits ?? usualLimits,
      containment,
      output,
      onOutput: options.onOutput,
    })
    running = launched
    void launched.exited.then((how) => afterEnd(launched, how))
  }
  const afterEnd = async (launched: Launched, how: string) => {
    if (running !== launched) return
    running = null
    if (!wanted) return
    if (!wasReady && portsTried < 3 && !(await isFree(port))) {
      portsTried++
      port = await freePort()
      if (wanted) start()
      return
    }
    ended++
    output.note(`the service ended by itself: ${how}`)
    if (!wasReady) gone = `The service ended before it answered: ${how}.`
    else if (ended > endsForgiven)
      gone = `The service ended by itself ${ended} times, the last time with ${how}.`
    else {
      await sleep(restartAfterMs)
      if (wanted && running === null) start()
    }
  }
  const stop = async () => {
    wanted = false
    paused = []
    const launched = running
    await launched?.kill()
  }
  start()

  return {
    port: () => port,
    endedByItself: () => ended,
    gone: () => gone,
    output: () => ({ text: output.text(), lines: output.lines() }),
    kill: stop,
    close: stop,
    start() {
      wanted = true
      if (running === null) start()
    },
    pause() {
      paused = running?.members.now() ?? []
      for (const pid of paused) send(pid, 'SIGSTOP')
    },
    resume() {
      for (const pid of paused.splice(0)) send(pid, 'SIGCONT')
    },
    async ready(withinMs, signal) {
      const startedAt = performance.now()
      let last = ''
      while (performance.now() - startedAt < withinMs) {
        signal?.throwIfAborted()
        if (gone !== null) return gone
        const says = await askHealth(port)
        if (says === null) {
          wasReady = true
          return null
        }
        last = says
        await sleep(20)
      }
      const elsewhere = portsOf(running?.members.now() ?? []).filter((other) => other !== port)
      return elsewhere.length > 0
        ? `The service listens on port ${elsewhere.join(', ')}, not on ${port} as PORT says.`
        : `The service did not answer GET /healthz on port ${port} with 200 within ${Math.round(withinMs / 1000)} s: ${last}.`
    },
  }
}

/** Null when it says 200; else what it said. */
const askHealth = (port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/healthz', agent: false, timeout: 1_000 },
      (response) => {
        response.resume()
        resolve(response.statusCode === 200 ? null : `it answered ${response.statusCode}`)
      },
    )
    asked.once('timeout', () => asked.destroy(new Error('no answer within 1 s')))
    asked.once('error', (error) => resolve(error.message))
    asked.end()
  })
