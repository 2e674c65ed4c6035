import { Failure } from '../../core/failures.ts'
import type { ResumeFormat } from '../../core/resume/resume.ts'
import { decoded } from './text.ts'

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to)

/** Files that people take for a résumé, by their first bytes in Latin-1, and what to do about them. */
const binaries: [string[], string][] = [
  [
    ['\xD0\xCF\x11\xE0'],
    'it is a file of old Word (.doc), or one with a password: open it in Word, save it as .docx without a password',
  ],
  [
    ['\x89PNG', '\xFF\xD8\xFF', 'GIF8', 'II*\0', 'MM\0*', 'RIFF'],
    'it is a picture, in which no text can be read: use the document that it was made from',
  ],
  [['\x1F\x8B', '7z\xBC\xAF', 'Rar!', '\xFD7zXZ', 'BZh'], 'it is an archive: unpack it first'],
  [['\x7FELF', 'MZ', '\xCF\xFA\xED\xFE'], 'it is a program'],
]
/** The same of files that are text. */
const markups: [RegExp, string][] = [
  [/^\{\\rtf/, 'it is RTF: save it as .docx or PDF'],
  [/^\s*<(?:!doctype html|html|\?xml)/i, 'it is a page of HTML or XML: print it to PDF'],
  [/^%!PS/, 'it is PostScript: save it as PDF'],
  [/^#!/, 'it is a program'],
]

/**
 * What a file is, by its bytes; its name says nothing.
 * @throws Failure `resume-format-unknown`
 */
export function recognised(bytes: Uint8Array): ResumeFormat {
  const start = ascii(bytes, 0, 1024)
  // Readers of PDF look for its beginning in the first kilobyte, since some programs write something before it.
  if (start.includes('%PDF-')) return 'pdf'
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'docx'
  const text = decoded(bytes)
  const other =
    text === null
      ? (binaries.find(([signatures]) => signatures.some((signature) => start.startsWith(signature)))?.[1] ??
        'it is no text, and no kind of file that is known here')
      : markups.find(([pattern]) => pattern.test(text))?.[1]
  if (other !== undefined || text === null) throw new Failure('resume-format-unknown', other)
  return /^\s*\{/.test(text) ? 'json-resume' : 'text'
}
