import { availableParallelism } from 'node:os'
import type { ContentCounts } from './content/read-commits.ts'
import { Reader, type Window, type WindowSeen } from './content/reader.ts'
import { throwIfStopped } from './guard/git-process.ts'
import type { GuardedRepository } from './guard/repository.ts'
import type { WorkItem } from './own-work.ts'
import { Tally } from './tally.ts'
import { reasons } from './weigh.ts'

/** Commits of a window; in one, git runs ahead. */
const windowItems = 128
/** Windows under way at once in one reader: one that is looked at, and one that waits for it. */
const windowsLimit = 2
/** A second one halves the time; each takes memory. */
const readersLimit = Math.min(2, availableParallelism())
const watchEveryMs = 250
/** What looks at one file for so long is stuck in it. */
const stuckLimitMs = 10_000
/** To start takes long on a busy machine. */
const startLimitMs = 60_000
/** After so many, the rest is left alone. */
const passedLimit = 10

/** What no reader came through: a file, or a commit as a whole; and whether it got stuck, or how it ended. */
export type Passed = { commit: string; path: string | null; how: string | null }
export type OwnContentCounts = ContentCounts & {
  passed: Passed[]
  /** Commits that were left alone after too many of them. */
  givenUp: number
  /** Readers that ended with work in hand. */
  died: number
}

/**
 * Looks at what one's own commits wrote, in processes of their own: one that dies or gets stuck in a file takes nothing
 * along. What the rules see is added to the tally. Commits are handed over in windows, so that few are in memory.
 */
export class OwnContent {
  readonly counts: OwnContentCounts = { left: {}, tooLarge: 0, missing: 0, passed: [], givenUp: 0, died: 0 }
  /** Commits that were handed over, and how many of them were looked at. */
  handed = 0
  read = 0
  readonly #repository: GuardedRepository
  readonly #tally: Tally
  readonly #script: URL
  readonly #compiled: string | null
  readonly #stuckLimitMs: number
  readonly #watch: NodeJS.Timeout
  readonly #readers = new Set<Reader>()
  readonly #skip: string[] = []
  #gathered: WorkItem[] = []
  #newest = 0
  #failed = 0
  #closed = false
  #wake = (): void => {}

  /**
   * @param options.compiled  a folder where Node keeps what it made of the readers' code
   * @param options.script    for tests: another program, with another limit
   */
  constructor(
    repository: GuardedRepository,
    tally: Tally,
    options: { compiled?: string | null; script?: URL; stuckLimitMs?: number } = {},
  ) {
    this.#repository = repository
    this.#tally = tally
    this.#script = options.script ?? new URL('./content/reading-process.ts', import.meta.url)
    this.#compiled = options.compiled ?? null
    this.#stuckLimitMs = options.stuckLimitMs ?? stuckLimitMs
    this.#watch = setInterval(() => this.#look(), watchEveryMs)
    repository.git.signal?.addEventListener('abort', this.#stop)
    this.#start()
  }

  /**
   * Hands commits over; waits while enough are under way.
   * @throws Failure  scan-stopped
   */
  async look(items: readonly WorkItem[]): Promise<void> {
    this.handed += items.length
    this.#gathered.push(...items)
    while (this.#gathered.length >= windowItems) await this.#hand(this.#gathered.splice(0, windowItems))
  }

  /** Waits until everything was looked at. */
  async finish(): Promise<OwnContentCounts> {
    if (this.#gathered.length > 0) await this.#hand(this.#gathered.splice(0))
    await this.#until(() => [...this.#readers].every(({ windows }) => windows.size === 0))
    return this.counts
  }

  /** Ends the readers and their gits. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#watch)
    this.#repository.git.signal?.removeEventListener('abort', this.#stop)
    await Promise.all([...this.#readers].map((reader) => reader.close()))
  }

  async #hand(items: WorkItem[]): Promise<void> {
    await this.#until(() => this.#givesUp || this.#free() !== undefined)
    const reader = this.#free()
    if (this.#givesUp || !reader) this.counts.givenUp += items.length
    else reader.hand({ number: ++this.#newest, items, skip: this.#skip })
  }

  get #givesUp(): boolean {
    return this.#failed >= passedLimit
  }

  /** The reader with the least to do; one more where all have something. */
  #free(): Reader | undefined {
    const [first] = [...this.#readers].sort((a, b) => a.windows.size - b.windows.size)
    if ((!first || first.windows.size > 0) && this.#readers.size < readersLimit) return this.#start()
    return first && first.windows.size < windowsLimit ? first : undefined
  }

  async #until(holds: () => boolean): Promise<void> {
    for (;;) {
      throwIfStopped(this.#repository.git.signal)
      if (holds()) return
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #start(): Reader {
    const { folder } = this.#repository.git
    const reader = new Reader(folder, this.#script, this.#compiled, (window, seen) =>
      this.#take(window, seen),
    )
    this.#readers.add(reader)
    reader.ended.then((how) => this.#passBy(reader, how)).catch(() => {})
    return reader
  }

  #take({ items }: Window, { tally, counts }: WindowSeen): void {
    this.#tally.merge(new Tally(tally))
    this.read += items.length
    this.counts.tooLarge += counts.tooLarge
    this.counts.missing += counts.missing
    for (const reason of reasons) {
      const sum = (this.counts.left[reason] ?? 0) + (counts.left[reason] ?? 0)
      if (sum > 0) this.counts.left[reason] = sum
    }
    this.#wake()
  }

  readonly #stop = (): void => {
    for (const reader of this.#readers) reader.kill()
    this.#wake()
  }

  #look(): void {
    for (const reader of this.#readers)
      if (reader.silentFor() > (reader.begun ? this.#stuckLimitMs : startLimitMs)) this.#passBy(reader, null)
  }

  /**
   * A new reader looks at the same commits again, but for what the old one died of or was stuck in.
   * @param how it ended; null where it is stuck
   */
  #passBy(reader: Reader, how: string | null): void {
    if (this.#closed || !this.#readers.delete(reader)) return
    const windows = [...reader.windows.values()]
    const { place } = reader
    // What it still says comes too late.
    reader.windows.clear()
    reader.close().catch(() => {})
    if (this.#repository.git.signal?.aborted) return
    if (windows.length > 0) {
      this.#failed++
      if (how !== null) this.counts.died++
      if (place) {
        this.#skip.push(place.path === null ? place.commit : `${place.commit} ${place.path}`)
        this.counts.passed.push({ ...place, how })
      }
      if (this.#givesUp) for (const { items } of windows) this.counts.givenUp += items.length
      else {
        const next = this.#start()
        for (const window of windows) next.hand(window)
      }
    }
    this.#wake()
  }
}
