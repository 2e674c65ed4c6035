import { Failure } from '../../core/failures.ts'
import type { ResumeFormat } from '../../core/resume/resume.ts'
import { decoded } from './text.ts'

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to)

/** Files that people take for a résumé, by their first bytes, and what to do about them. */
const others: [RegExp, string][] = [
  [
    /^\xD0\xCF\x11\xE0/,
    'it is a file of old Word (.doc), or one with a password: open it in Word, save it as .docx without a password',
  ],
  [/^\{\\rtf/, 'it is RTF: save it as .docx or PDF'],
  [
    /^(?:\x89PNG|\xFF\xD8\xFF|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0|RIFF.{4}WEBP)/s,
    'it is a picture, in which no text can be read: use the document that it was made from',
  ],
  [/^(?:\x1F\x8B|7z\xBC\xAF|Rar!|\xFD7zXZ|BZh)/, 'it is an archive: unpack it first'],
  [/^(?:\x7FELF|MZ|#!|\xCF\xFA\xED\xFE|\xFE\xED\xFA)/, 'it is a program'],
  [/^\s*(?:<!doctype html|<html|<\?xml)/i, 'it is a page of HTML or XML: print it to PDF'],
  [/^%!PS/, 'it is PostScript: save it as PDF'],
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
  for (const [pattern, what] of others)
    if (pattern.test(start)) throw new Failure('resume-format-unknown', what)
  const text = decoded(bytes)
  if (text === null)
    throw new Failure('resume-format-unknown', 'it is no text, and no kind of file that is known here')
  return /^\s*\{/.test(text) ? 'json-resume' : 'text'
}
