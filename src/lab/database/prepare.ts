import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { accountFor } from '../../postgres/account.ts'
import { findBinaries } from '../../postgres/binaries.ts'
import { syncCluster } from '../../postgres/data-folder.ts'
import { PostgresFailure } from '../../postgres/failure.ts'
import { type OwnerLock, takeOwnerLock } from '../../postgres/owner-lock.ts'
import { asDatabaseFailure } from './failure.ts'
import { fillDatabases } from './fixture.ts'
import { removeOldDatabases } from './keep.ts'
import { type LabDatabase, labDatabases } from './roles.ts'

/** A data folder with the fixture in it, to be copied. */
export type ReadyDatabase = {
  folder: string
  dataFolder: string
  bytes: number
  /** Of the databases' owners, by database. */
  passwords: Record<LabDatabase, string>
}

/** Counted up when what is made of the same fixture changes. */
const preparation = 2

/**
 * The ready data folder of a fixture, made where there is none. May be called by several at once, in one program or in
 * many: one makes it, the others wait. What was cut short is made anew.
 * @param hash         what else the database depends on
 * @param cacheFolder  holds the ready folders of all fixtures; those not used for longest are removed
 * @throws DatabaseFailure fixture-failed (with line and statement), database-unavailable
 */
export async function prepareDatabase(options: {
  fixtureFile: string
  hash: string
  cacheFolder: string
}): Promise<ReadyDatabase> {
  const { fixtureFile, hash, cacheFolder } = options
  try {
    mkdirSync(cacheFolder, { recursive: true, mode: 0o700 })
    const fixture = readFileSync(fixtureFile, 'utf8')
    const name = createHash('sha256')
      .update(JSON.stringify([preparation, hash, fixture, findBinaries(accountFor(cacheFolder)).version]))
      .digest('hex')
      .slice(0, 24)
    const folder = join(cacheFolder, name)
    for (;;) {
      const ready = readReady(folder)
      if (ready !== null) {
        keepInUse(ready)
        return ready
      }
      const lock = lockOf(cacheFolder)
      if (lock === null) {
        await sleep(100)
        continue
      }
      try {
        if (existsSync(folder)) continue
        await removeOldDatabases(cacheFolder)
        await make(folder, fixture, fixtureFile)
      } finally {
        lock.release()
      }
    }
  } catch (error) {
    throw asDatabaseFailure(error)
  }
}

/** For those who remove what was not used lately. */
export function keepInUse({ folder }: Pick<ReadyDatabase, 'folder'>): void {
  const now = new Date()
  utimesSync(folder, now, now)
}

const readyFile = 'ready.json'

function readReady(folder: string): ReadyDatabase | null {
  try {
    const { passwords, bytes } = JSON.parse(readFileSync(join(folder, readyFile), 'utf8')) as ReadyDatabase
    return { folder, dataFolder: join(folder, 'data'), passwords, bytes }
  } catch (error) {
    if (existsSync(folder)) throw error // it has its name only when it is complete
    return null
  }
}

/** Null while somebody else makes or removes one. */
function lockOf(cacheFolder: string): OwnerLock | null {
  try {
    return takeOwnerLock(join(cacheFolder, 'owner'))
  } catch (error) {
    if (error instanceof PostgresFailure && error.code === 'folder-in-use') return null
    throw error
  }
}

async function make(folder: string, fixture: string, fixtureFile: string): Promise<void> {
  // A name of its own: the server of a maker that was killed lives on for a moment.
  const making = `${folder}.${randomBytes(4).toString('hex')}`
  mkdirSync(making, { mode: 0o700 })
  try {
    const dataFolder = join(making, 'data')
    const passwords = Object.fromEntries(
      labDatabases.map((database) => [database, randomBytes(18).toString('base64url')]),
    ) as Record<LabDatabase, string>
    await fillDatabases({ dataFolder, passwords, fixture, fixtureFile })
    const about: Pick<ReadyDatabase, 'passwords' | 'bytes'> = { passwords, bytes: sizeOf(dataFolder) }
    writeFileSync(join(making, readyFile), JSON.stringify(about), { mode: 0o600 })
    // A machine that crashes soon after must not leave a complete name with empty files.
    syncCluster(dataFolder)
    renameSync(making, folder)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw error
  }
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, { parentPath, name }) => bytes + statSync(join(parentPath, name)).size, 0)
