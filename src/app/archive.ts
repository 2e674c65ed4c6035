import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../core/failures.ts'
import { exportRecord, importRecord } from './record/archive-record.ts'
import type { OpenRecord } from './record/open-record.ts'
import type { Amounts } from './use-cases.ts'

/** The archive as a stream; it is written and read back whole before the first byte goes out. */
export async function exportArchive(record: OpenRecord, scratch: string, now: Date): Promise<Readable> {
  const file = join(scratch, `export-${randomUUID()}`)
  await exportRecord(record, file, now)
  const stream = createReadStream(file)
  stream.once('close', () => void rm(file, { force: true }))
  return stream
}

/**
 * Reads an archive from a stream, which is kept aside until it is whole.
 * @throws Failure too-large  past `limitBytes`
 */
export async function importArchive(
  record: OpenRecord,
  archive: Readable,
  scratch: string,
  limitBytes: number,
): Promise<Amounts> {
  const file = join(scratch, `import-${randomUUID()}`)
  let size = 0
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limitBytes) done(new Failure('too-large', `the limit is ${limitBytes} bytes`))
      else done(null, chunk)
    },
  })
  try {
    await pipeline(archive, bounded, createWriteStream(file, { mode: 0o600, flags: 'wx' }))
    return await importRecord(record, file)
  } catch (error) {
    // Whoever sent it knows it by another name than the one it was kept aside under.
    if (!(error instanceof Failure)) throw error
    const details = error.details.map((line) => line.replace(file, 'what was sent'))
    throw new Failure(error.code, details, { cause: error })
  } finally {
    await rm(file, { force: true })
  }
}
