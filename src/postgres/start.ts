import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, accountFor } from './account.ts'
import { initialise, majorVersionOf } from './data-folder.ts'
import { asPostgresFailure } from './failure.ts'
import { type Durability, launch, tagOf } from './launch.ts'
import { takeOwnerLock } from './owner-lock.ts'
import { reclaim } from './reclaim.ts'
import { openRotatingFile } from './rotating-file.ts'
import { type Supervised, supervise } from './supervise.ts'

export type StartOptions = {
  dataFolder: string
  /** Less than true only for data that may be lost. */
  durable: Durability
  /**
   * Also listens on this port of 127.0.0.1, for roles that have a password; without it, only this user's socket.
   */
  tcpPort?: number
  /** What the server says goes here; it rotates. */
  logFile?: string
  /** More of postgresql.conf. */
  settings?: Record<string, string>
}

export type RunningPostgres = Supervised & {
  /** For node-postgres, over the Unix socket. Stays the same when the server is restarted. */
  connection: { host: string; port: number; user: string; database: string }
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
    const tag = tagOf(dataFolder)
    const socketFolder = makeSocketFolder(tag, account)
    const release = () => {
      rmSync(socketFolder, { recursive: true, force: true })
      log?.close()
      lock.release()
    }
    const port = options.tcpPort ?? 5432
    const write = (text: string) => log?.write(text)
    const start = () =>
      launch({
        dataFolder,
        socketFolder,
        port,
        tcp: options.tcpPort !== undefined,
        durable,
        settings: options.settings ?? {},
        log: write,
      })
    const first = await start().catch((error: unknown) => {
      rmSync(socketFolder, { recursive: true, force: true })
      throw error
    })
    const connection = { host: socketFolder, port, user: 'postgres', database: 'postgres' }
    return { connection, ...supervise(first, { tag, start, log: write, release }) }
  } catch (error) {
    log?.close()
    lock.release()
    throw asPostgresFailure(error, `start the database in ${dataFolder}`)
  }
}

// The address of a socket holds 104 bytes on macOS, 108 on Linux, with its name and the final zero.
const longestSocketFolder = 103 - '/.s.PGSQL.65535'.length

const socketFolderOf = (tag: string): string =>
  join(tmpdir().length + 1 + tag.length <= longestSocketFolder ? tmpdir() : '/tmp', tag)

/**
 * Ends and removes what a program left that is gone: the server on a data folder, its socket, and the folder.
 * @throws PostgresFailure
 */
export async function removeLeftServer(dataFolder: string): Promise<void> {
  if (!existsSync(dataFolder)) return
  const tag = tagOf(dataFolder)
  const lock = takeOwnerLock(`${dataFolder}.owner`)
  try {
    await reclaim(dataFolder, tag)
    removeOwn(socketFolderOf(tag), accountFor(dataFolder))
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  } finally {
    lock.release()
  }
}

function removeOwn(folder: string, account: Account): void {
  const owner = account?.uid ?? process.getuid?.()
  if (lstatSync(folder, { throwIfNoEntry: false })?.uid === owner)
    rmSync(folder, { recursive: true, force: true })
}

function makeSocketFolder(tag: string, account: Account): string {
  let folder = socketFolderOf(tag)
  // What an earlier server left here is dead, since we hold the owner lock; another's folder is left alone.
  removeOwn(folder, account)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch {
    folder = mkdtempSync(join(dirname(folder), 'pg-'))
  }
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}
