import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'

/*
 * An archive is two gzip members one after the other, so that `zcat` shows all of it: the lines, and one line with the
 * SHA-256 of the first member as it lies on disk. A hash over the lines alone would not notice every flipped
 * bit, since gzip has bits that nobody reads. The second member is not compressed: it has one form only.
 */

const stored = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

function sealOf(sha256: string): Buffer {
  const line = Buffer.from(`{"sha256":"${sha256}"}\n`)
  const block = Buffer.alloc(5)
  block.writeUInt8(1, 0)
  block.writeUInt16LE(line.length, 1)
  block.writeUInt16LE(~line.length & 0xffff, 3)
  const end = Buffer.alloc(8)
  end.writeUInt32LE(crc32(line), 0)
  end.writeUInt32LE(line.length, 4)
  return Buffer.concat([stored, block, line, end])
}

const sealBytes = sealOf('0'.repeat(64)).length

/** Passes the first member's bytes on, and the seal after them. */
export async function* sealed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
  yield sealOf(hash.digest('hex'))
}

/** Length of the first member when the file is as it was written, down to the last bit; null when it is not. */
export async function sealedLength(file: string): Promise<number | null> {
  const length = (await stat(file)).size - sealBytes
  if (length <= 0) return null
  const hash: Hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { end: length - 1 })) hash.update(chunk as Buffer)
  const expected = sealOf(hash.digest('hex'))
  const found: Buffer[] = []
  for await (const chunk of createReadStream(file, { start: length })) found.push(chunk as Buffer)
  return Buffer.concat(found).equals(expected) ? length : null
}
