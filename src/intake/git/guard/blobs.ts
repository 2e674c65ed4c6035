import { closeSync, readSync, writeSync } from 'node:fs'
import { type PipedGit, startPiped } from './git-process.ts'

const idPattern = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
/** After so many objects that ended git, the rest is taken to be damaged without asking. */
const damageLimit = 200
/** Questions that git has not read yet lie in a pipe, which holds 16 KiB at least. */
export const questionsLimit = 200
const lineFeed = 10
/** What is kept of contents' memory for the next ones. */
const spareBytes = 4 * 1024 * 1024

/** What a thread tells those who watch it: it counts up `beat`, says whether it waits for git, and which gits to end. */
export type ReaderSigns = {
  beat(): void
  waits(yes: boolean): void
  runs(contents: boolean, pid: number): void
}

const noSigns: ReaderSigns = { beat() {}, waits() {}, runs() {} }

/**
 * Contents of files by blob id, read while the thread waits, by two `git cat-file`. Sizes are asked first, so that
 * nothing larger than wanted is ever loaded. What is missing, damaged or no file's content is null.
 */
export class BlobReader {
  readonly #sizes: CatFile
  readonly #contents: CatFile

  /** @param store the bare repository of our own that borrows the objects */
  constructor(store: string, signs: ReaderSigns = noSigns) {
    this.#sizes = new CatFile(store, false, signs)
    this.#contents = new CatFile(store, true, signs)
  }

  /** Asks how large a blob is; at most {@link questionsLimit} may be unanswered. */
  askSize(id: string): void {
    this.#sizes.ask(id)
  }

  /** In bytes, of what was asked first and not answered yet. */
  answerSize(): number | null {
    return this.#sizes.answer()?.size ?? null
  }

  /** Asks for a blob's content; at most {@link questionsLimit} may be unanswered. */
  ask(id: string): void {
    this.#contents.ask(id)
  }

  /** The content of what was asked first and not answered yet. */
  answer(): Buffer | null {
    return this.#contents.answer()?.content ?? null
  }

  /** Takes a content back whose memory may hold another from now on. */
  reuse(content: Buffer): void {
    this.#contents.reuse(content)
  }

  close(): void {
    this.#sizes.close()
    this.#contents.close()
  }
}

type Answer = { size: number; content: Buffer }
const nothing = Buffer.alloc(0)

/** A conversation with `git cat-file`, which is started again behind an object that ended it. */
class CatFile {
  readonly #store: string
  readonly #withContents: boolean
  readonly #signs: ReaderSigns
  readonly #buffer = Buffer.allocUnsafeSlow(256 * 1024)
  #from = 0
  #to = 0
  #git: PipedGit | null = null
  #asked: string[] = []
  #damaged = 0
  /** By the number of leading zeros of their size. */
  readonly #spare: ArrayBuffer[][] = Array.from({ length: 33 }, () => [])
  #spareSize = 0

  constructor(store: string, withContents: boolean, signs: ReaderSigns) {
    this.#store = store
    this.#withContents = withContents
    this.#signs = signs
  }

  ask(id: string): void {
    this.#asked.push(id)
    if (this.#damaged > damageLimit) return
    if (this.#git) this.#write([id])
    else this.#start()
  }

  answer(): Answer | null {
    if (this.#asked.length === 0) throw new RangeError('nothing was asked')
    if (this.#damaged > damageLimit) {
      this.#asked.shift()
      return null
    }
    const line = this.#line()
    const answer = line === null ? null : this.#answerOf(line)
    this.#asked.shift()
    if (answer) return answer.size < 0 ? null : answer
    this.#damaged++
    this.close()
    if (this.#asked.length > 0 && this.#damaged <= damageLimit) this.#start()
    return null
  }

  close(): void {
    if (!this.#git) return
    closeSync(this.#git.input)
    closeSync(this.#git.output)
    this.#git = null
    this.#from = this.#to = 0
    this.#signs.runs(this.#withContents, 0)
  }

  reuse({ buffer }: Buffer): void {
    const spare = this.#spare[Math.clz32(buffer.byteLength)]
    if (!spare || !(buffer instanceof ArrayBuffer) || this.#spareSize + buffer.byteLength > spareBytes) return
    this.#spareSize += buffer.byteLength
    spare.push(buffer)
  }

  /** Hundreds of megabytes pass through here: fresh memory for each blob would cost more than reading it. */
  #memory(size: number): Buffer {
    const whole = Math.max(4096, 2 ** Math.ceil(Math.log2(size + 1)))
    const spare = this.#spare[Math.clz32(whole)]?.pop()
    if (spare) this.#spareSize -= whole
    return Buffer.from(spare ?? new ArrayBuffer(whole), 0, size)
  }

  #start(): void {
    this.#git = startPiped(this.#store, ['cat-file', this.#withContents ? '--batch' : '--batch-check'])
    this.#signs.runs(this.#withContents, this.#git.pid)
    this.#write(this.#asked)
  }

  /** What is no id gets a line that git answers with "missing", so that answers stay in step. */
  #write(ids: readonly string[]): void {
    if (!this.#git) return
    try {
      writeSync(this.#git.input, ids.map((id) => (idPattern.test(id) ? `${id}\n` : 'none\n')).join(''))
    } catch (error) {
      // A git that has ended says so when its answers are read.
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
    }
  }

  /** "<id> <type> <size>", with contents its bytes and a line end; of what is no blob, a size below zero. null: git ended. */
  #answerOf(line: string): Answer | null {
    const [, type, digits] = line.split(' ')
    if (type !== 'blob' && type !== 'tree' && type !== 'commit' && type !== 'tag')
      return { size: -1, content: nothing }
    const size = Number(digits)
    const content = this.#withContents ? this.#memory(size) : nothing
    if (this.#withContents && !this.#fill(content)) return null
    return { size: type === 'blob' ? size : -1, content }
  }

  /** Null where git has ended. */
  #line(): string | null {
    for (;;) {
      const end = this.#buffer.indexOf(lineFeed, this.#from)
      if (end >= 0 && end < this.#to) {
        const line = this.#buffer.toString('latin1', this.#from, end)
        this.#from = end + 1
        return line
      }
      this.#buffer.copyWithin(0, this.#from, this.#to)
      this.#to -= this.#from
      this.#from = 0
      const read = this.#read(this.#buffer, this.#to)
      if (read === 0) return null
      this.#to += read
    }
  }

  /** A content and the line end behind it; false where git ended before. */
  #fill(content: Buffer): boolean {
    const here = Math.min(content.length, this.#to - this.#from)
    this.#buffer.copy(content, 0, this.#from, this.#from + here)
    this.#from += here
    for (let filled = here; filled < content.length; ) {
      const read = this.#read(content, filled)
      if (read === 0) return false
      filled += read
    }
    return this.#line() !== null
  }

  #read(into: Buffer, at: number): number {
    if (!this.#git || at === into.length) return 0
    this.#signs.waits(true)
    const read = readSync(this.#git.output, into, at, into.length - at, null)
    this.#signs.waits(false)
    this.#signs.beat()
    return read
  }
}
