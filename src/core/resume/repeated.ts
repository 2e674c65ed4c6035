import type { PageContent, Piece } from './page-layout.ts'

/** How far from its upper and lower edge a page has what all pages have, as a part of its height. */
const margin = 0.12
const pageNumber =
  /^(?:page|seite|página|pagina|p\.?)?\s*\d{1,2}(?:\s*(?:of|von|de|sur|\/|\|)\s*\d{1,2})?$|^-\s*\d{1,2}\s*-$/iu

/** Takes out numbers of pages, and what stands at the edge of one page and again at the same place of another. */
export function withoutRepeated(pages: PageContent[]): { pages: PageContent[]; dropped: boolean } {
  if (pages.length < 2) return { pages, dropped: false }
  const seen = new Map<string, number>()
  let dropped = false
  const kept = pages.map((page): PageContent => {
    const lines = linesAtEdges(page)
    const gone = new Set<Piece>()
    for (const line of lines) {
      const text = line
        .map(({ text: words }) => words.trim())
        .join(' ')
        .trim()
      const key = `${text.replace(/\d+/g, '#')} ${Math.round((line[0]?.y ?? 0) / 4)}`
      const first = seen.get(key)
      if (first === undefined) seen.set(key, page.number)
      if (pageNumber.test(text) || (first !== undefined && first !== page.number))
        for (const piece of line) gone.add(piece)
    }
    dropped ||= gone.size > 0
    return gone.size === 0 ? page : { ...page, pieces: page.pieces.filter((piece) => !gone.has(piece)) }
  })
  return { pages: kept, dropped }
}

function linesAtEdges({ pieces, height }: PageContent): Piece[][] {
  const lines = new Map<number, Piece[]>()
  for (const piece of pieces) {
    if (piece.text.trim() === '' || (piece.y > height * margin && piece.y < height * (1 - margin))) continue
    const key = Math.round(piece.y)
    lines.set(key, [...(lines.get(key) ?? []), piece])
  }
  return [...lines.values()].map((line) => line.sort((a, b) => a.x - b.x))
}
