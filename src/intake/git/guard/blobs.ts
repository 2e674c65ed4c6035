import type { Conversation, Git } from './git-process.ts'

const idPattern = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
/** After so many objects that ended git, the rest is taken to be damaged without asking. */
const damageLimit = 200
/** Questions gather until there are so many, or until an answer is wanted. */
const gatherLimit = 64
/** Answers that nobody took yet, in bytes, before git has to wait. */
const aheadBytes = 1024 * 1024
/** What is kept of contents' memory for the next ones. */
const spareBytes = 8 * 1024 * 1024
const lineFeed = 10

/**
 * Contents of files by blob id, from two `git cat-file`. Sizes are asked first, so that nothing larger than wanted is ever
 * loaded. What is missing, damaged or no file's content is null.
 */
export class BlobReader {
  readonly #sizes: CatFile
  readonly #contents: CatFile

  constructor(git: Git) {
    this.#sizes = new CatFile(git, false)
    this.#contents = new CatFile(git, true)
  }

  /** Asks how large a blob is. */
  askSize(id: string): void {
    this.#sizes.ask(id)
  }

  /** In bytes, of what was asked first and not answered yet. */
  async answerSize(): Promise<number | null> {
    return (await this.#sizes.answer())?.size ?? null
  }

  /** Asks for a blob's content. */
  ask(id: string): void {
    this.#contents.ask(id)
  }

  /** The content of what was asked first and not answered yet. */
  async answer(): Promise<Buffer | null> {
    return (await this.#contents.answer())?.content ?? null
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
  readonly #git: Git
  readonly #withContents: boolean
  #process: Conversation | null = null
  readonly #buffer: Buffer
  #asked: string[] = []
  #unsent: string[] = []
  readonly #answers: (Answer | null)[] = []
  /** Bytes of the answers. */
  #ahead = 0
  #damaged = 0
  #wantsAnswer = (): void => {}
  #line = ''
  /** The answer that is being read, and how much of it is here. */
  #open: Answer | null = null
  #filled = 0
  /** By the number of leading zeros of their size. */
  readonly #spare: ArrayBuffer[][] = Array.from({ length: 33 }, () => [])
  #spareSize = 0

  constructor(git: Git, withContents: boolean) {
    this.#git = git
    this.#withContents = withContents
    this.#buffer = Buffer.allocUnsafeSlow(withContents ? 256 * 1024 : 16 * 1024)
  }

  ask(id: string): void {
    this.#asked.push(id)
    this.#unsent.push(id)
    if (this.#unsent.length >= gatherLimit) this.#send()
  }

  async answer(): Promise<Answer | null> {
    while (this.#answers.length === 0) {
      if (this.#asked.length === 0) throw new RangeError('nothing was asked')
      this.#send()
      if (this.#answers.length > 0) break
      const answered = new Promise<void>((resolve) => {
        this.#wantsAnswer = resolve
      })
      this.#process?.resume()
      await answered
    }
    const answer = this.#answers.shift() ?? null
    this.#ahead -= answer?.content.length ?? 0
    return answer && answer.size >= 0 ? answer : null
  }

  close(): void {
    this.#process?.close()
    this.#process = null
  }

  reuse({ buffer }: Buffer): void {
    if (!(buffer instanceof ArrayBuffer)) return
    this.#spare[Math.clz32(buffer.byteLength)]?.push(buffer)
    this.#spareSize += buffer.byteLength
    // Of what there is most, least will be missed.
    while (this.#spareSize > spareBytes) {
      const sizes = this.#spare.map((buffers) => buffers.length * (buffers[0]?.byteLength ?? 0))
      const dropped = this.#spare[sizes.indexOf(Math.max(...sizes))]?.pop()
      this.#spareSize -= dropped?.byteLength ?? this.#spareSize
    }
  }

  /** Hundreds of megabytes pass through here: fresh memory for each blob would cost more than reading it. */
  #memory(size: number): Buffer {
    const whole = Math.max(4096, 2 ** Math.ceil(Math.log2(size + 1)))
    const place = Math.clz32(whole)
    const spare = this.#spare[place]?.pop() ?? this.#spare[place - 1]?.pop() ?? this.#spare[place - 2]?.pop()
    if (spare) this.#spareSize -= spare.byteLength
    return Buffer.from(spare ?? new ArrayBuffer(whole), 0, size)
  }

  #send(): void {
    if (this.#damaged > damageLimit) {
      while (this.#asked.length > 0) this.#answered(null)
      this.#unsent = []
      return
    }
    if (!this.#process) this.#start()
    if (this.#unsent.length === 0) return
    // What is no id gets a line that git answers with "missing", so that answers stay in step.
    this.#process?.write(this.#unsent.map((id) => (idPattern.test(id) ? `${id}\n` : 'none\n')).join(''))
    this.#unsent = []
  }

  #start(): void {
    // A small memory of what others build on is enough for one history in its order.
    const command = ['-c', 'core.deltaBaseCacheLimit=16m', 'cat-file']
    this.#process = this.#git.converse([...command, this.#withContents ? '--batch' : '--batch-check'], {
      buffer: this.#buffer,
      onSaid: (length) => {
        this.#parse(this.#buffer.subarray(0, length))
        return this.#ahead <= aheadBytes
      },
      onEnd: () => this.#ended(),
    })
    this.#line = ''
    this.#open = null
    this.#unsent = [...this.#asked]
  }

  #ended(): void {
    this.#process = null
    if (this.#asked.length === 0) return
    this.#damaged++
    this.#answered(null)
    if (this.#asked.length > 0) this.#send()
  }

  #answered(answer: Answer | null): void {
    this.#asked.shift()
    this.#answers.push(answer)
    this.#ahead += answer?.content.length ?? 0
    this.#wantsAnswer()
  }

  /** "<id> <type> <size>", with contents its bytes and a line end; of what is no blob, a size below zero. */
  #parse(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#open) {
        const { content } = this.#open
        const copied = chunk.copy(content, this.#filled, at)
        this.#filled += copied
        at += copied
        if (at === chunk.length) return
        at++
        const answer = this.#open
        this.#open = null
        this.#answered(answer)
        continue
      }
      const end = chunk.indexOf(lineFeed, at)
      this.#line += chunk.toString('latin1', at, end < 0 ? chunk.length : end)
      if (end < 0) return
      at = end + 1
      this.#begin(this.#line)
      this.#line = ''
    }
  }

  #begin(line: string): void {
    const [, type, digits] = line.split(' ')
    if (type !== 'blob' && type !== 'tree' && type !== 'commit' && type !== 'tag') this.#answered(null)
    else {
      const size = Number(digits)
      const content = this.#withContents ? this.#memory(size) : nothing
      const answer = { size: type === 'blob' ? size : -1, content }
      if (!this.#withContents) this.#answered(answer)
      else {
        this.#open = answer
        this.#filled = 0
      }
    }
  }
}
