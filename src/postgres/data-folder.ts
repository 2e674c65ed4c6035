import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, accountFor, makePrivateFolder } from './account.ts'
import { findBinaries } from './binaries.ts'
import { asPostgresFailure, PostgresFailure, saysDiskFull } from './failure.ts'
import type { Durability } from './launch.ts'

/** Which PostgreSQL made a data folder (18); null where there is none. */
export function majorVersionOf(dataFolder: string): number | null {
  try {
    const major = Number.parseInt(readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8'), 10)
    return Number.isInteger(major) ? major : null
  } catch {
    return null
  }
}

/**
 * How the server names its own data folder. Under another account a parent of it may be closed, such as root's
 * home: then the server is started inside of it, and this link leads there without a look at the parents.
 */
export function nameForServer(dataFolder: string, account: Account): string {
  return account !== null && existsSync('/proc/self/cwd') ? '/proc/self/cwd' : dataFolder
}

/** What the server gets of our environment: no PG* variable and no locale of the user's changes what it does. */
export const serverEnvironment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
})

/**
 * Makes an empty cluster, complete or not at all. The owner lock has to be held.
 * @param durable  unless it is true, nothing is synced to disk: for data that may be lost
 * @throws PostgresFailure
 */
export function initialise(dataFolder: string, durable: Durability): void {
  const account = accountFor(dataFolder)
  const aside = `${dataFolder}.new`
  try {
    rmSync(aside, { recursive: true, force: true })
    makePrivateFolder(aside, account)
    const args = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions']
    initdb(aside, account, [...args, ...(durable === true ? [] : ['--no-sync'])])
    renameSync(aside, dataFolder)
    if (durable === true) syncFolder(dirname(dataFolder))
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    throw asPostgresFailure(error, `make ${dataFolder}`)
  }
}

/**
 * Brings all files of a cluster to the disk that were written without waiting for it. Its server has to be stopped.
 * @throws PostgresFailure
 */
export const syncCluster = (dataFolder: string): void =>
  initdb(dataFolder, accountFor(dataFolder), ['--sync-only'])

function initdb(dataFolder: string, account: Account, args: string[]): void {
  const { status, stderr, error } = spawnSync(
    findBinaries(account).initdb,
    ['-D', nameForServer(dataFolder, account), ...args],
    { cwd: dataFolder, env: serverEnvironment(), encoding: 'utf8', ...account },
  )
  if (status === 0) return
  const text = error?.message ?? stderr
  throw new PostgresFailure(saysDiskFull(text) ? 'disk-full' : 'did-not-start', `initdb: ${text.trim()}`)
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
