/** Lines of a new text that its old text did not have, as often as it did not, and how many went. */
export type LineDifference = {
  /** Byte ranges [start, end) of the new text, ascending; neighbouring lines are one range. Ends include the line feed. */
  added: [start: number, end: number][]
  addedLines: number
  removedLines: number
  /** The lines that went, one single-byte character per byte. */
  removed: string
  /** Nothing but white space changed. */
  onlySpace: boolean
}

const lineFeed = 10

/**
 * The multiset difference of two texts' lines. Stretches that are equal are skipped by comparing memory; where the
 * texts differ, a guess says where they meet again. A wrong guess costs time only: lines that end up on both sides
 * cancel each other out in the end.
 */
export function lineDifference(before: Buffer, after: Buffer): LineDifference {
  const gone: [number, number][] = []
  const come: [number, number][] = []
  const [oldEnd, newEnd] = commonSuffix(before, after)
  let i = 0
  let j = 0
  while (i < oldEnd || j < newEnd) {
    const same = commonPrefix(before, i, oldEnd, after, j, newEnd)
    i += same
    j += same
    if (i >= oldEnd || j >= newEnd) break
    const meeting = nextMeeting(before, i, oldEnd, after, j, newEnd)
    if (!meeting || (meeting[0] === i && meeting[1] === j)) break
    if (meeting[0] > i) gone.push([i, meeting[0]])
    if (meeting[1] > j) come.push([j, meeting[1]])
    i = meeting[0]
    j = meeting[1]
  }
  if (i < oldEnd) gone.push([i, oldEnd])
  if (j < newEnd) come.push([j, newEnd])
  return cancel(before, gone, after, come)
}

/** Bytes that both have from i and j on, cut back to the start of a line. */
function commonPrefix(
  before: Buffer,
  i: number,
  oldEnd: number,
  after: Buffer,
  j: number,
  newEnd: number,
): number {
  const most = Math.min(oldEnd - i, newEnd - j)
  let equal = 0
  let step = 64
  while (equal < most) {
    const length = Math.min(step, most - equal)
    if (before.compare(after, j + equal, j + equal + length, i + equal, i + equal + length) !== 0) {
      if (length <= 8) {
        while (equal < most && before[i + equal] === after[j + equal]) equal++
        break
      }
      step = length >> 1
    } else {
      equal += length
      step = Math.min(step * 2, 1 << 16)
    }
  }
  if (equal === most && i + equal === oldEnd && j + equal === newEnd) return equal
  const lineEnd = equal === 0 ? -1 : after.lastIndexOf(lineFeed, j + equal - 1)
  return lineEnd < j ? 0 : lineEnd + 1 - j
}

/** Where the equal tails of both begin, at the start of a line. */
function commonSuffix(before: Buffer, after: Buffer): [number, number] {
  const most = Math.min(before.length, after.length)
  let equal = 0
  let step = 64
  while (equal < most) {
    const length = Math.min(step, most - equal)
    const i = before.length - equal
    const j = after.length - equal
    if (before.compare(after, j - length, j, i - length, i) !== 0) {
      if (length === 1) break
      step = length >> 1
    } else {
      equal += length
      step = Math.min(step * 2, 1 << 16)
    }
  }
  if (equal === 0) return [before.length, after.length]
  const start = after.length - equal
  // A line whose tail alone is equal differs; a whole text that is a tail of the other starts a line in both or in none.
  const whole =
    (start === 0 || after[start - 1] === lineFeed) &&
    (before.length === equal || before[before.length - equal - 1] === lineFeed)
  const cut = whole ? start : after.indexOf(lineFeed, start) + 1
  if (cut === 0) return [before.length, after.length]
  return [before.length - (after.length - cut), cut]
}

/** How many lines ahead the texts may meet again, and how far away the other text may have the line. */
const linesAhead = 24
const bytesAhead = 32 * 1024

