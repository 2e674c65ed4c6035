import { join, resolve } from 'node:path'
import { readOrdinaryFile, unreadable } from './files.ts'
import { type Git, gitIn } from './git-process.ts'
import { resolveHead } from './head.ts'
import { findRoots, KnownRoots } from './known-roots.ts'
import { locate } from './locate.ts'
import { namesOf } from './names.ts'
import { addNotice, type Notice, printable } from './notices.ts'
import { readObjects } from './object-reader.ts'
import { checkObjects } from './objects.ts'
import { borrowObjects, forgetMailmap, makeOwnStore, removeOwnStore, writeGrafts } from './own-store.ts'
import { findDamage } from './repair.ts'

/** A repository that may be hostile or broken, opened so that nothing in it is ever in force. */
export type GuardedRepository = {
  /** As given, made absolute. */
  path: string
  /** What people may call it, the name preferred first. */
  names: readonly string[]
  /** The folder's name, of a bare one without ".git". */
  folderName: string
  /** The address that commits made in it would carry, where its own configuration says one. */
  email: string | null
  /** Id of the commit that HEAD leads to; null where nothing can be read. */
  head: string | null
  /** Sorted. Of a shallow or damaged history: the commits at which it begins. */
  rootCommits: string[]
  /** Up to here the history was walked at some other time only, and may have been damaged since; null: it was walked whole. */
  trusted: string | null
  /** Commits whose parents exist and are not here: what they changed cannot be known. */
  boundary: ReadonlySet<string>
  shallow: boolean
  objectFormat: 'sha1' | 'sha256'
  /** Grows while reading. */
  notices: Notice[]
  /** For the readers in this folder only. */
  git: Git
  /** Ends nothing that still reads; removes our own bare repository. */
  close(): Promise<void>
}

/** The largest .mailmap that is applied. */
const mailmapLimit = 1024 * 1024
const shallowLimit = 64 * 1024 * 1024
const configLimit = 1024 * 1024

/**
 * Opens a repository: work folder, bare, worktree or submodule.
 * @param options.scratch  a folder of ours for a bare repository that borrows the objects
 * @param options.memory   a folder of ours in which it is remembered where histories begin
 * @throws Failure  repository-unreadable, with the reason and what to do; scan-stopped
 */
export async function openRepository(
  path: string,
  options: { scratch: string; memory?: string | null; signal?: AbortSignal },
): Promise<GuardedRepository> {
  const store = await makeOwnStore(resolve(options.scratch))
  try {
    return await openInto(store, resolve(path), options.memory ?? null, options.signal)
  } catch (error) {
    await removeOwnStore(store)
    throw error
  }
}

async function openInto(
  store: string,
  path: string,
  memory: string | null,
  signal: AbortSignal | undefined,
): Promise<GuardedRepository> {
  const git = gitIn(store, signal)
  const notices: Notice[] = []
  const valueIn = async (text: Buffer, key: string): Promise<string | null> => {
    const found = await git.run(['config', '--file', '-', '--no-includes', '--get', key], text)
    return found.code === 0 ? found.stdout.toString().replace(/\n$/, '') : null
  }
  const layout = await locate(path, valueIn)
  const config = await readOrdinaryFile(join(layout.commonFolder, 'config'), configLimit)
  const [remote, email] = await Promise.all(
    ['remote.origin.url', 'user.email'].map((key) => (config ? valueIn(config, key) : null)),
  )
  const objects = join(layout.commonFolder, 'objects')
  await checkObjects(objects)
  const head = await resolveHead(layout, notices)
  const objectFormat = head?.length === 64 ? 'sha256' : 'sha1'
  const boundary = await readShallow(layout.commonFolder, head?.length ?? 40, notices)
  const repository: GuardedRepository = {
    path,
    names: namesOf(layout.folder, remote ?? null),
    folderName: namesOf(layout.folder, null)[0] ?? layout.folder,
    email: email ? printable(email) : null,
    head: null,
    rootCommits: [],
    trusted: null,
    boundary: new Set(boundary),
    shallow: boundary.length > 0,
    objectFormat,
    notices,
    git,
    close: () => removeOwnStore(store),
  }
  if (!head) return repository
  await borrowObjects(store, { objects, format: objectFormat, head, boundary })
  // What was cut off has other beginnings than the history of the same commits elsewhere.
  const memoryOfRoots = memory && boundary.length === 0 ? await KnownRoots.of(layout, memory) : null
  const known = (await memoryOfRoots?.read()) ?? null
  const [mailmap, ahead] = await Promise.all([lookAtMailmap(git, head), findRoots(git, head, known)])
  // Of a HEAD that is known nothing was read yet.
  let found = mailmap === 'no head' && known ? await findRoots(git, head, null) : ahead
  if ('code' in found) {
    if (found.code === 127) throw unreadable('the git program is not there; install git')
    const damage = await findDamage(git, head, repository.boundary)
    if (!damage.readable) {
      addNotice(
        notices,
        'head-missing',
        `The commit that HEAD names, ${head}, is missing or damaged; nothing was read.`,
      )
      return repository
    }
    repository.boundary = new Set([...boundary, ...damage.cut.keys()])
    await writeGrafts(
      store,
      [...damage.cut].map(([id, parents]) => [id, ...parents].join(' ')),
    )
    addNotice(
      notices,
      'history-damaged',
      `${damage.lost === 1 ? 'One commit is' : `${damage.lost} commits are`} missing or damaged, and what came before ` +
        'cannot be reached through them; the rest was read. "git fsck" there names them.',
    )
    found = await findRoots(git, head, null)
    if ('code' in found) throw unreadable(`its history cannot be read (${found.says})`)
  } else if (known?.head !== head) await memoryOfRoots?.write({ head, roots: found.roots })
  if (mailmap === 'unreadable') {
    addNotice(
      notices,
      'mailmap-unread',
      'Its .mailmap is too large, missing or damaged, so people appear under each of their addresses.',
    )
    await forgetMailmap(store, objectFormat)
  }
  repository.head = head
  repository.rootCommits = found.roots
  repository.trusted = found.trusted
  return repository
}

async function readShallow(commonFolder: string, idLength: number, notices: Notice[]): Promise<string[]> {
  const text = await readOrdinaryFile(join(commonFolder, 'shallow'), shallowLimit)
  const ids = text?.toString('latin1').split('\n').filter(Boolean) ?? []
  if (ids.some((id) => id.length !== idLength || !/^[0-9a-f]+$/.test(id)))
    throw unreadable(`${join(commonFolder, 'shallow')} holds something other than commit ids`)
  if (ids.length > 0)
    addNotice(
      notices,
      'shallow',
      `This is a shallow clone: what came before ${ids.length === 1 ? 'one commit' : `${ids.length} commits`} is not here. ` +
        'Run "git fetch --unshallow" there for the whole history.',
    )
  return ids
}

/** git itself would read a .mailmap of any size, and ends over a damaged one. */
async function lookAtMailmap(git: Git, head: string): Promise<'fine' | 'unreadable' | 'no head'> {
  const listed = await git.run(['ls-tree', head, '.mailmap'])
  if (listed.code !== 0) return 'no head'
  const [, type, id] = listed.stdout.toString('latin1').split(/[ \t]/)
  if (type !== 'blob' || !id) return 'fine'
  for await (const found of readObjects(git, [id], { contents: false }))
    if (found.type !== 'blob' || found.size > mailmapLimit) return 'unreadable'
  return (await git.run(['cat-file', 'blob', id])).code === 0 ? 'fine' : 'unreadable'
}
