import { type ChildProcess, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { majorVersionOf, nameForServer, serverEnvironment } from './data-folder.ts'
import { PostgresFailure, saysDiskFull } from './failure.ts'
import { overTcp } from './over-tcp.ts'
import { isAlive } from './processes.ts'
import { readPidFile, reclaim } from './reclaim.ts'

/**
 * What acknowledged work outlives: a crash of the machine (true), a crash of the server alone, without waiting for the
 * disk ('through-kill'), or neither.
 */
export type Durability = boolean | 'through-kill'

export type Launch = {
  dataFolder: string
  socketFolder: string
  /** Names the socket; it is opened on 127.0.0.1 only where `tcp` asks for it. */
  port: number
  tcp: boolean
  durable: Durability
  settings: Record<string, string>
  log: (text: string) => void
}

export type Launched = {
  /** Of the server's leader. */
  pid: number
  child: ChildProcess
  /** What it said last. */
  lastWords(): string
  exited: Promise<void>
}

/** What all processes of a data folder's server carry in their titles; the same after the folder was renamed. */
export function tagOf(dataFolder: string): string {
  const { dev, ino } = statSync(dataFolder, { bigint: true })
  return `pg-${dev.toString(16)}-${ino.toString(16)}`
}

/*
 * The server's parent is a shell that holds the reading end of a pipe from us. When we are gone, however we went,
 * the pipe closes, and the server is asked to end: in order, and soon after at once. It can stand both.
 */
const watchOver = `
exec 3<&0 </dev/null
"$0" "$@" 3<&- & server=$!
(
  trap '' HUP INT TERM
  read _ <&3
  kill -INT $server
  for _ in 1 2 3; do sleep 0.1; kill -0 $server || exit; done
  kill -QUIT $server
) 2>/dev/null & watch=$!
exec 3<&-
wait $server; code=$?
kill -KILL $watch
exit $code`

const fixedSettings = (socketFolder: string, tag: string): Record<string, string> => ({
  listen_addresses: '',
  unix_socket_directories: socketFolder,
  unix_socket_permissions: '0700',
  cluster_name: tag,
  // Whoever kills a backend gets a fresh start from the supervisor, which also knows how to wait for the rest.
  restart_after_crash: 'off',
  logging_collector: 'off',
  lc_messages: 'C',
  // Neither rows nor parameters go to the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  jit: 'off',
})

// A process that is killed can leave half a page behind as a machine can, so killing needs all but the syncing.
const durability = (durable: Durability): Record<string, string> => ({
  fsync: durable === true ? 'on' : 'off',
  synchronous_commit: durable ? 'on' : 'off',
  full_page_writes: durable ? 'on' : 'off',
})

const startWithinMs = 120_000

/** Starts a server on a data folder whose owner lock is held, and waits until it answers. */
export async function launch(options: Launch): Promise<Launched> {
  const account = accountFor(options.dataFolder)
  const tag = tagOf(options.dataFolder)
  for (let attempt = 1; ; attempt++) {
    await reclaim(options.dataFolder, tag)
    const launched = start(options, account, tag)
    const started = await isReady(options.dataFolder, launched)
    if (started) return launched
    const words = launched.lastWords()
    // Processes of the server before need a moment to let go.
    const busy = /pre-existing shared memory block|lock file .* already exists/.test(words)
    if (busy && attempt < 20) {
      await sleep(100)
      continue
    }
    if (/could not bind .*Address already in use/.test(words))
      throw new PostgresFailure('did-not-start', `another program listens on port ${options.port}`)
    throw new PostgresFailure(saysDiskFull(words) ? 'disk-full' : 'did-not-start', reasonIn(words))
  }
}

/** The last line that says why, among all that is said when a server ends. */
function reasonIn(words: string): string {
  const reasons = words
    .split('\n')
    .filter((line) => /FATAL|PANIC/.test(line) && !/starting up|not yet accepting/.test(line))
  return (reasons.at(-1) ?? words.slice(-2_000)).trim()
}

function start(options: Launch, account: Account, tag: string): Launched {
  const { postgres, major } = findBinaries(account)
  const made = majorVersionOf(options.dataFolder)
  if (made !== major)
    throw new PostgresFailure(
      'other-version',
      `${options.dataFolder} is of PostgreSQL ${made}, this is ${major}`,
    )
  const settings: Record<string, string> = {
    ...options.settings,
    ...fixedSettings(options.socketFolder, tag),
    port: String(options.port),
    ...(options.tcp ? overTcp(options.socketFolder, account) : {}),
    ...durability(options.durable),
  }
  const child = spawn(
    '/bin/sh',
    [
      '-c',
      watchOver,
      postgres,
      '-D',
      nameForServer(options.dataFolder, account),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      cwd: options.dataFolder,
      env: serverEnvironment(),
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true, // Ctrl-C in the terminal is for us alone; we stop it in order
      ...account,
    },
  )
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-20_000)
    options.log(text)
  })
  child.stdin?.on('error', () => {})
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      words += error.message
      resolve()
    })
    child.once('exit', () => resolve())
  })
  return { pid: 0, child, exited, lastWords: () => words }
}

/** Fills in the leader's number; false when the server ended instead. */
async function isReady(dataFolder: string, launched: Launched): Promise<boolean> {
  const startedAtSeconds = Math.floor(Date.now() / 1000) - 1
  let ended = false
  launched.exited.then(() => {
    ended = true
  })
  for (let waitedMs = 0; waitedMs < startWithinMs && !ended; waitedMs += 10) {
    const file = readPidFile(dataFolder)
    if (file?.ready && file.startedAtSeconds >= startedAtSeconds && isAlive(file.pid)) {
      launched.pid = file.pid
      return true
    }
    await sleep(10)
  }
  if (!ended) launched.child.stdin?.destroy()
  await launched.exited
  return false
}
