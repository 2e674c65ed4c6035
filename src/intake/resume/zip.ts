import { Unzip, UnzipInflate, zipSync } from 'fflate'
import { Failure } from '../../core/failures.ts'
import { type SourceLine, tidy } from '../../core/resume/line.ts'
import { limits } from './limits.ts'
import { plainLine } from './markup.ts'

/** The parts of a DOCX that text comes from. No macros, no pictures, nothing embedded. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes)\.xml|word\/document\d*\.xml|word\/_rels\/document\d*\.xml\.rels|word\/header\d*\.xml)$/
const mib = 1024 * 1024
/** What is let in at a time: an inflated piece is at most about a thousand times as large. */
const portion = 16 * 1024

/**
 * A DOCX with nothing but the parts that are read, put together anew, so that whatever else a file claims of itself is gone.
 * What it holds is inflated bit by bit and counted: what it declares is looked at first, what comes out has the last word.
 * @throws Failure `too-large` for a bomb, `resume-unreadable`, `resume-format-unknown` for another kind of archive
 */
export async function cleanDocx(bytes: Uint8Array): Promise<{ docx: Uint8Array; headers: SourceLine[] }> {
  const parts = partsOf(bytes)
  if (!parts.has('[Content_Types].xml') && parts.size === 0)
    throw new Failure(
      'resume-format-unknown',
      'it is an archive, but no DOCX: unpack it, or save the document as .docx or PDF',
    )
  if (![...parts.keys()].some((name) => /^word\/document\d*\.xml$/.test(name)))
    throw new Failure(
      'resume-format-unknown',
      'it is a document of another kind (a sheet, slides, or not of Word): save it as .docx or PDF',
    )
  const headers = [...parts]
    .filter(([name]) => name.startsWith('word/header'))
    .flatMap(([, xml]) => linesOfHeader(xml))
  for (const name of [...parts.keys()]) if (name.startsWith('word/header')) parts.delete(name)
  return { docx: zipSync(Object.fromEntries(parts), { level: 0 }), headers }
}

function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>()
  let total = 0
  let problem: Failure | null = null
  const tooLarge = (): Failure =>
    new Failure(
      'too-large',
      `its text is more than ${limits.inflatedBytes / mib} MiB when unpacked, which no résumé is`,
    )
  const unzip = new Unzip((file) => {
    if (!wanted.test(file.name) || parts.has(file.name)) return
    if ((file.originalSize ?? 0) > limits.inflatedBytes) {
      problem ??= tooLarge()
      return
    }
    const chunks: Uint8Array[] = []
    file.ondata = (error, chunk, final) => {
      if (error) problem ??= new Failure('resume-unreadable', `the DOCX is damaged: ${error.message}`)
      if (problem) return
      total += chunk.length
      if (total > limits.inflatedBytes) {
        problem = tooLarge()
        file.terminate()
        return
      }
      chunks.push(chunk)
      if (final) parts.set(file.name, new Uint8Array(Buffer.concat(chunks)))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && !problem; at += portion)
      unzip.push(bytes.subarray(at, at + portion), at + portion >= bytes.length)
  } catch (error) {
    problem ??= new Failure(
      'resume-unreadable',
      `the DOCX is damaged: ${error instanceof Error ? error.message : error}`,
    )
  }
  if (problem) throw problem
  return parts
}

/** Names and addresses stand in the head of the page in many documents of Word; fields, as numbers of pages, are left out. */
function linesOfHeader(xml: Uint8Array): SourceLine[] {
  const text = new TextDecoder().decode(xml)
  return text
    .split(/<\/w:p>/)
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:tab\/>|<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([whole, words]) =>
        words === undefined ? (whole.startsWith('<w:tab') ? '\t' : '') : words,
      ),
    )
    .map((words) => words.join('').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))
    .filter((line) => tidy(line) !== '' && !/^\W*(?:page\b.*|\d+)\W*$/i.test(line))
    .map((line) =>
      plainLine(
        line
          .split('\t')
          .map(tidy)
          .filter((cell) => cell !== ''),
      ),
    )
}
