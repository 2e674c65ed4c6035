import { join, resolve } from 'node:path'
import { readOrdinaryFile, unreadable } from './files.ts'
import { type Git, gitIn } from './git-process.ts'
import { resolveHead } from './head.ts'
import { locate } from './locate.ts'
import { addNotice, type Notice } from './notices.ts'
import { checkObjects } from './objects.ts'
import { borrowObjects, forgetMailmap, makeOwnStore, removeOwnStore } from './own-store.ts'

/** A repository that may be hostile or broken, opened so that nothing in it is ever in force. */
export type GuardedRepository = {
  /** As given, made absolute. */
  path: string
  /** The folder's name, of a bare one without ".git". */
  label: string
  /** Id of the commit that HEAD leads to; null where nothing can be read. */
  head: string | null
  /** Sorted. Of a shallow or damaged history: the commits at which it begins. */
  rootCommits: string[]
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

/**
 * Opens a repository: work folder, bare, worktree or submodule.
 * @param options.scratch  a folder of ours for a bare repository that borrows the objects
 * @throws Failure  repository-unreadable, with the reason and what to do; scan-stopped
 */
export async function openRepository(
  path: string,
  options: { scratch: string; signal?: AbortSignal },
): Promise<GuardedRepository> {
  const store = await makeOwnStore(resolve(options.scratch))
  try {
    return await openInto(store, resolve(path), options.signal)
  } catch (error) {
    await removeOwnStore(store)
    throw error
  }
}

async function openInto(store: string, path: string, signal?: AbortSignal): Promise<GuardedRepository> {
  const git = gitIn(store, signal)
  const notices: Notice[] = []
  const layout = await locate(path, async (text, key) => {
    const found = await git.run(['config', '--file', '-', '--no-includes', '--get', key], text)
    return found.code === 0 ? found.stdout.toString().replace(/\n$/, '') : null
  })
  const objects = join(layout.commonFolder, 'objects')
  await checkObjects(objects)
  const head = await resolveHead(layout, notices)
  const objectFormat = head?.length === 64 ? 'sha256' : 'sha1'
  const boundary = await readShallow(layout.commonFolder, head?.length ?? 40, notices)
  const repository: GuardedRepository = {
    path,
    label: layout.label,
    head: null,
    rootCommits: [],
    boundary: new Set(boundary),
    shallow: boundary.length > 0,
    objectFormat,
    notices,
    git,
    close: () => removeOwnStore(store),
  }
  if (!head) return repository
  await borrowObjects(store, { objects, format: objectFormat, head, boundary })
  await checkMailmap(repository, head)
  const roots = await git.run(['rev-list', '--max-parents=0', head])
  if (roots.code !== 0) {
    addNotice(
      notices,
      'history-damaged',
      `The history cannot be followed to its beginning (${roots.stderr.split('\n')[0]}).`,
    )
    return repository
  }
  repository.head = head
  repository.rootCommits = roots.stdout.toString('latin1').split('\n').filter(Boolean).sort()
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
async function checkMailmap(repository: GuardedRepository, head: string): Promise<void> {
  const { git, notices, objectFormat } = repository
  const found = await git.run(['cat-file', '--batch-check=%(objecttype) %(objectsize)'], `${head}:.mailmap\n`)
  const [type, size] = found.stdout.toString('latin1').trim().split(' ')
  if (found.code === 0 && type !== 'blob') return
  if (found.code === 0 && Number(size) <= mailmapLimit) {
    const content = await git.run(['cat-file', 'blob', `${head}:.mailmap`])
    if (content.code === 0) return
  }
  addNotice(
    notices,
    'mailmap-unread',
    'Its .mailmap is too large or damaged, so people appear under each of their addresses.',
  )
  await forgetMailmap(git.folder, objectFormat)
}
