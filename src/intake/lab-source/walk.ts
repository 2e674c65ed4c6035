import { lstat, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../core/failures.ts'
import { staysInside } from './inside.ts'

/** What a folder to be checked may hold at most. */
export const limits = {
  archiveBytes: 20 * 1024 * 1024,
  bytes: 128 * 1024 * 1024,
  files: 20_000,
  depth: 40,
}

export type SourceFile = { path: string; bytes: number }

/**
 * Everything below a folder that belongs to what is checked, by path in a fixed order: files, folders and links that
 * stay inside. Git's own folder stays out, and so does a `node_modules` that is a link: it leads to Proven's.
 * @throws Failure source-unusable, source-too-large
 */
export async function walkSource(folder: string): Promise<SourceFile[]> {
  const found: SourceFile[] = []
  const walk = async (below: string, depth: number): Promise<void> => {
    if (depth > limits.depth) throw new Failure('source-unusable', `${below} lies too deep`)
    const names = (await readdir(join(folder, below))).sort()
    for (const name of names) {
      const path = below === '' ? name : `${below}/${name}`
      const facts = await lstat(join(folder, path))
      if (name === '.git' || (path === 'node_modules' && facts.isSymbolicLink())) continue
      if (facts.isDirectory()) {
        found.push({ path, bytes: 0 })
        await walk(path, depth + 1)
      } else if (facts.isFile()) found.push({ path, bytes: facts.size })
      else if (facts.isSymbolicLink()) {
        const target = await readlink(join(folder, path))
        if (!staysInside(path, target))
          throw new Failure('source-unusable', `${path} is a link that leads out of the folder: ${target}`)
        found.push({ path, bytes: 0 })
      }
      if (found.length > limits.files)
        throw tooLarge(found, `it holds more than ${limits.files} files and folders`)
    }
  }
  try {
    await walk('', 0)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('source-unusable', String(error instanceof Error ? error.message : error), {
      cause: error,
    })
  }
  const bytes = found.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes > limits.bytes)
    throw tooLarge(found, `it holds ${mebibytes(bytes)}; at most ${mebibytes(limits.bytes)} are taken`)
  return found
}

export const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`

/** With the folders that hold the most, the largest first. */
export function tooLarge(files: readonly SourceFile[], why: string): Failure {
  const byFolder = new Map<string, { bytes: number; files: number }>()
  for (const { path, bytes } of files) {
    const top = path.split('/').slice(0, -1).slice(0, 2).join('/') || '.'
    const sum = byFolder.get(top) ?? { bytes: 0, files: 0 }
    byFolder.set(top, { bytes: sum.bytes + bytes, files: sum.files + 1 })
  }
  const largest = [...byFolder].sort(([, a], [, b]) => b.bytes - a.bytes || b.files - a.files).slice(0, 3)
  return new Failure('source-too-large', [
    why,
    ...largest.map(([path, sum]) => `${path}: ${mebibytes(sum.bytes)} in ${sum.files} files`),
  ])
}
