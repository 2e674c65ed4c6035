import { readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { entryAt, readOrdinaryFile, unreadable } from './files.ts'
import type { Layout } from './locate.ts'
import { addNotice, type Notice, printable } from './notices.ts'

const refLimit = 4096
const packedRefsLimit = 256 * 1024 * 1024
const idPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** Names that git itself would accept below refs/, so that none of them is an option or a way out of the folder. */
const isRefName = (name: string): boolean =>
  name.startsWith('refs/') &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: git forbids them in names
  !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/.test(name) &&
  name.split('/').every((part) => !part.startsWith('.') && !part.startsWith('-') && !part.endsWith('.lock'))

/**
 * The id that HEAD leads to, found without git; null, with a notice, where it leads nowhere.
 * @throws Failure  where refs are kept in a way that only newer git knows
 */
export async function resolveHead(layout: Layout, notices: Notice[]): Promise<string | null> {
  const { gitFolder, commonFolder } = layout
  if (await entryAt(join(commonFolder, 'reftable')))
    throw unreadable(
      'it keeps its refs in the reftable format; run "git refs migrate --ref-format=files" there, or clone it',
    )
  let text = await readHead(gitFolder)
  if (text === null)
    throw unreadable(`${join(gitFolder, 'HEAD')} is missing, so this is not a git repository`)
  for (let hops = 0; hops < 5; hops++) {
    if (idPattern.test(text)) return text
    const name = /^ref:\s*(.+)$/.exec(text)?.[1]
    if (!name || !isRefName(name)) {
      addNotice(
        notices,
        'head-odd',
        `HEAD says "${printable(text.slice(0, 80))}", which is no branch; nothing was read.`,
      )
      return null
    }
    const next = await readRef(commonFolder, name)
    if (next === null) {
      addNotice(
        notices,
        'head-unborn',
        `HEAD names ${printable(name)}, which has no commit; nothing was read.`,
      )
      return null
    }
    text = next
  }
  addNotice(notices, 'head-odd', 'HEAD leads from ref to ref without end; nothing was read.')
  return null
}

/** Very old repositories have a link to the branch for HEAD; its text is read, not what it leads to. */
async function readHead(gitFolder: string): Promise<string | null> {
  const path = join(gitFolder, 'HEAD')
  if ((await entryAt(path))?.isSymbolicLink()) return `ref: ${await readlink(path)}`
  return (await readOrdinaryFile(path, refLimit))?.toString('utf8').trim() ?? null
}

async function readRef(commonFolder: string, name: string): Promise<string | null> {
  const parts = name.split('/')
  for (let depth = 1; depth < parts.length; depth++) {
    const folder = join(commonFolder, ...parts.slice(0, depth))
    const entry = await entryAt(folder)
    if (entry?.isSymbolicLink()) throw unreadable(`${folder} is a link; refs have to lie in the repository`)
    if (!entry?.isDirectory()) break
  }
  const path = join(commonFolder, name)
  const loose = (await entryAt(path))?.isDirectory() ? null : await readOrdinaryFile(path, refLimit)
  if (loose) return loose.toString('utf8').trim()
  const packed = await readOrdinaryFile(join(commonFolder, 'packed-refs'), packedRefsLimit)
  if (!packed) return null
  // Lines are "<id> <name>"; a name cannot hold a space or a line end, so this finds the one line.
  const end = packed.indexOf(` ${name}\n`)
  if (end < 0) return null
  return packed.toString('latin1', packed.lastIndexOf(10, end) + 1, end)
}
