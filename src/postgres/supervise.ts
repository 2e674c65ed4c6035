import { setTimeout as sleep } from 'node:timers/promises'
import { asPostgresFailure, PostgresFailure } from './failure.ts'
import type { Launched } from './launch.ts'
import { pauseServer, send, signalServer } from './pause.ts'

/** A server that is started again whenever it ends, by itself or because it was told to. */
export type Supervised = {
  /** Of the server's leader as it runs now; null while there is none. */
  pid(): number | null
  /** Why there is no server at the moment, or null; null also while one that was told to end is started again. */
  trouble(): PostgresFailure | null
  /** How often it ended without being asked to. */
  endedByItself(): number
  /** Settles when there is a server, or will be none any more. */
  back(): Promise<void>
  /** Kills the leader as a crash would. Settles when the server is back, or was stopped. */
  kill(): Promise<void>
  /** Ends the server in order: connections are told. Settles when the server is back, or was stopped. */
  restart(): Promise<void>
  /** Stops all processes where they are, and lets them go on when what comes back is called. */
  pause(): () => void
  /** Ends the server in order and lets the data folder go. May be called twice. */
  stop(): Promise<void>
  /** The same in a few milliseconds, for data that nobody wants any more. */
  discard(): Promise<void>
  /** When it was stopped (null), or could not be kept running (why). */
  exited: Promise<PostgresFailure | null>
}

const restartsAMinute = 20

export function supervise(
  first: Launched,
  {
    tag,
    start,
    log,
    release,
  }: {
    /** What all its processes carry in their titles. */
    tag: string
    start: () => Promise<Launched>
    log: (text: string) => void
    release: () => void
  },
): Supervised {
  let running: Launched | null = first
  let trouble: PostgresFailure | null = null
  let stopping = false
  let discarding = false
  let asked = false
  let endedByItself = 0
  const wake = new AbortController()
  const restarts: number[] = []
  const whenBack: (() => void)[] = []
  const goOn = new Set<() => void>()

  const keepRunning = async (): Promise<PostgresFailure | null> => {
    for (;;) {
      if (running) {
        await running.exited
        if (!asked && !stopping) endedByItself++
      }
      running = null
      if (stopping) return null
      while (restarts[0] !== undefined && restarts[0] < Date.now() - 60_000) restarts.shift()
      if (restarts.length >= restartsAMinute)
        return trouble ?? new PostgresFailure('did-not-start', 'the database ended again and again')
      restarts.push(Date.now())
      if (!asked) trouble ??= new PostgresFailure('did-not-start', 'the database is being started again')
      log(`supervisor: the server has ended and is started again\n`)
      try {
        running = await start()
        trouble = null
        asked = false
        for (const back of whenBack.splice(0)) back()
      } catch (error) {
        trouble = asPostgresFailure(error, 'start the database again')
        log(`supervisor: ${trouble.message}\n`)
        // Somebody may free the disk.
        await sleep(4_000, undefined, { signal: wake.signal }).catch(() => {})
      }
      if (stopping && running) {
        if (discarding) killAll(running)
        else await stopInOrder(running)
      }
    }
  }
  const exited = keepRunning().then((why) => {
    release()
    return why
  })

  // Those that are paused die as well.
  const killAll = (server: Launched) => {
    send(server.pid, 'SIGKILL')
    signalServer(tag, 'SIGKILL')
  }
  const goOnAll = () => {
    for (const one of goOn) one()
  }
  const back = async () => {
    if (running === null || asked)
      await Promise.race([new Promise<void>((resolve) => whenBack.push(resolve)), exited])
  }
  const end = async (signal: 'SIGKILL' | 'SIGINT') => {
    goOnAll()
    const ending = running
    if (ending && !stopping) {
      asked = true
      send(ending.pid, signal)
      await ending.exited
    }
    await back()
  }

  return {
    pid: () => running?.pid ?? null,
    trouble: () => trouble,
    endedByItself: () => endedByItself,
    exited,
    back,
    kill: () => end('SIGKILL'),
    restart: () => end('SIGINT'),
    pause() {
      const letGo = pauseServer(tag, running?.pid ?? null)
      const once = () => {
        if (goOn.delete(once)) letGo()
      }
      goOn.add(once)
      return once
    },
    async stop() {
      stopping = true
      wake.abort()
      goOnAll()
      if (running) await stopInOrder(running)
      await exited
    },
    async discard() {
      stopping = true
      wake.abort()
      discarding = true
      // A leader that is just being started is met by the loop.
      if (running) killAll(running)
      goOnAll()
      await exited
    },
  }
}

async function stopInOrder(server: Launched): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    send(server.pid, signal)
    const ended = await Promise.race([
      server.exited.then(() => true),
      sleep(patienceMs, false, { ref: false }),
    ])
    if (ended) return
  }
}
