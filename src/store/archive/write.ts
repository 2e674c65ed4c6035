import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import {
  type ArchivedTable,
  type ArchiveHeader,
  archivedTables,
  archiveVersion,
  rowsAtOnce,
  verifyArchive,
} from './format.ts'
import { sealed } from './seal.ts'

export type WrittenArchive = { file: string; header: ArchiveHeader; bytes: number }

/**
 * Writes all of the record, as it is at one instant, to `file`: under another name first, onto the disk, read back and
 * compared with its hashes; only then does it get its name. The file can be read by its owner alone.
 * @param schema  name of the newest migration that the record has now
 */
export async function writeArchive(
  db: Kysely<Schema>,
  file: string,
  about: { program: string; schema: string; now: Date },
): Promise<WrittenArchive> {
  const aside = `${file}.${process.pid}.part`
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) =>
        pipeline(
          Readable.from(linesFrom(transaction, about), { objectMode: false }),
          createGzip(),
          sealed,
          createWriteStream(aside, { mode: 0o600, flush: true }),
        ),
      )
    const header = await verifyArchive(aside, about.schema)
    await rename(aside, file)
    await syncFolder(dirname(file))
    return { file, header, bytes: (await stat(file)).size }
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

async function* linesFrom(
  db: Transaction<Schema>,
  { program, schema, now }: { program: string; schema: string; now: Date },
): AsyncGenerator<string> {
  await sql`set local timezone to 'UTC'`.execute(db)
  const tables: Record<string, number> = {}
  const present = await presentTables(db)
  for (const table of present) {
    const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(db)
    tables[table] = Number(rows[0]?.count)
  }
  const header: ArchiveHeader = {
    format: 'proven-archive',
    version: archiveVersion,
    program,
    schema,
    createdAt: now.toISOString(),
    tables,
  }
  yield `${JSON.stringify(header)}\n`
  for (const table of present) {
    const order = orders[table] ?? '1'
    await sql`
      declare every_row no scroll cursor for
      select (to_jsonb(it) - 'position')::text as row from ${sql.table(table)} it order by ${sql.raw(order)}`.execute(
      db,
    )
    for (;;) {
      const { rows } = await sql<{
        row: string
      }>`fetch ${sql.raw(String(rowsAtOnce(table)))} from every_row`.execute(db)
      if (rows.length === 0) break
      yield rows.map(({ row }) => `{"table":"${table}","row":${row}}\n`).join('')
    }
    await sql`close every_row`.execute(db)
  }
}

const orders: Partial<Record<ArchivedTable, string>> = {
  evidence: 'position',
  recording: 'sha256',
  run: 'person, number',
}

/** Before a migration, when the backup is written, the tables that it brings are not there. */
async function presentTables(db: Transaction<Schema>): Promise<ArchivedTable[]> {
  const present: ArchivedTable[] = []
  for (const table of archivedTables) {
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
      db,
    )
    if (rows[0]?.there) present.push(table)
  }
  return present
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
