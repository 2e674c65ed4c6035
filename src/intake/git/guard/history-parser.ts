import { addNotice, type Notice, printable, printablePath } from './notices.ts'

export type PathChange = {
  status: 'A' | 'M' | 'D' | 'T'
  /** The new mode, of a deleted path the old one: 100644, 100755, 120000 (link), 160000 (submodule). */
  mode: string
  /** Zeros where the path was added. */
  oldBlob: string
  /** Zeros where the path was deleted. */
  newBlob: string
  /** As git prints it with core.quotePath off. */
  path: string
}

export type HistoryCommit = {
  id: string
  /** How many; more than one is a merge. */
  parents: number
  /** Names and addresses have the repository's .mailmap applied, and nothing in them that a terminal would obey. */
  authorName: string
  authorEmail: string
  committerEmail: string
  /** Seconds since 1970. */
  authoredAt: number
  committedAt: number
  /** Empty for a merge. */
  changes: PathChange[]
  /** What it changed cannot be known (the edge of a shallow clone, missing or damaged folders): `changes` is empty. */
  unread: boolean
  /** Whole, with trailers, for authors that `messagesOf` names; else null. */
  message: string | null
}

/**
 * Every field ends in NUL, which no name, message or path can hold. What a field is follows from its place alone, never
 * from a mark in it: a path may look like a commit.
 */
export const headerFormat = '--format=%H%x00%P%x00%aN%x00%aE%x00%cE%x00%at%x00%ct%x00%B%x00'

const fieldLimit = 1024 * 1024
const changesLimit = 200_000
const pathBytesLimit = 64 * 1024 * 1024
const internedLimit = 100_000
/** The end of the year 9999. */
const lastSecond = 253_402_300_799

const colon = 58
const lineEnd = 10

/** One pass over the bytes of `git diff-tree --stdin -z --raw` or of `git rev-list`, with `headerFormat`. */
export class HistoryParser {
  /** Complete commits; the reader takes them out. */
  ready: HistoryCommit[] = []
  readonly #idLength: number
  readonly #wanted: (authorEmail: string) => boolean
  readonly #notices: Notice[]
  #held: Buffer[] = []
  #heldLength = 0
  #overlong = false
  /** 0 where a commit or a change may start, 1 to 7 within a commit's head, 8 before a change's path. */
  #place = 0
  #commit: HistoryCommit | null = null
  #change: Omit<PathChange, 'path'> | null = null
  #pathBytes = 0
  readonly #texts = new Map<string, string>()
  readonly #paths = new Map<string, string>()
  readonly #modes = new Map<string, string>()

  constructor(idLength: number, wanted: (authorEmail: string) => boolean, notices: Notice[]) {
    this.#idLength = idLength
    this.#wanted = wanted
    this.#notices = notices
  }

