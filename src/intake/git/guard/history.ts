import type { GitProcess } from './git-process.ts'
import { type HistoryCommit, HistoryParser, headerFormat } from './history-parser.ts'
import type { GuardedRepository } from './repository.ts'

export type { HistoryCommit, PathChange } from './history-parser.ts'

const batchSize = 512

/**
 * The commits that HEAD reaches, newest first as `git rev-list` orders them, in batches.
 *
 * `git rev-list` feeds `git diff-tree --stdin`: plumbing, so that no configuration for people's eyes is read. A commit whose
 * folders are missing or damaged ends diff-tree; it is started again after it, and the commit comes with `unread`.
 * @param options.exclude     commits read before: they and their ancestors are left out; unknown ones are ignored
 * @param options.messagesOf  which authors' messages are wanted, by address
 * @throws Failure            scan-stopped
 */
export async function* readHistory(
  repository: GuardedRepository,
  options: { exclude?: readonly string[]; messagesOf?: (authorEmail: string) => boolean } = {},
): AsyncGenerator<HistoryCommit[], void, undefined> {
  if (!repository.head) return
  const { git } = repository
  const parser = new HistoryParser(
    repository.head.length,
    options.messagesOf ?? (() => false),
    repository.notices,
  )
  const lister = git.start(['rev-list', '--stdin'])
  lister.stdin.end([repository.head, ...(options.exclude ?? []).map((id) => `^${id}`), ''].join('\n'))
  const differ = git.start(
    ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-renames', '--root', '--always', headerFormat],
    { GIT_FLUSH: '0' },
  )
  const fed = feed(lister, differ)
  for await (const chunk of differ.chunks()) {
    parser.push(chunk)
    if (parser.ready.length >= batchSize) yield take(parser, repository)
  }
  parser.end()
  yield take(parser, repository)
  await fed
}

function take(parser: HistoryParser, repository: GuardedRepository): HistoryCommit[] {
  const commits = parser.ready
  parser.ready = []
  for (const commit of commits)
    if (repository.boundary.has(commit.id)) {
      commit.changes = []
      commit.unread = true
    }
  return commits
}

async function feed(lister: GitProcess, differ: GitProcess): Promise<void> {
  for await (const chunk of lister.chunks())
    if (!differ.stdin.write(chunk)) await new Promise((resolve) => differ.stdin.once('drain', resolve))
  differ.stdin.end()
}
