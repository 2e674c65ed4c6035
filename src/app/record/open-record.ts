import type { RecordPlaces, Store } from '../../store/store.ts'

/** One person's record, open: what every use case of this folder takes first. */
export type OpenRecord = {
  store: Store
  /** Whose record it is: the one owner there is for now. */
  person: string
  /** Name of the newest migration that the record has. */
  schema: string
  /** What the user has to be told about the opening: a restored record, a mended start. */
  notices: { code: string; says: string }[]
  /** Ends when the embedded server could not be kept running; never for a database of the team's own. */
  lost: Promise<Error>
  /** Stops the embedded server in order; ends the connections. */
  close(): Promise<void>
}

export type OpenRecordOptions = {
  /** `home.postgres`, `home.backups`, `home.log` of src/app/home.ts fit. */
  places: RecordPlaces
  /** PROVEN_DATABASE_URL; null starts the embedded server. */
  databaseUrl: string | null
  programVersion: string
  now: () => Date
}

/**
 * Starts the embedded server (or connects to the database named), brings the schema up to date after a backup,
 * and restores the record from its newest backup where the data folder is of another major version.
 * @throws Failure home-in-use, schema-newer, database-unavailable, disk-full, home-unwritable
 */
export async function openRecord(options: OpenRecordOptions): Promise<OpenRecord> {
  throw new Error(`not yet: ${options.programVersion}`)
}
