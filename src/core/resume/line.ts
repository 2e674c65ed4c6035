/** A line of a document before anything is made of it, from whatever format. */
export type SourceLine = {
  page: number | null
  /** Its number in its file as an editor counts, where the file has lines; blank ones have numbers as well. */
  fileLine?: number
  /** What a wide gap, a tab or the border of a table's cell keeps apart; at least one, none of them empty. */
  cells: string[]
  /** Left edge, that of its mark where it has one: points on a page, characters in a text. */
  indent: number
  /** Size of its letters in points; null where the format does not say. */
  size: number | null
  /** What its letters look like, to be compared only: a font's name, `bold`, `h2`. */
  look: string
  /** The same of its first and of its last letters. */
  edgeLooks: [string, string]
  /** A mark of a list stands before it, and was taken off. */
  marked: boolean
  /** Whether it begins something new: always, never (it goes on with the line before), or to be found out. */
  starts: 'yes' | 'no' | 'unknown'
  /** Whether the first word would have found room at the end of the line before, so that somebody broke it on purpose. */
  brokenBefore: boolean
  /** White space above it, in heights of a line; 0 for the usual distance. */
  gap: number
  /** The first line of a column of its own. */
  opensColumn: boolean
}

const ligatures: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
}

/** Text with one kind of space, no ligatures and nothing invisible. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[ﬀ-ﬄ]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g, (char) => (char === '\u202f' ? ' ' : ''))
    .replace(/[\p{Cc}\p{Zs}]+/gu, ' ')
    .trim()
}

/** Marks of lists, private-use glyphs of symbol fonts among them. */
const mark =
  /^(?:[•◦‣⁃∙●○▪▫■□►▶➢➤➔➜➞»›❯✓✔✦★❖◆◇▸\uf000-\uf0ff]\s*|[→⇒]\s*(?=\p{L})|[-–—*·+»>o]\s+(?=\S)|(?:\(?\d{1,2}[.)]|[a-z][.)])\s+(?=\S))/u

/** The text behind its mark of a list; null where it has none. */
export function unmarked(text: string): string | null {
  const found = mark.exec(text)
  return found && found[0].length < text.length ? text.slice(found[0].length) : null
}

export const textOf = (line: SourceLine): string => line.cells.join('  ')
