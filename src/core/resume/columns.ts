import { dateSpans } from './dates.ts'
import { headingKind } from './headings.ts'

/** Words that stand together on a page. */
export type Row = {
  page: number
  x: number
  right: number
  y: number
  size: number
  look: string
  edgeLooks: [string, string]
  text: string
  marked: boolean
  /** Where its mark stands; the same as `x` where it has none of its own. */
  markAt: number
  /** Nothing but the mark of a list. */
  mark: boolean
  /** Width of its first word. */
  firstWord: number
}

type PageRows = { page: { width: number }; rows: Row[] }
/** What is read in one go. */
export type Flow = { rows: Row[]; column: boolean }
type Part = { rows: Row[]; gutter: number | null; side: 'left' | 'right' | 'whole' }

/** Cells of the pages, sorted into runs that are read one after the other. Columns go on over pages where they stay in place. */
export function orderOfReading(pages: PageRows[]): Flow[] {
  const flows: Flow[] = []
  // The two columns of the page before, as long as nothing stood below them.
  let open: { gutter: number; left: Row[]; right: Row[] } | null = null
  for (const { rows } of pages) {
    for (const part of partsOf(rows)) {
      if (part.side === 'whole') {
        // Below columns, what keeps to one of them goes on with it.
        const { rows: whole } = part
        if (open && whole.length > 0 && whole[0]?.page !== open.right.at(-1)?.page) {
          const { gutter } = open
          if (whole.every(({ x }) => x > gutter - 6)) {
            open.right.push(...whole)
            continue
          }
          if (whole.every(({ right }) => right < gutter + 6)) {
            open.left.push(...whole)
            continue
          }
        }
        open = null
        const last = flows.at(-1)
        if (last && !last.column) last.rows.push(...whole)
        else flows.push({ rows: whole, column: false })
      } else if (part.side === 'left') {
        const goesOn: boolean =
          open !== null && part.gutter !== null && Math.abs(open.gutter - part.gutter) < 12
        if (open && goesOn) open.left.push(...part.rows)
        else {
          open = { gutter: part.gutter ?? 0, left: [...part.rows], right: [] }
          flows.push({ rows: open.left, column: true }, { rows: open.right, column: true })
        }
      } else open?.right.push(...part.rows)
    }
  }
  return flows.filter(({ rows }) => rows.length > 0)
}

/** A page, or a part of one, cut at its columns. */
function partsOf(rows: Row[], depth = 0): Part[] {
  const cut = depth < 3 ? bestCut(rows) : null
  if (!cut) return rows.length > 0 ? [{ rows, gutter: null, side: 'whole' }] : []
  const { gutter, from, to } = cut
  const within = rows.slice(from, to)
  return [
    ...partsOf(rows.slice(0, from), depth + 1),
    { rows: within.filter(({ x }) => x < gutter), gutter, side: 'left' },
    // Three columns are two, the right one of which is two again.
    {
      rows: partsOf(
        within.filter(({ x }) => x >= gutter),
        depth + 1,
      ).flatMap((part) => part.rows),
      gutter,
      side: 'right',
    },
    ...partsOf(rows.slice(to), depth + 1),
  ]
}

const fewest = 3

type Cut = { gutter: number; from: number; to: number; score: number }

/** The place where a vertical white strip parts the most text; null where nothing is in columns. */
function bestCut(rows: Row[]): Cut | null {
  let best: Cut | null = null
  for (const gutter of candidates(rows)) {
    for (const { from, to } of stretches(rows, gutter)) {
      const within = rows.slice(from, to)
      const left = within.filter(({ x }) => x < gutter)
      const right = within.filter(({ x }) => x >= gutter)
      const score = Math.min(left.length, right.length)
      if (score >= fewest && (best === null || score > best.score) && areColumns(left, right))
        best = { gutter, from, to, score }
    }
  }
  return best
}

/** Left edges that several rows share, a little to the left of them. */
function candidates(rows: Row[]): number[] {
  const edges = new Map<number, number>()
  for (const { x } of rows) edges.set(Math.round(x / 2), (edges.get(Math.round(x / 2)) ?? 0) + 1)
  return [...edges]
    .filter(([, count]) => count >= fewest)
    .map(([edge]) => edge * 2 - 3)
    .sort((a, b) => a - b)
    .slice(0, 60)
}

/** Runs of rows, by height, that no row crosses the strip in. */
function stretches(rows: Row[], gutter: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  let from = 0
  for (let index = 0; index <= rows.length; index++) {
    const row = rows[index]
    if (row && !(row.x < gutter && row.right > gutter - 2)) continue
    if (index - from >= 2 * fewest) found.push({ from, to: index })
    from = index + 1
  }
  return found
}

/** Whether both sides are read by themselves, and not line by line across as a table with dates at its edge is. */
function areColumns(left: Row[], right: Row[]): boolean {
  // "Programming" among dates and other names of rows in the margin is one of them, and opens nothing.
  const hasHeading = (rows: Row[]): boolean => {
    const size = Math.min(...rows.map((row) => row.size))
    const looks = new Set(rows.map(({ look }) => look))
    return rows.some(
      (row) =>
        headingKind(row.text) !== null &&
        (looks.size > 1 || row.size > size + 0.5 || row.text === row.text.toUpperCase()),
    )
  }
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  const labels = few.filter(
    ({ text }) => dateSpans(text).length > 0 || headingKind(text) !== null || text.length < 4,
  ).length
  const alone = few.filter((row) => !many.some((other) => Math.abs(other.y - row.y) < 0.4 * row.size)).length
  if (hasHeading(left) && hasHeading(right)) return true
  // A narrow column of dates, and of headings between them, belongs to what stands beside it.
  if (labels / few.length > 0.5) return false
  return alone / few.length > 0.4
}
