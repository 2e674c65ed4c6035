import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Failure, type FailureCode } from '../../core/failures.ts'
import type { Interpretation } from '../../core/resume/interpret.ts'
import type { SourceLine } from '../../core/resume/line.ts'
import type { ResumeFormat, ResumeNote } from '../../core/resume/resume.ts'
import { limits } from './limits.ts'

type Answer = { read: unknown } | { failure: FailureCode; details: string[] }

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** It may read our own code and nothing else, write nothing, start nothing, speak to nobody, and make no code of text. */
export const confinement = [
  '--permission',
  `--allow-fs-read=${root}`,
  '--disallow-code-generation-from-strings',
  `--import=${new URL('no-network.ts', import.meta.url)}`,
  '--no-warnings',
]
const program = [
  process.execPath,
  `--max-old-space-size=${limits.heapMiB}`,
  '--max-semi-space-size=8',
  ...confinement,
  fileURLToPath(new URL('reading-process.ts', import.meta.url)),
]
/**
 * The system's shell stands guard: it ends the group when our end of its fourth file closes, which it does however we end.
 * Not every system can limit address space; where it cannot, the other limits have to do.
 */
const guarded = `(exec 1>&- 3>&-; read -r end <&4; kill -9 0) & exec 4<&-; ulimit -c 0 2>/dev/null; ulimit -v ${limits.addressSpaceKiB} 2>/dev/null; exec "$@"`

/**
 * Reads a file in a process of its own, since what was sent by somebody may be made to fill memory or never to end.
 * @param timeMs  after which it is given up
 * @throws Failure `resume-too-costly` when it took too much of either, or what the reading itself throws; the signal's reason
 */
export const readApart = (
  bytes: Uint8Array,
  format: ResumeFormat,
  signal: AbortSignal,
  timeMs: number = limits.timeMs,
): Promise<Interpretation & { notes: ResumeNote[] }> => answeredApart(bytes, format, signal, timeMs)

/** The same of the lines of a document alone, whatever it is about. */
export const linesApart = (
  bytes: Uint8Array,
  format: 'pdf' | 'docx',
  signal: AbortSignal,
): Promise<SourceLine[]> => answeredApart(bytes, `lines-of-${format}`, signal, limits.timeMs)

/** @param what  what the reading process is asked for */
async function answeredApart<Read>(
  bytes: Uint8Array,
  what: ResumeFormat | `lines-of-${'pdf' | 'docx'}`,
  signal: AbortSignal,
  timeMs: number,
): Promise<Read> {
  signal.throwIfAborted()
  const child = spawn('/bin/sh', ['-c', guarded, 'sh', ...program, what], {
    env: { PATH: process.env.PATH, MALLOC_ARENA_MAX: '1' },
    stdio: ['pipe', 'pipe', 'ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // All of them have ended.
    }
  }
  const guard = child.stdio[4]
  guard?.on('error', () => {})
  let late = false
  const timer = setTimeout(() => {
    late = true
    kill()
  }, timeMs)
  signal.addEventListener('abort', kill)
  try {
    const { text, how } = await answerOf(child, bytes, kill)
    signal.throwIfAborted()
    if (late) throw new Failure('resume-too-costly', `it took more than ${timeMs / 1000} seconds`)
    const answer = parsed(text)
    if (answer === null)
      throw new Failure(
        'resume-too-costly',
        `reading it took more memory than is given to it, and ended with ${how}`,
      )
    if ('failure' in answer) throw new Failure(answer.failure, answer.details)
    return answer.read as Read
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', kill)
    kill()
    guard?.destroy()
  }
}

function answerOf(
  child: ReturnType<typeof spawn>,
  bytes: Uint8Array,
  kill: () => void,
): Promise<{ text: string; how: string }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    child.stdout?.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > limits.answerBytes) kill()
      else chunks.push(chunk)
    })
    child.on('error', reject)
    // Not 'close': the guard keeps its file until the group is ended.
    let open = 2
    let how = ''
    const ends = (): void => {
      if (--open === 0)
        resolve({ text: length > limits.answerBytes ? '' : Buffer.concat(chunks).toString(), how })
    }
    child.stdout?.on('close', ends)
    child.on('exit', (code, ended) => {
      how = ended ?? `exit code ${code}`
      ends()
    })
    // It may have ended before it took everything.
    child.stdin?.on('error', () => {})
    child.stdin?.end(bytes)
  })
}

function parsed(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return null
  }
}
