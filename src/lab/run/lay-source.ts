import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** What Proven has installed, so that a starter in TypeScript needs no install. */
const installed = join(import.meta.dirname, '..', '..', '..', 'node_modules')

/** The only language that submissions come in: they are laid over its starter. */
export const starterOf = (labFolder: string, language = 'typescript'): string =>
  join(labFolder, 'starter', language)

/** The accepted submission whose name comes first is what services are compared with. */
export function referenceOf(labFolder: string): string[] {
  const accepted = join(labFolder, 'submissions', 'accepted')
  const [first] = foldersIn(accepted)
  if (first === undefined) throw new Error(`${accepted} holds no submission`)
  return [starterOf(labFolder), join(accepted, first)]
}

export const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []))
        .sort()
    : []

/** Copies folders over each other, later ones win. A service that brings no packages gets Proven's; its own are linked. */
export function laySource(layers: readonly string[], into: string): void {
  mkdirSync(into, { recursive: true })
  let packages = installed
  for (const layer of layers) {
    for (const name of readdirSync(layer)) {
      if (name === '.git') continue
      if (name === 'node_modules') packages = join(layer, name)
      else
        cpSync(join(layer, name), join(into, name), { recursive: true, force: true, verbatimSymlinks: true })
    }
  }
  const link = join(into, 'node_modules')
  if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(packages, link)
}
