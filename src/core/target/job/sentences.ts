import type { Span } from '../target.ts'
import { type Block, blocksOf, sentencesOf } from './blocks.ts'
import { asksFor, type Cues, cuesIn, saysDuty } from './cues.ts'
import { headingKind, labelOf, type PartKind } from './headings.ts'

/** What a sentence is for. */
export type SentenceUse = 'must' | 'nice' | 'duty' | 'none'

export type JobSentence = {
  span: Span
  /** A list's item, or one of its sentences. */
  item: boolean
  use: SentenceUse
  /** Parts of it that are welcome only, whatever else it is. */
  nice: Span[]
  /** What stands before a colon at its beginning: "location", "must have"; its span begins after it. */
  label: string | null
  /** Before the first heading. */
  top: boolean
  /** Below a heading or a label that asks for something; elsewhere a sentence counts by its own words. */
  listed: boolean
}

/** What sites for jobs put above the title when all of a page is copied. */
const isName = /^(?:about the job|(?:full )?job (?:description|details|posting|advert))$/i

/** A text's sentences, each with what it is for; headings are left out. */
export function jobSentences(text: string): JobSentence[] {
  const found: JobSentence[] = []
  let part: PartKind | 'top' = 'top'
  const blocks = blocksOf(text)
  for (const [index, block] of blocks.entries()) {
    const words = text.slice(block.span.from, block.span.to)
    if (index === 0 && isName.test(words)) continue
    const heading = headingKind(words, block.looks, block.item)
    if (heading !== null && !isTitle(words, part)) {
      part = heading
      continue
    }
    // A label at the beginning of a line counts for all of the line, unless another sentence has one of its own.
    const item = block.item || [index - 1, index + 1].some((other) => areRows(text, block, blocks[other]))
    let label: ReturnType<typeof labelOf> = null
    for (const span of sentencesOf(text, block.span)) {
      const own = labelOf(text.slice(span.from, span.to))
      label = own ?? label
      const from = span.from + (own?.length ?? 0)
      found.push(...clauses(text, { from, to: span.to }, part, label, own !== null, item))
    }
  }
  return found
}

const longestRow = 160
/** Lines right below each other, each short, are a list whose marks were lost. */
function areRows(text: string, block: Block, other: Block | undefined): boolean {
  if (other?.looks !== 'plain' || block.looks === 'heading') return false
  const [first, last] = block.span.from < other.span.from ? [block, other] : [other, block]
  return (
    [block, other].every(
      ({ span }) => span.to - span.from <= longestRow && !/[.!?]$/.test(text.slice(span.from, span.to)),
    ) && /^[^\n]*\n[^\n]*$/.test(text.slice(first.span.to, last.span.from))
  )
}

const role = /\b(?:engineer|developer|programmer|architect|consultant|administrator|analyst)s?\b/i
/** "Senior Backend Engineer" in large letters is no heading of a part. */
const isTitle = (words: string, part: PartKind | 'top'): boolean => part === 'top' && role.test(words)

/** Labels of what is a fact about the job, not asked of anybody. */
const isAboutJob =
  /\b(?:title|position|vacancy|location|based|place|where|studio|salary|pay|comp|rate|remuneration|hours|type|model|contract|closing|notice|interview|setup|id|department|directorate|division|grade|ref|reference)\b/

/** One sentence, or the halves of "you will …, and you'll …". */
function clauses(
  text: string,
  span: Span,
  part: PartKind | 'top',
  label: ReturnType<typeof labelOf>,
  labelled: boolean,
  item: boolean,
): JobSentence[] {
  const words = text.slice(span.from, span.to)
  const aboutJob = labelled && label !== null && isAboutJob.test(label.name)
  const asked = aboutJob ? 'offer' : (label?.kind ?? part)
  const cues = cuesIn(words)
  const use = aboutJob ? 'none' : purposeOf(words, asked, item, cues)
  const sentence: JobSentence = {
    span,
    item,
    use,
    nice: cues.nice.map(({ from, to }) => ({ from: span.from + from, to: span.from + to })),
    label: labelled ? (label?.name ?? null) : null,
    top: part === 'top',
    listed: asked === 'must' || asked === 'nice',
  }
  if (use !== 'duty' || item) return [sentence]
  const second = /, (?:and|but) (?=you(?:['’]ll| will|['’]d| would)\b|will )/.exec(words)
  if (!second) return [sentence]
  const at = span.from + second.index
  return [
    { ...sentence, span: { from: span.from, to: at } },
    { ...sentence, label: null, span: { from: at + second[0].length, to: span.to } },
  ]
}

/** Nothing but names in a row, as in advertisements of two lines. */
const isBareList =
  /^[\p{Lu}\d.][^\s,]{0,20}(?: [^\s,]{1,20})?(?:, (?:and )?[^\s,]{1,20}(?: [^\s,]{1,20})?){2,15}\.?$/u

function purposeOf(words: string, part: PartKind | 'top', item: boolean, { nice, must }: Cues): SentenceUse {
  const wholly = nice.some(({ from, to }) => to - from > 0.8 * words.length)
  switch (part) {
    case 'must':
      return wholly ? 'nice' : !item && saysDuty(words) && !asksFor(words) ? 'duty' : 'must'
    case 'nice':
      return must && !item && nice.length === 0 ? 'must' : 'nice'
    case 'stack':
      return 'nice'
    case 'duty':
      if (item) return 'duty'
      if (saysDuty(words)) return 'duty'
      return asksFor(words) || nice.length > 0 ? (wholly ? 'nice' : 'must') : 'none'
    case 'offer':
      return 'none'
    case 'about':
    case 'other':
    case 'top':
      if (wholly) return 'nice'
      if (saysDuty(words) && !must) return 'duty'
      if (asksFor(words) || (must && !/\bwe\b.{0,20}\bmust\b/i.test(words))) return 'must'
      if (nice.length > 0) return 'nice'
      if (
        !/\b(?:we|our|us)\b/i.test(words) &&
        (isBareList.test(words) ||
          /^\W*(?:at least )?\d{1,2}\s?\+?\s?(?:-\s?\d{1,2})? (?:years|yrs)\b/.test(words))
      )
        return 'must'
      return item && part === 'other' ? 'must' : 'none'
  }
}
