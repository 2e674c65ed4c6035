import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { BlobReader } from './blobs.ts'
import { type HistoryCommit, readHistory } from './history.ts'
import { type Identity, listIdentities } from './identities.ts'
import type { Notice } from './notices.ts'
import { openRepository } from './repository.ts'

/** Real git with nobody's configuration, and dates that do not move. */
const environment = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: home,
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  // No sample hooks, which every copy would carry along.
  GIT_TEMPLATE_DIR: '',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.org',
  GIT_COMMITTER_DATE: '1700000000 +0000',
  GIT_TERMINAL_PROMPT: '0',
})

export class Playground {
  readonly folder = mkdtempSync(join(tmpdir(), 'proven-guard-'))
  readonly scratch = join(this.folder, 'scratch')
  #made = 0

  constructor() {
    mkdirSync(join(this.folder, 'home'))
  }

  /** A place for one case, with nothing in it. */
  place(): string {
    const folder = join(this.folder, `case-${++this.#made}`)
    mkdirSync(folder)
    return folder
  }

  /** Runs git as somebody would who trusts the repository; what it prints. @throws where it fails */
  git(
    folder: string,
    args: string[],
    options: { input?: string | Buffer; env?: NodeJS.ProcessEnv } = {},
  ): string {
    return execFileSync('git', ['-C', folder, ...args], {
      env: { ...environment(join(this.folder, 'home')), ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: 20_000,
      ...(options.input === undefined ? {} : { input: options.input }),
    })
      .toString()
      .trimEnd()
  }

  /** As `git`, however it ends. */
  tryGit(folder: string, args: string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    return spawnSync('git', ['-C', folder, ...args], {
      env: { ...environment(join(this.folder, 'home')), ...env },
      encoding: 'utf8',
      timeout: 20_000,
      input: '',
    })
  }

  /** Two commits on main, "one" and "two", each with its word in a.txt. */
  repository(at: string, ...init: string[]): string {
    mkdirSync(at, { recursive: true })
    this.git(at, ['init', '-q', '-b', 'main', ...init])
    this.commit(at, { 'a.txt': 'one\n' }, 'one')
    this.commit(at, { 'a.txt': 'two\n' }, 'two')
    return at
  }

  commit(
    at: string,
    files: Record<string, string | Buffer>,
    message: string,
    env: NodeJS.ProcessEnv = {},
  ): string {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(at, name)), { recursive: true })
      writeFileSync(join(at, name), content)
    }
    this.git(at, ['add', '-A'])
    this.git(at, ['commit', '-q', '--allow-empty', '--allow-empty-message', '--no-gpg-sign', '-m', message], {
      env,
    })
    return this.git(at, ['rev-parse', 'HEAD'])
  }

  copy(from: string, to: string): string {
    cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    return to
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export type Read = {
  head: string | null
  rootCommits: string[]
  commits: HistoryCommit[]
  identities: Identity[]
  contents: string[]
  missing: number
  notices: Notice[]
}

/** Everything that the guarded reader can be asked for. */
export async function readAll(path: string, scratch: string): Promise<Read> {
  const repository = await openRepository(path, { scratch })
  try {
    const commits: HistoryCommit[] = []
    for await (const batch of readHistory(repository, { messagesOf: () => true })) commits.push(...batch)
    const blobs = new Set(
      commits
        .flatMap(({ changes }) => changes.flatMap(({ oldBlob, newBlob }) => [oldBlob, newBlob]))
        .filter((id) => !/^0+$/.test(id)),
    )
    const reader = new BlobReader(repository.git)
    const contents: string[] = []
    for (const id of blobs) {
      reader.askSize(id)
      const size = await reader.answerSize()
      if (size === null || size > 1e6) continue
      reader.ask(id)
      const content = await reader.answer()
      if (content) contents.push(content.toString())
    }
    const missing = blobs.size - contents.length
    reader.close()
    const identities = await listIdentities(repository)
    const { head, rootCommits, notices } = repository
    return { head, rootCommits, commits, identities, contents, missing, notices }
  } finally {
    await repository.close()
  }
}

/** Every file below a folder with its size and times, to see that reading leaves no trace. */
export function traceOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const { size, mtimeMs, ctimeMs, mode } = lstatSync(join(folder, name))
      return [name, size, mtimeMs, ctimeMs, mode].join(' ')
    })
    .sort()
}
