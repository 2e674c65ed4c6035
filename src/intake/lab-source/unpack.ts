import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Parser, type ReadEntry } from 'tar'
import { Failure } from '../../core/failures.ts'
import { isPlainPath, staysInside } from './inside.ts'
import { limits } from './walk.ts'

type Entry = { path: string; kind: 'file' | 'folder' | 'link'; target: string; mode: number; content: Buffer }

const damaged = (why: string, cause?: unknown) => new Failure('source-unusable', why, { cause })

/**
 * Writes what an archive holds into an empty folder. Nobody vouches for the archive: whatever leads out of the folder,
 * is no file, folder or link, or is more than `limits` allow refuses the whole, before anything is written.
 * @throws Failure source-unusable
 */
export async function unpackSource(archive: Buffer, folder: string): Promise<void> {
  const entries = await entriesOf(archive)
  for (const { path, kind } of entries) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    if (kind === 'folder') await mkdir(join(folder, path), { recursive: true })
  }
  for (const { path, kind, mode, content } of entries)
    if (kind === 'file')
      await writeFile(join(folder, path), content, { flag: 'wx', mode: mode & 0o100 ? 0o755 : 0o644 })
  for (const { path, kind, target } of entries) if (kind === 'link') await symlink(target, join(folder, path))
}

async function entriesOf(archive: Buffer): Promise<Entry[]> {
  let tar: Buffer
  try {
    tar = await promisify(gunzip)(archive, { maxOutputLength: limits.bytes + limits.files * 2_048 })
  } catch (error) {
    throw damaged('it cannot be unpacked, or unpacks to too much', error)
  }
  const entries = await parse(tar)
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  if (byPath.size !== entries.length) throw damaged('it holds a path twice')
  for (const { path } of entries)
    for (let above = dirname(path); above !== '.'; above = dirname(above))
      if ((byPath.get(above)?.kind ?? 'folder') !== 'folder') throw damaged(`${above} is no folder`)
  return entries
}

function parse(tar: Buffer): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    let refused: Failure | null = null
    const refuse = (why: string) => {
      refused ??= damaged(why)
    }
    const parser = new Parser({
      strict: true,
      onReadEntry(entry) {
        const parts: Buffer[] = []
        entry.on('data', (part: Buffer) => parts.push(part))
        const checked = refused ? null : check(entry, entries.length)
        if (typeof checked === 'string') refuse(checked)
        else if (checked) entry.on('end', () => entries.push({ ...checked, content: Buffer.concat(parts) }))
      },
    })
    parser.on('error', (error) => reject(damaged('it is no archive', error)))
    parser.on('end', () => (refused ? reject(refused) : resolve(entries)))
    parser.end(tar)
  })
}

/** What an entry is, or why it is refused. */
function check(entry: ReadEntry, before: number): Omit<Entry, 'content'> | string {
  const path = entry.path.replace(/^(\.\/)+/, '').replace(/\/$/, '')
  const { type, mode = 0o644, linkpath = '' } = entry
  if (before >= limits.files) return `it holds more than ${limits.files} files`
  if (!isPlainPath(path)) return `it holds a path that leads elsewhere: ${JSON.stringify(path.slice(0, 100))}`
  if (path.split('/').length > limits.depth + 1) return `${path} lies too deep`
  switch (type) {
    case 'File':
    case 'OldFile':
      return { path, kind: 'file', target: '', mode }
    case 'Directory':
      return { path, kind: 'folder', target: '', mode }
    case 'SymbolicLink':
      return staysInside(path, linkpath)
        ? { path, kind: 'link', target: linkpath, mode }
        : `${path} is a link that leads out of the folder`
    default:
      return `${path} is neither file, folder nor link`
  }
}
