import { constants, type Stats } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { Failure } from '../../../core/failures.ts'
import { printable } from './notices.ts'

/** The failure that names what is wrong with a repository; a path of any length leaves it readable. */
export const unreadable = (says: string): Failure =>
  new Failure(
    'repository-unreadable',
    printable(says.length > 1000 ? `${says.slice(0, 500)} … ${says.slice(-500)}` : says),
  )

/** What stands at a path itself, links not followed; null where nothing does. */
export async function entryAt(path: string): Promise<Stats | null> {
  try {
    return await lstat(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    if (code === 'EACCES' || code === 'EPERM')
      throw unreadable(`no permission to look at ${path}; ask its owner`)
    if (code === 'ENAMETOOLONG') throw unreadable('a path in it is longer than this system allows')
    throw unreadable(`${path} cannot be looked at (${code ?? 'unknown error'})`)
  }
}

/**
 * The bytes of one ordinary file of git's own, null where there is none. Never follows a link, and never waits:
 * opening a named pipe without O_NONBLOCK would hang until somebody writes to it.
 * @throws Failure  where it is anything but a file, is larger than `maxBytes`, or may not be read
 */
export async function readOrdinaryFile(path: string, maxBytes: number): Promise<Buffer | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      if (error.code === 'ELOOP') throw unreadable(`${path} is a link; git's own files have to be files`)
      if (error.code === 'EACCES' || error.code === 'EPERM')
        throw unreadable(`no permission to read ${path}; ask its owner`)
      throw unreadable(`${path} cannot be read (${error.code ?? 'unknown error'})`)
    },
  )
  if (!file) return null
  try {
    const found = await file.stat()
    if (!found.isFile()) throw unreadable(`${path} is not a file`)
    if (found.size > maxBytes)
      throw unreadable(`${path} has ${found.size} bytes; ${maxBytes} are the most for it`)
    return await file.readFile()
  } catch (error) {
    if (error instanceof Failure) throw error
    throw unreadable(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
  } finally {
    await file.close()
  }
}
