import type { Mention, PhraseMatcher } from '../phrases/matcher.ts'
import type { ResumeDate, ResumeReading } from './resume.ts'
import { at } from './sourced.ts'

/** Where in a résumé something is claimed: in a bullet of a job says more than in a list. */
export const claimPlaces = [
  'job-bullet',
  'job',
  'project',
  'certificate',
  'education',
  'summary',
  'skills-list',
  'elsewhere',
] as const
export type ClaimPlace = (typeof claimPlaces)[number]

/** That somebody has to do with a skill, a tool or a certification, since a line says so. */
export type SkillClaim = {
  subject: { kind: 'skill' | 'tool' | 'certification'; slug: string }
  /** The words as written. */
  text: string
  /** The number of the line in the reading. */
  line: number
  place: ClaimPlace
  /** JSON pointer of the value in the résumé; null for a line that no value was read from. */
  pointer: string | null
  /**
   * When it was last so, ISO 8601 in UTC: the end of the job or project it stands in (the day of reading where that goes on), or
   * the date of the certificate; null where the document gives no date, as in a list of skills.
   */
  observedAt: string | null
}

/**
 * What a résumé claims: its texts in the order of their fields, then its lists of words, and last what stands in lines that nothing was made of. One thing is claimed
 * once in each field, however often it is named there.
 * @param now  ISO 8601 in UTC: until when that goes on which has no end
 */
export function claimsIn(reading: ResumeReading, matcher: PhraseMatcher, now: string): SkillClaim[] {
  const claims: SkillClaim[] = []
  const claim = (
    mention: Mention,
    seen: Set<string>,
    pointer: string | null,
    lines: number[],
    more: Pick<SkillClaim, 'place' | 'observedAt'>,
  ) => {
    const line = lineOf(reading, lines, mention.text)
    for (const { kind, slug } of mention.names) {
      const key = `${kind} ${slug}`
      if (seen.has(key)) continue
      seen.add(key)
      claims.push({ subject: { kind, slug }, text: mention.text, line, pointer, ...more })
    }
  }
  const add = (
    text: string,
    pointer: string | null,
    lines: number[],
    more: Pick<SkillClaim, 'place' | 'observedAt'>,
  ) => {
    const seen = new Set<string>()
    for (const mention of matcher(text)) claim(mention, seen, pointer, lines, more)
  }
  const fields = Object.entries(reading.places).flatMap(([pointer, lines]) => {
    const place = placeOf(pointer)
    const value = place === null ? null : at(reading.resume, pointer)
    return place !== null && typeof value === 'string' ? [{ pointer, lines, place, value }] : []
  })
  for (const { pointer, lines, place, value } of fields) {
    if (listOf(pointer) !== null) continue
    add(value, pointer, lines, { place, observedAt: observedAt(reading, pointer, now) })
  }
  // A word alone says nothing: "Go" is a language among others, so the words of a list are read together.
  const lists = Map.groupBy(fields, ({ pointer }) => listOf(pointer))
  for (const [list, words] of lists) {
    if (list === null) continue
    let text = 'Skills: '
    const parts = words.map((word) => {
      const from = text.length
      text += `${word.value}, `
      return { ...word, from, to: from + word.value.length, seen: new Set<string>() }
    })
    for (const mention of matcher(text)) {
      const part = parts.find(({ from, to }) => mention.from >= from && mention.to <= to)
      if (!part) continue
      const { pointer, lines, place, seen } = part
      claim(mention, seen, pointer, lines, { place, observedAt: observedAt(reading, pointer, now) })
    }
  }
  const { unread, lines } = reading
  for (const number of unread.flatMap(({ lines: numbers }) => numbers)) {
    const text = textOfLine(lines, number)
    if (text !== undefined) add(text, null, [number], { place: 'elsewhere', observedAt: null })
  }
  return claims
}

const textOfLine = (lines: ResumeReading['lines'], number: number): string | undefined =>
  lines.find((line) => line.number === number)?.text

/** Of the lines that a value was wrapped to, the one that has these words; the first where they were wrapped themselves. */
function lineOf({ lines }: ResumeReading, numbers: number[], text: string): number {
  const [first = 1] = numbers
  return numbers.find((number) => textOfLine(lines, number)?.includes(text)) ?? first
}

/** The list of words that a field is one of; null for a text that stands for itself. */
const listOf = (pointer: string): string | null =>
  /^(\/(?:skills|projects)\/\d+\/keywords)\/\d+$/.exec(pointer)?.[1] ?? null

/** Fields that say what somebody can do, by the beginning and the end of their pointers; others are names and dates. */
const places: [RegExp, ClaimPlace][] = [
  [/^\/(?:work|volunteer)\/\d+\/highlights\//, 'job-bullet'],
  [/^\/(?:work|volunteer)\/\d+\/(?:position|summary)$/, 'job'],
  [/^\/projects\/\d+\/(?:name|description|highlights\/\d+|keywords\/\d+)$/, 'project'],
  [/^\/certificates\/\d+\/name$/, 'certificate'],
  [/^\/education\/\d+\/(?:area|courses\/\d+)$/, 'education'],
  [/^\/basics\/(?:summary|label)$/, 'summary'],
  [/^\/skills\/\d+\/(?:name|keywords\/\d+)$/, 'skills-list'],
  [/^\/(?:awards|publications)\/\d+\/(?:title|name|summary)$/, 'elsewhere'],
]
const placeOf = (pointer: string): ClaimPlace | null =>
  places.find(([pattern]) => pattern.test(pointer))?.[1] ?? null

/** By the dates of the entry that a field is a part of. */
function observedAt({ resume }: ResumeReading, pointer: string, now: string): string | null {
  const entry = at(resume, pointer.split('/').slice(0, 3).join('/'))
  if (typeof entry !== 'object' || entry === null) return null
  const { startDate, endDate, date, releaseDate } = entry as Record<string, ResumeDate | undefined>
  const end = endDate ?? date ?? releaseDate
  // A planned end, or a year that is not over, is not yet.
  if (end !== undefined) {
    const last = lastInstant(end)
    return last === null ? null : last < now ? last : now
  }
  return startDate === undefined ? null : now
}

/** The end of a day, a month or a year; null for what is no date. */
function lastInstant(date: ResumeDate): string | null {
  const [year = 0, month, day] = date.split('-').map(Number)
  const next =
    day !== undefined
      ? Date.UTC(year, (month ?? 1) - 1, day + 1)
      : month !== undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year + 1, 0, 1)
  return Number.isNaN(next) ? null : new Date(next - 1).toISOString()
}
