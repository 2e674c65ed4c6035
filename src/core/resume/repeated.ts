import type { PageContent, Piece } from './page-layout.ts'

/** How far from its upper and lower edge a page has what all pages have, as a part of its height. */
const margin = 0.12
const pageNumber =
  /^(?:page|seite|página|pagina|p\.?)?\s*\d{1,2}(?:\s*(?:of|von|de|sur|\/|\|)\s*\d{1,2})?$|^-\s*\d{1,2}\s*-$/iu

/** Takes out numbers of pages, and what stands at the edge of one page and again at the same place of another. */
export function withoutRepeated(pages: PageContent[]): { pages: PageContent[]; dropped: boolean } {
  if (pages.length < 2) return { pages, dropped: false }
  const firstOn = new Map<string, number>()
  const repeated = new Set<string>()
  for (const page of pages) {
    for (const line of linesAtEdges(page)) {
      const first = firstOn.get(keyOf(line))
      if (first === undefined) firstOn.set(keyOf(line), page.number)
      else if (first !== page.number) repeated.add(keyOf(line))
    }
  }
  let dropped = false
  const kept = pages.map((page): PageContent => {
    // At the head of the first page it may be the name and how to reach them, which stands at the foot as well.
    const gone = linesAtEdges(page).filter(
      (line) =>
        pageNumber.test(textOf(line)) ||
        (repeated.has(keyOf(line)) &&
          !(page.number === 1 && ((line[0]?.y ?? 0) < page.height / 2 || textOf(line).includes('@')))),
    )
    dropped ||= gone.length > 0
    const pieces = new Set(gone.flat())
    return gone.length === 0 ? page : { ...page, pieces: page.pieces.filter((piece) => !pieces.has(piece)) }
  })
  return { pages: kept, dropped }
}

const textOf = (line: Piece[]): string =>
  line
    .map(({ text }) => text.trim())
    .join(' ')
    .trim()
const keyOf = (line: Piece[]): string =>
  `${textOf(line).replace(/\d+/g, '#')} ${Math.round((line[0]?.y ?? 0) / 4)}`

function linesAtEdges({ pieces, height }: PageContent): Piece[][] {
  const lines = new Map<number, Piece[]>()
  for (const piece of pieces) {
    if (piece.text.trim() === '' || (piece.y > height * margin && piece.y < height * (1 - margin))) continue
    const key = Math.round(piece.y)
    lines.set(key, [...(lines.get(key) ?? []), piece])
  }
  return [...lines.values()].map((line) => line.sort((a, b) => a.x - b.x))
}
