import { createHash } from 'node:crypto'
import { Pack } from 'tar'
import { Failure } from '../../core/failures.ts'
import { limits, mebibytes, tooLarge, walkSource } from './walk.ts'

export type SourceArchive = { sha256: string; bytes: Buffer }

/**
 * A folder as a tar.gz without times, owners and other traces of the machine: the same files are the same bytes.
 * @throws Failure source-unusable, source-too-large (which names the largest folders)
 */
export async function packSource(folder: string): Promise<SourceArchive> {
  const files = await walkSource(folder)
  const pack = new Pack({
    cwd: folder,
    gzip: { level: 6 },
    portable: true,
    noMtime: true,
    noDirRecurse: true,
    // Files that are one on the disk are two here.
    linkCache: new NoLinks(),
  })
  // A name that begins with @ would be read as an archive.
  for (const { path } of files) pack.add(`./${path}`)
  pack.end()
  const hash = createHash('sha256')
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of pack) {
      size += part.length
      if (size > limits.archiveBytes)
        throw tooLarge(files, `packed it is larger than ${mebibytes(limits.archiveBytes)}`)
      hash.update(part)
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    // One that grew, shrank or went away meanwhile.
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure('source-unusable', `a file cannot be read: ${reason}`, { cause: error })
  }
  return { sha256: hash.digest('hex'), bytes: Buffer.concat(parts) }
}

class NoLinks extends Map<never, never> {
  override set(): this {
    return this
  }
}
