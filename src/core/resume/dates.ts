import type { ResumeDate } from './resume.ts'

const monthWords = [
  'jan|january|januar|jänner|janvier|janv|enero|ene|gennaio|gen|januari|janeiro',
  'feb|february|februar|février|févr|fév|febrero|febbraio|februari|fevereiro|fev',
  'mar|march|märz|mrz|mär|mars|marzo|maart|mrt|março',
  'apr|april|avril|avr|abril|abr|aprile',
  'may|mai|mayo|maggio|mag|mei|maio',
  'jun|june|juni|juin|junio|giugno|giu|junho',
  'jul|july|juli|juillet|juil|julio|luglio|lug|julho',
  'aug|august|août|aout|agosto|ago|augustus',
  'sep|sept|september|septembre|septiembre|settembre|set|setembro',
  'oct|october|okt|oktober|octobre|octubre|ottobre|ott|outubro|out',
  'nov|november|novembre|noviembre|novembro',
  'dec|december|dez|dezember|décembre|déc|diciembre|dic|dicembre|dezembro',
]
const monthOf = new Map(
  monthWords.flatMap((words, index) => words.split('|').map((word) => [word, index + 1] as const)),
)
const monthPattern = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')

// A season is as good as its first month; the winter of a year ends in it.
const seasonOf: Record<string, number> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 1 }

const now =
  "present|presently|now|current|currently|today|to date|till date|date|ongoing|heute|jetzt|laufend|présent|actuel|actuellement|aujourd[’']hui|ce jour|presente|actualidad|oggi|heden|nu|atual|atualmente"
const since = 'since|from|seit|ab|depuis|desde|dal|sinds'
const until = 'to|until|till|through|bis|bis zum|à|au|a|al|tot|até'

const year = '(?:19[5-9]\\d|20[0-4]\\d)'
const shortYear = "['’‘]\\d{2}"
const point = [
  `(?<iso>${year}-\\d{2}-\\d{2})`,
  `(?<yearMonth>${year}(?:[-.]|\\s?/\\s?)(?:0[1-9]|1[0-2])(?![\\d/.-]?\\d))`,
  `(?<days>\\d{1,2}[/.-]\\d{1,2}[/.-](?:${year}))`,
  `(?<monthYear>(?:0?[1-9]|1[0-2])\\s?[/.-]\\s?${year})`,
  `(?<monthShort>(?:0[1-9]|1[0-2])/\\d{2}(?![\\d/]))`,
  `(?:(?<dayBefore>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+)?(?<month>${monthPattern})\\b\\.?,?\\s*(?:(?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?,\\s*)?(?<yearOfMonth>${year}|${shortYear})`,
  `(?<season>${Object.keys(seasonOf).join('|')})\\s+(?:of\\s+)?(?<yearOfSeason>${year})`,
  `q(?<quarter>[1-4])[\\s/]*(?<yearOfQuarter>${year})`,
  `(?<yearAlone>${year})(?!\\d)`,
].join('|')

