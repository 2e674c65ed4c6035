import type { SignalId } from '../../../../core/signal/catalogue.ts'

/** What a file gained, and what a rule has to see in it: a facet, or nothing. */
export type ContentExample = {
  signal: SignalId
  sees: string | null
  path: string
  after: string
  before: string | null
}

/** A commit as a whole: `status path added removed`, and what a rule has to see in it. */
export type CommitExample = {
  signal: SignalId
  sees: string | null
  message: string
  changes: string[]
}

export const yes = (
  signal: SignalId,
  sees: string,
  path: string,
  after: string,
  before: string | null = null,
): ContentExample => ({
  signal,
  sees,
  path,
  after,
  before,
})
export const no = (
  signal: SignalId,
  path: string,
  after: string,
  before: string | null = null,
): ContentExample => ({
  signal,
  sees: null,
  path,
  after,
  before,
})
export const commit = (
  signal: SignalId,
  sees: string | null,
  message: string,
  ...changes: string[]
): CommitExample => ({
  signal,
  sees,
  message,
  changes,
})
