import type { Pay, Span } from '../target.ts'

const signs: Record<string, string | null> = {
  '€': 'EUR',
  '£': 'GBP',
  $: null,
  '¥': 'JPY',
  '₹': 'INR',
  zł: 'PLN',
  US$: 'USD',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  euros: 'EUR',
  euro: 'EUR',
  pounds: 'GBP',
  dollars: null,
}
const codes = 'EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|INR|JPY|SGD|ILS|BRL|ZAR|AED'
const sign = `(?:${codes})|US\\$|CA\\$|C\\$|AU\\$|A\\$|[€£$¥₹]|zł`
const amount = "\\d{1,3}(?:[.,  ']\\d{3})+(?:\\.\\d{2})?|\\d{1,7}(?:\\.\\d{1,2})?"
const unit = '(?:\\s?[kK]|\\s?[mM](?![\\p{L}]))?'
const range = new RegExp(
  `(?<![\\p{L}\\d.,])(?:(?<bound>up to|from)\\s+)?(?<before>${sign})?\\s?(?<low>${amount})(?<lowUnit>${unit})\\s?(?<middle>${sign})?(?:(?:\\/(?:yr|hr|mo))?\\s?(?:-|–|—|to|and)\\s?(?:${sign})?\\s?(?<high>${amount})(?<highUnit>${unit}))?\\s?(?<after>${sign}|euros?|pounds|dollars)?(?<tail>(?:\\s(?:${codes}))?)(?![\\p{L}\\d%])`,
  'gu',
)
const periods: readonly (readonly [NonNullable<Pay['per']>, RegExp])[] = [
  ['hour', /^[\s()]*(?:gross )?(?:per|an|\/|p)\s?(?:hour|hr|h)\b|^\s*hourly/i],
  ['day', /^[\s()]*(?:gross )?(?:per|a|\/|p)\s?(?:day|d)\b|^\s*daily/i],
  ['month', /^[\s()]*(?:gross )?(?:per|a|\/)\s?mo(?:nth)?\b|^\s*(?:gross )?monthly/i],
  ['year', /^[\s()]*(?:gross )?(?:per|a|\/|p\.?)\s?(?:year|yr|annum|a\b)|^\s*(?:annually|pa\b|p\.a)/i],
]

/** Amounts of money that are pay by their size, and where. */
export function payIn(line: string): { span: Span; pay: Pay }[] {
  return [...line.matchAll(range)].flatMap((match) => {
    const { bound, before, low = '', lowUnit, middle, high, highUnit, after, tail } = match.groups ?? {}
    const written = before ?? middle ?? after ?? tail?.trim()
    if (written === undefined || written === '') return []
    const currency = (tail?.trim() || null) ?? (written in signs ? (signs[written] ?? null) : written)
    // "80-95k": the unit at the end is that of both.
    const scale = scaleOf(lowUnit) ?? scaleOf(highUnit) ?? 1
    const one = amountOf(low) * (scaleOf(lowUnit) ?? (amountOf(low) < 1000 ? scale : 1))
    const other = high === undefined ? null : amountOf(high) * (scaleOf(highUnit) ?? 1)
    const words = match[0].trimEnd()
    const from = match.index + (match[0].length - match[0].trimStart().length)
    const end = match.index + words.length
    const rest = line.slice(end, end + 24)
    const around = line.slice(Math.max(0, match.index - 40), match.index)
    const said = periods.find(([, pattern]) => pattern.test(rest))
    const per =
      said?.[0] ??
      (/month/i.test(around)
        ? 'month'
        : /(?:daily|day) rate/i.test(around)
          ? 'day'
          : (other ?? one) >= 15_000
            ? 'year'
            : null)
    const largest = other ?? one
    if ((per === 'year' && largest < 10_000) || (per === null && largest < 1000) || largest > 20_000_000)
      return []
    if (other !== null && other < one) return []
    const pay: Pay = {
      from: /^up to/i.test(bound ?? '') ? 0 : one,
      to: /^up to/i.test(bound ?? '') ? one : other,
      currency,
      per,
    }
    const length = said ? (said[1].exec(rest)?.[0].length ?? 0) : 0
    return [{ span: { from, to: end + length }, pay }]
  })
}

const scaleOf = (unit: string | undefined): number | null =>
  unit === undefined || unit.trim() === '' ? null : /k/i.test(unit) ? 1000 : 1_000_000

/** "65,000", "58.000", "5 200" and "58.50". */
const amountOf = (written: string): number =>
  Number(
    /[.,\s']\d{3}(?!\d)/.test(written) ? written.replace(/\.\d{2}$/, '').replace(/[.,\s']/g, '') : written,
  )
