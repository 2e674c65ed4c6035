import { createHash } from 'node:crypto'
import { Failure } from '../../core/failures.ts'
import type { SourceLine } from '../../core/resume/line.ts'
import { linesApart } from '../resume/reader.ts'
import { decoded } from '../resume/text.ts'
import { textOfHtml } from './markup.ts'

/** What a job description may cost. A usual one has 5 kB; a page around it may have a megabyte. */
export const descriptionLimits = {
  fileBytes: 5 * 1024 * 1024,
  /** UTF-16 units of the text that is left. */
  letters: 100_000,
} as const

export const descriptionFormats = ['text', 'html', 'pdf', 'docx'] as const
export type DescriptionFormat = (typeof descriptionFormats)[number]

export type JobDescription = {
  format: DescriptionFormat
  /** Hex SHA-256 of what was given. */
  sha256: string
  /** Lines of plain text, with a list's marks and signs of headings as in Markdown; every span is an offset into it. */
  text: string
}

/**
 * Reads a job description: pasted text, a page of HTML, a PDF or a DOCX, told apart by what is in them. Nothing in it is run or fetched.
 * @param name  of the file; its failures are told with it
 * @throws Failure `description-unreadable`, `too-large`; when the signal is aborted, its reason
 */
export async function readDescription(
  { bytes, name }: { bytes: Uint8Array; name?: string },
  signal: AbortSignal = new AbortController().signal,
): Promise<JobDescription> {
  try {
    if (bytes.length > descriptionLimits.fileBytes)
      throw tooLarge(`${(bytes.length / 2 ** 20).toFixed(1)} MiB`, '5 MiB')
    const { format, text } = await textOf(bytes, signal)
    const clean = tidied(text)
    if (!/[\p{L}\p{N}]/u.test(clean)) throw new Failure('description-unreadable', 'there is no text in it')
    if (clean.length > descriptionLimits.letters)
      throw tooLarge(`its text has ${clean.length} letters`, `${descriptionLimits.letters}`)
    return { format, sha256: createHash('sha256').update(bytes).digest('hex'), text: clean }
  } catch (error) {
    throw named(error, name)
  }
}

const tooLarge = (has: string, limit: string): Failure =>
  new Failure(
    'too-large',
    `${has}; the limit for a job description is ${limit}. Copy its own text out of the page`,
  )

/** What reads documents speaks of résumés; here the reason is what matters. */
function named(error: unknown, called: string | undefined): unknown {
  if (!(error instanceof Failure)) return error
  const code = error.code.startsWith('resume-') ? 'description-unreadable' : error.code
  const details = called === undefined ? error.details : error.details.map((detail) => `${called}: ${detail}`)
  return new Failure(code, details, { cause: error })
}

async function textOf(
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Pick<JobDescription, 'format' | 'text'>> {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (start.includes('%PDF-')) return { format: 'pdf', text: written(await linesApart(bytes, 'pdf', signal)) }
  if (start.startsWith('PK\x03\x04'))
    return { format: 'docx', text: written(await linesApart(bytes, 'docx', signal)) }
  const text = decoded(bytes)
  if (text === null)
    throw new Failure('description-unreadable', 'it is no text, no page of HTML, no PDF and no DOCX')
  return looksLikeHtml(text) ? { format: 'html', text: textOfHtml(text) } : { format: 'text', text }
}

/** A page, or a piece of one as it is copied out of a page's source. */
function looksLikeHtml(text: string): boolean {
  const start = text.slice(0, 20_000)
  return /^\s*<(?:!doctype|\?xml|html|head|body|div|section|article|main|p|h[1-6]|ul|table)\b/i.test(start)
    ? true
    : (start.match(/<\/(?:p|li|ul|div|h[1-6]|td)>/gi)?.length ?? 0) >= 3
}

/** Lines of a document, their marks of a list and their headings as Markdown has them. */
function written(lines: readonly SourceLine[]): string {
  const sizes = lines.flatMap(({ size }) => (size === null ? [] : [size])).sort((a, b) => a - b)
  const usual = sizes[sizes.length >> 1] ?? 0
  return lines
    .map(({ cells, marked, size, look, gap }) => {
      const words = cells.join(' | ')
      const large = (size !== null && size > usual + 1) || /^h[1-6]$/.test(look)
      const heading = large && !marked && words.length <= 100
      return `${gap > 0.5 || heading ? '\n' : ''}${heading ? '## ' : marked ? '- ' : ''}${words}`
    })
    .join('\n')
}

/** One kind of line end and of space, nothing invisible, no more than one empty line in a row. */
const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