function nextMeeting(
  before: Buffer,
  i: number,
  oldEnd: number,
  after: Buffer,
  j: number,
  newEnd: number,
): [number, number] | null {
  let oldLine = i
  let newLine = j
  for (let ahead = 0; ahead < linesAhead && (oldLine < oldEnd || newLine < newEnd); ahead++) {
    const inNew = oldLine < oldEnd ? find(before, oldLine, oldEnd, after, j, newEnd) : -1
    // The nearer one loses less of what is common.
    const near = inNew < 0 ? bytesAhead : inNew - j
    const inOld = newLine < newEnd ? find(after, newLine, newEnd, before, i, oldEnd, near) : -1
    if (inNew >= 0 && (inOld < 0 || near <= inOld - i)) return [oldLine, inNew]
    if (inOld >= 0) return [inOld, newLine]
    oldLine = nextLine(before, oldLine, oldEnd)
    newLine = nextLine(after, newLine, newEnd)
  }
  return null
}

/** Looks for a line, and as many after it as it takes to be telling, at a line's start in the other text. */
function find(
  text: Buffer,
  from: number,
  end: number,
  other: Buffer,
  start: number,
  otherEnd: number,
  near = bytesAhead,
): number {
  let to = nextLine(text, from, end)
  while (to < end && to - from < 24) to = nextLine(text, to, end)
  const line = text.subarray(from, to)
  const window = other.subarray(start, Math.min(otherEnd, start + bytesAhead, start + near + line.length))
  const whole = (at: number): boolean =>
    (at === 0 || window[at - 1] === lineFeed) &&
    (window[at + line.length - 1] === lineFeed || start + at + line.length === otherEnd)
  let at = window.indexOf(line)
  while (at >= 0 && !whole(at)) at = window.indexOf(line, at + 1)
  return at < 0 ? -1 : start + at
}

function nextLine(text: Buffer, from: number, end: number): number {
  const at = text.indexOf(lineFeed, from)
  return at < 0 || at >= end ? end : at + 1
}

function cancel(
  before: Buffer,
  gone: [number, number][],
  after: Buffer,
  come: [number, number][],
): LineDifference {
  const removed = new Map<string, number>()
  let removedLines = 0
  for (const line of lines(before, gone)) {
    removed.set(line.text, (removed.get(line.text) ?? 0) + 1)
    removedLines++
  }
  const added: [number, number][] = []
  const add = (start: number, end: number): void => {
    const last = added.at(-1)
    if (last && last[1] === start) last[1] = end
    else added.push([start, end])
  }
  let addedLines = 0
  // Where nothing went, nothing cancels, and the lines need not be told apart.
  if (removedLines === 0)
    for (const [start, end] of come) {
      addedLines += lineCount(after, start, end)
      add(start, end)
    }
  else
    for (const line of lines(after, come)) {
      const same = removed.get(line.text) ?? 0
      if (same > 0) {
        removed.set(line.text, same - 1)
        removedLines--
        continue
      }
      addedLines++
      add(line.start, line.end)
    }
  let left = ''
  for (const [text, count] of removed) left += text.repeat(count)
  return { added, addedLines, removedLines, removed: left, onlySpace: onlySpace(left, after, added) }
}

function lineCount(text: Buffer, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at = nextLine(text, at, end)) count++
  return count
}

const isSpace = Uint8Array.from({ length: 256 }, (_, byte) => (/\s/.test(String.fromCharCode(byte)) ? 1 : 0))

/** Lines may have moved while they were laid out anew; their letters stay, each as often as before. */
function onlySpace(removed: string, after: Buffer, added: readonly [number, number][]): boolean {
  const balance = new Int32Array(256)
  const gone = Buffer.from(removed, 'latin1')
  let letters = 0
  for (const byte of gone) {
    if (isSpace[byte]) continue
    balance[byte] = (balance[byte] as number) + 1
    letters++
  }
  for (const [start, end] of added)
    for (let at = start; at < end; at++) {
      const byte = after[at] as number
      if (isSpace[byte]) continue
      const left = (balance[byte] as number) - 1
      if (left < 0) return false
      balance[byte] = left
      letters--
    }
  return letters === 0
}

function* lines(
  text: Buffer,
  ranges: readonly [number, number][],
): Generator<{ text: string; start: number; end: number }> {
  for (const [from, to] of ranges) {
    let start = from
    while (start < to) {
      const end = nextLine(text, start, to)
      const line = text.toString('latin1', start, end)
      // A last line without its line feed is the same line.
      yield { text: line.endsWith('\n') ? line : `${line}\n`, start, end }
      start = end
    }
  }
}
