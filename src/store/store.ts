import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Folders of the record; none of them has to exist. */
export type RecordPlaces = {
  /** Data folder of the embedded server. */
  postgres: string
  backups: string
  log: string
}

/** The record's database, at the newest schema that this program knows. */
export type Store = {
  db: Kysely<Schema>
  /** Name of the newest migration. */
  schema: string
  /** Ends the connections. */
  close(): Promise<void>
}
