import type { HistoryCommit, PathChange } from './guard/history.ts'

/** Why a commit of one's own says nothing. */
export const reasons = ['merge', 'bulk', 'formatting', 'robot', 'nothing-own', 'unread'] as const
export type Reason = (typeof reasons)[number]

export const reasonWords: Record<Reason, [one: string, many: string]> = {
  merge: ['merge', 'merges'],
  bulk: ['change of more than 100 files at once', 'changes of more than 100 files at once'],
  formatting: ['change of layout alone', 'changes of layout alone'],
  robot: ['commit by a program', 'commits by a program'],
  'nothing-own': [
    'with only vendored, generated or copied files',
    'with only vendored, generated or copied files',
  ],
  unread: ['whose changes are not here', 'whose changes are not here'],
}

/** Nobody reads a hundred files for one commit: such a change was made by a tool, an import or a rename. */
const bulkFiles = 100

const robot =
  /\[bot\]|(^|[-_.])(dependabot|renovate|greenkeeper|snyk-bot|github-actions|semantic-release-bot|pre-commit-ci)([-_.@]|$)/i
export const isRobot = (name: string, email: string): boolean => robot.test(name) || robot.test(email)

/** @returns why a commit does not count before its content is looked at, or null */
export function leftOutBecause(commit: HistoryCommit): Reason | null {
  if (commit.parents > 1) return 'merge'
  if (commit.unread) return 'unread'
  if (isRobot(commit.authorName, commit.authorEmail)) return 'robot'
  return commit.changes.length > bulkFiles ? 'bulk' : null
}

const ordinaryFile = /^100/

/**
 * What is left of a commit's changes without renames and copies: a new file whose content went from, stays at, or
 * comes twice within the same commit was not written in it. Links and submodules hold no work either.
 */
export function written(changes: readonly PathChange[]): PathChange[] {
  const elsewhere = new Set(changes.filter(({ status }) => status !== 'A').map(({ oldBlob }) => oldBlob))
  const fresh = new Set(changes.filter(({ status }) => status === 'A').map(({ newBlob }) => newBlob))
  const firsts = new Set<string>()
  return changes.filter((change) => {
    if (!ordinaryFile.test(change.mode)) return false
    if (change.status === 'D') return !fresh.has(change.oldBlob)
    if (change.oldBlob === change.newBlob) return false
    if (change.status !== 'A') return true
    if (elsewhere.has(change.newBlob) || firsts.has(change.newBlob)) return false
    firsts.add(change.newBlob)
    return true
  })
}
