import { stageOfTitle } from '../../resume/title-stage.ts'
import type { JobFacts, Pay, Span, Stated, Workplace } from '../target.ts'
import { payIn } from './pay.ts'
import { places, stateCode } from './places.ts'

/** A line or a sentence, and what its label calls it where it has one: "location". */
export type FactLine = { span: Span; label: string | null; item: boolean; top: boolean }

const stated = <Value>(text: string, { from, to }: Span, value: Value): Stated<Value> => ({
  value,
  text: text.slice(from, to),
  span: { from, to },
})

const role =
  /\b(?:engineers?|developers?|programmers?|architects?|consultants?|administrators?|analysts?|sre|technologist|entwickler(?:in)?|scientists?|cto|tech lead)\b/i
const titleWords = "(?:[\\p{L}\\d.#+/&()’'-]+[ ,]+){0,5}"
const soughtRole = new RegExp(
  `\\b(?:looking for|hir(?:e|ing)|seek(?:s|ing)?|recruiting|want|search(?:ing)? for|fifth:|needs?|needed|join us as|position of|role of|opening for|for|is)\\s+(?:an?|our next|the)\\s+(${titleWords}(?:engineer|developer|programmer|architect|consultant)\\b(?: \\([^)\\n]{1,20}\\))?)`,
  'iu',
)

/** So many first lines may name a title or an amount without saying what it is. */
const headLines = 8

/**
 * What the job is called: by a label, by a line of its own at the top, by "we are hiring a …".
 * @param isTool  whether words name a tool: "(Go)" belongs to a title, "(Trading)" is where one would work
 */
export function titleIn(
  text: string,
  lines: readonly FactLine[],
  isTool: (words: string) => boolean,
): Stated<string> | null {
  const labelled = lines.find(
    ({ span, label }) =>
      label !== null &&
      /^(?:job title|title|position|role|vacancy|job|urgent)$|\bhiring$/.test(label) &&
      role.test(text.slice(span.from, span.to)),
  )
  const parts = labelled
    ? [firstPart(text, labelled.span)]
    : lines
        .filter(({ top, label }) => top && label === null)
        .slice(0, headLines)
        .flatMap(({ span }) => partsOf(text, span))
  const own = parts.find(({ from, to }) => isTitle(text.slice(from, to)))
  if (own) {
    const words = roleIn(text.slice(own.from, own.to), isTool)
    return stated(text, { from: own.from, to: own.from + words.length }, words)
  }
  const sought = soughtRole.exec(text.slice(0, 6000))
  if (!sought?.[1]) return null
  const from = sought.index + sought[0].length - sought[1].length
  const words = roleIn(sought[1], isTool).replace(
    /^(?:experienced|talented|passionate|motivated|fantastic|great|skilled) /i,
    '',
  )
  const start = from + sought[1].indexOf(words)
  return stated(text, { from: start, to: start + words.length }, words)
}

/** The role alone: without the employer, the team, or that it is wanted. */
function roleIn(words: string, isTool: (words: string) => boolean): string {
  const bare = words
    .replace(/ (?:at|@) \p{Lu}[\p{L}\d]*(?: \p{Lu}[\p{L}\d]*)?$/u, '')
    .replace(/ (?:wanted|needed|required|sought)$/i, '')
    // "Engineer, Platform" says what for; more words are a team's or an employer's name.
    .replace(/(?<=\p{L}), \p{Lu}[^\s,]*(?: [^,]+)$/u, '')
  const [, role = '', inside = ''] = /^(.*\S)\s*\(([^()]*)\)$/.exec(bare) ?? []
  return role !== '' && !isTool(inside) ? role : bare
}

const isTitle = (words: string): boolean =>
  words.length <= 80 &&
  words.split(/\s+/).length <= 9 &&
  role.test(words) &&
  !/(?<!Sr|Jr|Ref)[.!?]\s|\b(?:we|you|our|who|needs?|seeks?|looking|hiring)\b/i.test(words)

/** After a label a dash is part of the title: "Software Engineer II - Network Functions". */
const firstPart = (text: string, { from, to }: Span): Span => {
  const [words = ''] = /^[^|·•\n]*/.exec(text.slice(from, to)) ?? []
  return { from, to: from + words.trimEnd().length }
}

