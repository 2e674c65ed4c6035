import type { Content } from './content/blob-window.ts'
import { BlobWindow } from './content/blob-window.ts'
import { ChangedText } from './content/changed-text.ts'
import { lineDifference } from './content/line-difference.ts'
import type { PathChange } from './guard/history.ts'
import type { GuardedRepository } from './guard/repository.ts'
import type { WorkItem } from './own-work.ts'
import { type PathClass, pathClassifier } from './paths/classify.ts'
import { saysGenerated } from './paths/left-out.ts'
import { isRevert } from './rules/commits.ts'
import { contentMatters, type Observed, observeCommit, observeContent } from './rules/engine.ts'
import { manifestChange } from './rules/manifests.ts'
import type { OwnChange } from './rules/rule.ts'
import type { Tally } from './tally.ts'
import type { Reason } from './weigh.ts'

const maxBytes = 1024 * 1024
const citedPaths = 5
const pauseEvery = 16
/** Of what a commit took away; nobody moves more by hand. */
const removedLimit = 1024 * 1024

export type ContentCounts = { left: Partial<Record<Reason, number>>; tooLarge: number; missing: number }

type Planned = { item: WorkItem; changes: (PathChange & { class: PathClass; read: boolean })[] }

/** Looks at what one's own commits wrote, and adds what the rules see to the tally. */
export async function readOwnContent(
  repository: GuardedRepository,
  items: readonly WorkItem[],
  tally: Tally,
  onRead: (commits: number) => void,
): Promise<ContentCounts> {
  const counts: ContentCounts = { left: {}, tooLarge: 0, missing: 0 }
  const plan = makePlan(items)
  const window = new BlobWindow(repository, [...blobIds(plan)], maxBytes)
  try {
    for (const [at, planned] of plan.entries()) {
      const because = await readOne(planned, window, tally, counts)
      await window.breathe()
      if (because) counts.left[because] = (counts.left[because] ?? 0) + 1
      if (at % pauseEvery === 0) onRead(at)
    }
  } finally {
    await window.close()
  }
  onRead(items.length)
  return counts
}

function makePlan(items: readonly WorkItem[]): Planned[] {
  const classify = pathClassifier()
  const matters = new Map<string, boolean>()
  return items.map((item) => ({
    item,
    changes: item.changes.flatMap((change) => {
      const pathClass = classify(change.path)
      if (pathClass.leftOut) return []
      let read = matters.get(change.path)
      if (read === undefined) {
        read = needsContent(change.path, pathClass)
        matters.set(change.path, read)
      }
      return [
        { ...change, class: pathClass, read: read && (change.status !== 'D' || pathClass.language !== null) },
      ]
    }),
  }))
}

const needsContent = (path: string, pathClass: PathClass): boolean =>
  pathClass.kind === 'docs' ||
  pathClass.kind === 'manifest' ||
  pathClass.language !== null ||
  contentMatters(path, pathClass)

function* blobIds(plan: readonly Planned[]): Generator<string> {
  for (const { changes } of plan)
    for (const { read, oldBlob, newBlob } of changes)
      if (read) {
        yield oldBlob
        yield newBlob
      }
}

