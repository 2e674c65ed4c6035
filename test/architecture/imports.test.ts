import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * Who may know whom: for each folder of src/, what its files may import besides their own folder.
 * `node:` stands for Node's own modules, `packages` for anything from npm.
 */
const table: Record<string, string[]> = {
  core: [],
  content: ['core', 'node:', 'packages'],
  intake: ['core', 'node:', 'packages'],
  postgres: ['core', 'node:', 'packages'],
  render: ['core', 'node:', 'packages'],
  lab: ['core', 'postgres', 'node:', 'packages'],
  store: ['core', 'postgres', 'node:', 'packages'],
  app: ['core', 'content', 'intake', 'lab', 'postgres', 'render', 'store', 'node:', 'packages'],
  api: ['core', 'app', 'node:', 'packages'],
  worker: ['core', 'app', 'node:'],
  // The commands see the files, so they read them; where a home's files are, they have to know as well.
  cli: ['api/contract', 'app/home.ts', 'app/build.ts', 'core', 'content', 'intake', 'node:', 'packages'],
  web: ['api/contract', 'core', 'packages'],
}

/** Single files that may know more than their folder. */
const exceptions: Record<string, string[]> = {
  'src/cli/serve.ts': ['api', 'app', 'worker'], // the one that starts the rest
  // Proves what is in content/, without a record.
  'src/cli/commands/lab-verify.ts': ['lab', 'app/lab/machine.ts'],
  'src/web/vite.config.ts': ['node:'], // runs in the bundler, not in the page
}

type Line = { file: string; line: number; text: string; imports: string }

/** What a file imports: statically, again as an export, or while it runs. */
function importsOf(file: string): Line[] {
  const pattern = /(?:^\s*(?:import|export)\b[^'"]*?\bfrom\s*|^\s*import\s*|\bimport\(\s*)['"]([^'"]+)['"]/gm
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    line: text.slice(0, match.index + match[0].length).split('\n').length,
    text: (match[0].trim().split('\n').at(-1) ?? '').trim(),
    imports: match[1] ?? '',
  }))
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return walk(path)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

/** As the table names it: a path below src/, `node:` or `packages`. */
function named({ file, imports }: Line): string {
  if (imports.startsWith('node:')) return 'node:'
  if (!imports.startsWith('.')) return 'packages'
  return posix.relative('src', posix.join(posix.dirname(file), imports))
}

const allowed = (target: string, folder: string, file: string): boolean =>
  [folder, ...(table[folder] ?? []), ...(exceptions[file] ?? [])].some(
    (entry) => target === entry || target.startsWith(`${entry}/`),
  )

/** Tests build and check with whatever they like; fixtures serve them alone. */
const isTest = (file: string) => /\.test\.tsx?$|(^|\/)fixtures?(\.|\/)/.test(file)

const offences = (folder: string, files: string[]) =>
  files
    .flatMap(importsOf)
    .filter((line) => !allowed(named(line), folder, line.file))
    .map(({ file, line, text }) => `${file}:${line} ${text}`)

describe('who may know whom', () => {
  it('every folder of src/ has its row', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && walk(`src/${entry.name}`).length > 0,
    )
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(table).sort())
  })

  it.each(Object.keys(table))('src/%s imports only what its row names', (folder) => {
    const files = walk(`src/${folder}`).filter((file) => !isTest(file))
    expect(files.length, 'files seen').toBeGreaterThan(0)
    expect(offences(folder, files)).toEqual([])
  })

  it('content/labs/*/lab.ts imports only core/lab, and how core writes figures', () => {
    const labs = join(root, 'content', 'labs')
    const files = existsSync(labs)
      ? readdirSync(labs)
          .map((name) => `content/labs/${name}/lab.ts`)
          .filter((file) => existsSync(join(root, file)))
      : []
    expect(files.length, 'labs seen').toBeGreaterThan(0)
    const wrong = files
      .flatMap(importsOf)
      .filter((line) => !/^core\/(lab\/|figures\.ts$)/.test(named(line)))
      .map(({ file, line, text }) => `${file}:${line} ${text}`)
    expect(wrong).toEqual([])
  })

  it('sees imports however they are written', () => {
    const written = relative(root, fileURLToPath(import.meta.url))
    expect(importsOf(written).map(({ imports }) => imports)).toEqual(
      expect.arrayContaining(['node:fs', 'node:path', 'vitest']),
    )
  })
})
