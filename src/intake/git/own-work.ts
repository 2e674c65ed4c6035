import type { BlobSet } from './blob-set.ts'
import { type Message, parseMessage } from './content/message.ts'
import { type HistoryCommit, type PathChange, readHistory } from './guard/history.ts'
import type { GuardedRepository } from './guard/repository.ts'
import { pathClassifier } from './paths/classify.ts'
import { addToShape, emptyShape, type Shape } from './shape.ts'
import { Tally } from './tally.ts'
import { isRobot, leftOutBecause, type Reason, written } from './weigh.ts'

/** A commit of one's own whose content is to be looked at. */
export type WorkItem = {
  id: string
  /** Seconds since 1970; the commit date where the author date cannot be. */
  at: number
  message: Message
  coAuthors: string[]
  changes: PathChange[]
}

export type OwnWork = {
  commits: number
  ownCommits: number
  left: Partial<Record<Reason, number>>
  misdated: number
  shape: Shape
  /** What the person did for other people's commits. */
  forOthers: Tally
}

/** GitHub signs with this address what it merges and edits in the browser. */
const platformCommitter = /@github\.com$|@gitlab\.com$|^noreply@/i
const day = 86_400
const year2000 = 946_684_800

/**
 * Reads the history's paths from its beginning, hands on one's own commits, and counts the rest. What stays in memory grows
 * with the blobs by {@link BlobSet}'s bytes and with the number of authors, else not.
 * @param own        addresses in lower case, after the .mailmap
 * @param blobs      of the history read before; grows by what is read now
 * @param onOwn      takes one's own commits that count, oldest first; the history waits for it
 */
export async function readOwnWork(
  repository: GuardedRepository,
  own: ReadonlySet<string>,
  {
    exclude,
    blobs,
    now,
    onOwn,
    onRead,
  }: {
    exclude: string[]
    blobs: BlobSet
    now: Date
    onOwn: (items: readonly WorkItem[]) => Promise<void>
    onRead: (commits: number) => void
  },
): Promise<OwnWork> {
  const work: OwnWork = {
    commits: 0,
    ownCommits: 0,
    left: {},
    misdated: 0,
    shape: emptyShape(),
    forOthers: new Tally(),
  }
  const ownNames = new Set<string>()
  const integrated = new Map<string, Tally>()
  const classify = pathClassifier()
  const touchesCode = ({ changes }: HistoryCommit): boolean =>
    changes.some(({ path }) => {
      const { kind, leftOut } = classify(path)
      return (
        leftOut === null && (kind === 'source' || kind === 'test' || kind === 'sql' || kind === 'migration')
      )
    })
  const isOwn = (address: string): boolean => own.has(address.toLowerCase())
  for await (const batch of readHistory(repository, {
    exclude,
    messagesOf: () => true,
    oldestFirst: true,
  })) {
    const items: WorkItem[] = []
    for (const commit of batch) {
      work.commits++
      addToShape(work.shape, commit)
      if (isOwn(commit.authorEmail)) {
        work.ownCommits++
        ownNames.add(commit.authorName.toLowerCase())
        const item = itemOf(commit, own, now, work)
        if (item) items.push(item)
      } else if (commit.parents <= 1 && !isRobot(commit.authorName, commit.authorEmail)) {
        if (
          isOwn(commit.committerEmail) &&
          !platformCommitter.test(commit.committerEmail) &&
          touchesCode(commit)
        )
          integrate(commit)
        if (commit.message?.includes('eviewed-by:') && reviewers(commit.message).some(isOwn))
          work.forOthers.add('reviewed-others', '', sighting(commit, dateOf(commit, now).at))
      }
      for (const { newBlob, status } of commit.changes) if (status !== 'D') blobs.add(newBlob)
    }
    onRead(work.commits)
    if (items.length > 0) await onOwn(items)
  }
  // Somebody who commits under several addresses, of which one was confirmed, integrates nobody's work but their own.
  for (const [name, tally] of integrated) if (!ownNames.has(name)) work.forOthers.merge(tally)
  return work

  function integrate(commit: HistoryCommit): void {
    const name = commit.authorName.toLowerCase()
    const tally = integrated.get(name) ?? new Tally()
    integrated.set(name, tally)
    tally.add('integrated-others-work', '', sighting(commit, dateOf(commit, now).at))
  }

  function itemOf(
    commit: HistoryCommit,
    addresses: ReadonlySet<string>,
    today: Date,
    into: OwnWork,
  ): WorkItem | null {
    const { at, misdated } = dateOf(commit, today)
    if (misdated) into.misdated++
    const because = leftOutBecause(commit)
    if (because) {
      into.left[because] = (into.left[because] ?? 0) + 1
      return null
    }
    const message = parseMessage(commit.message ?? '')
    const coAuthors = message.trailers
      .filter(
        ({ key, address }) =>
          key.startsWith('co-') && address !== null && !addresses.has(address) && !isRobot('', address),
      )
      .map(({ address }) => address ?? '')
    // A new file whose content was there before is a copy.
    const changes = written(commit.changes).filter(
      ({ status, newBlob }) => status !== 'A' || !blobs.has(newBlob),
    )
    return { id: commit.id, at, message, coAuthors, changes }
  }
}

function reviewers(message: string): string[] {
  return parseMessage(message)
    .trailers.filter(({ key }) => key === 'reviewed-by')
    .flatMap(({ address }) => (address ? [address] : []))
}

const sighting = (commit: HistoryCommit, at: number) => ({
  commit: commit.id,
  at,
  paths: commit.changes.slice(0, 5).map(({ path }) => path),
  shared: false,
})

/** Author dates are whatever a machine's clock said; one in the future, or before git, is replaced by the commit date. */
function dateOf({ authoredAt, committedAt }: HistoryCommit, now: Date): { at: number; misdated: boolean } {
  const today = Math.floor(now.getTime() / 1000)
  const misdated = authoredAt > committedAt + day || authoredAt > today + day || authoredAt < year2000
  return { at: Math.max(0, Math.min(misdated ? committedAt : authoredAt, today)), misdated }
}
