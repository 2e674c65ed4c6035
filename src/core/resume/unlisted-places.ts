import type { Head, Piece } from './entry-head.ts'
import { employerWord, titleWord } from './words.ts'

/** "Zutphen", "Split, HR": what might be a place, by its letters. */
const mayBePlace = (text: string): boolean =>
  /^\p{Lu}[\p{L} .'’-]{1,30}(?:,\s\p{Lu}[\p{L} .'’-]{1,30})?$/u.test(text) &&
  !titleWord.test(text) &&
  !employerWord.test(text)

const bracketed = /^(.+\S)\s*\((\p{Lu}[^()]{1,40})\)$/u
/** "Pine & Partners, Split, HR"; "Mosaic Health, Inc." is a name. */
const behindComma = /^([^,]{2,50}), (?!(?:Inc|Ltd|LLC|GmbH)\b)(\p{Lu}[^()]{1,40})$/u
const behind = (text: string): RegExpExecArray | null => bracketed.exec(text) ?? behindComma.exec(text)

/**
 * Places that no list of ours has, known by where they stand: beside the dates where title and employer stand on lines of their
 * own, or in brackets or after a comma behind the employer, and so in most entries of a document.
 */
export function withUnlistedPlaces(heads: Head[]): Head[] {
  const besideDates = ({ pieces, datedBlock, place }: Head): Piece | null => {
    const there = pieces.filter(({ block }) => block === datedBlock)
    const [only] = there
    return place === null && there.length === 1 && only && mayBePlace(only.text) ? only : null
  }
  const [first] = heads
  const told = first && besideDates(first) !== null && first.pieces.length > 2
  const namedBehind = ({ pieces }: Head): Piece | undefined =>
    pieces.length > 1
      ? pieces.find(({ text }) => mayBePlace(behind(text)?.[2] ?? '') && !titleWord.test(text))
      : undefined
  const usual = heads.filter((head) => namedBehind(head)).length * 2 > heads.length && heads.length > 1
  return heads.map((head) => {
    const beside = told ? besideDates(head) : null
    if (beside) return { ...head, place: beside, pieces: head.pieces.filter((piece) => piece !== beside) }
    const found = usual ? namedBehind(head) : undefined
    const [, name, place] = behind(found?.text ?? '') ?? []
    if (!found || !name || !place) return head
    return {
      ...head,
      place: head.place ?? { text: place, lines: found.lines },
      pieces: head.pieces.map((piece) => (piece === found ? { ...piece, text: name } : piece)),
    }
  })
}
