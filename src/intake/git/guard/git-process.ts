import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { Failure } from '../../../core/failures.ts'
import { makePipe } from './pipe.ts'

/** git printed nothing for this long while we waited for it. */
export const silenceLimitMs = 120_000
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

/** Runs git plumbing on a bare repository of our own, never inside one that somebody else made. */
export type Git = {
  folder: string
  signal: AbortSignal | undefined
  start(args: readonly string[], environment?: Readonly<Record<string, string>>): GitProcess
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

/** A git without an event loop around it: what it is told and what it says are file descriptors that wait. */
export type PipedGit = { pid: number; input: number; output: number }

/** For a thread of its own, which may wait. Whoever reads to the end knows that it has ended; closing its input ends it. */
export function startPiped(folder: string, args: readonly string[]): PipedGit {
  const [input, output] = [makePipe(folder), makePipe(folder)]
  const child = spawn('/bin/sh', limited(args), {
    cwd: folder,
    env: environmentFor(folder),
    stdio: [input.read, output.write, 'ignore'],
  })
  child.on('error', () => {})
  child.unref()
  closeSync(input.read)
  closeSync(output.write)
  return { pid: child.pid ?? 0, input: input.write, output: output.read }
}

// Shells differ in the limits they know; one that knows none starts git all the same.
const limited = (args: readonly string[]): string[] => [
  '-c',
  `ulimit -c 0 2>/dev/null; ulimit -d ${memoryLimitKib} 2>/dev/null; exec git "$@"`,
  'git',
  ...args,
]

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