/** @returns why the commit says nothing after all, or null */
async function readOne(
  { item, changes }: Planned,
  window: BlobWindow,
  tally: Tally,
  counts: ContentCounts,
): Promise<Reason | null> {
  const kept: OwnChange[] = []
  const texts: ChangedText[] = []
  const gone: Gone[] = []
  let formatted = 0
  const sides: (Planned['changes'][number] & { before: Content | null; after: Content | null })[] = []
  for (const change of changes) {
    const before = change.read ? await window.take(change.oldBlob) : null
    const after = change.read ? await window.take(change.newBlob) : null
    sides.push({ ...change, before, after })
    if (change.status === 'D' && isText(before)) gone.push({ path: change.path, content: before })
  }
  for (const { path, status, class: pathClass, read, before, after } of sides) {
    const change: OwnChange = {
      ...pathClass,
      path,
      status: status === 'A' || status === 'D' ? status : 'M',
      addedLines: 0,
      removedLines: 0,
      manifest: null,
    }
    if (!read || status === 'D') {
      kept.push(change)
      continue
    }
    if (!isText(after) || (before !== null && !isText(before))) {
      count(counts, before, after)
      continue
    }
    if (saysGenerated(after.toString('latin1', 0, 1500))) continue
    const text = new ChangedText(path, pathClass, before ?? renamedFrom(gone, path, after), after)
    if (text.status === 'M' && text.difference.onlySpace) {
      formatted++
      continue
    }
    const { addedLines, removedLines } = text.difference
    const manifest = pathClass.kind === 'manifest' ? manifestChange(text) : null
    kept.push({ ...change, status: text.status, addedLines, removedLines, manifest })
    texts.push(text)
  }
  const removed =
    gone.map(({ content }) => content.toString('latin1', 0, removedLimit)).join('') +
    texts.map((text) => text.difference.removed).join('')
  const observed = (isRevert(item.message.subject) ? [] : texts).flatMap((text) => {
    text.removed = removed.slice(0, removedLimit)
    const { addedLines: lines } = text.difference
    return observeContent(text).map(({ signal, facet }) => ({ signal, facet, paths: [text.path], lines }))
  })
  if (kept.length === 0) return formatted > 0 ? 'formatting' : 'nothing-own'
  const { id, at, message, coAuthors } = item
  const whole = observeCommit({ id, at, message, coAuthors, changes: kept })
  record(tally, item, [...whole.map((seen) => ({ ...seen, lines: 0 })), ...observed])
  return null
}

type Gone = { path: string; content: Buffer }

/**
 * What a new file was before it moved: of the deleted files with its name, or beside it, the one that it shares most
 * lines with, where that is half of them or more.
 */
function renamedFrom(gone: readonly Gone[], path: string, content: Buffer): Buffer | null {
  const split = (of: string): [folder: string, name: string, ending: string] => {
    const slash = of.lastIndexOf('/') + 1
    return [of.slice(0, slash), of.slice(slash), of.slice(of.lastIndexOf('.'))]
  }
  const [folder, name, ending] = split(path)
  let nearest: { content: Buffer; addedLines: number } | null = null
  for (const candidate of gone) {
    const [otherFolder, otherName, otherEnding] = split(candidate.path)
    if (otherName !== name && (otherFolder !== folder || otherEnding !== ending)) continue
    const { addedLines } = lineDifference(candidate.content, content)
    if (!nearest || addedLines < nearest.addedLines) nearest = { content: candidate.content, addedLines }
  }
  const lines = content.toString('latin1').split('\n').length
  return nearest && nearest.addedLines * 2 <= lines ? nearest.content : null
}

const isText = (content: Content | null): content is Buffer =>
  Buffer.isBuffer(content) && !content.subarray(0, 8000).includes(0)

function count(counts: ContentCounts, ...contents: (Content | null)[]): void {
  if (contents.includes('too-large')) counts.tooLarge++
  else if (contents.includes('missing')) counts.missing++
}

/** One sighting for each signal and facet, with the paths that show it; the one that gained most first. */
function record(tally: Tally, item: WorkItem, observed: readonly (Observed & { lines: number })[]): void {
  const shared = item.coAuthors.length > 0
  const groups = Map.groupBy(observed, ({ signal, facet }) => `${signal}\t${facet}`)
  for (const group of groups.values()) {
    const paths = [...group].sort((a, b) => b.lines - a.lines).flatMap((seen) => seen.paths)
    const first = group[0]
    if (first)
      tally.add(first.signal, first.facet, {
        commit: item.id,
        at: item.at,
        paths: [...new Set(paths)].slice(0, citedPaths),
        shared,
      })
  }
}