  push(chunk: Buffer): void {
    let from = 0
    for (;;) {
      const end = chunk.indexOf(0, from)
      if (end < 0) break
      if (this.#heldLength === 0 && !this.#overlong) this.#field(chunk, from, end)
      else this.#heldField(chunk.subarray(from, end))
      from = end + 1
    }
    if (from < chunk.length) this.#hold(chunk.subarray(from))
  }

  /** The output has ended: hands out the last commit if it is whole, and is ready for the next output. */
  end(options: { keepLast: boolean }): void {
    // rev-list ends with a line end of its own.
    if (options.keepLast && this.#place === 0 && this.#heldLength <= 1) this.#finish()
    this.#commit = null
    this.#place = 0
    this.#held = []
    this.#heldLength = 0
    this.#overlong = false
  }

  /** A field of 100 MB is kept up to its limit only. */
  #hold(part: Buffer): void {
    if (this.#heldLength + part.length > fieldLimit) this.#overlong = true
    const kept = part.subarray(0, fieldLimit - this.#heldLength)
    if (kept.length > 0) this.#held.push(kept)
    this.#heldLength += kept.length
  }

  #heldField(last: Buffer): void {
    this.#hold(last)
    const field = Buffer.concat(this.#held)
    this.#held = []
    this.#heldLength = 0
    this.#field(field, 0, field.length)
    this.#overlong = false
  }

  #field(bytes: Buffer, from: number, end: number): void {
    const commit = this.#commit
    switch (this.#place) {
      case 0:
        this.#start(bytes, from, end)
        return
      case 1:
        if (commit) commit.parents = end > from ? Math.ceil((end - from) / (this.#idLength + 1)) : 0
        break
      case 2:
        if (commit) commit.authorName = this.#text(bytes, from, end)
        break
      case 3:
        if (commit) commit.authorEmail = this.#text(bytes, from, end)
        break
      case 4:
        if (commit) commit.committerEmail = this.#text(bytes, from, end)
        break
      case 5:
        if (commit) commit.authoredAt = calendarSeconds(bytes.toString('latin1', from, end))
        break
      case 6:
        if (commit) commit.committedAt = calendarSeconds(bytes.toString('latin1', from, end))
        break
      case 7:
        if (commit && this.#wanted(commit.authorEmail)) this.#message(commit, bytes, from, end)
        this.#place = 0
        return
      default:
        this.#path(bytes, from, end)
        this.#place = 0
        return
    }
    this.#place++
  }

  #start(bytes: Buffer, from: number, end: number): void {
    let at = from
    while (at < end && bytes[at] === lineEnd) at++
    if (at === end) return
    const n = this.#idLength
    if (bytes[at] === colon) {
      // ":100644 100755 <id> <id> M"
      const old = at + 15
      const status = bytes.toString('latin1', old + 2 * n + 2, old + 2 * n + 3) as PathChange['status']
      this.#change = {
        status,
        mode: this.#mode(bytes, status === 'D' ? at + 1 : at + 8),
        oldBlob: bytes.toString('latin1', old, old + n),
        newBlob: bytes.toString('latin1', old + n + 1, old + 2 * n + 1),
      }
      this.#place = 8
      return
    }
    this.#finish()
    this.#pathBytes = 0
    this.#commit = {
      // rev-list puts a line of its own before it.
      id: bytes.toString('latin1', end - n, end),
      parents: 0,
      authorName: '',
      authorEmail: '',
      committerEmail: '',
      authoredAt: 0,
      committedAt: 0,
      changes: [],
      unread: false,
      message: null,
    }
    this.#place = 1
  }

  #path(bytes: Buffer, from: number, end: number): void {
    const commit = this.#commit
    const change = this.#change
    this.#change = null
    if (!commit || !change || commit.unread) return
    this.#pathBytes += end - from
    if (commit.changes.length >= changesLimit || this.#pathBytes > pathBytesLimit || this.#overlong) {
      commit.changes = []
      commit.unread = true
      const says = `Commit ${commit.id} changes more than ${changesLimit} paths, or paths of absurd length; what it changed was left out.`
      addNotice(this.#notices, 'commit-too-large', says)
      return
    }
    const key = bytes.toString('latin1', from, end)
    let path = this.#paths.get(key)
    if (path === undefined) {
      path = printablePath(bytes.subarray(from, end))
      remember(this.#paths, key, path)
    }
    commit.changes.push({ ...change, path })
  }

  #message(commit: HistoryCommit, bytes: Buffer, from: number, end: number): void {
    commit.message = bytes.toString('utf8', from, end)
    if (!this.#overlong) return
    addNotice(
      this.#notices,
      'message-cut',
      `The message of commit ${commit.id} is longer than 1 MiB; its end was not read.`,
    )
  }

  #text(bytes: Buffer, from: number, end: number): string {
    const key = bytes.toString('latin1', from, end)
    let text = this.#texts.get(key)
    if (text === undefined) {
      text = printable(bytes.toString('utf8', from, end))
      remember(this.#texts, key, text)
    }
    return text
  }

  #mode(bytes: Buffer, from: number): string {
    const key = bytes.toString('latin1', from, from + 6)
    const known = this.#modes.get(key)
    if (known !== undefined) return known
    remember(this.#modes, key, key)
    return key
  }

  #finish(): void {
    if (this.#commit) this.ready.push(this.#commit)
    this.#commit = null
  }
}

/** Memory stays flat however many distinct texts there are. */
function remember(texts: Map<string, string>, key: string, text: string): void {
  if (texts.size >= internedLimit) texts.clear()
  texts.set(key, text)
}

/** Seconds since 1970 as git prints them; a date that no calendar holds becomes 1970. */
export function calendarSeconds(digits: string): number {
  const value = Number(digits)
  return Number.isSafeInteger(value) && value >= 0 && value <= lastSecond ? value : 0
}
