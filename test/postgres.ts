import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { OpenRecord } from '../src/app/record/open-record.ts'
import { initialise } from '../src/postgres/data-folder.ts'
import { startPostgres } from '../src/postgres/start.ts'
import { ownerOf } from '../src/store/person.ts'
import { openStore } from '../src/store/store.ts'

/** An initialised data folder that is copied for each test, which is faster than making one. Not synced to disk. */
export function makeReadyDataFolder(): { copyTo(dataFolder: string): void; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'proven-ready-'))
  initialise(join(folder, 'postgres'), false)
  return {
    copyTo(dataFolder) {
      // Keeps the owner, who is not this user where this user is root.
      const { status, stderr } = spawnSync('cp', ['-a', join(folder, 'postgres'), dataFolder], {
        encoding: 'utf8',
      })
      if (status !== 0) throw new Error(stderr)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A server for one test file, and fresh databases on it. */
export type TestPostgres = {
  /** An empty folder of the file's own, removed at the end. */
  folder: string
  /** For node-postgres; `migrated: false` gives a database without any table. */
  freshDatabase(options?: { migrated: boolean }): Promise<TestConnection>
  /** An empty record in a database of its own. */
  freshRecord(): Promise<OpenRecord>
  /** Closes every record that is open and removes everything. */
  close(): Promise<void>
}

export type TestConnection = { host: string; port: number; user: string; database: string }

/**
 * Starts a real server for a test file: in `beforeAll`, closed in `afterAll`. It does not sync to disk; every database
 * is a copy of one that has been migrated, which takes some 20 ms.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'proven-test-'))
  const server = await startPostgres({
    dataFolder: join(folder, 'postgres'),
    durable: false,
    // Records stay open until the file ends, each with a few connections.
    settings: {
      autovacuum: 'off',
      io_method: 'sync',
      max_wal_senders: '0',
      wal_level: 'minimal',
      max_connections: '400',
    },
  })
  const main = await openStore({ connection: server.connection, migrations: {} })
  await sql`create database migrated`.execute(main.db)
  await (await openStore({ connection: { ...server.connection, database: 'migrated' } })).close()
  let made = 0
  const records: OpenRecord[] = []
  const freshDatabase = async ({ migrated } = { migrated: true }): Promise<TestConnection> => {
    const database = `test_${++made}`
    await sql`create database ${sql.id(database)} template ${sql.id(migrated ? 'migrated' : 'template0')} strategy file_copy`.execute(
      main.db,
    )
    return { ...server.connection, database }
  }
  return {
    folder,
    freshDatabase,
    async freshRecord() {
      const store = await openStore({ connection: await freshDatabase() })
      const place = join(folder, `home-${made}`)
      const record: OpenRecord = {
        store,
        person: await ownerOf(store.db, new Date('2026-01-01T00:00:00Z')),
        schema: store.schema,
        notices: [],
        lost: new Promise(() => {}),
        patiently: (work) => work(),
        places: {
          postgres: join(place, 'postgres'),
          backups: join(place, 'backups'),
          log: join(place, 'log'),
        },
        programVersion: '0.0.0-test',
        embedded: false,
        close: () => store.close(),
      }
      records.push(record)
      return record
    },
    async close() {
      for (const record of records) await record.close()
      await main.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
