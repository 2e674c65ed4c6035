import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { entryAt, readOrdinaryFile } from './files.ts'
import { throwIfStopped } from './git-process.ts'
import { addNotice, type Notice } from './notices.ts'

export type FoundRepository = {
  path: string
  label: string
  /** When HEAD last moved, as far as its files tell; ISO 8601 in UTC. */
  changedAt: string | null
}

const skipped = new Set(['node_modules', 'vendor', 'target', 'Library', 'AppData'])
const depthLimit = 6
const folderLimit = 100_000
const timeLimitMs = 10_000

/**
 * Repositories below a folder, the most recently changed first. Looks at names only and follows no link.
 * Submodules, further worktrees of a repository, hidden folders and those of dependencies are left aside. Bounded in depth, folders and time; a notice says which
 * bound was met.
 * @param options.limit  the most that are listed, 500 unless told
 */
export async function findRepositories(
  under: string,
  options: { signal?: AbortSignal; limit?: number } = {},
): Promise<{ repositories: FoundRepository[]; notices: Notice[] }> {
  const limit = options.limit ?? 500
  const notices: Notice[] = []
  const repositories: FoundRepository[] = []
  const ends = performance.now() + timeLimitMs
  let level = [resolve(under)]
  let seen = 0
  search: for (let depth = 0; level.length > 0; depth++) {
    if (depth > depthLimit) {
      addNotice(
        notices,
        'search-depth',
        `Folders more than ${depthLimit} levels below ${under} were not searched.`,
      )
      break
    }
    const below: string[] = []
    for (const folder of level) {
      throwIfStopped(options.signal)
      const bound =
        repositories.length >= limit
          ? `the first ${limit} repositories`
          : ++seen > folderLimit
            ? `${folderLimit} folders`
            : performance.now() > ends
              ? `${timeLimitMs / 1000} seconds`
              : null
      if (bound) {
        addNotice(notices, 'search-bound', `The search ended after ${bound}; name others by their path.`)
        break search
      }
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
      const found = await repositoryIn(folder, entries)
      if (found) repositories.push(found)
      if (found && !entries.some((entry) => entry.name === '.git')) continue
      for (const entry of entries)
        if (entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name))
          below.push(join(folder, entry.name))
    }
    level = below
  }
  repositories.sort(
    (a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? '') || a.path.localeCompare(b.path),
  )
  return { repositories, notices }
}

async function repositoryIn(folder: string, entries: Dirent[]): Promise<FoundRepository | null> {
  const dotGit = entries.find((entry) => entry.name === '.git')
  const label = basename(folder)
  if (dotGit?.isDirectory()) return { path: folder, label, changedAt: await changedAt(join(folder, '.git')) }
  if (dotGit?.isFile()) {
    const target =
      (await readOrdinaryFile(join(folder, '.git'), 8192).catch(() => null))?.toString().trim() ?? ''
    if (!target.startsWith('gitdir: ') || /\/(?:worktrees|modules)\//.test(target)) return null
    return {
      path: folder,
      label,
      changedAt: await changedAt(resolve(folder, target.slice('gitdir: '.length))),
    }
  }
  const has = (name: string): boolean => entries.some((entry) => entry.name === name)
  if (!has('HEAD') || !has('objects') || !has('refs')) return null
  return { path: folder, label: label.replace(/\.git$/, '') || label, changedAt: await changedAt(folder) }
}

async function changedAt(gitFolder: string): Promise<string | null> {
  const places = ['HEAD', 'logs/HEAD', 'refs/heads', 'packed-refs']
  const times = await Promise.all(places.map((name) => entryAt(join(gitFolder, name)).catch(() => null)))
  const newest = Math.max(0, ...times.map((entry) => entry?.mtimeMs ?? 0))
  return newest > 0 ? new Date(newest).toISOString() : null
}
