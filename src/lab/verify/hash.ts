import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

const proofFile = 'proof.json'
const engineRoots = ['run/runner-process.ts', '../core/lab/verdict.ts'].map((file) =>
  join(import.meta.dirname, '..', file),
)
const sourceRoot = join(import.meta.dirname, '..', '..', '..')

/** SHA-256 of all that a proof depends on: the lab's files, and the program that measures and judges, as it stands. */
export function proofHash(labFolder: string): string {
  const hash = createHash('sha256')
  const add = (name: string, file: string) =>
    hash
      .update(`${name.replaceAll(sep, '/')}\0`)
      .update(readFileSync(file))
      .update('\0')
  for (const name of filesBelow(labFolder)) add(name, join(labFolder, name))
  const sources = [...sourcesFrom([...engineRoots, join(labFolder, 'lab.ts')])].filter(
    (file) => !file.startsWith(labFolder + sep),
  )
  for (const file of sources.sort())
    hash
      .update(`${relative(sourceRoot, file).replaceAll(sep, '/')}\0`)
      .update(withoutComments(file))
      .update('\0')
  return hash.digest('hex')
}

/** The hash that a lab was proved with; null where it was not. */
export function provedHash(labFolder: string): string | null {
  try {
    const { hash } = JSON.parse(readFileSync(join(labFolder, proofFile), 'utf8')) as { hash?: unknown }
    return typeof hash === 'string' ? hash : null
  } catch {
    return null
  }
}

/** Those whose proof is of something else than what stands there now. */
export const changedLabs = <L extends { folder: string }>(labs: readonly L[]): L[] =>
  labs.filter(({ folder }) => provedHash(folder) !== proofHash(folder))

/** A better word in a comment changes no measurement. */
const withoutComments = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/^\s*(?:\/\/|\/\*|\*[ /]).*$/gm, '')
    .replace(/\n+/g, '\n')

function filesBelow(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const name = join(below, entry.name)
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(folder, name)
      return name === proofFile || entry.name.startsWith('.') ? [] : [name]
    })
    .sort()
}

/** Files and what they import of ours, or start as programs, and so on; types alone do nothing while it runs. */
function sourcesFrom(roots: readonly string[]): Set<string> {
  const pattern =
    /^(?:import|export)\s(?!type\b)[^'"]*?['"](\.[^'"]+)['"]|new URL\(\s*['"](\.[^'"]+\.ts)['"]/gm
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file) || !existsSync(file)) return
    found.add(file)
    for (const [, imported, started] of readFileSync(file, 'utf8').matchAll(pattern))
      visit(resolve(dirname(file), imported ?? started ?? ''))
  }
  for (const root of roots) visit(root)
  return found
}
