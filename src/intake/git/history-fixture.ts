import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type FixtureCommit = {
  /** Name and address, `Ann <ann@example.org>`. */
  author?: string
  committer?: string
  /** Of the author, ISO 8601; the commit's is the same unless `committedAt` is given. */
  at: string
  committedAt?: string
  message?: string
  /** New content by path; null deletes. */
  files: Record<string, string | null>
  /** Names of commits before this one; the previous one where absent. */
  parents?: string[]
  /** To be named as a parent. */
  name?: string
}

export const ann = 'Ann <ann@example.org>'
export const bob = 'Bob <bob@example.org>'

/** Repositories with the histories that tests need, written by git's own importer. */
export class Histories {
  readonly folder = mkdtempSync(join(tmpdir(), 'proven-history-'))
  readonly scratch = join(this.folder, 'scratch')
  readonly cache = join(this.folder, 'cache')
  #made = 0

  constructor() {
    mkdirSync(this.scratch)
    mkdirSync(join(this.folder, 'home'))
  }

  make(commits: readonly FixtureCommit[], label = `repository-${++this.#made}`): string {
    const path = join(this.folder, `${++this.#made}`, label)
    mkdirSync(path, { recursive: true })
    this.git(path, ['init', '-q', '--bare', '-b', 'main'])
    this.add(path, commits)
    return path
  }

  /** Continues main where it stands, or begins it. */
  add(path: string, commits: readonly FixtureCommit[]): void {
    const marks = new Map<string, number>()
    const heads = this.git(path, ['for-each-ref', '--format=%(objectname)', 'refs/heads/main']).trim()
    const parts: Buffer[] = []
    const write = (text: string): void => {
      parts.push(Buffer.from(text))
    }
    const data = (text: string): void => write(`data ${Buffer.byteLength(text)}\n${text}\n`)
    for (const [index, commit] of commits.entries()) {
      const { author = ann, committer = author, at, committedAt = at, message = 'Work', files } = commit
      if (commit.name) marks.set(commit.name, index + 1)
      const [first, ...others] =
        commit.parents?.map((name) => `:${marks.get(name)}`) ??
        (index > 0 ? [`:${index}`] : heads ? [heads] : [])
      write(`commit refs/heads/main\nmark :${index + 1}\n`)
      write(
        `author ${author} ${Date.parse(at) / 1000} +0000\ncommitter ${committer} ${Date.parse(committedAt) / 1000} +0000\n`,
      )
      data(message)
      if (first) write(`from ${first}\n`)
      for (const other of others) write(`merge ${other}\n`)
      for (const [file, content] of Object.entries(files))
        if (content === null) write(`D ${file}\n`)
        else {
          write(`M 100644 inline ${file}\n`)
          data(content)
        }
    }
    this.git(path, ['fast-import', '--quiet', '--force'], Buffer.concat(parts))
  }

  git(path: string, args: string[], input?: Buffer): string {
    return execFileSync('git', ['-C', path, ...args], {
      env: {
        PATH: process.env.PATH,
        HOME: join(this.folder, 'home'),
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
      ...(input && { input }),
    }).toString()
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
