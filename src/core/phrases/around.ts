import { isHyphen, wordUnits } from './characters.ts'

/** What stands around a place in a text; every look is short, so that reading stays linear in the text. */

const longestWord = 32
const longestLabel = 160

/** A word next to a place, in lower case, and what is between; both empty where there is none near. */
export type Neighbour = { word: string; between: string; capitalised: boolean; from: number }

const none: Neighbour = { word: '', between: '', capitalised: false, from: -1 }
const isWord = (text: string, at: number): boolean => wordUnits()[text.charCodeAt(at)] === 1
const isBetween = (unit: string): boolean =>
  unit.trim() === '' || isHyphen(unit) || unit === ',' || unit === '/' || unit === '(' || unit === '–'

export function wordAfter(text: string, to: number): Neighbour {
  let from = to
  // "Go's": what comes after belongs to it.
  if (/^['’]s(?![\p{L}\p{N}])/u.test(text.slice(to, to + 3))) from = to + 2
  const start = from
  while (from < text.length && from - start < 4 && isBetween(text.charAt(from))) from++
  let end = from
  while (end < text.length && end - from < longestWord && (isWord(text, end) || isDot(text, end))) end++
  if (end === from) return none
  return neighbour(text, from, end, text.slice(start, from))
}

/** A point within a number: "1.22". */
const isDot = (text: string, at: number): boolean => text[at] === '.' && /\d/.test(text.charAt(at + 1))

export function wordBefore(text: string, from: number): Neighbour {
  let to = from
  while (to > 0 && from - to < 4 && isBetween(text.charAt(to - 1))) to--
  let start = to
  while (start > 0 && to - start < longestWord && isWord(text, start - 1)) start--
  return start === to ? none : neighbour(text, start, to, text.slice(to, from))
}

const neighbour = (text: string, from: number, to: number, between: string): Neighbour => {
  const word = text.slice(from, to)
  return { word: word.toLowerCase(), between, capitalised: /^\p{Lu}/u.test(word), from }
}

/** Whether a sentence, a line of its own or a list's first item begins at a place, where anything is capitalised. */
export function opens(text: string, from: number): boolean {
  let at = from
  while (at > 0 && from - at < 32 && /[ \t"'“”‘’*_]/.test(text.charAt(at - 1))) at--
  const unit = text.charAt(at - 1)
  if (unit === '') return true
  if (unit === '.') return !/(?:e\.g|i\.e|etc|incl|esp|vs)$/i.test(text.slice(Math.max(0, at - 6), at - 1))
  if (unit !== '\n') return /[!?:|•·▪●–—-]/.test(unit)
  // A long line that ends within a sentence was wrapped.
  const line = text.slice(Math.max(0, at - 1 - 40), at - 1)
  return line.length < 40 || line.includes('\n') || !/[\p{Ll},]\s*$/u.test(line)
}

/** What stands between two items of one list: a sign or a word, perhaps with years or a version before it. */
const listGap =
  /^(?:\s?\([^()\n]{0,32}\)|\s+v?\d[\d.x]*\+?|['’]s)?\)?[ \t]*(?:[,;/|•·&+(]\s*(?:and\s+|or\s+|&\s*)?|(?:\s(?:and\/or|and|or|vs\.?|versus|plus)|\sas well as)\s+|\n\s?[ \t]*[-*•·▪●–]?[ \t]*)(?:(?:some|basic|mainly|mostly|also|either)\s+)?$/i

export const longestListGap = 48

/** Whether what is between two names makes them neighbours in a list. */
export const joins = (gap: string): boolean => gap.length <= longestListGap && listGap.test(gap)

/** Whether nothing but a new line parts two items. */
export const isListBreak = (gap: string): boolean => gap.includes('\n') && /^\s*[-*•·▪●–]?\s*$/.test(gap)

/** Whether nothing but signs of a list is next to what is from `from` to `to`: it is a whole item. */
export const standsAlone = (text: string, from: number, to: number): boolean =>
  endsItem(text, to) && beginsItem(text, from)

function beginsItem(text: string, from: number): boolean {
  let at = from - 1
  while (at >= 0 && from - at < 8 && isBlank(text.charCodeAt(at))) at--
  if (at < 0 || '\n,;/|•·▪●(:&+–'.includes(text.charAt(at))) return true
  const start = text.slice(Math.max(0, at - 7), at + 1)
  return /(?:\n|^)[ \t]*[-*]$/.test(start) || / (?:and|or)$/i.test(start)
}

function endsItem(text: string, to: number): boolean {
  let at = to
  while (at - to < 8 && isBlank(text.charCodeAt(at))) at++
  if (at >= text.length || '\n\r,;/|•·▪●):&+–.'.includes(text.charAt(at))) return true
  return at > to && /^(?:and|or)\s/i.test(text.slice(at, at + 4))
}

const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x09

const labels =
  /(?:^|[^\p{L}])(?:languages?|skills?|technolog(?:y|ies)|tech|stack|tools?|tooling|toolset|frameworks?|librar(?:y|ies)|databases?|platforms?|environments?|backend|back-end|mobile|devops|infrastructure|proficient|familiar|expertise|knowledge|experience|competenc(?:y|ies)|programming|scripting|web|cloud|methods)(?:[^\p{L}]|$)/iu

/** Whether the list that a place is in says of itself that it is one of skills: "Languages: …", or that line above it. */
export function labelled(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - longestLabel), from)
  const start = before.lastIndexOf('\n') + 1
  const line = before.slice(start)
  const colon = line.lastIndexOf(':')
  if (colon >= 0)
    return isList(line.slice(colon + 1)) && labels.test(line.slice(Math.max(0, colon - 40), colon))
  if (start === 0 || !isList(line)) return false
  const above = before.slice(before.lastIndexOf('\n', start - 2) + 1, start - 1).trim()
  return above.length <= 40 && !/[.,;]/.test(above) && labels.test(above)
}

/** No sentence ends in it, and no item of it is longer than four words. */
const isList = (text: string): boolean =>
  !/[.!?]\s/.test(text) && text.split(/[,;/|•·&()]/).every((item) => item.trim().split(/\s+/).length <= 4)