const anonymous = (pattern: string): string => pattern.replace(/\(\?<\w+>/g, '(?:')
/** Within a span "Sep 15 – Nov 16" are years. */
const pointPattern = new RegExp(`^(?:${point.replaceAll(shortYear, "['’‘]?\\d{2}")})$`, 'iu')
const one = anonymous(point)
const bareMonth = `(?:${monthPattern})\\b\\.?`

/** Where a word may not go on: letters and digits of any script. */
const [before, after] = ['(?<![\\p{L}\\d])', '(?![\\p{L}\\d])']
const rangePattern = new RegExp(
  `${before}(?:(?:${since})\\s+)?(?<start>${one}|${bareMonth})\\s*(?:[-–—−‒/~]+|→|\\b(?:${until})\\b|${before}(?:${until})${after})\\s*(?:bis\\s+)?(?<end>${one}|(?:${now})${after}|\\d{2}(?![\\d/.-]))`,
  'giu',
)
/** "Mar. 2021 Present": in some fonts the dash between them has no letter. */
const namedMonth = `${bareMonth},?\\s*${year}`
const adjacentPattern = new RegExp(
  `${before}(?<start>${namedMonth})\\s+(?<end>${namedMonth}|(?:${now}))${after}`,
  'giu',
)
const shortMonth = `${bareMonth}\\s\\d{2}(?![\\d,]|\\s?${year})`
const shortPattern = new RegExp(
  `${before}(?<start>${shortMonth})\\s*[-–—]\\s*(?<end>${shortMonth}|(?:${now}))${after}`,
  'giu',
)
const sincePattern = new RegExp(`${before}(?:${since})\\s+(?<start>${one})${after}`, 'giu')
const openPattern = new RegExp(`${before}(?<start>${one})\\s*[-–—](?=\\s*(?:$|[|,;·)]))`, 'giu')
const singlePattern = new RegExp(`${before}(?<start>${one})${after}`, 'giu')

/** Which number of 03/04/2021 is the day; null where that is not known. */
export type DayOrder = 'day-first' | 'month-first' | null

/** A date or a span of time in a text. `end` is null where it goes on; for a date alone both are the same. */
export type DateSpan = {
  start: ResumeDate
  end: ResumeDate | null
  /** Whether it was written as a span or as a date alone. */
  written: 'span' | 'date'
  from: number
  to: number
}

const two = (value: number | string): string => String(value).padStart(2, '0')
const validMonth = (month: number): boolean => month >= 1 && month <= 12

/** Dates of the form 03/04/2021, as written. */
export function numericDates(text: string): { text: string; first: number; second: number; year: string }[] {
  const pattern = new RegExp(`${before}(\\d{1,2})([/.-])(\\d{1,2})\\2(${year})${after}`, 'gu')
  return [...text.matchAll(pattern)].map((match) => ({
    text: match[0],
    first: Number(match[1]),
    second: Number(match[3]),
    year: match[4] ?? '',
  }))
}

/** 03/04/2021 with its order known; only the year where it is not, or where there is no such day. */
export function numericDate(
  { first, second, year: written }: { first: number; second: number; year: string },
  order: DayOrder,
): ResumeDate {
  const decided = order ?? (first > 12 ? 'day-first' : second > 12 ? 'month-first' : null)
  if (decided === null)
    return first === second && validMonth(first) ? `${written}-${two(first)}-${two(first)}` : written
  const [day, month] = decided === 'day-first' ? [first, second] : [second, first]
  return validMonth(month) && day >= 1 && day <= 31 ? `${written}-${two(month)}-${two(day)}` : written
}

const fullYear = (text: string, century: string): string =>
  text.length === 4 ? text : `${Number(text.slice(-2)) > 50 ? '19' : century}${text.slice(-2)}`

/** A single date in one of its forms; null for what is none. */
function readPoint(text: string, order: DayOrder): ResumeDate | null {
  const groups = pointPattern.exec(text.trim())?.groups
  if (!groups) return null
  if (groups.iso) return groups.iso
  if (groups.yearMonth) return `${groups.yearMonth.slice(0, 4)}-${groups.yearMonth.slice(-2)}`
  if (groups.days) {
    const [date] = numericDates(groups.days)
    // With points it is the continent's form, day first.
    return date ? numericDate(date, groups.days.includes('.') ? 'day-first' : order) : null
  }
  if (groups.monthYear) {
    const [month = '', written = ''] = groups.monthYear.split(/\s?[/.-]\s?/)
    return `${written}-${two(month)}`
  }
  if (groups.monthShort)
    return `${fullYear(groups.monthShort.slice(3), '20')}-${groups.monthShort.slice(0, 2)}`
  if (groups.month && groups.yearOfMonth) {
    const month = `${fullYear(groups.yearOfMonth, '20')}-${two(monthOf.get(groups.month.toLowerCase()) ?? 1)}`
    const day = groups.dayBefore ?? groups.dayAfter
    return day && Number(day) >= 1 && Number(day) <= 31 ? `${month}-${two(day)}` : month
  }
  if (groups.season && groups.yearOfSeason)
    return `${groups.yearOfSeason}-${two(seasonOf[groups.season.toLowerCase()] ?? 1)}`
  if (groups.quarter && groups.yearOfQuarter)
    return `${groups.yearOfQuarter}-${two(Number(groups.quarter) * 3 - 2)}`
  return groups.yearAlone ?? null
}

/**
 * The dates and spans in a text, in their order, none of them inside another.
 * @param order  which number of 03/04/2021 is the day: without it such a date is only read to its year
 */
export function dateSpans(text: string, order: DayOrder = null): DateSpan[] {
  const spans: DateSpan[] = []
  const add = (match: RegExpMatchArray, written: 'span' | 'date', ends: string | null | undefined): void => {
    const from = match.index ?? 0
    const to = from + match[0].length
    if (spans.some((span) => from < span.to && to > span.from)) return
    const read = readSpan(match.groups?.start ?? '', ends, order)
    if (read) spans.push({ ...read, written, from, to })
  }
  for (const match of text.matchAll(rangePattern)) add(match, 'span', match.groups?.end)
  for (const match of text.matchAll(adjacentPattern)) add(match, 'span', match.groups?.end)
  for (const match of text.matchAll(shortPattern)) add(match, 'span', match.groups?.end)
  for (const match of text.matchAll(sincePattern)) add(match, 'span', null)
  for (const match of text.matchAll(openPattern)) add(match, 'span', null)
  for (const match of text.matchAll(singlePattern)) add(match, 'date', undefined)
  return spans.sort((a, b) => a.from - b.from)
}

const nowPattern = new RegExp(`^(?:${now})$`, 'iu')

/** @param end  null where it goes on, undefined where there is only a start */
function readSpan(
  start: string,
  end: string | null | undefined,
  order: DayOrder,
): { start: ResumeDate; end: ResumeDate | null } | null {
  let read = readPoint(start, order)
  if (end === undefined) return read ? { start: read, end: read } : null
  if (end === null || nowPattern.test(end)) return read ? { start: read, end: null } : null
  // "2019–21"
  const ends = /^\d{2}$/.test(end) ? (read ? `${read.slice(0, 2)}${end}` : null) : readPoint(end, order)
  if (!ends) return null
  // "Jan – Mar 2021"
  const month = monthOf.get(start.toLowerCase().replace('.', ''))
  if (!read && month) read = `${ends.slice(0, 4)}-${two(month)}`
  if (!read) return null
  // What ends years before it began is no span of a life.
  return ends.slice(0, 4) < read.slice(0, 4) ? null : { start: read, end: ends }
}

/**
 * Which number is the day, decided by the dates of the same document: by a number above twelve, or by a span that would end
 * before it began. Null where none decides, or where they contradict each other.
 */
export function dayOrderOf(texts: string[]): DayOrder {
  const votes = new Set<DayOrder>()
  for (const text of texts) {
    for (const { text: written, first, second } of numericDates(text)) {
      if (written.includes('.')) continue
      if (first > 12 && second <= 12) votes.add('day-first')
      if (second > 12 && first <= 12) votes.add('month-first')
    }
  }
  if (votes.size === 0) {
    for (const text of texts) {
      if (ends(text, 'day-first') === 'before' && ends(text, 'month-first') === 'after')
        votes.add('month-first')
      if (ends(text, 'month-first') === 'before' && ends(text, 'day-first') === 'after')
        votes.add('day-first')
    }
  }
  const [only = null, other] = votes
  return other === undefined ? only : null
}

function ends(text: string, order: DayOrder): 'before' | 'after' | null {
  if (numericDates(text).length < 2) return null
  const span = dateSpans(text, order).find(({ written }) => written === 'span')
  return span?.end ? (span.end < span.start ? 'before' : 'after') : null
}

/** How long it took, as some write behind a span: "(3 years 2 months)", "· 1 yr 4 mos". */
export const durationPattern =
  /[(·,|\s-]*\b\d+\+?\s*(?:years?|yrs?|jahre?|ans?)\b(?:,?\s*(?:and\s+)?\d+\s*(?:months?|mos?|monate?|mois)\b)?\)?|[(·,|\s-]*\b\d+\s*(?:months?|mos?|monate?|mois)\b\)?/giu

/** Whether a text is dates and nothing else, as "Summer 2012 & 2013" is. */
export const onlyDates = (text: string, order: DayOrder): boolean =>
  dateSpans(text, order)
    .reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
    .replace(/\b(?:and|und|et|y|e)\b|[^\p{L}\d]/giu, '') === ''
