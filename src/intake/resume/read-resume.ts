import { createHash } from 'node:crypto'
import { constants, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '../../core/failures.ts'
import type { ResumeReading } from '../../core/resume/resume.ts'
import { limits } from './limits.ts'
import { readApart } from './reader.ts'
import { recognised } from './recognise.ts'

const mib = 1024 * 1024
const tooLarge = (bytes: number): Failure =>
  new Failure(
    'too-large',
    `${(bytes / mib).toFixed(1)} MiB; the limit for a résumé is ${limits.fileBytes / mib} MiB. Save it without pictures, or as text`,
  )

/**
 * Reads a résumé: PDF, DOCX, JSON Resume, text or Markdown, told apart by their bytes. Nothing in it is run.
 * @param source  a file's path, or its bytes
 * @param name  what the file is called in errors, where only its bytes are given
 * @throws Failure `resume-not-found`, `too-large`, `resume-format-unknown`, `resume-locked`, `resume-without-text`,
 *   `resume-unreadable`, `resume-too-costly`; when the signal is aborted, its reason
 */
export async function readResume(
  source: string | Uint8Array,
  { name, signal = new AbortController().signal }: { name?: string; signal?: AbortSignal } = {},
): Promise<ResumeReading> {
  const called = name ?? (typeof source === 'string' ? basename(source) : null)
  try {
    const bytes = typeof source === 'string' ? await bytesOf(source, signal) : source
    if (bytes.length > limits.fileBytes) throw tooLarge(bytes.length)
    if (bytes.length === 0) throw new Failure('resume-without-text', 'the file is empty')
    const format = recognised(bytes)
    const { notes, ...read } = await readApart(bytes, format, signal)
    return { format, sha256: createHash('sha256').update(bytes).digest('hex'), ...read, notes }
  } catch (error) {
    if (error instanceof Failure && called !== null && error.code !== 'resume-not-found')
      throw new Failure(
        error.code,
        error.details.map((detail) => `${called}: ${detail}`),
        { cause: error },
      )
    throw error
  }
}

/** Never more than the limit is read, whatever the file says of its size. */
async function bytesOf(path: string, signal: AbortSignal): Promise<Uint8Array> {
  const refused = (why: string): Failure => new Failure('resume-not-found', `${path}: ${why}`)
  // A pipe would keep us waiting for whoever writes into it.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      throw refused(reasons[error.code ?? ''] ?? error.message)
    },
  )
  try {
    const stat = await file.stat()
    if (stat.isDirectory()) throw refused('it is a folder: name the file in it')
    if (!stat.isFile()) throw refused('it is no file')
    if (stat.size > limits.fileBytes) throw tooLarge(stat.size)
    const buffer = Buffer.alloc(limits.fileBytes + 1)
    let length = 0
    for (;;) {
      signal.throwIfAborted()
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    if (length > limits.fileBytes) throw tooLarge(length)
    return new Uint8Array(buffer.subarray(0, length))
  } finally {
    await file.close()
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read by you',
  EISDIR: 'it is a folder: name the file in it',
  ENOTDIR: 'there is no such file',
}
