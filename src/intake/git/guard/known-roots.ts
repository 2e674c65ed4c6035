import { createHash } from 'node:crypto'
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Git } from './git-process.ts'
import type { Layout } from './locate.ts'

/** The commits at which the whole history of a commit begins. */
export type Roots = { head: string; roots: string[] }

const id = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/**
 * Remembers where the history of a repository's HEAD begins, so that it is not walked again to its beginning. A commit's
 * id is made of all that came before it, so what was true of it stays true. It is kept by the place and the folder of objects,
 * since one repository that shows false objects under true ids must not speak for another.
 */
export class KnownRoots {
  readonly #folder: string
  readonly #name: string

  private constructor(folder: string, name: string) {
    this.#folder = folder
    this.#name = name
  }

  static async of({ commonFolder }: Layout, folder: string): Promise<KnownRoots> {
    const { dev, ino } = await lstat(join(commonFolder, 'objects'))
    const name = createHash('sha256').update(`${commonFolder}\n${dev}\n${ino}`).digest('hex')
    return new KnownRoots(folder, `${name}.roots`)
  }

  /** @returns null where nothing is known, or what is there was not written here whole */
  async read(): Promise<Roots | null> {
    const text = await readFile(join(this.#folder, this.#name), 'latin1').catch(() => '')
    const [sum, head = '', ...roots] = text.split('\n')
    return sum === sumOf(head, roots) && [head, ...roots].every((each) => id.test(each))
      ? { head, roots }
      : null
  }

  async write({ head, roots }: Roots): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const draft = join(this.#folder, `${this.#name}.${process.pid}`)
    try {
      await writeFile(draft, [sumOf(head, roots), head, ...roots].join('\n'), { mode: 0o600 })
      await rename(draft, join(this.#folder, this.#name))
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }
}

const sumOf = (head: string, roots: readonly string[]): string =>
  createHash('sha256')
    .update([head, ...roots].join('\n'))
    .digest('hex')

/**
 * Sorted. Of a commit whose ancestor is known only the way to that one is walked.
 * @returns `trusted`: up to where it was not walked; what git says where it cannot read the history
 */
export async function findRoots(
  git: Git,
  head: string,
  known: Roots | null,
): Promise<{ roots: string[]; trusted: string | null } | { code: number | null; says: string }> {
  if (known?.head === head) return { roots: known.roots, trusted: head }
  const since =
    known && (await git.run(['merge-base', '--is-ancestor', known.head, head])).code === 0 ? known : null
  const walked = await git.run([
    'rev-list',
    '--max-parents=0',
    `${head}^{commit}`,
    ...(since ? [`^${since.head}`] : []),
  ])
  if (walked.code !== 0) return { code: walked.code, says: walked.stderr.split('\n')[0] ?? '' }
  const found = walked.stdout.toString('latin1').split('\n').filter(Boolean)
  return { roots: [...new Set([...(since?.roots ?? []), ...found])].sort(), trusted: since?.head ?? null }
}
