import type { Span, Years } from '../target.ts'

/** Years of experience named in a text, and where. */
export type YearsMention = {
  span: Span
  years: Years
  /** Of years named before: "…, three of them in Go". Worth nothing without what they are of. */
  isPart: boolean
}

const numbers: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value]),
)
const number = `(?:\\d{1,2}|${Object.keys(numbers).slice(1).join('|')})`
const expression = new RegExp(
  `(?:(?<bound>at least|at minimum|a minimum of|minimum(?: of)?|min\\.?|more than|over|about|around|up to|several years \\(at least)\\s+)?(?<![\\d.,/-])\\b(?<from>${number})(?:\\s*(?:-|–|—|to)\\s*(?<to>${number}))?(?<plus>\\s*\\+|\\s+plus|\\s+or more)?(?:\\s*\\(\\d{1,2}\\))?[ -]?\\s*(?:or more\\s+)?(?:years?|yrs?\\.?)(?:['’])?(?<after>\\s?\\+|\\s+or more)?(?![\\p{L}])|(?<bound2>several years \\(at least)\\s+(?<from2>\\d{1,2})\\)`,
  'giu',
)
/** What is counted in years besides experience. */
const otherAfter =
  /^[-\s]*(?:old|ago|contract|fixed|plan|term|warranty|in a row|running|of studies|of age|in the past)/i
const otherBefore =
  /(?:for the (?:last|past)|in the (?:last|past)|every|within|founded|past|last|next|after)\s+$/i

/** Years of which others are a part: "…, at least 3 with PostgreSQL", "…, three of them in Go". */
const part = new RegExp(
  `[,(]\\s*(?:including|of which|with|and)?\\s*(?<words>(?:at least |a minimum of |minimum )?(?<from>${number})(?:\\+| or more)?(?: of (?:them|those|these|that|which))?)(?=\\s+(?:with|in|using|on)\\s)`,
  'giu',
)

/** Every place that names a number of years, in the order of the text, save those that count something else. */
export function yearsIn(text: string): YearsMention[] {
  const whole = wholeYearsIn(text)
  const [first] = whole
  if (!first) return whole
  const parts = [...text.matchAll(part)].flatMap((match): YearsMention[] => {
    const { words = '', from } = match.groups ?? {}
    const low = numberOf(from)
    const at = match.index + match[0].length - words.length
    const span = { from: at, to: at + words.length }
    const isNew = whole.every((each) => each.span.to <= span.from || span.to <= each.span.from)
    return low !== null && low > 0 && low <= 40 && isNew && first.span.to <= at
      ? [{ span, years: { from: low, to: null }, isPart: true }]
      : []
  })
  return [...whole, ...parts].sort((a, b) => a.span.from - b.span.from)
}

function wholeYearsIn(text: string): YearsMention[] {
  return [...text.matchAll(expression)].flatMap((match): YearsMention[] => {
    const { bound, from, to, from2 } = match.groups ?? {}
    const at = match.index
    const end = at + match[0].length
    if (otherAfter.test(text.slice(end, end + 30)) || otherBefore.test(text.slice(Math.max(0, at - 20), at)))
      return []
    const low = numberOf(from ?? from2)
    if (low === null || low > 40) return []
    const high = to === undefined ? null : numberOf(to)
    const span = { from: at, to: end }
    if (high !== null) return high < low ? [] : [{ span, years: { from: low, to: high }, isPart: false }]
    if (bound !== undefined && /^up to/i.test(bound))
      return [{ span, years: { from: 0, to: low }, isPart: false }]
    return [{ span, years: { from: low, to: null }, isPart: false }]
  })
}

const numberOf = (word: string | undefined): number | null =>
  word === undefined ? null : /^\d/.test(word) ? Number(word) : (numbers[word.toLowerCase()] ?? null)
