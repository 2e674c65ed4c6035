import { type BlobReader, questionsLimit } from '../guard/blobs.ts'

export type Content = Buffer | 'missing' | 'too-large'

/** What is kept of blobs that nobody waits for: a later commit of the same file has one of them as its other side. */
const idleBytes = 16 * 1024 * 1024

/** `pins` counts who will still take it or holds it; no content yet: it was asked for. */
type Held = { content: Content | null; pins: number }

const zeros = /^0+$/

/**
 * Hands out blobs in the order in which they are expected. Git is asked for them ahead of the taker, so that it inflates
 * the next ones while these are looked at; one that comes again soon is not read again. Memory stays within
 * {@link idleBytes} and the blobs of one commit.
 */
export class BlobWindow {
  readonly #reader: BlobReader
  readonly #maxBytes: number
  readonly #held = new Map<string, Held>()
  readonly #sizes = new Map<string, number | null | 'asked'>()
  #expected: string[] = []
  /** Up to where sizes were asked for, and up to where contents were. */
  #nextSize = 0
  #next = 0
  readonly #sizesAsked: string[] = []
  readonly #asked: string[] = []
  #taken: Held[] = []
  #idle = 0

  constructor(reader: BlobReader, maxBytes: number) {
    this.#reader = reader
    this.#maxBytes = maxBytes
  }

  /** @param ids every id that will be taken next, in that order, as often as it will be; zeros stand for no file */
  expect(ids: readonly string[]): void {
    this.#expected = ids.filter((id) => !zeros.test(id))
    this.#nextSize = this.#next = 0
    this.#sizes.clear()
  }

  /** @returns null for no file; stays as it is until {@link done} */
  take(id: string): Content | null {
    if (zeros.test(id)) return null
    this.#askAhead()
    const held = this.#held.get(id)
    if (!held) throw new RangeError(`${id} was not expected`)
    while (held.content === null) this.#receive()
    this.#taken.push(held)
    this.#held.delete(id)
    this.#held.set(id, held)
    return held.content
  }

  /** Nothing that was taken so far is in use any more. */
  done(): void {
    for (const held of this.#taken) if (--held.pins === 0) this.#idle += size(held)
    this.#taken = []
    if (this.#idle <= idleBytes) return
    // The one that was taken longest ago goes first.
    for (const [id, held] of this.#held) {
      if (held.pins > 0) continue
      this.#held.delete(id)
      this.#idle -= size(held)
      if (Buffer.isBuffer(held.content)) this.#reader.reuse(held.content)
      if (this.#idle <= idleBytes * 0.9) return
    }
  }

  #askAhead(): void {
    for (; this.#next < this.#expected.length && this.#asked.length < questionsLimit; this.#next++) {
      this.#askSizesAhead()
      const id = this.#expected[this.#next] ?? ''
      const held = this.#held.get(id)
      if (held) {
        if (held.pins++ === 0) this.#idle -= size(held)
        continue
      }
      const bytes = this.#sizeOf(id)
      const content = bytes === null ? 'missing' : bytes > this.#maxBytes ? 'too-large' : null
      this.#held.set(id, { content, pins: 1 })
      if (content !== null) continue
      this.#reader.ask(id)
      this.#asked.push(id)
    }
  }

  #askSizesAhead(): void {
    const until = Math.min(this.#expected.length, this.#next + questionsLimit)
    for (; this.#nextSize < until && this.#sizesAsked.length < questionsLimit; this.#nextSize++)
      this.#askSize(this.#expected[this.#nextSize] ?? '')
  }

  #askSize(id: string): void {
    if (this.#held.has(id) || this.#sizes.has(id)) return
    this.#sizes.set(id, 'asked')
    this.#sizesAsked.push(id)
    this.#reader.askSize(id)
  }

  /** What was held when it was expected may have had to go since, and is asked for now. */
  #sizeOf(id: string): number | null {
    this.#askSize(id)
    for (;;) {
      const size = this.#sizes.get(id)
      if (size !== 'asked') return size ?? null
      this.#sizes.set(this.#sizesAsked.shift() ?? '', this.#reader.answerSize())
    }
  }

  /** Answers come in the order of taking, so nothing piles up here. */
  #receive(): void {
    const held = this.#held.get(this.#asked.shift() ?? '')
    const content = this.#reader.answer()
    if (held) held.content = content ?? 'missing'
  }
}

const size = ({ content }: Held): number => (Buffer.isBuffer(content) ? content.length : 0)
