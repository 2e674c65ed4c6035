import type { Named, Phrase } from './phrase.ts'

/** A phrase found in a text. */
export type Mention = {
  /** Offsets in UTF-16 units, as `String.slice` takes them; `to` is the first unit after it. */
  from: number
  to: number
  /** `text.slice(from, to)`: as it stands there. */
  text: string
  names: readonly Named[]
}

/** Finds what a text mentions: in the order of the text, the longest at each place, none overlapping. */
export type PhraseMatcher = (text: string) => Mention[]

/**
 * Makes a matcher; worth keeping, since making one costs more than reading a page with it.
 * @param phrases  see `phrasesOf`
 */
export function phraseMatcher(_phrases: readonly Phrase[]): PhraseMatcher {
  return () => []
}
