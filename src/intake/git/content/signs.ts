import type { ReaderSigns } from '../guard/blobs.ts'
import type { LooksAt } from './read-commits.ts'

const places = { beat: 0, waits: 1, window: 2, item: 3, change: 4, sizes: 5, contents: 6 } as const

/**
 * What a reading thread says of itself without being asked, in memory that its watcher sees too: it may be deep in an
 * expression, or waiting for git, and could answer no question.
 */
export class Signs implements ReaderSigns {
  readonly memory: SharedArrayBuffer
  readonly #words: Int32Array

  constructor(memory = new SharedArrayBuffer(Object.keys(places).length * 4)) {
    this.memory = memory
    this.#words = new Int32Array(memory)
  }

  beat(): void {
    Atomics.add(this.#words, places.beat, 1)
  }

  waits(yes: boolean): void {
    Atomics.store(this.#words, places.waits, yes ? 1 : 0)
  }

  runs(contents: boolean, pid: number): void {
    Atomics.store(this.#words, contents ? places.contents : places.sizes, pid)
  }

  starts(window: number): void {
    Atomics.store(this.#words, places.window, window)
    this.beat()
  }

  readonly looksAt: LooksAt = (item, change) => {
    Atomics.store(this.#words, places.item, item)
    Atomics.store(this.#words, places.change, change)
    this.beat()
  }

  /** Counts up with all that is done. */
  get beats(): number {
    return this.#word('beat')
  }

  get waiting(): boolean {
    return this.#word('waits') === 1
  }

  get place(): { window: number; item: number; change: number } {
    return { window: this.#word('window'), item: this.#word('item'), change: this.#word('change') }
  }

  /** Process ids of the gits that it has running. */
  get gits(): number[] {
    return [this.#word('sizes'), this.#word('contents')].filter((pid) => pid > 0)
  }

  #word(name: keyof typeof places): number {
    return Atomics.load(this.#words, places[name])
  }
}
