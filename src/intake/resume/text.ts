import { type SourceLine, tidy, unmarked } from '../../core/resume/line.ts'

/** The text of a file in UTF-8, UTF-16 or, where it is neither, Windows-1252; null where it is no text. */
export function decoded(bytes: Uint8Array): string | null {
  const text = read(bytes)
  const strange = text.slice(0, 100_000).match(/[^\P{Cc}\s]/gu)?.length ?? 0
  return strange > 0 && (text.includes('\0') || strange > text.length / 200) ? null : text
}

function read(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Lines of plain text or Markdown. */
export function linesOfText(text: string): SourceLine[] {
  const written = text.split(/\r\n|[\n\r\f\u2028]/)
  const widest = widthOf(written)
  const lines: SourceLine[] = []
  let before = ''
  let blank = false
  for (const [index, raw] of written.entries()) {
    const line = lineOf(raw, before, blank, widest)
    if (line) {
      lines.push({ ...line, fileLine: index + 1 })
      before = raw.trimEnd()
      blank = false
    } else blank = true
  }
  return lines
}

/** Where lines were broken by whoever wrote the text, in letters; null where every line is a paragraph. */
function widthOf(written: string[]): number | null {
  const widest = written.reduce((most, line) => Math.max(most, line.trimEnd().length), 0)
  return widest > 50 && widest <= 132 ? widest : null
}

const tabWidth = 4
const indentOf = (raw: string): number => raw.replaceAll('\t', ' '.repeat(tabWidth)).search(/\S|$/)

function lineOf(raw: string, before: string, blank: boolean, widest: number | null): SourceLine | null {
  const heading = /^#{1,6}\s+/.exec(raw)
  const bold = /^\s*(?:[-*+]\s+)?(?:\*\*|__)/.test(raw)
  const bare = withoutMarkdown(raw.replace(/^#{1,6}\s+/, '').trim())
  // Many spaces or a tab keep things apart, as between a title and dates at the right edge.
  const cells = (heading ? bare : (unmarked(bare) ?? bare))
    .split(/\t+|\s{3,}|(?<=\S)\s*\|\s*(?=\S)/)
    .map(tidy)
    .filter((cell) => cell !== '')
  const [first] = cells
  if (first === undefined) return null
  const marked = !heading && unmarked(bare) !== null
  const firstWord = /\S+/.exec(raw)?.[0].length ?? 0
  return {
    page: null,
    cells,
    indent: indentOf(raw),
    size: null,
    edgeLooks: ['', ''],
    look: heading ? `h${heading[0].trim().length}` : bold ? 'bold' : '',
    marked,
    starts: marked || heading || cells.length > 1 || blank || widest === null ? 'yes' : 'unknown',
    brokenBefore: widest !== null && before.length + 1 + firstWord <= widest - 3,
    gap: blank ? 1 : 0,
    opensColumn: false,
  }
}

/** A line without Markdown's signs for bold, italics, code and links. */
const withoutMarkdown = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\(([^()\s]*)[^()]*\)/g, (_, words: string, target: string) =>
      words === '' || target === words || target === `mailto:${words}` || !/^https?:/.test(target)
        ? words || target
        : words,
    )
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]*\S)\1(?![\w*])/g, '$2')
    .replace(/^`[^`]*`(?:\s+`[^`]*`)+$/, (tags) => tags.replace(/`\s+`/g, '`, `'))
    .replace(/`([^`]*)`/g, '$1')
    .replace(/^>\s?/, '')
