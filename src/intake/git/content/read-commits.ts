import type { BlobReader } from '../guard/blobs.ts'
import type { PathChange } from '../guard/history.ts'
import type { WorkItem } from '../own-work.ts'
import { type PathClass, pathClassifier } from '../paths/classify.ts'
import { saysGenerated } from '../paths/left-out.ts'
import { bringsNothingNew } from '../rules/commits.ts'
import { contentMatters, type Observed, observeCommit, observeContent } from '../rules/engine.ts'
import { manifestChange } from '../rules/manifests.ts'
import type { OwnChange } from '../rules/rule.ts'
import { type Sighting, Tally } from '../tally.ts'
import type { Reason } from '../weigh.ts'
import { BlobWindow, type Content } from './blob-window.ts'
import { ChangedText } from './changed-text.ts'
import { lineDifference } from './line-difference.ts'
import { writtenText } from './written-text.ts'

const maxBytes = 1024 * 1024
const citedPaths = 5
/** Of what a commit took away; nobody moves more by hand. */
const removedLimit = 1024 * 1024

export type ContentCounts = { left: Partial<Record<Reason, number>>; tooLarge: number; missing: number }

export type ContentSeen = { tally: [string, Sighting[]][]; counts: ContentCounts }

/** Told what is looked at, before it is: the place of a commit, and of a change in it; -1 for the commit as a whole. */
export type LooksAt = (item: number, change: number) => void

type PlannedChange = PathChange & { place: number; class: PathClass; read: boolean }
type Side = PlannedChange & { before: Content | null; after: Content | null }

/** Looks at what one's own commits wrote, some at a time. */
export class CommitReader {
  readonly #window: BlobWindow
  readonly #looksAt: LooksAt
  readonly #classify = pathClassifier()
  #tally = new Tally()
  #counts: ContentCounts = { left: {}, tooLarge: 0, missing: 0 }

  constructor(reader: BlobReader, looksAt: LooksAt) {
    this.#window = new BlobWindow(reader, maxBytes)
    this.#looksAt = looksAt
  }

  /** @param skip commits, or paths of a commit ("id path"), that are to be left alone */
  async read(items: readonly WorkItem[], skip: ReadonlySet<string>): Promise<ContentSeen> {
    this.#tally = new Tally()
    this.#counts = { left: {}, tooLarge: 0, missing: 0 }
    const plan = items.map((item) => this.#plan(item, skip))
    await this.#window.expect(
      plan.flatMap((changes) =>
        changes.flatMap(({ read, oldBlob, newBlob }) => (read ? [oldBlob, newBlob] : [])),
      ),
    )
    for (const [place, item] of items.entries()) {
      this.#looksAt(place, -1)
      const sides = await this.#take(plan[place] ?? [])
      const because = skip.has(item.id) ? null : this.#readOne(item, place, sides)
      if (because) this.#counts.left[because] = (this.#counts.left[because] ?? 0) + 1
      this.#window.done()
    }
    return { tally: this.#tally.entries(), counts: this.#counts }
  }

  #plan(item: WorkItem, skip: ReadonlySet<string>): PlannedChange[] {
    if (skip.has(item.id)) return []
    return item.changes.flatMap((change, place) => {
      const pathClass = this.#classify(change.path)
      if (pathClass.leftOut || skip.has(`${item.id} ${change.path}`)) return []
      return [{ ...change, place, class: pathClass, read: needsContent(change.path, pathClass) }]
    })
  }

  async #take(changes: readonly PlannedChange[]): Promise<Side[]> {
    const sides: Side[] = []
    for (const change of changes)
      sides.push({
        ...change,
        before: change.read ? await this.#window.take(change.oldBlob) : null,
        after: change.read ? await this.#window.take(change.newBlob) : null,
      })
    return sides
  }

  /** @returns why the commit says nothing after all, or null */
  #readOne(item: WorkItem, place: number, sides: readonly Side[]): Reason | null {
    const kept: OwnChange[] = []
    const texts: { text: ChangedText; change: number }[] = []
    const gone = sides.flatMap(({ status, path, before }) =>
      status === 'D' && isText(before) ? [{ path, content: before }] : [],
    )
    let formatted = 0
    for (const { path, status, class: pathClass, read, before, after, place: at } of sides) {
      this.#looksAt(place, at)
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
        this.#count(before, after)
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
      texts.push({ text, change: at })
    }
    if (kept.length === 0) return formatted > 0 ? 'formatting' : 'nothing-own'
    const allRemoved = Buffer.from(
      gone.map(({ content }) => content.toString('latin1', 0, removedLimit)).join('') +
        texts.map(({ text }) => text.difference.removed).join(''),
      'latin1',
    )
    const removed = writtenText(allRemoved, [[0, Math.min(allRemoved.length, removedLimit)]])
    const observed = (bringsNothingNew(item.message.subject) ? [] : texts).flatMap(({ text, change }) => {
      this.#looksAt(place, change)
      text.removed = removed
      const { addedLines: lines } = text.difference
      return observeContent(text).map(({ signal, facet }) => ({ signal, facet, paths: [text.path], lines }))
    })
    this.#looksAt(place, -1)
    const { id, at, message, coAuthors } = item
    const whole = observeCommit({ id, at, message, coAuthors, changes: kept })
    this.#record(item, [...whole.map((seen) => ({ ...seen, lines: 0 })), ...observed])
    return null
  }

  #count(...contents: (Content | null)[]): void {
    if (contents.includes('too-large')) this.#counts.tooLarge++
    else if (contents.includes('missing')) this.#counts.missing++
  }

  /** One sighting for each signal and facet, with the paths that show it; the one that gained most first. */
  #record(item: WorkItem, observed: readonly (Observed & { lines: number })[]): void {
    const shared = item.coAuthors.length > 0
    const groups = Map.groupBy(observed, ({ signal, facet }) => `${signal}\t${facet}`)
    for (const group of groups.values()) {
      const paths = [...group].sort((a, b) => b.lines - a.lines).flatMap((seen) => seen.paths)
      const first = group[0]
      if (first)
        this.#tally.add(first.signal, first.facet, {
          commit: item.id,
          at: item.at,
          paths: [...new Set(paths)].slice(0, citedPaths),
          shared,
        })
    }
  }
}

const needsContent = (path: string, pathClass: PathClass): boolean =>
  pathClass.kind === 'docs' ||
  pathClass.kind === 'changelog' ||
  pathClass.kind === 'manifest' ||
  pathClass.language !== null ||
  contentMatters(path, pathClass)

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
