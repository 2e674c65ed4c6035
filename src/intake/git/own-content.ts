import { Worker } from 'node:worker_threads'
import type { ContentCounts } from './content/read-commits.ts'
import type { ThreadData, Window, WindowSeen } from './content/reading-thread.ts'
import { Signs } from './content/signs.ts'
import { silenceLimitMs, throwIfStopped } from './guard/git-process.ts'
import type { GuardedRepository } from './guard/repository.ts'
import type { WorkItem } from './own-work.ts'
import { Tally } from './tally.ts'
import { reasons } from './weigh.ts'

/** Commits of a window; in one, git runs ahead. */
const windowItems = 256
/** Windows under way at once: one that is looked at, and one that waits for it. */
const windowsLimit = 2
const watchEveryMs = 250
/** A large new space only lets more garbage lie; a hostile file must not fill the machine. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 }
/** What looks at one file for so long is stuck in it. */
const stuckLimitMs = 10_000
/** After so many, the rest is left alone. */
const stuckFilesLimit = 10

export type OwnContentCounts = ContentCounts & { stuck: number }

/**
 * Looks at what one's own commits wrote, in a thread that may wait for git and that can be ended where it gets stuck in
 * a file, and adds what the rules see to the tally. Commits are handed over in windows, so that few are in memory.
 */
export class OwnContent {
  readonly counts: OwnContentCounts = { left: {}, tooLarge: 0, missing: 0, stuck: 0 }
  /** Commits that were handed over, and how many of them were looked at. */
  handed = 0
  read = 0
  readonly #repository: GuardedRepository
  readonly #tally: Tally
  readonly #script: URL
  readonly #stuckLimitMs: number
  readonly #watch: NodeJS.Timeout
  #signs = new Signs()
  #thread: Worker
  /** Handed over and not come back, oldest first. */
  readonly #windows = new Map<number, Window>()
  readonly #skip: string[] = []
  #gathered: WorkItem[] = []
  #newest = 0
  #lastBeat = 0
  #lastBeatAt = 0
  #failure: unknown = null
  #wake = (): void => {}

  /** @param options for tests: another thread, another limit */
  constructor(
    repository: GuardedRepository,
    tally: Tally,
    options: { script?: URL; stuckLimitMs?: number } = {},
  ) {
    this.#repository = repository
    this.#tally = tally
    this.#script = options.script ?? new URL('./content/reading-thread.ts', import.meta.url)
    this.#stuckLimitMs = options.stuckLimitMs ?? stuckLimitMs
    this.#thread = this.#start()
    this.#watch = setInterval(() => this.#look(), watchEveryMs)
    repository.git.signal?.addEventListener('abort', this.#stop)
  }

  /**
   * Hands commits over; waits while enough are under way.
   * @throws Failure  scan-stopped
   */
  async look(items: readonly WorkItem[]): Promise<void> {
    this.handed += items.length
    this.#gathered.push(...items)
    if (this.#gathered.length >= windowItems) await this.#hand()
  }

  /** Waits until everything was looked at. */
  async finish(): Promise<OwnContentCounts> {
    await this.#hand()
    await this.#until(0)
    return this.counts
  }

  /** Ends the thread and its gits. */
  async close(): Promise<void> {
    clearInterval(this.#watch)
    this.#repository.git.signal?.removeEventListener('abort', this.#stop)
    await this.#end(this.#thread)
  }

  async #hand(): Promise<void> {
    await this.#until(windowsLimit - 1)
    const items = this.#gathered
    this.#gathered = []
    if (this.counts.stuck >= stuckFilesLimit) {
      this.#leave(items.length)
      return
    }
    const window: Window = { number: ++this.#newest, items, skip: this.#skip }
    if (this.#windows.size === 0) this.#lastBeatAt = performance.now()
    this.#windows.set(window.number, window)
    this.#thread.postMessage(window)
  }

  async #until(windows: number): Promise<void> {
    for (;;) {
      throwIfStopped(this.#repository.git.signal)
      if (this.#failure) throw this.#failure
      if (this.#windows.size <= windows) return
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #start(): Worker {
    this.#signs = new Signs()
    const data: ThreadData = { store: this.#repository.git.folder, signs: this.#signs.memory }
    const thread = new Worker(this.#script, { workerData: data, resourceLimits })
    thread.on('message', (seen: WindowSeen) => this.#take(seen))
    thread.on('error', (error) => {
      this.#failure ??= error
      this.#wake()
    })
    return thread
  }

  async #end(thread: Worker): Promise<void> {
    thread.removeAllListeners('message')
    // It may be waiting for git, where no word reaches it.
    this.#killGits()
    await thread.terminate()
  }

  #take({ number, tally, counts }: WindowSeen): void {
    const window = this.#windows.get(number)
    if (!window) return
    this.#windows.delete(number)
    this.#tally.merge(new Tally(tally))
    this.read += window.items.length
    this.counts.tooLarge += counts.tooLarge
    this.counts.missing += counts.missing
    for (const reason of reasons) {
      const sum = (this.counts.left[reason] ?? 0) + (counts.left[reason] ?? 0)
      if (sum > 0) this.counts.left[reason] = sum
    }
    this.#wake()
  }

  readonly #stop = (): void => {
    this.#killGits()
    this.#wake()
  }

  #look(): void {
    const { beats } = this.#signs
    const now = performance.now()
    if (this.#windows.size === 0 || beats !== this.#lastBeat) {
      this.#lastBeat = beats
      this.#lastBeatAt = now
    } else if (this.#signs.waiting) {
      if (now - this.#lastBeatAt > silenceLimitMs) this.#killGits()
    } else if (now - this.#lastBeatAt > this.#stuckLimitMs) this.#passBy()
  }

  /** A new thread looks at the same commits again, but for what the old one was stuck in. */
  #passBy(): void {
    const { window, item, change } = this.#signs.place
    const commit = this.#windows.get(window)?.items[item]
    if (!commit) return
    const path = commit.changes[change]?.path
    this.#skip.push(path === undefined ? commit.id : `${commit.id} ${path}`)
    this.counts.stuck++
    const stuck = this.#thread
    this.#end(stuck).catch(() => {})
    if (this.counts.stuck >= stuckFilesLimit) {
      for (const { items } of this.#windows.values()) this.#leave(items.length)
      this.#windows.clear()
      this.#wake()
      return
    }
    this.#thread = this.#start()
    this.#lastBeatAt = performance.now()
    for (const each of this.#windows.values()) this.#thread.postMessage(each)
  }

  #leave(commits: number): void {
    this.counts.left.unread = (this.counts.left.unread ?? 0) + commits
  }

  #killGits(): void {
    for (const pid of this.#signs.gits)
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
  }
}
