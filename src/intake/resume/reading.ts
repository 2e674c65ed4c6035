import { Failure } from '../../core/failures.ts'
import { type Interpretation, interpreted } from '../../core/resume/interpret.ts'
import type { SourceLine } from '../../core/resume/line.ts'
import type { ResumeFormat, ResumeNote } from '../../core/resume/resume.ts'
import { interpretedJson } from './json.ts'
import { limits } from './limits.ts'
import { decoded, linesOfText } from './text.ts'

/**
 * Reads a file of a known format in this very process: to be called only in one that may die of it. What reads the others
 * is not even loaded, which takes longer than reading.
 */
export async function readingOf(
  bytes: Uint8Array,
  format: ResumeFormat,
): Promise<Interpretation & { notes: ResumeNote[] }> {
  switch (format) {
    case 'pdf': {
      const { linesOfPdf } = await import('./pdf.ts')
      const { lines, notes } = await linesOfPdf(bytes)
      return { ...interpreted(bounded(lines)), notes }
    }
    case 'docx': {
      const { linesOfDocx } = await import('./docx.ts')
      return { ...interpreted(bounded(await linesOfDocx(bytes))), notes: [] }
    }
    case 'json-resume':
      return { ...interpretedJson(decoded(bytes) ?? ''), notes: [] }
    case 'text': {
      const text = decoded(bytes) ?? ''
      // Counted first: to take a million lines apart, only to refuse them, takes seconds.
      refuseMoreThanAllowed(text.match(/\S[^\n\r]*/g)?.length ?? 0)
      const lines = linesOfText(text)
      if (lines.length === 0) throw new Failure('resume-without-text', 'the file is empty')
      return { ...interpreted(bounded(lines)), notes: [] }
    }
  }
}

/** The lines of a document that may be about anything. The same holds of the process. */
export async function linesOf(bytes: Uint8Array, format: 'pdf' | 'docx'): Promise<SourceLine[]> {
  if (format === 'pdf') return bounded((await (await import('./pdf.ts')).linesOfPdf(bytes)).lines)
  return bounded(await (await import('./docx.ts')).linesOfDocx(bytes))
}

function refuseMoreThanAllowed(lines: number): void {
  if (lines > limits.lines) throw new Failure('too-large', `${lines} lines; the limit is ${limits.lines}`)
}

function bounded(lines: SourceLine[]): SourceLine[] {
  refuseMoreThanAllowed(lines.length)
  return lines.map((line) =>
    line.cells.some(({ length }) => length > limits.lineLength)
      ? { ...line, cells: line.cells.map((cell) => cell.slice(0, limits.lineLength)) }
      : line,
  )
}
