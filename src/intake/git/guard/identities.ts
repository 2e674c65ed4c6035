import { execFile } from 'node:child_process'
import { unreadable } from './files.ts'
import { calendarSeconds } from './history-parser.ts'
import { printable } from './notices.ts'
import type { GuardedRepository } from './repository.ts'

export type Identity = {
  /** The one that most of its commits carry. */
  name: string
  /** As authored, after the repository's .mailmap; letter case kept, as `git shortlog -se` does. */
  email: string
  /** Merges included. */
  commits: number
  /** Author time of the newest, seconds since 1970. */
  newestAt: number
}

/**
 * Who wrote the commits that HEAD reaches, most commits first. Sums over names are those of `git shortlog -se HEAD`.
 * @throws Failure  repository-unreadable, scan-stopped
 */
export async function listIdentities(repository: GuardedRepository): Promise<Identity[]> {
  if (!repository.head) return []
  const git = repository.git.start(['rev-list', '--format=%aN%x00%aE%x00%at', repository.head])
  git.stdin.end()
  const people = new Map<string, Identity & { names: Map<string, number> }>()
  let rest = ''
  for await (const chunk of git.chunks()) {
    // Latin-1 keeps every byte apart until the text is known whole; a name or address holds no line end and no NUL.
    const lines = (rest + chunk.toString('latin1', 0, chunk.length)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [name, email, at] = line.split('\0')
      if (name === undefined || email === undefined || at === undefined) continue
      const newestAt = calendarSeconds(at)
      const person = people.get(email) ?? { name: '', email, commits: 0, newestAt, names: new Map() }
      people.set(email, person)
      person.commits++
      person.newestAt = Math.max(person.newestAt, newestAt)
      person.names.set(name, (person.names.get(name) ?? 0) + 1)
    }
  }
  const end = await git.ended
  if (end.code !== 0) throw unreadable(`its authors could not be listed (${end.stderr.split('\n')[0]})`)
  return [...people.values()]
    .map(({ names, email, commits, newestAt }) => {
      const [name = ''] = [...names].reduce((most, next) => (next[1] > most[1] ? next : most), ['', 0])
      return { name: shown(name), email: shown(email), commits, newestAt }
    })
    .sort((a, b) => b.commits - a.commits || a.email.localeCompare(b.email))
}

const shown = (latin1: string): string => printable(Buffer.from(latin1, 'latin1').toString('utf8'))

/** The address that git on this machine signs commits with, from the user's own configuration alone; null where there is none. */
export async function machineIdentity(): Promise<string | null> {
  // Outside of any repository, so that no repository's configuration is looked for.
  const environment = { ...process.env, GIT_DIR: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  return new Promise((resolve) => {
    execFile(
      'git',
      ['config', '--global', '--includes', '--get', 'user.email'],
      { cwd: '/', env: environment, timeout: 5000, maxBuffer: 64 * 1024 },
      (error, stdout) => resolve(error ? null : printable(stdout.trim()) || null),
    )
  })
}
