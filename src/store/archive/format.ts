import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { Failure } from '../../core/failures.ts'
import { verifyEntry } from '../entry-hash.ts'
import { entryOf } from '../evidence.ts'
import { sealedLength } from './seal.ts'

/** Counts up when an older program could no longer read what is written. */
export const archiveVersion = 1

/** In the order in which they refer to each other. Source that is waiting to be checked is nobody's to carry along. */
export const archivedTables = [
  'person',
  'source',
  'benchmark_snapshot',
  'evidence',
  'self_rating_skip',
  'resume',
  'journal',
  'target',
  'plan',
  'activity_state',
  'plan_week',
  'project_answer',
  'certificate',
  'lab_attempt',
  'recording',
  'run',
] as const
export type ArchivedTable = (typeof archivedTables)[number]

/** Rows that are held in memory together. */
export const rowsAtOnce = (table: ArchivedTable): number =>
  ({ recording: 1, resume: 5, target: 5, run: 50, benchmark_snapshot: 50 })[table as string] ?? 500

/** The first line. */
export type ArchiveHeader = {
  format: 'proven-archive'
  version: number
  program: string
  /** Name of the newest migration that the record had. */
  schema: string
  createdAt: string
  /** Rows of each table. */
  tables: Record<string, number>
}

/** All lines after the first. */
export type ArchiveRow = { table: ArchivedTable; row: Record<string, unknown> }

export type Archive = { header: ArchiveHeader; rows: AsyncIterable<ArchiveRow> }

// A ledger of a million entries is about 1 GB; a line is one row, and the longest row is a recording in hexadecimal digits.
const limits = { lineBytes: 16 * 1024 * 1024, allBytes: 8 * 1024 ** 3 }

const damaged = (why: string, cause?: unknown) => new Failure('archive-damaged', why, { cause })

/**
 * Opens an archive whose every byte is as it was written, and whose every entry carries the hash it must. Memory does
 * not grow with it. The rows have to be read to the end: what is wrong with them is thrown there.
 * @param newestSchema  the newest that this program knows
 * @throws Failure archive-damaged, archive-newer
 */
export async function openArchive(file: string, newestSchema: string): Promise<Archive> {
  const length = await sealedLength(file)
  if (length === null) throw damaged(`${file} is not as it was written`)
  const lines = linesOf(file, length)
  const first = await lines.next()
  const header = headerOf(first.done ? '' : first.value)
  if (header.version > archiveVersion || header.schema > newestSchema)
    throw new Failure('archive-newer', `it has the form of ${header.program}, ${header.schema}`)
  return { header, rows: rowsOf(header, lines) }
}

/** Reads an archive to its end and throws what it is. */
export async function verifyArchive(file: string, newestSchema: string): Promise<ArchiveHeader> {
  const { header, rows } = await openArchive(file, newestSchema)
  for await (const _ of rows);
  return header
}

function headerOf(line: string): ArchiveHeader {
  const header = parse(line) as Partial<ArchiveHeader>
  const { format, version, program, schema, createdAt, tables } = header
  if (
    format !== 'proven-archive' ||
    typeof version !== 'number' ||
    typeof program !== 'string' ||
    typeof schema !== 'string' ||
    typeof createdAt !== 'string' ||
    typeof tables !== 'object'
  )
    throw damaged('it does not begin as an archive does')
  return { format, version, program, schema, createdAt, tables }
}

async function* rowsOf(header: ArchiveHeader, lines: AsyncIterable<string>): AsyncGenerator<ArchiveRow> {
  const counts = Object.fromEntries(Object.keys(header.tables).map((table) => [table, 0]))
  for await (const line of lines) {
    const { table, row } = parse(line) as Partial<ArchiveRow>
    if (table === undefined || !archivedTables.includes(table) || typeof row !== 'object' || row === null)
      throw damaged('it holds something that no record has')
    counts[table] = (counts[table] ?? 0) + 1
    if (counts[table] > (header.tables[table] ?? 0)) throw damaged(`it holds more of ${table} than it says`)
    if (table === 'evidence' && !isGenuine(row)) throw damaged(`entry ${String(row.id)} was changed`)
    yield { table, row }
  }
  for (const [table, count] of Object.entries(header.tables))
    if (counts[table] !== count) throw damaged(`it holds less of ${table} than it says`)
}

function isGenuine(row: Record<string, unknown>): boolean {
  try {
    return verifyEntry(entryOf(row as Parameters<typeof entryOf>[0]))
  } catch {
    return false // no row of the ledger at all
  }
}

function parse(line: string): object {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    throw damaged('it holds a line that is no JSON', error)
  }
  throw damaged('it holds a line that is no row')
}

async function* linesOf(file: string, length: number): AsyncGenerator<string> {
  const unzipped = createReadStream(file, { end: length - 1 }).pipe(createGunzip())
  let line: Buffer[] = []
  let lineBytes = 0
  let allBytes = 0
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      allBytes += chunk.length
      if (allBytes > limits.allBytes) throw damaged('it unpacks to more than any record holds')
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        line.push(chunk.subarray(from, end))
        yield Buffer.concat(line).toString('utf8')
        line = []
        lineBytes = 0
        from = end + 1
      }
      line.push(chunk.subarray(from))
      lineBytes += chunk.length - from
      if (lineBytes > limits.lineBytes) throw damaged('it holds a line that is longer than any row')
    }
  } catch (error) {
    throw error instanceof Failure ? error : damaged('it cannot be unpacked', error)
  }
  if (lineBytes > 0) throw damaged('its last line has no end')
}
