import { convertToHtml, images } from 'mammoth'
import { Failure } from '../../core/failures.ts'
import type { SourceLine } from '../../core/resume/line.ts'
import { linesOfMarkup } from './markup.ts'
import { cleanDocx } from './zip.ts'

/**
 * Lines of a DOCX: paragraphs, items of lists, rows of tables. Macros, pictures and embedded files are never looked at.
 * @throws Failure `resume-unreadable`, `resume-format-unknown`, `resume-without-text`, `too-large`
 */
export async function linesOfDocx(bytes: Uint8Array): Promise<SourceLine[]> {
  const { docx, headers } = await cleanDocx(bytes)
  let html: string
  try {
    const converted = await convertToHtml(
      { buffer: Buffer.from(docx) },
      {
        convertImage: images.imgElement(async () => ({ src: '' })),
        styleMap: ["p[style-name='Title'] => h1.title:fresh", 'comment-reference => '],
        externalFileAccess: false,
      },
    )
    html = converted.value
  } catch (error) {
    throw new Failure(
      'resume-unreadable',
      `the DOCX is damaged: ${error instanceof Error ? error.message : error}`,
    )
  }
  const lines = [...headers, ...linesOfMarkup(html)]
  if (lines.length === 0)
    throw new Failure('resume-without-text', 'the document is empty, or holds only pictures')
  return lines
}
