import { type Flow, orderOfReading, type Row } from './columns.ts'
import { type SourceLine, tidy, unmarked } from './line.ts'

/** Some letters on a page. Points from its left and its top edge; `y` is the line they stand on. */
export type Piece = { text: string; x: number; y: number; width: number; size: number; look: string }

/** What a page shows. */
export type PageContent = {
  number: number
  width: number
  height: number
  pieces: Piece[]
  /** Middles of small filled shapes, which some programs draw where a list has its mark. */
  dots: { x: number; y: number }[]
}

/** A gap of this many heights of a letter keeps words apart as two cells; justified text stays below. */
const cellGap = 1.1
const wordGap = 0.12

/** Letters that stand on one line of the page, set together to words and cells. */
function rowsOf({ number, pieces, dots }: PageContent): Row[] {
  const rows: Row[] = []
  const byPlace = pieces
    .filter(({ text, size }) => text.trim() !== '' && size > 1)
    .sort((a, b) => a.y - b.y || a.x - b.x)
  const lines: Piece[][] = []
  for (const piece of byPlace) {
    const line = lines.at(-1)
    const first = line?.[0]
    // Small capitals and superscripts stand on the line of their neighbours or a little above it.
    if (line && first && Math.abs(first.y - piece.y) < 0.3 * Math.min(first.size, piece.size))
      line.push(piece)
    else lines.push([piece])
  }
  for (const line of lines) {
    line.sort((a, b) => a.x - b.x)
    for (const cell of cellsOf(line)) {
      const [first] = cell
      const last = cell.at(-1)
      if (!first || !last) continue
      const text = textOf(cell)
      const letters = cell.filter((piece) => !markAlone.test(piece.text.trim()))
      const bare = unmarked(text)
      const dot = dots.find(
        ({ x, y }) =>
          x < first.x && x > first.x - 2.5 * first.size && y < first.y && y > first.y - 0.9 * first.size,
      )
      rows.push({
        page: number,
        x: first.x,
        right: last.x + last.width,
        y: first.y,
        // Of small capitals the large ones count; a mark may be larger than its text.
        size: Math.max(...(letters.length > 0 ? letters : cell).map(({ size }) => size)),
        look: widest(cell),
        edgeLooks: [first.look, last.look],
        text: bare ?? text,
        marked: bare !== null || dot !== undefined,
        markAt: dot?.x ?? first.x,
        mark: bare === null && markAlone.test(text),
        firstWord: (first.width * (text.indexOf(' ') + 1 || text.length)) / Math.max(1, first.text.length),
      })
    }
  }
  return joinedMarks(rows).filter(({ text }) => text !== '')
}

const markAlone = /^[•◦‣⁃∙●○▪▫■□►▶➢➤➔➜➞→⇒»›❯✓✔✦★❖◆◇▸–*·-]$|^[\uf000-\uf0ff]$/u

/** A mark that stands far from its text is a cell of its own: it goes to the text at its right. */
function joinedMarks(rows: Row[]): Row[] {
  const joined: Row[] = []
  for (const row of rows) {
    const before = joined.at(-1)
    if (before?.mark && before.y === row.y) {
      joined[joined.length - 1] = { ...row, marked: true, mark: false, markAt: before.x }
    } else if (before?.mark && Math.abs(before.y - row.y) < 0.5 * row.size) {
      joined[joined.length - 1] = { ...row, marked: true, mark: false, markAt: before.x }
    } else joined.push(row)
  }
  return joined.filter(({ mark }) => !mark)
}

function cellsOf(line: Piece[]): Piece[][] {
  const cells: Piece[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const piece of line) {
    const cell = cells.at(-1)
    if (cell && piece.x - right < cellGap * piece.size) cell.push(piece)
    else cells.push([piece])
    right = Math.max(right, piece.x + piece.width)
  }
  return cells
}

function textOf(cell: Piece[]): string {
  let text = ''
  let right = cell[0]?.x ?? 0
  for (const piece of cell) {
    if (piece.x - right > wordGap * piece.size) text += ' '
    text += piece.text
    right = piece.x + piece.width
  }
  return tidy(unspaced(text))
}

/** "E X P E R I E N C E" as a word: single letters with single spaces, at least four of them. */
function unspaced(text: string): string {
  const letters = text.trim()
  return /^\p{L}(?: {1,3}[\p{L}.]){2,}$/u.test(letters.replace(/ {2,}/g, ' ').trim())
    ? letters
        .split(/ {2,}/)
        .map((word) => word.replaceAll(' ', ''))
        .join(' ')
    : text
}

/** How the most of it looks. */
function widest(cell: Piece[]): string {
  const widths = new Map<string, number>()
  for (const { look, width } of cell) widths.set(look, (widths.get(look) ?? 0) + width)
  return [...widths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** The lines of some pages in the order in which one reads them: column by column where there are columns. */
export function linesOfPages(pages: PageContent[]): SourceLine[] {
  const flows = orderOfReading(pages.map((page) => ({ page, rows: rowsOf(page) })))
  return flows.flatMap(linesOfFlow)
}

/** Cells of one column become lines: what stands on one height is one line. */
function linesOfFlow({ rows, column }: Flow): SourceLine[] {
  const lines: Row[][] = []
  for (const row of rows) {
    const first = lines.at(-1)?.[0]
    // A bullet beside a place or dates in the margin is a line of its own.
    const besideMargin = row.marked && first !== undefined && !first.marked && row.x > first.right
    if (first && first.page === row.page && Math.abs(first.y - row.y) < 0.35 * row.size && !besideMargin)
      lines.at(-1)?.push(row)
    else lines.push([row])
  }
  const pitch = usualPitch(lines)
  return lines.map((cells, index) => {
    const [first] = cells as [Row, ...Row[]]
    const before = lines[index - 1]
    const above = before?.[0]
    const samePage = above?.page === first.page
    const last = before?.at(-1)
    // How far lines of its kind reach: of those around it that are as wide as the text.
    const edge = Math.max(...around(lines, index, first))
    return {
      page: first.page,
      cells: cells.map(({ text }) => text),
      indent: first.markAt,
      size: first.size,
      look: first.look,
      edgeLooks: [first.edgeLooks[0], (cells.at(-1) ?? first).edgeLooks[1]],
      marked: first.marked,
      starts: cells.length > 1 ? 'yes' : 'unknown',
      brokenBefore: last === undefined || last.right + 0.3 * last.size + first.firstWord < edge,
      opensColumn: column && index === 0,
      gap: above && samePage ? Math.max(0, (first.y - above.y) / pitch(first.size) - 1) : 0,
    }
  })
}

const neighbourhood = 40
const around = (lines: Row[][], index: number, { x, size }: Row): number[] =>
  lines
    .slice(Math.max(0, index - neighbourhood), index + neighbourhood)
    .flat()
    .filter((row) => Math.abs(row.x - x) < 4 * size)
    .map(({ right }) => right)

/** Distance from line to line, which grows with the letters: that of text that runs on, among all others. */
function usualPitch(lines: Row[][]): (size: number) => number {
  const ratios = lines
    .slice(1)
    .flatMap((line, index) => {
      const [above, below] = [lines[index]?.[0], line[0]]
      return above && below && above.page === below.page && above.size === below.size && below.y > above.y
        ? [(below.y - above.y) / below.size]
        : []
    })
    .sort((a, b) => a - b)
  const usual = ratios[Math.floor(ratios.length * 0.2)] ?? 1.2
  return (size) => size * Math.min(Math.max(usual, 1), 2.5)
}