/** Parts of a line that are kept apart: by bars, points in the middle, dashes between spaces. */
export function partsOf(text: string, { from, to }: Span): Span[] {
  const parts: Span[] = []
  let start = from
  const own = text.slice(from, to)
  const add = (end: number): void => {
    const piece = text.slice(start, end)
    const trimmed = piece.trim().replace(/^[^\p{L}\p{N}£$€]+/u, '')
    if (trimmed !== '') {
      const first = start + piece.indexOf(trimmed)
      parts.push({ from: first, to: first + trimmed.trimEnd().length })
    }
  }
  for (const match of own.matchAll(/\s*[|·•]\s*|\s+[-–—]\s+(?![\d£$€])|\s*;\s+|\t+| {3,}/g)) {
    add(from + match.index)
    start = from + match.index + match[0].length
  }
  add(to)
  return parts
}

const workplaceWords: readonly (readonly [Workplace, RegExp])[] = [
  [
    'hybrid',
    /\bhybrid(?:[- ](?:working|model|work))?\b(?: \([^)\n]{1,50}\))?|\b(?:\d|one|two|three|four|once|twice|several|a few)(?:[-–]\d| or \w+)? ?(?:days?|times?)?(?: a| per| each)? ?(?:week|month)? (?:in|at|from) (?:the|our) office\b(?: a week)?|\boffice (?:once|twice|\w+ days?) a week|\bdays? (?:a|per) week (?:in the office|on[- ]?site)|\bpartly remote|\bpartially remote|\bagile working|\bremote\/office/i,
  ],
  [
    'remote',
    /\b(?:fully |100 ?% |entirely )?remote(?:[- ]first|[- ]friendly| eligible)?\b(?: (?:within|in|across) \p{Lu}\p{L}+| \([^)\n]{1,30}\))?|\bwork from (?:anywhere|home)\b|\bhome[- ]based\b|\bdistributed team\b/iu,
  ],
  [
    'office',
    /\bon-?\s?site\b(?:, \d days)?|\bin[- ]office\b|\boffice[- ]based\b|\bin the office\b|\bin-person\b/i,
  ],
]
const notWorkplace = /\b(?:not|no|cannot|isn.t)\b[^.]{0,20}$/i

/** The first that is said, hybrid before remote where one line says both. */
export function workplaceIn(text: string, lines: readonly FactLine[]): Stated<Workplace> | null {
  for (const { span } of lines) {
    const own = text.slice(span.from, span.to)
    for (const [value, words] of workplaceWords) {
      const found = words.exec(own)
      if (!found || notWorkplace.test(own.slice(0, found.index))) continue
      const from = span.from + found.index
      return stated(text, { from, to: from + found[0].length }, value)
    }
  }
  return null
}

const locationLabel =
  /^(?:job )?(?:location|based(?: at| in)?|place of (?:work|employment)|where|office|studio|city|work location|standort)$/
const capital = "\\p{Lu}[\\p{L}.'’-]+"
const place = `${capital}(?: ${capital}){0,2}`
const placeList = new RegExp(`^(?:${place})(?:(?:, | or | and |,? & | / )(?:${place}))*`, 'u')

/** The place: by a label, as a part of a line at the top, or after "in" where it is one that is known. */
export function locationIn(text: string, lines: readonly FactLine[]): Stated<string> | null {
  for (const { span, label } of lines) {
    if (label === null || !locationLabel.test(label)) continue
    for (const part of partsOf(text, span)) {
      const known = placeAt(text, part)
      const bare = known?.from === part.from ? known : withoutWorkplace(text, part)
      if (bare !== null) return stated(text, bare, text.slice(bare.from, bare.to))
    }
  }
  for (const { span } of lines.filter(({ top }) => top).slice(0, 12))
    for (const part of partsOf(text, span)) {
      const found = placeAt(text, part)
      if (found) return stated(text, found, text.slice(found.from, found.to))
    }
  for (const { span } of lines) {
    const own = text.slice(span.from, span.to)
    for (const match of own.matchAll(/\b(?:in|from|at|of) (?=\p{Lu})/gu)) {
      const from = span.from + match.index + match[0].length
      const found = placeAt(text, { from, to: span.to })
      if (found && found.from === from && !/remote/i.test(own.slice(0, match.index).slice(-20)))
        return stated(text, found, text.slice(found.from, found.to))
    }
  }
  return null
}

