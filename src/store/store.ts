import { type Kysely, Kysely as KyselyDatabase, PostgresDialect } from 'kysely'
import type { Migration } from 'kysely/migration'
import pg from 'pg'
import { asFailure } from './failure.ts'
import { migrate, migrations, newestOf } from './migrate.ts'
import type { Schema } from './schema.ts'

/** The record's database, at the newest schema that this program knows. */
export type Store = {
  db: Kysely<Schema>
  /** Name of the newest migration. */
  schema: string
  /** Ends the connections. */
  close(): Promise<void>
}

export type StoreOptions = {
  /** For node-postgres: a socket folder, or `{ connectionString }`. PostgreSQL 15 or newer. */
  connection: pg.PoolConfig
  /** Called with the database as it is and its schema's name before it is migrated. */
  beforeMigration?: (db: Kysely<Schema>, schema: string) => Promise<void>
  migrations?: Record<string, Migration>
}

/** @throws Failure schema-newer, database-unavailable, disk-full */
export async function openStore(options: StoreOptions): Promise<Store> {
  const known = options.migrations ?? migrations
  const pool = new pg.Pool({ max: 10, connectionTimeoutMillis: 5_000, ...options.connection })
  // A connection that dies idle would otherwise end the process; the next query finds a new one.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new KyselyDatabase<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(db, known, async (schema) => options.beforeMigration?.(db, schema))
  } catch (error) {
    await db.destroy()
    throw asFailure(error)
  }
  return { db, schema: newestOf(known), close: () => db.destroy() }
}
