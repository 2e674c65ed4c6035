import { mkdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseWork } from '../../core/lab/recording.ts'
import { takeOwnerLock } from '../../postgres/owner-lock.ts'
import { type RunningPostgres, startPostgres } from '../../postgres/start.ts'
import { freePort } from '../service/free-port.ts'
import { copyFolder } from './copy.ts'
import { asDatabaseFailure } from './failure.ts'
import { placeOn, shelfInMemory } from './in-memory.ts'
import { analyseChanged, type Rows, read, script } from './observe.ts'
import { keepInUse, type ReadyDatabase } from './prepare.ts'
import { type LabDatabase, labDatabases, observer, ownerOf } from './roles.ts'
import { sweepClusters } from './sweep.ts'
import { readWork, resetWork } from './work.ts'

/** A PostgreSQL of one run's own, which may be killed and is thrown away. */
export type Cluster = {
  /** Where its files are; nobody else's business. */
  folder: string
  /** On 127.0.0.1; the same for as long as the cluster is open. */
  port: number
  /** For its owner, who can do nothing elsewhere. `viaPort` where a proxy stands before it. */
  url(database: LabDatabase, viaPort?: number): string
  /** SQL of the run's seed in both databases, as their owners. Statistics of what it changed are brought up to date. */
  seed(sql: string): Promise<void>
  /** A read as a superuser, within 10 s; the first 1,000 rows are kept. Waits for a server that is being started again. */
  run(database: LabDatabase, sql: string): Promise<Rows>
  /** Counts from 0 again. A kill loses what was counted as well. */
  resetWork(database: LabDatabase): Promise<void>
  /** What the database's owner had it do since. */
  work(database: LabDatabase): Promise<Omit<DatabaseWork, 'requests'>>
  /** Kills the server as a crash would; what was committed is kept. Settles when it is back. */
  kill(): Promise<void>
  /** Stops it in order, which its clients are told, and starts it again. Settles when it is back. */
  restart(): Promise<void>
  /** Nothing of it moves for so long. */
  pause(forMs: number): Promise<void>
  /** What went wrong here that nobody ordered, in words; null where nothing did. */
  trouble(): string | null
  /** Removes everything. May be called twice. */
  close(): Promise<void>
}

// The work of a run is to be the same each time: no clean-up by itself, no helpers, no checkpoint in the middle.
const settings = {
  shared_preload_libraries: 'pg_stat_statements',
  autovacuum: 'off',
  max_parallel_workers_per_gather: '0',
  synchronize_seqscans: 'off',
  io_method: 'sync',
  shared_buffers: '256MB',
  max_connections: '100',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  min_wal_size: '32MB',
  max_wal_size: '4GB',
  wal_recycle: 'off',
  wal_init_zero: 'off',
  // Beside its other files: what a killed server leaves of it in the system's own place stays there until the next boot.
  dynamic_shared_memory_type: 'mmap',
  checkpoint_timeout: '1h',
}

/**
 * Starts a copy of a ready database. It ends within a second of this process, however that ends; what is left of its
 * files then is removed by whoever opens the next one.
 * @param folder  of this cluster alone, in a folder that holds clusters alone; made here, and removed at the end
 * @param memory  a file system in memory, used instead of `folder` where there is one with room; null never does
 * @param signal  gives up opening
 * @throws DatabaseFailure database-unavailable
 */
export async function openCluster(options: {
  ready: ReadyDatabase
  folder: string
  memory?: string | null
  signal?: AbortSignal
}): Promise<Cluster> {
  const { ready, signal, memory = '/dev/shm' } = options
  let place: string | null = null
  try {
    const shelf = shelfInMemory(memory)
    const parent = dirname(options.folder)
    mkdirSync(parent, { recursive: true, mode: 0o700 })
    await sweepClusters(parent)
    if (shelf) await sweepClusters(shelf)
    const folder = (shelf && placeOn(shelf, ready.bytes)) ?? options.folder
    mkdirSync(folder, { mode: 0o700 })
    place = folder
    takeOwnerLock(join(folder, 'owner'))
    keepInUse(ready)
    const dataFolder = join(folder, 'data')
    await copyFolder(ready.dataFolder, dataFolder, signal)
    return clusterOf({ ...(await startSomewhere(dataFolder, signal)), folder, ready })
  } catch (error) {
    if (place) rmSync(place, { recursive: true, force: true, maxRetries: 3 })
    throw asDatabaseFailure(error)
  }
}

async function startSomewhere(
  dataFolder: string,
  signal?: AbortSignal,
): Promise<{ server: RunningPostgres; port: number }> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted()
    const port = await freePort()
    let server: RunningPostgres
    try {
      server = await startPostgres({ dataFolder, durable: 'through-kill', tcpPort: port, settings })
    } catch (error) {
      // Somebody else may have taken the port meanwhile.
      if (attempt === 3) throw error
      continue
    }
    if (signal?.aborted) await server.discard()
    else return { server, port }
  }
}

function clusterOf(options: {
  server: RunningPostgres
  port: number
  folder: string
  ready: ReadyDatabase
}): Cluster {
  const { server, port, folder, ready } = options
  let closing: Promise<void> | null = null
  const socket = (database: string, user = observer) => ({ ...server.connection, user, database })
  return {
    folder,
    port,
    url: (database, viaPort = port) =>
      `postgres://${ownerOf(database)}:${ready.passwords[database]}@127.0.0.1:${viaPort}/${database}`,
    async seed(sql) {
      await Promise.all(
        labDatabases.map(async (database) => {
          await script(socket(database, ownerOf(database)), sql)
          await analyseChanged(socket(database))
        }),
      )
    },
    async run(database, sql) {
      await server.back()
      return read(socket(database), sql)
    },
    resetWork: (database) => resetWork(socket('postgres'), database),
    work: (database) => readWork(socket('postgres'), database),
    kill: () => server.kill(),
    restart: () => server.restart(),
    async pause(forMs) {
      const goOn = server.pause()
      await sleep(forMs)
      goOn()
    },
    trouble() {
      if (closing !== null) return null
      const times = server.endedByItself()
      if (times > 0) return `the database ended by itself ${times === 1 ? 'once' : `${times} times`}`
      return server.trouble()?.message ?? null
    },
    close() {
      closing ??= server
        .discard()
        .then(() => rm(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 }))
      return closing
    },
  }
}
