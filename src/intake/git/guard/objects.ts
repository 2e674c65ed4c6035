import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { entryAt, readOrdinaryFile, unreadable } from './files.ts'

/** Far above what git leaves before it packs by itself (6,700 loose objects, 50 packs). */
const entryLimit = 2_000_000

/**
 * Checks that reading a folder of objects stays in it and ends: no link in any place where git looks, nothing but files
 * (opening a named pipe waits for ever), no further object folders named by it.
 * @throws Failure  naming the place and what to do
 */
export async function checkObjects(objects: string): Promise<void> {
  const entry = await entryAt(objects)
  if (!entry) throw unreadable(`${objects} is missing`)
  if (!entry.isDirectory())
    throw unreadable(`${objects} is a link or a file; objects have to lie in the repository`)
  await refuseAlternates(objects)
  let seen = 0
  for await (const { name, kind } of entriesOf(objects)) {
    const relevant = name === 'pack' || name === 'info' || /^[0-9a-f]{2}$/.test(name)
    if (!relevant) continue
    if (kind !== 'folder')
      throw unreadable(`${join(objects, name)} is a link or a file; objects have to lie in the repository`)
    for await (const inner of entriesOf(join(objects, name))) {
      if (++seen > entryLimit)
        throw unreadable(`${objects} holds more than ${entryLimit} files; run git gc there`)
      if (inner.kind !== 'other') continue
      throw unreadable(
        `${join(objects, name, inner.name)} is a link, pipe or device, where only files belong`,
      )
    }
  }
}

async function refuseAlternates(objects: string): Promise<void> {
  const info = await entryAt(join(objects, 'info'))
  if (info && !info.isDirectory()) throw unreadable(`${join(objects, 'info')} is not a folder`)
  const alternates = await readOrdinaryFile(join(objects, 'info', 'alternates'), 64 * 1024)
  if (
    alternates
      ?.toString('latin1')
      .split('\n')
      .some((line) => line !== '' && !line.startsWith('#'))
  )
    throw unreadable(
      `it borrows objects from another repository (${join(objects, 'info', 'alternates')}); ` +
        'run "git repack -a -d" there and delete that file, or clone it without --shared and --reference',
    )
}

async function* entriesOf(
  folder: string,
): AsyncGenerator<{ name: string; kind: 'file' | 'folder' | 'other' }> {
  const entries = await opendir(folder, { bufferSize: 256 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES') throw unreadable(`no permission to read ${folder}; ask its owner`)
    throw unreadable(`${folder} cannot be read (${error.code ?? 'unknown error'})`)
  })
  for await (const entry of entries)
    yield { name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' }
}
