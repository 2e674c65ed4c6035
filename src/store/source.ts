import type { SourceInstance } from '../core/evidence/entry.ts'

/** Something that a reader of a source has to be told, in words. */
export type Notice = { code: string; says: string }

/** What a reading of a source said about it, besides what it found. */
export type SourceFacts = {
  source: SourceInstance
  /** The commit that was read; null where the source has none. */
  head: string | null
  commits: number
  ownCommits: number
  /** The addresses that were taken for the person's own. */
  identities: string[]
  notices: Notice[]
}

/** A source with what the ledger now holds from it. Superseded entries and withdrawals are not counted. */
export type SourceSummary = {
  kind: SourceInstance['kind']
  instance: string
  label: string
  head: string | null
  commits: number
  ownCommits: number
  identities: string[]
  notices: Notice[]
  entries: number
  skills: number
  oldestAt: string | null
  newestAt: string | null
  readAt: string
}
