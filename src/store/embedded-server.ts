import { mkdirSync, renameSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../core/failures.ts'
import { findBinaries } from '../postgres/binaries.ts'
import { majorVersionOf } from '../postgres/data-folder.ts'
import { type RunningPostgres, startPostgres } from '../postgres/start.ts'
import { readArchive } from './archive/read.ts'
import { newestGoodBackup } from './backups.ts'
import { asFailure } from './failure.ts'
import { ownerOf } from './person.ts'
import type { Notice } from './source.ts'
import { openStore } from './store.ts'

/** Folders of the record; none of them has to exist. */
export type RecordPlaces = {
  /** Data folder of the embedded server. */
  postgres: string
  backups: string
  log: string
}

export type EmbeddedServer = { server: RunningPostgres; notices: Notice[] }

// One person's record: small memory, few processes, no replication, and a log that keeps no old changes.
const settings = {
  shared_buffers: '64MB',
  work_mem: '64MB', // the whole ledger is read in order; a sort on disk would fail on a full one
  max_connections: '40',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  wal_recycle: 'off',
}

/**
 * Starts the server of the record. A data folder of another major version is moved aside, and the record restored
 * from the newest backup.
 * @throws Failure home-in-use, disk-full, home-unwritable, database-unavailable
 */
export async function startEmbedded(places: RecordPlaces, now: Date): Promise<EmbeddedServer> {
  try {
    mkdirSync(places.log, { recursive: true, mode: 0o700 })
    finishRestoring(places.postgres)
    const notices = await restoreFromOtherVersion(places, now)
    return { server: await start(places, places.postgres), notices }
  } catch (error) {
    throw asFailure(error)
  }
}

const start = (places: RecordPlaces, dataFolder: string) =>
  startPostgres({ dataFolder, durable: true, logFile: join(places.log, 'postgres.log'), settings })

const restored = (dataFolder: string) => `${dataFolder}.restored`

/** What was cut short between the two renamings below. */
function finishRestoring(dataFolder: string): void {
  if (majorVersionOf(dataFolder) === null && majorVersionOf(restored(dataFolder)) !== null)
    renameSync(restored(dataFolder), dataFolder)
}

async function restoreFromOtherVersion(places: RecordPlaces, now: Date): Promise<Notice[]> {
  const made = majorVersionOf(places.postgres)
  // Which account runs them does not matter for what version they are.
  if (made === null || made === findBinaries(null).major) return []
  const backup = await newestGoodBackup(places.backups)
  if (backup === null)
    throw new Failure(
      'database-unavailable',
      `the record is of PostgreSQL ${made}, which this Proven does not bring, and ${places.backups} holds no backup to restore it from; start the Proven that wrote it and export the record there`,
    )
  const building = `${places.postgres}.restoring`
  await rm(building, { recursive: true, force: true })
  await rm(restored(places.postgres), { recursive: true, force: true })
  const server = await start(places, building)
  try {
    const store = await openStore({ connection: server.connection })
    try {
      await ownerOf(store.db, now)
      await readArchive(store.db, backup.file, store.schema)
    } finally {
      await store.close()
    }
  } finally {
    await server.stop()
    await rm(`${building}.owner`, { recursive: true, force: true })
  }
  // Complete under its name before the old one goes: whenever this is cut short, one of them is whole.
  const aside = `${places.postgres}-${made}-${now.toISOString().replace(/[:.]/g, '')}`
  renameSync(building, restored(places.postgres))
  renameSync(places.postgres, aside)
  finishRestoring(places.postgres)
  return [
    {
      code: 'record-restored',
      says: `The record was of PostgreSQL ${made} and has been restored from the backup of ${backup.at.toISOString()}. What was recorded after that is in ${aside}; scanning again finds it again.`,
    },
  ]
}

/** Removes data folders that were moved aside. */
export async function removeMovedAside(dataFolder: string): Promise<void> {
  const names = await readdir(dirname(dataFolder)).catch(() => [])
  for (const name of names)
    if (name.startsWith(`${basename(dataFolder)}-`))
      await rm(join(dirname(dataFolder), name), { recursive: true, force: true })
}
