import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { LooksAt } from './read-commits.ts'

const places = { beat: 0, window: 1, item: 2, change: 3 } as const

/**
 * What a reading process says of itself without being asked, in a file: it may be deep in an expression and could answer
 * no question, and what it wrote last is still there when it has died.
 */
export class Signs {
  readonly #file: number
  readonly #words = new Int32Array(Object.keys(places).length)
  readonly #bytes = Buffer.from(this.#words.buffer)

  /** @param by who writes them makes the file, who reads them finds it */
  constructor(path: string, by: 'writer' | 'watcher') {
    this.#file = openSync(path, by === 'writer' ? 'r+' : 'wx+', 0o600)
  }

  /** Counts up: something was done. */
  beat(): void {
    this.#words[places.beat] = (this.#words[places.beat] as number) + 1
    writeSync(this.#file, this.#bytes, 0, this.#bytes.length, 0)
  }

  starts(window: number): void {
    this.#words[places.window] = window
    this.looksAt(-1, -1)
  }

  readonly looksAt: LooksAt = (item, change) => {
    this.#words[places.item] = item
    this.#words[places.change] = change
    this.beat()
  }

  /** What was written last. */
  read(): { beats: number; window: number; item: number; change: number } {
    const read = readSync(this.#file, this.#bytes, 0, this.#bytes.length, 0)
    if (read === 0) return { beats: 0, window: 0, item: -1, change: -1 }
    const [beats = 0, window = 0, item = -1, change = -1] = this.#words
    return { beats, window, item, change }
  }

  close(): void {
    closeSync(this.#file)
  }
}
