import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../../postgres/failure.ts'

const tmpfs = 0x01_02_19_94
// What a run writes: its log of changes, tables that grow, sorts.
const grownBytes = 512 * 1024 * 1024

/**
 * This user's own folder for clusters in a file system in memory, so that a copy takes a fifth of the time and no disk
 * that others use decides how fast a service is. Null where there is none, or somebody else made it.
 */
export function shelfInMemory(memory: string | null): string | null {
  if (memory === null) return null
  try {
    if (statfsSync(memory).type !== tmpfs) return null
    const shelf = join(memory, `proven-${process.getuid?.()}`)
    try {
      mkdirSync(shelf, { mode: 0o700 })
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
    const { uid, mode } = lstatSync(shelf)
    const ours = lstatSync(shelf).isDirectory() && uid === process.getuid?.() && (mode & 0o077) === 0
    return ours ? shelf : null
  } catch {
    return null // no such system, or one that is closed to us
  }
}

/** A name on a shelf for a cluster that begins with so many bytes; null where it could make the machine short of memory. */
export function placeOn(shelf: string, bytes: number): string | null {
  const { bavail, bsize } = statfsSync(shelf)
  const free = Math.min(bavail * bsize, process.availableMemory())
  return free < 2 * (bytes + grownBytes) ? null : join(shelf, `cluster-${randomBytes(8).toString('hex')}`)
}
