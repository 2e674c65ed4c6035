import { writeBackup } from '../../store/backups.ts'
import { type RecordPlaces, startEmbedded } from '../../store/embedded-server.ts'
import { asFailure, patiently } from '../../store/failure.ts'
import { ownerOf } from '../../store/person.ts'
import type { Notice } from '../../store/source.ts'
import { openStore, type Store } from '../../store/store.ts'

/** One person's record, open: what every use case of this folder takes first. */
export type OpenRecord = {
  store: Store
  /** Whose record it is: the one owner there is for now. An import into an empty record changes it. */
  person: string
  /** Name of the newest migration that the record has. */
  schema: string
  /** What the user has to be told about the opening: a restored record. */
  notices: Notice[]
  /** Ends when the embedded server could not be kept running; never for a database of the team's own. */
  lost: Promise<Error>
  /** Does work that may be done twice, again while the server is away. */
  patiently<T>(work: () => Promise<T>): Promise<T>
  places: RecordPlaces
  programVersion: string
  embedded: boolean
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
  const { places, databaseUrl, programVersion, now } = options
  const embedded = databaseUrl === null ? await startEmbedded(places, now()) : null
  try {
    const store = await openStore({
      connection: embedded?.server.connection ?? { connectionString: databaseUrl ?? '' },
      beforeMigration: async (db, schema) => {
        await writeBackup(db, places.backups, { program: programVersion, schema, now: now() })
      },
    })
    const trouble = () => embedded?.server.trouble() ?? null
    return {
      store,
      person: await patiently(trouble, () => ownerOf(store.db, now())),
      schema: store.schema,
      notices: embedded?.notices ?? [],
      lost: new Promise((resolve) => {
        embedded?.server.exited.then((why) => why && resolve(why))
      }),
      patiently: (work) => patiently(trouble, work),
      places,
      programVersion,
      embedded: embedded !== null,
      async close() {
        await store.close()
        await embedded?.server.stop()
      },
    }
  } catch (error) {
    await embedded?.server.stop()
    throw asFailure(error)
  }
}