/** "Charlotte, NC (on-site)" without what is not the place; null where nothing else is left. */
function withoutWorkplace(text: string, { from, to }: Span): Span | null {
  const own = text.slice(from, to)
  const [kept = ''] = /^[^()/;]*/.exec(own) ?? []
  const words = kept.replace(/,?\s*(?:with |or )?\b(?:hybrid|remote|on-?site)\b.*$/i, '').trimEnd()
  const clean = words.replace(/[,\s]+$/, '')
  return clean === '' ? null : { from, to: from + clean.length }
}

/** A known place, with the country or the other places that go with it. */
function placeAt(text: string, { from, to }: Span): Span | null {
  const own = text.slice(from, to)
  for (const match of own.matchAll(/(?<![\p{L}\d])\p{Lu}/gu)) {
    const [words] = placeList.exec(own.slice(match.index, match.index + 80)) ?? []
    if (words === undefined) continue
    const parts = words.split(/(, | or | and |,? & | \/ )/)
    let length = 0
    let kept = 0
    for (const [index, part] of parts.entries()) {
      length += part.length
      if (index % 2 === 1) continue
      const name = part.replace(/\.$/, '')
      const known = places.has(name.toLowerCase()) || (index > 0 && stateCode.test(name))
      if (!known) break
      kept = length - (part.length - name.length)
    }
    if (kept > 0) return { from: from + match.index, to: from + match.index + kept }
  }
  return null
}

const otherDollars =
  /\b(?:Canada|Australia|New Zealand|Singapore|Hong Kong|Toronto|Vancouver|Sydney|Melbourne|Auckland)\b/

const payLabel = /\b(?:pay|salary|comp|compensation|rate|remuneration)\b/
const otherMoney =
  /\b(?:budget|bonus of|allowance|stipend|raised|funding|revenue|series|turnover|referral)\b/i
const payWords =
  /\b(?:pay|paid|salary|compensation|remunerat|rate|gross|per (?:annum|year|day|hour|month)|up to)/i
/** The first amount that is said to be pay, or is a range; one that is labelled goes before a single amount elsewhere. */
export function payOf(text: string, lines: readonly FactLine[]): JobFacts['pay'] {
  const home = otherDollars.test(text) ? null : 'USD'
  let best: JobFacts['pay'] = null
  for (const [index, { span, label }] of lines.entries()) {
    const own = text.slice(span.from, span.to)
    const labelled = label !== null && payLabel.test(label)
    const monthly = /month/i.test(text.slice(Math.max(0, span.from - 40), span.from))
    for (const { span: at, pay: read } of payIn(own)) {
      if (otherMoney.test(clauseAround(own, at))) continue
      if (!labelled && !payWords.test(own) && read.to === null && index >= headLines) continue
      const pay: Pay = {
        ...read,
        // Without more, a dollar is one of the United States.
        currency: read.currency ?? home,
        per: read.per ?? (monthly ? 'month' : null),
      }
      if (best === null || (best.value.to === null && pay.to !== null && labelled))
        best = stated(text, { from: span.from + at.from, to: span.from + at.to }, pay)
    }
  }
  return best
}

/** What stands around an amount up to the next comma or full stop, at most 40 letters each way. */
function clauseAround(line: string, { from, to }: Span): string {
  const [before = ''] = /[^,;.(]*$/.exec(line.slice(Math.max(0, from - 40), from)) ?? []
  const [after = ''] = /^[^,;.)]*/.exec(line.slice(to, to + 40)) ?? []
  return before + line.slice(from, to) + after
}

/** From the title; from the text's own words where the title says nothing. */
export function seniorityIn(text: string, title: Stated<string> | null): JobFacts['seniority'] {
  const words =
    /\b(?:staff|principal|architect|distinguished|senior|sr\.?|lead|iii|iv|intern|trainee|junior|jr\.?|graduate|apprentice|entry[- ]level|mid[- ]?level|ii)\b/i
  if (title) {
    const found = words.exec(title.text)
    if (found && title.span)
      return {
        value: stageOfTitle(title.text),
        text: found[0],
        span: { from: title.span.from + found.index, to: title.span.from + found.index + found[0].length },
      }
    return null
  }
  const found = words.exec(text.slice(0, 2000))
  return found
    ? stated(text, { from: found.index, to: found.index + found[0].length }, stageOfTitle(found[0]))
    : null
}
