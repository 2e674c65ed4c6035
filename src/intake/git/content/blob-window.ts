import { type Blob, readBlobs } from '../guard/blobs.ts'
import type { GuardedRepository } from '../guard/repository.ts'

export type Content = Buffer | 'missing' | 'too-large'

/** What is kept of blobs that nobody waits for: the next commit of the same file has one of them as its other side. */
const idleBytes = 24 * 1024 * 1024
const zeros = /^0+$/

/**
 * Reads blobs in the order in which they will be taken, running ahead of the taker; a blob that comes again soon is not
 * read again. Memory stays within what is read ahead and {@link idleBytes}.
 */
export class BlobWindow {
  readonly #held = new Map<string, { content: Content | null; pins: number }>()
  readonly #answers: AsyncGenerator<Blob, void, undefined>
  #idle = 0

  /** @param ids every id that will be taken, in that order, as often as it will be; zeros stand for no file */
  constructor(repository: GuardedRepository, ids: Iterable<string>, maxBytes: number) {
    this.#answers = readBlobs(repository, this.#requests(ids), { maxBytes })
  }

  /** @returns null for no file */
  async take(id: string): Promise<Content | null> {
    if (zeros.test(id)) return null
    for (;;) {
      const held = this.#held.get(id)
      if (held?.content) {
        held.pins--
        if (held.pins === 0) this.#release(id, held.content)
        return held.content
      }
      const { value, done } = await this.#answers.next()
      if (done || !value) return 'missing'
      const answered = this.#held.get(value.id)
      if (answered)
        answered.content = 'content' in value ? value.content : 'missing' in value ? 'missing' : 'too-large'
    }
  }

  /** Ends the reading where not everything was taken. */
  async close(): Promise<void> {
    await this.#answers.return()
  }

  *#requests(ids: Iterable<string>): Generator<string> {
    for (const id of ids) {
      if (zeros.test(id)) continue
      const held = this.#held.get(id)
      if (!held) {
        this.#held.set(id, { content: null, pins: 1 })
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
    // To the end of the line: the one that waited longest goes first.
    this.#held.delete(id)
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
