import type { Git, GitProcess } from './git-process.ts'
import { type HistoryCommit, HistoryParser, headerFormat } from './history-parser.ts'
import { addNotice } from './notices.ts'
import { readObjects } from './object-reader.ts'
import type { GuardedRepository } from './repository.ts'

export type { HistoryCommit, PathChange } from './history-parser.ts'

const batchSize = 128
/** After so many commits whose folders cannot be read (a clone without trees), the rest comes without changes at once. */
const repairLimit = 100
/** After so many commits that took all the memory or time that git may have, likewise. */
const costlyLimit = 3

export type HistoryOptions = {
  /** Commits read before: they and their ancestors are left out; those that are not here are ignored, with a notice. */
  exclude?: readonly string[]
  /** Which authors' messages are wanted, by address. */
  messagesOf?: (authorEmail: string) => boolean
  /** The order of `git rev-list --reverse` instead. */
  oldestFirst?: boolean
}

/**
 * The commits that HEAD reaches, in the order of `git rev-list` (newest first), in batches.
 *
 * `git rev-list` feeds `git diff-tree --stdin`: plumbing, so that no configuration made for people's eyes is read. A commit
 * whose folders are missing or damaged ends diff-tree: it comes with `unread`, and diff-tree starts again behind it.
 * @throws Failure  scan-stopped
 */
export async function* readHistory(
  repository: GuardedRepository,
  options: HistoryOptions = {},
): AsyncGenerator<HistoryCommit[], void, undefined> {
  const { git, head, notices, boundary } = repository
  if (!head) return
  const wanted = options.messagesOf ?? (() => false)
  const parser = new HistoryParser(head.length, wanted, notices)
  const lister = git.start(['rev-list', ...(options.oldestFirst ? ['--reverse'] : []), '--stdin'])
  lister.stdin.end([head, ...(await knownExclusions(repository, options.exclude ?? [])), ''].join('\n'))
  const pending = new PendingIds(lister, head.length)
  let unread = 0
  let costly = 0
  /** How many commits one diff-tree gets; halved to find the one that crashed it, whose output is lost. */
  let allowance = Number.POSITIVE_INFINITY

  const take = (): HistoryCommit[] => {
    const commits = parser.ready
    parser.ready = []
    pending.drop(commits.length)
    for (const commit of commits) {
      if (!boundary.has(commit.id)) continue
      commit.changes = []
      commit.unread = true
    }
    return commits
  }

  try {
    while (unread < repairLimit && costly < costlyLimit && (await pending.more())) {
      const differ = startDiffer(git)
      const feeding = pending.feed(differ, allowance)
      for await (const chunk of differ.chunks()) {
        parser.push(chunk)
        if (parser.ready.length >= batchSize) yield take()
      }
      const exit = await differ.ended
      await feeding
      // A program that ends by itself prints whole commits only; one that was killed may stop anywhere.
      parser.end({ keepLast: exit.signal === null })
      yield take()
      if (exit.code === 0) {
        allowance = allowance * 2 > 4096 ? Number.POSITIVE_INFINITY : allowance * 2
      } else if (exit.signal !== null && !exit.silent && allowance > 1) {
        allowance = Math.min(64, Math.floor(allowance / 2))
      } else {
        unread++
        if (exit.silent || /memory|malloc/i.test(exit.stderr)) costly++
        yield await headersOf(repository, pending.take(1), wanted)
      }
    }
    while (await pending.more()) {
      const ids = pending.take(batchSize)
      unread += ids.length
      yield await headersOf(repository, ids, wanted)
    }
  } finally {
    lister.kill()
  }
  if (unread > 0)
    addNotice(
      notices,
      'changes-unread',
      `What ${unread === 1 ? 'one commit' : `${unread} commits`} changed could not be read, since folders are missing, damaged or of absurd size; ` +
        'authors and dates were kept. "git fsck" there names what is wrong.',
    )
  const listed = await lister.ended
  if (listed.code !== 0)
    addNotice(notices, 'history-cut', `The list of commits ended early (${listed.stderr.split('\n')[0]}).`)
}

