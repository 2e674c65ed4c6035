import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout that this program runs from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const contentFolder = join(root, 'content')

export type Build = {
  /** Of package.json. */
  version: string
  /** 16 hex digits over everything that the server runs or reads: another edit, another build. */
  build: string
}

export const readVersion = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

/** What this program is made of. */
export function readBuild(): Build {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of ['src', 'content']) hashFolder(hash, folder, (path) => !path.startsWith('src/web'))
  return { version: readVersion(), build: hash.digest('hex').slice(0, 16) }
}

/** Adds names and bytes of all files below `folder`, in a fixed order; tests are not part of the program. */
export function hashFolder(
  hash: ReturnType<typeof createHash>,
  folder: string,
  counts: (path: string) => boolean = () => true,
): void {
  const names = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  for (const entry of names) {
    const path = `${folder}/${entry.name}`
    if (!counts(path)) continue
    if (entry.isDirectory()) hashFolder(hash, path, counts)
    else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  }
}
