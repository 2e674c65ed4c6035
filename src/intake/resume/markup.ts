import { type SourceLine, tidy, unmarked } from '../../core/resume/line.ts'

/** A line of which only its words are known. */
export const plainLine = (cells: string[], more: Partial<SourceLine> = {}): SourceLine => ({
  page: null,
  cells,
  indent: 0,
  size: null,
  look: '',
  edgeLooks: ['', ''],
  marked: false,
  starts: 'yes',
  brokenBefore: true,
  gap: 0,
  opensColumn: false,
  ...more,
})

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)

/** Text of one paragraph, and how it looks. */
type Paragraph = { text: string; look: string; marked: boolean; bold: number; depth: number }

/**
 * Lines of the HTML that mammoth writes, which knows few tags, closes each, and escapes all text.
 * The cells of a table's row become cells of lines: what stands in the first line of each is one line.
 */
export function linesOfMarkup(html: string): SourceLine[] {
  const lines: SourceLine[] = []
  /** Rows of tables that are open, the innermost last: their cells so far. */
  const rows: Paragraph[][][] = []
  let paragraph: Paragraph | null = null
  let lists = 0
  let bold = false
  const end = (): void => {
    if (paragraph && tidy(paragraph.text) !== '') {
      const cell = rows.at(-1)?.at(-1)
      if (cell) cell.push(paragraph)
      else lines.push(...linesOf(paragraph))
    }
    paragraph = null
  }
  for (const [token, close, name = ''] of html.matchAll(/<(\/?)([a-z]+\d?)[^>]*>|[^<]+/g)) {
    if (!token.startsWith('<')) {
      paragraph ??= { text: '', look: 'p', marked: false, bold: 0, depth: lists }
      const text = unescaped(token)
      paragraph.text += text
      if (bold) paragraph.bold += text.trim().length
      continue
    }
    const opens = close === ''
    if (/^(?:p|h[1-6]|li)$/.test(name)) {
      end()
      if (opens)
        paragraph = {
          text: '',
          look: name === 'li' ? 'p' : name,
          marked: name === 'li',
          bold: 0,
          depth: lists,
        }
    } else if (name === 'ul' || name === 'ol') {
      end()
      lists += opens ? 1 : -1
    } else if (name === 'strong' || name === 'b') bold = opens
    else if (name === 'br' && paragraph) (paragraph as Paragraph).text += '\n'
    else if (name === 'tr') {
      end()
      if (opens) rows.push([])
      else {
        const found = linesOfRow(rows.pop() ?? [])
        lines.push(...found)
      }
    } else if (name === 'td' || name === 'th') {
      end()
      if (opens) rows.at(-1)?.push([])
    }
  }
  end()
  return lines
}

/** Line breaks within a paragraph part it into lines of their own. */
function linesOf({ text, look, marked, bold, depth }: Paragraph): SourceLine[] {
  const isBold = bold > 0.8 * text.trim().length
  return text.split('\n').flatMap((line, index) => {
    const bare = unmarked(line.trim())
    const cells = (bare ?? line)
      .split(/\t+|\s{4,}/)
      .map(tidy)
      .filter((cell) => cell !== '')
    return cells.length === 0
      ? []
      : [
          plainLine(cells, {
            look: isBold && look === 'p' ? 'bold' : look,
            marked: (marked && index === 0) || bare !== null,
            indent: depth,
          }),
        ]
  })
}

/** Columns of a page are often made with a table: cells of many paragraphs are read one after the other. */
function linesOfRow(cells: Paragraph[][]): SourceLine[] {
  const columns = cells.map((cell) => cell.flatMap(linesOf)).filter((column) => column.length > 0)
  const long = columns.filter((column) => column.length > 3)
  if (long.length > 1)
    return columns.flatMap((column) => column.map((line, index) => ({ ...line, opensColumn: index === 0 })))
  const [first] = columns
  if (!first) return []
  const height = Math.max(...columns.map((column) => column.length))
  // Dates of several lines beside a title of several lines: line by line.
  return Array.from({ length: height }, (_, at): SourceLine[] => {
    const there = columns.flatMap((column) => column[at] ?? [])
    const widest = there.find(({ look }) => look !== 'p') ?? there.at(-1)
    return widest
      ? [
          {
            ...widest,
            cells: there.flatMap((line) => line.cells),
            marked: there.every(({ marked }) => marked),
          },
        ]
      : []
  }).flat()
}
