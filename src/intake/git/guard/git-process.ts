import { spawn } from 'node:child_process'
import { connect, createServer, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import type { Writable } from 'node:stream'
import { Failure } from '../../../core/failures.ts'

/** git printed nothing for this long while we waited for it. */
const silenceLimitMs = 120_000
/** What one git process may allocate, KiB (mapped packs do not count): a tree of trees of trees asks for any amount. */
const memoryLimitKib = 2 * 1024 * 1024
const stderrLimit = 4096

export type GitExit = { code: number | null; signal: NodeJS.Signals | null; stderr: string; silent: boolean }

export type GitProcess = {
  stdin: Writable
  /** What it prints, once. Ends early when it falls silent for too long; `ended` then says so. */
  chunks(): AsyncGenerator<Buffer, void, undefined>
  /** Resolves when it has ended and all its output was read; never rejects. */
  ended: Promise<GitExit>
  kill(): void
}

/** Questions may be written at once; closing ends git. */
export type Conversation = { write(text: string): void; resume(): void; close(): void }

export type Listener = {
  /** Where what git says is put; the next replaces it. */
  buffer: Buffer
  /** @returns false to be told no more until `resume` */
  onSaid(length: number): boolean
  /** git has ended, and all that it said was heard. */
  onEnd(): void
}

/** Runs git plumbing on a bare repository of our own, never inside one that somebody else made. */
export type Git = {
  folder: string
  signal: AbortSignal | undefined
  start(args: readonly string[], environment?: Readonly<Record<string, string>>): GitProcess
  /** For questions and answers in turns. */
  converse(args: readonly string[], listener: Listener): Conversation
  /** For commands with a short answer. */
  run(args: readonly string[], input?: string | Buffer): Promise<GitExit & { stdout: Buffer }>
}

/**
 * All that git inherits. PATH finds the program; nothing else of the user's goes in, so that no GIT_* variable, pager,
 * editor, proxy or trace changes what is read.
 */
const environmentFor = (folder: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  HOME: `${folder}/home`,
  XDG_CONFIG_HOME: `${folder}/home`,
  GIT_DIR: folder,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_PROTOCOL_FROM_USER: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
})

export function gitIn(folder: string, signal?: AbortSignal): Git {
  const start: Git['start'] = (args, environment = {}) =>
    startGit(folder, args, { ...environmentFor(folder), ...environment }, signal)
  return {
    folder,
    signal,
    start,
    converse: (args, listener) => converse(folder, args, listener),
    async run(args, input) {
      const git = start(args)
      git.stdin.end(input)
      const parts: Buffer[] = []
      for await (const chunk of git.chunks()) parts.push(chunk)
      return { ...(await git.ended), stdout: Buffer.concat(parts) }
    },
  }
}

export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Failure('scan-stopped')
}

// Shells differ in the limits they know; one that knows none starts git all the same.
const limited = (args: readonly string[]): string[] => [
  '-c',
  `ulimit -c 0 2>/dev/null; ulimit -d ${memoryLimitKib} 2>/dev/null; exec git "$@"`,
  'git',
  ...args,
]

let conversations = 0

/**
 * Hundreds of megabytes are said: in fresh memory each time, as a child's output comes, clearing up would cost more than
 * looking at it. A socket reads into memory of one's own, so git gets one, whose other end we have.
 */
function converse(folder: string, args: readonly string[], listener: Listener): Conversation {
  // From where we are, since names of sockets have to be short.
  const path = relative(process.cwd(), join(folder, `talk-${process.pid}-${++conversations}`))
  let ours: Socket | null = null
  let open = true
  let held = false
  const unsent: string[] = []
  const end = (): void => {
    if (!open) return
    open = false
    listener.onEnd()
  }
  const server = createServer({ pauseOnConnect: true }, (theirs) => {
    server.close()
    const child = spawn('/bin/sh', limited(args), {
      cwd: folder,
      env: environmentFor(folder),
      stdio: [theirs, theirs, 'ignore'],
    })
    // It ends with the conversation.
    child.on('error', () => ours?.destroy())
    child.unref()
    theirs.destroy()
  })
  server.on('error', end)
  server.listen(path, () => {
    if (!open) {
      server.close()
      return
    }
    const callback = (length: number): boolean => {
      held = !open || !listener.onSaid(length)
      return !held
    }
    ours = connect({ path, onread: { buffer: listener.buffer, callback } })
    ours.setTimeout(silenceLimitMs, () => held || ours?.destroy())
    ours.on('error', () => {})
    ours.on('close', end)
    for (const text of unsent) ours.write(text)
  })
  return {
    write: (text) => {
      if (ours) ours.write(text)
      else unsent.push(text)
    },
    resume: () => {
      if (!held) return
      held = false
      ours?.resume()
    },
    close: () => {
      open = false
      ours?.destroy()
    },
  }
}

function startGit(
  folder: string,
  args: readonly string[],
  env: Record<string, string>,
  signal: AbortSignal | undefined,
): GitProcess {
  throwIfStopped(signal)
  const child = spawn('/bin/sh', limited(args), { cwd: folder, env, stdio: 'pipe' })
  let stderr = ''
  let silent = false
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < stderrLimit) stderr += chunk.toString('latin1', 0, stderrLimit - stderr.length)
  })
  // A process that died closes its end first; what it did not get is told by how it ended.
  child.stdin.on('error', () => {})
  signal?.addEventListener('abort', kill)
  const ended = new Promise<GitExit>((resolve) => {
    let failure = ''
    child.on('error', (error) => {
      failure = error.message
      if (child.pid === undefined) resolve({ code: null, signal: null, stderr: failure, silent })
    })
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', kill)
      resolve({ code, signal: killedBy, stderr: failure || stderr.trim(), silent })
    })
  })
  return {
    stdin: child.stdin,
    ended,
    kill,
    async *chunks() {
      const reader = child.stdout[Symbol.asyncIterator]()
      try {
        for (;;) {
          const timer = setTimeout(() => {
            silent = true
            kill()
          }, silenceLimitMs)
          const next = await reader.next().finally(() => clearTimeout(timer))
          throwIfStopped(signal)
          if (next.done) return
          yield next.value as Buffer
        }
      } finally {
        if (child.exitCode === null && !child.stdout.readableEnded) kill()
      }
    },
  }
}
