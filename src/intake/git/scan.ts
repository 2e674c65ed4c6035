import { join } from 'node:path'
import type { Caution } from '../../core/evidence/entry.ts'
import type { Finding } from '../../core/evidence/finding.ts'
import { Failure } from '../../core/failures.ts'
import { counted, grouped } from '../../core/figures.ts'
import { BlobSet } from './blob-set.ts'
import { type Remembered, ScanCache } from './cache.ts'
import { printable } from './guard/notices.ts'
import { type GuardedRepository, openRepository } from './guard/repository.ts'
import { instanceOf } from './instance.ts'
import { OwnContent, type OwnContentCounts } from './own-content.ts'
import { type OwnWork, readOwnWork } from './own-work.ts'
import { canonicalAddresses, isAncestor } from './queries.ts'
import { addShape, emptyShape, tutorialReason } from './shape.ts'
import { Tally } from './tally.ts'
import { type Reason, reasons, reasonWords } from './weigh.ts'

export { identitiesOf } from './identities-of.ts'

type Notice = { code: string; says: string }

export type ScanProgress = { phase: 'opening' | 'history' | 'content'; read: number; of: number | null }

export type ScanOptions = {
  /** Addresses of one person, as authored or after the .mailmap; letter case does not matter. */
  identities: readonly string[]
  /** A folder for a bare repository that borrows the objects. */
  scratch: string
  /** A folder in which a scan is remembered, so that the next one reads only what is new; null: not at all. */
  cache: string | null
  now: Date
  signal?: AbortSignal
  onProgress?: (progress: ScanProgress) => void
}

export type RepositoryScan = {
  path: string
  /** What people may call it, the name preferred first. */
  names: readonly string[]
  /** Hex SHA-256 of the sorted root commits: the same on every clone. */
  instance: string
  head: string | null
  commits: number
  /** As `git shortlog -se HEAD` counts them, merges included. */
  ownCommits: number
  /** In lower case, after the .mailmap, sorted. */
  identities: string[]
  findings: Finding[]
  /** One's own commits that say nothing, by reason. */
  left: Partial<Record<Reason, number>>
  notices: Notice[]
}

/**
 * Reads one person's evidence from a repository.
 * @throws Failure  repository-unreadable, identity-unknown, scan-stopped
 */
export async function scanRepository(path: string, options: ScanOptions): Promise<RepositoryScan> {
  options.onProgress?.({ phase: 'opening', read: 0, of: null })
  return scanFrom(path, options, options.cache)
}

/** @param memory of where histories begin */
async function scanFrom(path: string, options: ScanOptions, memory: string | null): Promise<RepositoryScan> {
  const repository = await openRepository(path, {
    scratch: options.scratch,
    memory,
    ...(options.signal && { signal: options.signal }),
  })
  try {
    const { head, trusted } = repository
    const identities = await canonicalAddresses(repository, options.identities)
    const cache = options.cache ? new ScanCache(options.cache, instanceOf(repository), identities) : null
    const known = (await cache?.read()) ?? null
    // What is going to be read has to have been walked, so that damage in it is found first.
    if (trusted !== null && known?.head !== trusted && known?.head !== head)
      return await scanFrom(path, options, null)
    const remembered = head ? await read(repository, identities, cache, known, options) : nothingRead('')
    if (head && remembered.ownCommits === 0)
      throw new Failure('identity-unknown', `${repository.names[0]}: none of ${identities.join(', ')}`)
    return resultOf(repository, identities, remembered)
  } finally {
    await repository.close()
  }
}

const nothingRead = (head: string): Remembered => ({
  head,
  commits: 0,
  ownCommits: 0,
  left: {},
  tooLarge: 0,
  missing: 0,
  passed: [],
  givenUp: 0,
  misdated: 0,
  shape: emptyShape(),
  tally: [],
})

