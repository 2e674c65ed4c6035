import { chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, accountFor } from './account.ts'
import { initialise, majorVersionOf } from './data-folder.ts'
import { asPostgresFailure, PostgresFailure } from './failure.ts'
import { type Launched, launch, tagOf } from './launch.ts'
import { takeOwnerLock } from './owner-lock.ts'
import { openRotatingFile } from './rotating-file.ts'

export type StartOptions = {
  dataFolder: string
  /** fsync, synchronous_commit and full_page_writes on; off only for data that may be lost. */
  durable: boolean
  /** What the server says goes here; it rotates. */
  logFile?: string
  /** More of postgresql.conf. */
  settings?: Record<string, string>
}

export type RunningPostgres = {
  /** For node-postgres. Stays the same when the server is restarted. */
  connection: { host: string; port: number; user: string; database: string }
  /** Of the server's leader as it runs now; null while there is none. */
  pid(): number | null
  /** Why there is no server at the moment, or null. */
  trouble(): PostgresFailure | null
  /** Ends the server in order and lets the data folder go. May be called twice. */
  stop(): Promise<void>
  /** When it was stopped (null), or could not be kept running (why). */
  exited: Promise<PostgresFailure | null>
}

/**
 * Starts a server of its own on a data folder, made when missing, reachable only over a Unix socket of this user.
 * It is started again whenever it ends by itself, and ends within a second of this process, however that ends.
 * @throws PostgresFailure folder-in-use, other-version, disk-full, folder-unusable, no-binaries, did-not-start
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const { dataFolder, durable } = options
  const lock = takeOwnerLock(`${dataFolder}.owner`)
  let log: ReturnType<typeof openRotatingFile> | undefined
  try {
    if (majorVersionOf(dataFolder) === null) initialise(dataFolder, durable)
    const account = accountFor(dataFolder)
    log = options.logFile === undefined ? undefined : openRotatingFile(options.logFile)
    const socketFolder = makeSocketFolder(tagOf(dataFolder), account)
    const release = () => {
      rmSync(socketFolder, { recursive: true, force: true })
      log?.close()
      lock.release()
    }
    const settings = { dataFolder, socketFolder, durable, settings: options.settings ?? {} }
    const write = (text: string) => log?.write(text)
    const first = await launch({ ...settings, log: write }).catch((error: unknown) => {
      rmSync(socketFolder, { recursive: true, force: true })
      throw error
    })
    const connection = { host: socketFolder, port: 5432, user: 'postgres', database: 'postgres' }
    return { connection, ...supervise(first, () => launch({ ...settings, log: write }), write, release) }
  } catch (error) {
    log?.close()
    lock.release()
    throw asPostgresFailure(error, `start the database in ${dataFolder}`)
  }
}

// The address of a socket holds 104 bytes on macOS, 108 on Linux, with its name and the final zero.
const longestSocketFolder = 103 - '/.s.PGSQL.5432'.length

function makeSocketFolder(tag: string, account: Account): string {
  const parent = tmpdir().length + 1 + tag.length <= longestSocketFolder ? tmpdir() : '/tmp'
  const owner = account?.uid ?? process.getuid?.()
  let folder = join(parent, tag)
  // What an earlier server left here is dead, since we hold the owner lock; another's folder is left alone.
  if (lstatSync(folder, { throwIfNoEntry: false })?.uid === owner)
    rmSync(folder, { recursive: true, force: true })
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch {
    folder = mkdtempSync(join(parent, 'pg-'))
  }
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}

const restartsAMinute = 20

function supervise(
  first: Launched,
  again: () => Promise<Launched>,
  log: (text: string) => void,
  release: () => void,
): Pick<RunningPostgres, 'pid' | 'trouble' | 'stop' | 'exited'> {
  let running: Launched | null = first
  let trouble: PostgresFailure | null = null
  let stopping = false
  const wake = new AbortController()
  const restarts: number[] = []

  const keepRunning = async (): Promise<PostgresFailure | null> => {
    for (;;) {
      if (running) await running.exited
      running = null
      if (stopping) return null
      while (restarts[0] !== undefined && restarts[0] < Date.now() - 60_000) restarts.shift()
      if (restarts.length >= restartsAMinute)
        return trouble ?? new PostgresFailure('did-not-start', 'the database ended again and again')
      restarts.push(Date.now())
      trouble ??= new PostgresFailure('did-not-start', 'the database is being started again')
      log(`supervisor: the server ended by itself and is started again\n`)
      try {
        running = await again()
        trouble = null
      } catch (error) {
        trouble = asPostgresFailure(error, 'start the database again')
        log(`supervisor: ${trouble.message}\n`)
        // Somebody may free the disk.
        await sleep(4_000, undefined, { signal: wake.signal }).catch(() => {})
      }
      if (stopping && running) await stopInOrder(running)
    }
  }
  const exited = keepRunning().then((why) => {
    release()
    return why
  })
  return {
    pid: () => running?.pid ?? null,
    trouble: () => trouble,
    exited,
    async stop() {
      stopping = true
      wake.abort()
      if (running) await stopInOrder(running)
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
    try {
      process.kill(server.pid, signal)
    } catch {} // it has just ended
    const ended = await Promise.race([
      server.exited.then(() => true),
      sleep(patienceMs, false, { ref: false }),
    ])
    if (ended) return
  }
}