const startDiffer = (git: Git): GitProcess =>
  git.start(
    ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-renames', '--root', '--always', headerFormat],
    // Else it flushes after each commit, and every one costs a round through the pipe.
    { GIT_FLUSH: '0' },
  )

/** Authors, dates and messages of commits without looking at their folders. */
async function headersOf(
  repository: GuardedRepository,
  ids: readonly string[],
  wanted: (authorEmail: string) => boolean,
): Promise<HistoryCommit[]> {
  const parser = new HistoryParser(repository.head?.length ?? 40, wanted, repository.notices)
  const args = ['rev-list', '--no-walk=unsorted', '--stdin', headerFormat]
  const lister = repository.git.start(args)
  lister.stdin.end(`${ids.join('\n')}\n`)
  for await (const chunk of lister.chunks()) parser.push(chunk)
  parser.end({ keepLast: true })
  for (const commit of parser.ready) commit.unread = commit.parents < 2
  const lost = ids.length - parser.ready.length
  if (lost > 0) addNotice(repository.notices, 'commits-unread', `${lost} commits could not be read at all.`)
  return parser.ready
}

async function knownExclusions(repository: GuardedRepository, ids: readonly string[]): Promise<string[]> {
  const known: string[] = []
  let unknown = 0
  for await (const found of readObjects(repository.git, ids, { contents: false }))
    if (found.type === 'commit') known.push(`^${found.id}`)
    else unknown++
  if (unknown > 0)
    addNotice(
      repository.notices,
      'history-rewritten',
      'Commits that an earlier scan read are not here any more (the history was rewritten or cut), so more was read again.',
    )
  return known
}

/** Ids that rev-list has listed and that no commit has come back for yet; bounded by what the pipes hold. */
class PendingIds {
  readonly #source: AsyncGenerator<Buffer, void, undefined>
  readonly #idLength: number
  #ids: string[] = []
  #rest = ''
  #listed = false
  #failure: unknown = null

  constructor(lister: GitProcess, idLength: number) {
    this.#source = lister.chunks()
    this.#idLength = idLength
  }

  async more(): Promise<boolean> {
    while (this.#ids.length === 0 && !this.#listed) await this.#list()
    if (this.#failure) throw this.#failure
    return this.#ids.length > 0
  }

  take(count: number): string[] {
    return this.#ids.splice(0, count)
  }

  drop(count: number): void {
    this.#ids.splice(0, count)
  }

  /** Hands the waiting ids to a diff-tree, then the rest of the list as it comes, until that one has ended. Never rejects. */
  async feed(differ: GitProcess, allowance: number): Promise<void> {
    const ended = { yes: false }
    const end = differ.ended.then(() => {
      ended.yes = true
    })
    const first = this.#ids.slice(0, allowance)
    let left = allowance - first.length
    let next = first
    for (;;) {
      const took = next.length === 0 || differ.stdin.write(`${next.join('\n')}\n`)
      if (!took) await Promise.race([new Promise((resolve) => differ.stdin.once('drain', resolve)), end])
      if (ended.yes || left <= 0 || this.#listed) break
      const more = await this.#list()
      next = more.slice(0, left)
      left -= next.length
    }
    differ.stdin.end()
  }

  async #list(): Promise<string[]> {
    const next = await this.#source.next().catch((error: unknown) => {
      this.#failure = error
      return { done: true as const, value: undefined }
    })
    if (next.done) {
      this.#listed = true
      return []
    }
    const lines = (this.#rest + next.value.toString('latin1')).split('\n')
    this.#rest = lines.pop() ?? ''
    const ids = lines.filter((line) => line.length === this.#idLength)
    for (const id of ids) this.#ids.push(id)
    return ids
  }
}