async function read(
  repository: GuardedRepository,
  identities: readonly string[],
  cache: ScanCache | null,
  remembered: Remembered | null,
  options: ScanOptions,
): Promise<Remembered> {
  const head = repository.head ?? ''
  const { onProgress } = options
  if (remembered?.head === head) return remembered
  const knownBlobs =
    remembered && (await isAncestor(repository, remembered.head, head)) ? await cache?.readBlobs() : null
  const blobs = knownBlobs ?? new BlobSet()
  const before = knownBlobs && remembered ? remembered : nothingRead(head)

  const tally = new Tally(before.tally)
  const reading = new OwnContent(repository, tally, {
    compiled: options.cache && join(options.cache, 'compiled'),
  })
  let work: OwnWork
  let content: OwnContentCounts
  try {
    work = await readOwnWork(repository, new Set(identities), {
      exclude: knownBlobs ? [before.head] : [],
      blobs,
      now: options.now,
      onOwn: (items) => reading.look(items),
      onRead: (commits) => onProgress?.({ phase: 'history', read: commits, of: null }),
    })
    onProgress?.({ phase: 'content', read: reading.read, of: reading.handed })
    content = await reading.finish()
  } finally {
    await reading.close()
  }
  tally.merge(work.forOthers)
  const now: Remembered = {
    head,
    commits: before.commits + work.commits,
    ownCommits: before.ownCommits + work.ownCommits,
    left: sums(before.left, work.left, content.left),
    tooLarge: before.tooLarge + content.tooLarge,
    missing: before.missing + content.missing,
    passed: [...before.passed, ...content.passed],
    givenUp: before.givenUp + content.givenUp,
    misdated: before.misdated + work.misdated,
    shape: addShape(before.shape, work.shape),
    tally: tally.entries(),
  }
  // What is missing or fails today may be there tomorrow; then all has to be read again.
  if (now.missing === 0 && content.died === 0 && !repository.shallow) await cache?.write(now, blobs)
  return now
}

function sums(...counts: Partial<Record<Reason, number>>[]): Partial<Record<Reason, number>> {
  const total: Partial<Record<Reason, number>> = {}
  for (const reason of reasons) {
    const sum = counts.reduce((all, count) => all + (count[reason] ?? 0), 0)
    if (sum > 0) total[reason] = sum
  }
  return total
}

function resultOf(
  repository: GuardedRepository,
  identities: string[],
  remembered: Remembered,
): RepositoryScan {
  const { path, names, folderName, head, shallow } = repository
  const tutorial = tutorialReason(folderName, remembered.shape)
  const cautions: Caution[] = [
    ...(tutorial ? (['tutorial-like'] as const) : []),
    ...(shallow ? (['shallow-history'] as const) : []),
  ]
  const { commits, ownCommits, left } = remembered
  return {
    path,
    names,
    instance: instanceOf(repository),
    head,
    commits,
    ownCommits,
    identities,
    findings: new Tally(remembered.tally).findings(cautions),
    left,
    notices: [...repository.notices, ...noticesOf(remembered, tutorial)],
  }
}

function noticesOf(
  { ownCommits, left, tooLarge, missing, passed, givenUp, misdated }: Remembered,
  tutorial: string | null,
): Notice[] {
  const notices: Notice[] = []
  const parts = reasons.flatMap((reason) => {
    const number = left[reason] ?? 0
    return number > 0 ? [`${grouped(number)} ${reasonWords[reason][number === 1 ? 0 : 1]}`] : []
  })
  if (parts.length > 0) {
    const all = reasons.reduce((sum, reason) => sum + (left[reason] ?? 0), 0)
    notices.push({
      code: 'not-weighed',
      says: `${grouped(all)} of your ${counted(ownCommits, 'commit')} ${were(all)} not weighed: ${parts.join(', ')}.`,
    })
  }
  if (tooLarge > 0)
    notices.push({
      code: 'too-large',
      says: `${files(tooLarge)} over 1 MiB in your commits ${were(tooLarge)} not read.`,
    })
  if (missing > 0)
    notices.push({
      code: 'content-missing',
      says: `${files(missing)} of your commits ${were(missing)} not here to be read: a partial clone, or objects are lost or damaged.`,
    })
  for (const each of passed) {
    const place = each.path === null ? each.commit : `${printable(each.path)} in ${each.commit}`
    notices.push(
      each.how === null
        ? { code: 'took-too-long', says: `${place} took too long to look at and was left out.` }
        : {
            code: 'reader-ended',
            says: `What reads your commits ended unexpectedly (${each.how}) at ${place}, which was left out. A new scan tries it again.`,
          },
    )
  }
  if (givenUp > 0)
    notices.push({
      code: 'given-up',
      says: `${givenUp} of your commits ${were(givenUp)} not looked at, since what reads them had failed too often.`,
    })
  if (misdated > 0)
    notices.push({
      code: 'misdated',
      says: `${grouped(misdated)} of your commits ${misdated === 1 ? 'has an author date' : 'have author dates'} that cannot be; the commit date counts instead.`,
    })
  if (tutorial)
    notices.push({
      code: 'tutorial-like',
      says: `This looks like a course’s repository, so it carries little. ${tutorial}`,
    })
  return notices
}

const files = (count: number): string => (count === 1 ? 'One file' : `${grouped(count)} files`)
const were = (count: number): string => (count === 1 ? 'was' : 'were')
