import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { Failure } from '../../core/failures.ts'
import type { SourceLine } from '../../core/resume/line.ts'
import { linesOfPages, type PageContent, type Piece } from '../../core/resume/page-layout.ts'
import { withoutRepeated } from '../../core/resume/repeated.ts'
import type { ResumeNote } from '../../core/resume/resume.ts'
import { dotsOf } from './drawn-dots.ts'
import { limits } from './limits.ts'

type Document = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<Document['getPage']>>

/**
 * Lines of a PDF. Nothing in it is run: scripts are only noticed.
 * @throws Failure `resume-locked`, `resume-without-text`, `resume-unreadable`, `too-large`
 */
export async function linesOfPdf(bytes: Uint8Array): Promise<{ lines: SourceLine[]; notes: ResumeNote[] }> {
  const document = await opened(bytes)
  if (document.numPages > limits.pages)
    throw new Failure('too-large', `${document.numPages} pages; the limit is ${limits.pages}`)
  const pages: PageContent[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number).catch((error: unknown) => broken(error, number))
    pages.push(await contentOf(page, number))
    page.cleanup()
  }
  if (!pages.some(({ pieces }) => pieces.some(({ text }) => /[\p{L}\d]/u.test(text))))
    throw new Failure(
      'resume-without-text',
      `${document.numPages === 1 ? 'its page is a picture' : `its ${document.numPages} pages are pictures`}`,
    )
  const { pages: own, dropped } = withoutRepeated(pages)
  const notes = await notesOf(document)
  return { lines: linesOfPages(own), notes: dropped ? [...notes, 'repeated-lines-dropped'] : notes }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const broken = (error: unknown, page?: number): never => {
  throw new Failure(
    'resume-unreadable',
    `the PDF is damaged${page ? ` on page ${page}` : ''}: ${reason(error)}`,
  )
}

async function opened(bytes: Uint8Array): Promise<Document> {
  try {
    return await getDocumentProxy(bytes, {
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      // Only errors: what is odd in a file is not for our log.
      verbosity: 0,
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new Failure('resume-locked', 'the PDF asks for a password')
    return broken(error)
  }
}

async function contentOf(page: PdfPage, number: number): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent().catch((error: unknown) => broken(error, number))
  const pieces = items.flatMap((item): Piece[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a = 0, b = 0, c = 0, d = 0] = item.transform as number[]
    const [x, y] = viewport.convertToViewportPoint(item.transform[4], item.transform[5]) as [number, number]
    // What runs up the margin is no line of text.
    if (Math.abs(b) > Math.abs(a) && Math.abs(c) > Math.abs(d)) return []
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d), look: item.fontName }]
  })
  const { OPS } = await getResolvedPDFJS()
  const drawn = await page.getOperatorList().catch(() => null)
  const dots = drawn
    ? dotsOf(drawn.fnArray, drawn.argsArray as unknown[], OPS).map(({ x, y }) => {
        const [left, top] = viewport.convertToViewportPoint(x, y) as [number, number]
        return { x: left, y: top }
      })
    : []
  return { number, width: viewport.width, height: viewport.height, pieces, dots }
}

/** What it holds besides text. */
async function notesOf(document: Document): Promise<ResumeNote[]> {
  const [scripts, attachments] = await Promise.all([
    hasScripts(document).catch(() => false),
    document.getAttachments().catch(() => null),
  ])
  return [
    ...(scripts ? (['scripts-ignored'] as const) : []),
    ...(attachments && attachments.size > 0 ? (['embedded-files-ignored'] as const) : []),
  ]
}

async function hasScripts(document: Document): Promise<boolean> {
  return (await document.getJSActions()) !== null || (await document.hasJSActions())
}
