import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WorkItem } from '../own-work.ts'
import type { ContentSeen } from './read-commits.ts'
import { Signs } from './signs.ts'

/** Some commits to look at. */
export type Window = { number: number; items: WorkItem[]; skip: string[] }
export type WindowSeen = { number: number } & ContentSeen

/** A hostile file must not fill the machine, and a large new space only lets more garbage lie. */
const limits = ['--single-threaded-gc', '--max-old-space-size=512', '--max-semi-space-size=4']

/**
 * The system's shell starts the program and stands guard: it ends the whole group, gits included, when our end of its input
 * closes, which it does however we end. A program stuck in a file could not.
 */
const guarded = '(exec 3>&-; read -r end <&4; kill -9 0) & exec 4<&-; ulimit -c 0 2>/dev/null; exec "$@"'

let started = 0

/** A process of its own that looks at windows of commits: what it dies of or gets stuck in, we do not. */
export class Reader {
  /** Handed over and not come back, oldest first. */
  readonly windows = new Map<number, Window>()
  /** Resolves to how it ended: a signal's name, or what it exited with. */
  readonly ended: Promise<string>
  readonly #child: ChildProcess
  readonly #signs: Signs
  #beats = 0
  #beatAt = performance.now()

  /**
   * @param store  the bare repository of our own that borrows the objects
   * @param compiled  a folder where Node keeps what it made of this code, so that it starts in half the time and memory
   * @param take   gets what was seen in a window, once
   */
  constructor(
    store: string,
    script: URL,
    compiled: string | null,
    take: (window: Window, seen: WindowSeen) => void,
  ) {
    const signsFile = join(store, `signs-${++started}`)
    this.#signs = new Signs(signsFile, 'watcher')
    const program = [process.execPath, ...limits, fileURLToPath(script), store, signsFile]
    this.#child = spawn('/bin/sh', ['-c', guarded, 'sh', ...program], {
      cwd: store,
      // One arena of memory instead of one per thread saves a tenth (glibc; others do not know the word).
      env: {
        PATH: process.env.PATH,
        MALLOC_ARENA_MAX: '1',
        ...(compiled && { NODE_COMPILE_CACHE: compiled }),
      },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
      detached: true,
    })
    // One that could not be started has neither.
    const guard = (this.#child.stdio as ChildProcess['stdio'] | undefined)?.[4]
    guard?.on('error', () => {})
    this.#child.on('message', (seen: WindowSeen) => {
      const window = this.windows.get(seen.number)
      this.windows.delete(seen.number)
      if (window) take(window, seen)
    })
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        // Its gits and its guard are of its group.
        this.kill()
        guard?.destroy()
        resolve(how)
      }
      this.#child.on('error', (error) => {
        if (this.#child.pid === undefined) end(error.message)
      })
      this.#child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`))
    })
  }

  hand(window: Window): void {
    if (this.windows.size === 0) this.#beatAt = performance.now()
    this.windows.set(window.number, window)
    if (this.#child.connected) this.#child.send(window, () => {})
  }

  /** Whether it has ever said that it does anything. */
  get begun(): boolean {
    return this.#beats > 0
  }

  /** Milliseconds since it last said that it does anything, with work in hand; to be asked several times a second. */
  silentFor(): number {
    const { beats } = this.#signs.read()
    const now = performance.now()
    if (this.windows.size === 0 || beats !== this.#beats) {
      this.#beats = beats
      this.#beatAt = now
    }
    return now - this.#beatAt
  }

  /** The commit, and the path in it, that it looks at or looked at last. */
  get place(): { commit: string; path: string | null } | null {
    const { window, item, change } = this.#signs.read()
    const commit = this.windows.get(window)?.items[item]
    return commit ? { commit: commit.id, path: commit.changes[change]?.path ?? null } : null
  }

  kill(): void {
    if (this.#child.pid === undefined) return
    try {
      process.kill(-this.#child.pid, 'SIGKILL')
    } catch {
      // All of them have ended.
    }
  }

  /** Ends it and waits for that. */
  async close(): Promise<void> {
    this.kill()
    await this.ended
    this.#signs.close()
  }
}
