import { realpath } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { entryAt, readOrdinaryFile, unreadable } from './files.ts'

export type Layout = {
  /** Holds HEAD: `.git`, the folder of a worktree or submodule, or a bare repository. */
  gitFolder: string
  /** Holds objects and refs; differs from gitFolder for a worktree only. */
  commonFolder: string
  /** The repository's own folder, absolute, links resolved. */
  folder: string
}

const pointerLimit = 8192

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep)

/**
 * Where a repository keeps its things, found without git: git would read its config on the way.
 *
 * A `.git` file may point anywhere, so that a copied folder could present another repository of the reader's as its own.
 * Outside of the folder it is followed only where that place names this folder back, which nobody can forge who cannot
 * write there: a worktree by its `gitdir` file, a submodule or a separate git folder by `core.worktree`.
 * @param readConfig  value of a key in the text of a config file, includes not followed
 */
export async function locate(
  path: string,
  readConfig: (text: Buffer, key: string) => Promise<string | null>,
): Promise<Layout> {
  const folder = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES') throw unreadable(`no permission to open ${path}; ask its owner`)
    if (error.code === 'ENAMETOOLONG') throw unreadable('that path is longer than this system allows')
    throw unreadable(`there is nothing at ${path}`)
  })
  if (!(await entryAt(folder))?.isDirectory()) throw unreadable(`${path} is not a folder`)

  const dotGit = join(folder, '.git')
  const entry = await entryAt(dotGit)
  if (entry?.isDirectory()) return { gitFolder: dotGit, commonFolder: await commonOf(dotGit), folder }
  if (entry?.isFile()) {
    const gitFolder = await followPointer(dotGit, folder, readConfig)
    return { gitFolder, commonFolder: await commonOf(gitFolder), folder }
  }
  if (entry) throw unreadable(`${dotGit} is neither a folder nor a file; a link or device is not followed`)
  if ((await entryAt(join(folder, 'HEAD'))) && (await entryAt(join(folder, 'objects'))))
    return { gitFolder: folder, commonFolder: await commonOf(folder), folder }
  throw unreadable(`${path} is not a git repository: it has no .git and is no bare repository`)
}

async function followPointer(
  dotGit: string,
  folder: string,
  readConfig: (text: Buffer, key: string) => Promise<string | null>,
): Promise<string> {
  const target = /^gitdir: (.+?)\r?\n*$/s.exec(
    (await readOrdinaryFile(dotGit, pointerLimit))?.toString() ?? '',
  )?.[1]
  if (!target) throw unreadable(`${dotGit} does not say where its repository is`)
  const gitFolder = await realpath(resolve(folder, target)).catch(() => {
    throw unreadable(`${dotGit} points at ${target}, which is not there`)
  })
  if (isWithin(gitFolder, folder)) return gitFolder
  const back = await readOrdinaryFile(join(gitFolder, 'gitdir'), pointerLimit)
  if (back && (await samePlace(resolve(gitFolder, back.toString().trim()), dotGit))) return gitFolder
  const config = await readOrdinaryFile(join(gitFolder, 'config'), 1024 * 1024)
  const worktree = config && (await readConfig(config, 'core.worktree'))
  if (worktree && (await samePlace(resolve(gitFolder, worktree), folder))) return gitFolder
  throw unreadable(
    `${dotGit} points at ${gitFolder}, outside of this folder, which does not name it back; ` +
      'scan that repository itself if it is yours',
  )
}

const samePlace = async (one: string, other: string): Promise<boolean> =>
  (await realpath(one).catch(() => null)) === (await realpath(other))

/** A worktree shares objects and refs with the repository that it belongs to, two folders up; nothing else may. */
async function commonOf(gitFolder: string): Promise<string> {
  const pointer = await readOrdinaryFile(join(gitFolder, 'commondir'), pointerLimit)
  if (!pointer) return gitFolder
  const common = await realpath(resolve(gitFolder, pointer.toString().trim())).catch(() => null)
  if (common === null || gitFolder !== join(common, 'worktrees', basename(gitFolder)))
    throw unreadable(
      `${join(gitFolder, 'commondir')} points at ${pointer.toString().trim()}, which is not its own repository`,
    )
  return common
}
