import type { BlobReader } from '../guard/blobs.ts'

export type Content = Buffer | 'missing' | 'too-large'

/** What is kept of blobs that nobody waits for: a later commit of the same file has one of them as its other side. */
const idleBytes = 4 * 1024 * 1024

/** `pins` counts who will still take it or holds it; no content yet: it was asked for. */
type Held = { content: Content | null; pins: number }

/** Questions that git may have before it. */
const askedAhead = 200

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
  readonly #sizes = new Map<string, number | null>()
  #expected: string[] = []
  /** Up to where contents were asked for. */
  #next = 0
  readonly #asked: string[] = []
  #taken: Held[] = []
  #idle = 0

  constructor(reader: BlobReader, maxBytes: number) {
    this.#reader = reader
    this.#maxBytes = maxBytes
  }

  /** @param ids every id that will be taken next, in that order, as often as it will be; zeros stand for no file */
  async expect(ids: readonly string[]): Promise<void> {
    this.#expected = ids.filter((id) => !zeros.test(id))
    this.#next = 0
    this.#sizes.clear()
    const distinct = new Set(this.#expected)
    for (const id of distinct) this.#reader.askSize(id)
    for (const id of distinct) this.#sizes.set(id, await this.#reader.answerSize())
  }

  /** @returns null for no file; stays as it is until {@link done} */
  async take(id: string): Promise<Content | null> {
    if (zeros.test(id)) return null
    this.#askAhead()
    const held = this.#held.get(id)
    if (!held) throw new RangeError(`${id} was not expected`)
    while (held.content === null) await this.#receive()
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
    for (; this.#next < this.#expected.length && this.#asked.length < askedAhead; this.#next++) {
      const id = this.#expected[this.#next] ?? ''
      const held = this.#held.get(id)
      if (held) {
        if (held.pins++ === 0) this.#idle -= size(held)
        continue
      }
      const bytes = this.#sizes.get(id) ?? null
      const content = bytes === null ? 'missing' : bytes > this.#maxBytes ? 'too-large' : null
      this.#held.set(id, { content, pins: 1 })
      if (content !== null) continue
      this.#reader.ask(id)
      this.#asked.push(id)
    }
  }

  /** Answers come in the order of taking, so nothing piles up here. */
  async #receive(): Promise<void> {
    const held = this.#held.get(this.#asked.shift() ?? '')
    const content = await this.#reader.answer()
    if (held) held.content = content ?? 'missing'
  }
}

const size = ({ content }: Held): number => (Buffer.isBuffer(content) ? content.length : 0)
