import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Blob, readBlobs } from '../guard/blobs.ts'
import type { GuardedRepository } from '../guard/repository.ts'

export type Content = Buffer | 'missing' | 'too-large'

/** What is kept of blobs that nobody waits for: the next commit of the same file has one of them as its other side. */
const idleBytes = 16 * 1024 * 1024
/** What is read ahead of the taker, so that git inflates the next blobs while these are looked at. */
const aheadBytes = 8 * 1024 * 1024
/** `fresh` until it is taken for the first time; `pins` counts who will still take it. */
type Held = { content: Content | null; pins: number; fresh: boolean }

const zeros = /^0+$/

/**
 * Reads blobs in the order in which they will be taken, running ahead of the taker; a blob that comes again soon is not
 * read again. Memory stays within {@link aheadBytes} and {@link idleBytes}, and one blob.
 */
export class BlobWindow {
  readonly #held = new Map<string, Held>()
  /** How often each blob will still be taken. */
  readonly #uses = new Map<string, number>()
  readonly #answers: AsyncGenerator<Blob, void, undefined>
  readonly #reading: Promise<void>
  #idle = 0
  #ahead = 0
  #ended = false
  #failure: unknown = null
  /** Wakes whoever waits: the taker for a blob, the reader for room. */
  #wake: () => void = () => {}

  /** @param ids every id that will be taken, in that order, as often as it will be; zeros stand for no file */
  constructor(repository: GuardedRepository, ids: readonly string[], maxBytes: number) {
    for (const id of ids) this.#uses.set(id, (this.#uses.get(id) ?? 0) + 1)
    this.#answers = readBlobs(repository, this.#requests(ids), { maxBytes })
    this.#reading = this.#read()
  }

  /** @returns null for no file */
  async take(id: string): Promise<Content | null> {
    if (zeros.test(id)) return null
    for (;;) {
      const held = this.#held.get(id)
      if (held?.content) {
        held.pins--
        this.#uses.set(id, (this.#uses.get(id) ?? 1) - 1)
        if (held.fresh) {
          held.fresh = false
          this.#ahead -= size(held.content)
          this.#wake()
        }
        if (held.pins === 0) this.#release(id, held.content)
        return held.content
      }
      if (this.#failure) throw this.#failure
      if (this.#ended) return 'missing'
      await this.#woken()
    }
  }

  /** Lets what has arrived in; to be called between pieces of work, which would keep git waiting otherwise. */
  async breathe(): Promise<void> {
    await nextTurn()
  }

  /** Ends the reading where not everything was taken. */
  async close(): Promise<void> {
    this.#ended = true
    this.#wake()
    await this.#reading
  }

  async #read(): Promise<void> {
    try {
      for await (const blob of this.#answers) {
        const held = this.#held.get(blob.id)
        if (held) {
          held.content = 'content' in blob ? blob.content : 'missing' in blob ? 'missing' : 'too-large'
          this.#ahead += size(held.content)
          this.#wake()
        }
        while (this.#ahead > aheadBytes && !this.#ended) await this.#woken()
        if (this.#ended) break
      }
    } catch (error) {
      this.#failure = error
    }
    this.#ended = true
    this.#wake()
  }

  #woken(): Promise<void> {
    const before = this.#wake
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = () => {}
        before()
        resolve()
      }
    })
  }

  *#requests(ids: Iterable<string>): Generator<string> {
    for (const id of ids) {
      if (zeros.test(id)) continue
      const held = this.#held.get(id)
      if (!held) {
        this.#held.set(id, { content: null, pins: 1, fresh: true })
        yield id
        continue
      }
      if (held.pins === 0) this.#idle -= size(held.content)
      held.pins++
    }
  }

  #release(id: string, content: Content): void {
    const held = this.#held.get(id)
    if (!held) return
    this.#held.delete(id)
    if (this.#uses.get(id) === 0) return
    // To the end of the line: the one that waited longest goes first.
    this.#held.set(id, held)
    this.#idle += size(content)
    if (this.#idle <= idleBytes) return
    for (const [other, { content: idle, pins }] of this.#held) {
      if (pins > 0) continue
      this.#held.delete(other)
      this.#idle -= size(idle)
      if (this.#idle <= idleBytes / 2) return
    }
  }
}

const size = (content: Content | null): number => (Buffer.isBuffer(content) ? content.length : 0)
