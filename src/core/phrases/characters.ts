/**
 * Characters as the matcher sees them: one UTF-16 unit at a time, never changed, so that offsets into the text stay right.
 * (Lower-casing a whole text would shift them: "İ" becomes two units.)
 */

const units = 65_536

/** The group of units between words: white space and hyphens. */
export const separatorGroup = 1
/** Ends up in no group: no phrase has such a unit. */
const noGroup = 0

const spaces = ' \t\n\r\u00a0\u2007\u2009\u202f'
/** Hyphen-minus, hyphen, non-breaking hyphen. Dashes part phrases. */
const hyphens = '-\u2010\u2011'
export const isHyphen = (unit: string): boolean => unit !== '' && hyphens.includes(unit)

/** Writing without spaces between words, where a Latin name may stand next to a letter. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

let wordTable: Uint8Array | undefined

/** For each unit, 1 where it is part of a word. Halves of surrogate pairs are not: nearly all of them are emoji. */
export function wordUnits(): Uint8Array {
  if (wordTable) return wordTable
  const table = new Uint8Array(units)
  for (let unit = 0; unit < units; unit++) {
    const character = String.fromCharCode(unit)
    if (/[\p{L}\p{N}\p{M}_]/u.test(character) && !unspaced.test(character)) table[unit] = 1
  }
  wordTable = table
  return table
}

/** A phrase as it stands in the trie: lower case, one space for each separator. */
export function folded(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/[ -]+/g, ' ').trim()
  return [...text]
    .map((character) => (isHyphen(character) || spaces.includes(character) ? ' ' : lower(character)))
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}

/** Lower case where that is one unit too. */
const lower = (character: string): string => {
  const low = character.toLowerCase()
  return low.length === character.length ? low : character
}

/** Which units are the same to a phrase: of both cases, and full-width ones as used among Chinese and Japanese. */
export type Alphabet = { groupOf: Uint8Array; groups: number }

/**
 * @param texts  all phrases, folded
 * @throws RangeError  with more than 250 different characters
 */
export function alphabetOf(texts: Iterable<string>): Alphabet {
  const groupOf = new Uint8Array(units)
  for (const space of spaces + hyphens) groupOf[space.charCodeAt(0)] = separatorGroup
  let groups = separatorGroup + 1
  for (const text of texts)
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (groupOf[unit] !== noGroup) continue
      if (groups > 250) throw new RangeError('phrases are made of more than 250 different characters')
      const character = text.charAt(at)
      const group = groups++
      for (const form of [character, character.toUpperCase()]) {
        if (form.length !== 1) continue
        const code = form.charCodeAt(0)
        groupOf[code] = group
        if (code > 0x20 && code < 0x7f) groupOf[code + 0xfee0] = group
      }
    }
  return { groupOf, groups }
}
