import type { SignalId } from '../../../core/signal/catalogue.ts'
import type { ChangedText } from '../content/changed-text.ts'
import type { Message } from '../content/message.ts'
import type { Kind, PathClass } from '../paths/classify.ts'
import type { ManifestChange } from './manifests.ts'

/** A path that an own commit changed, after all that does not count was left out. */
export type OwnChange = PathClass & {
  path: string
  status: 'A' | 'M' | 'D'
  /** Zero where the content was not read. */
  addedLines: number
  removedLines: number
  manifest: ManifestChange | null
}

/** An own commit that counts, with what is left of its changes. */
export type OwnCommit = {
  id: string
  /** Seconds since 1970. */
  at: number
  message: Message
  /** Addresses of other people that its trailers name as authors. */
  coAuthors: string[]
  changes: OwnChange[]
}

/** A rule over what one file gained. */
export type ContentRule = {
  signal: SignalId
  kinds: readonly Kind[]
  /** Linguist's names; any where absent. */
  languages?: readonly string[]
  path?: RegExp
  /** Lower-case words, one of which has to stand in the added lines before anything else is looked at; none: always. */
  words: readonly string[]
  /** @returns facets seen; '' for a signal without facets */
  detect: (text: ChangedText) => readonly string[]
}

/** A rule over a commit as a whole: which paths it touched, what its message says. */
export type CommitRule = {
  signal: SignalId
  detect: (commit: OwnCommit) => readonly { facet: string; paths: readonly string[] }[]
}

export type View = 'code' | 'bare' | 'strings' | 'sql' | 'raw'

type Pattern = {
  kinds?: readonly Kind[]
  languages?: readonly string[]
  path?: RegExp
  words: string
  /** Which part of the added lines is matched. */
  in?: View
  match: RegExp
  /** What must not be in the same added lines. */
  unless?: RegExp
  /** What has to stand somewhere in the file's code. */
  file?: RegExp
}

export const js = ['JavaScript', 'TypeScript', 'TSX'] as const
export const jvm = ['Java', 'Kotlin', 'Scala', 'Groovy'] as const
export const cLike = ['C', 'C++'] as const

/** A rule that is one regular expression over one part of the added lines. */
export const pattern = (signal: SignalId, facet: string, row: Pattern): ContentRule => ({
  signal,
  kinds: row.kinds ?? ['source'],
  ...(row.languages && { languages: row.languages }),
  ...(row.path && { path: row.path }),
  words: row.words.split(' ').filter(Boolean),
  detect: (text) =>
    // To tell comments and strings apart costs more than to look twice; a match across a comment is not missed.
    ((row.in ?? 'bare') === 'strings' || row.in === 'sql' || row.match.test(text.added('raw'))) &&
    isNew(row.match, text.added(row.in ?? 'bare'), text.removed) &&
    !row.unless?.test(text.added('code')) &&
    (!row.file || row.file.test(text.whole()))
      ? [facet]
      : [],
})

const everywhere = new WeakMap<RegExp, RegExp>()

/** Whether an expression matches what was added more often than what was removed. */
export function isNew(match: RegExp, added: string, removed: string): boolean {
  if (!match.test(added)) return false
  if (removed === '' || !match.test(removed)) return true
  const global = everywhere.get(match) ?? new RegExp(match.source, `${match.flags}g`)
  everywhere.set(match, global)
  const count = (text: string): number => text.match(global)?.length ?? 0
  return count(added) > count(removed)
}

/** Several patterns of one signal, each with its facet. */
export const patterns = (
  signal: SignalId,
  rows: readonly (readonly [facet: string, row: Pattern])[],
): ContentRule[] => rows.map(([facet, row]) => pattern(signal, facet, row))
