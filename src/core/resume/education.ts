import type { Block } from './blocks.ts'
import type { DayOrder } from './dates.ts'
import { entriesOf } from './entries.ts'
import { type Head, headOf, type Piece, type Read } from './entry-head.ts'
import { withoutFieldNames } from './labelled.ts'
import type { Education } from './resume.ts'
import { present, type Sourced } from './sourced.ts'
import { degree, schoolWord } from './words.ts'
import { datesOf } from './work.ts'

const score =
  /\b[\d.]+(?:\s*\/\s*[\d.]+)?\s*c?gpa\b|\b(?:gpa|cgpa|grade|note|mention|score)\b\s*:?\s*([\d.,]+(?:\s*\/\s*[\d.,]+)?|[^,;|]{2,40})|\b(first[- ]class[\w ]*|upper second[\w ]*|2:1|summa cum laude|magna cum laude|cum laude|with honou?rs|with distinction)\b/iu
const beginsWithDegree = new RegExp(`^(?:${degree.source})`, 'iu')

/** Schools of a section. */
export function educationOf(blocks: Block[], order: DayOrder): Sourced<Education>[] {
  const { before, entries } = entriesOf(withoutFieldNames(blocks), order)
  if (entries.length === 0) {
    // Without dates, every line that is not a bullet may be a school; a degree and a school belong together.
    return pairsOf(before).map((pair) => schoolOf(headOf(pair, order), []))
  }
  return entries.map(({ head, body }) => schoolOf(headOf(head, order), body))
}

function pairsOf(blocks: Block[]): Block[][] {
  const pairs: Block[][] = []
  for (const block of blocks) {
    const open = pairs.at(-1)
    const [only] = open ?? []
    if (open?.length === 1 && only && !(schoolWord.test(only.text) && schoolWord.test(block.text)))
      open.push(block)
    else pairs.push([block])
  }
  return pairs
}

function schoolOf({ pieces, dates }: Head, body: Block[]): Sourced<Education> {
  const parts = pieces.flatMap(splitPiece)
  const scored = [...parts, ...body].find(({ text }) => score.test(text))
  const rest = parts.filter(
    (part) => part !== scored || beginsWithDegree.test(part.text) || schoolWord.test(part.text),
  )
  const studied = rest.find(({ text }) => beginsWithDegree.test(text))
  const school =
    rest.find((part) => part !== studied && schoolWord.test(part.text)) ??
    rest.find((part) => part !== studied)
  const other = rest.find((part) => part !== studied && part !== school)
  return present<Sourced<Education>>({
    institution: school && { text: school.text, lines: school.lines },
    ...(studied ? studyOf(studied, other) : { area: other && { text: other.text, lines: other.lines } }),
    ...datesOf(dates),
    score: scored && { text: (score.exec(scored.text)?.[0] ?? '').trim(), lines: scored.lines },
    courses: body.filter((block) => block !== scored).map(({ text, lines }) => ({ text, lines })),
  })
}

/** "BSc Computer Science, Technical University of Arden" is a degree and a school. */
function splitPiece(piece: Piece): Piece[] {
  const from = /^(.+?)\s+(?:from|at|an der|à l[’']|en la)\s+(.+)$/iu.exec(piece.text)
  if (from?.[1] && from[2] && beginsWithDegree.test(from[1]) && schoolWord.test(from[2]))
    return [
      { ...piece, text: from[1] },
      { ...piece, text: from[2] },
    ]
  const parts = piece.text.split(/,\s+/)
  const school = parts.findIndex((part) => schoolWord.test(part) && !beginsWithDegree.test(part))
  if (school < 0 || parts.length === 1) return [piece]
  const cut = (words: string[]): Piece[] => (words.length > 0 ? [{ ...piece, text: words.join(', ') }] : [])
  // The school's own name may hold a comma only where it comes first: "University of California, Berkeley".
  return school === 0 && !parts.slice(1).some((part) => beginsWithDegree.test(part))
    ? [piece]
    : school === 0
      ? splitAt(
          parts,
          parts.findIndex((part) => beginsWithDegree.test(part)),
          cut,
        )
      : splitAt(parts, school, cut)
}

const splitAt = (parts: string[], at: number, cut: (words: string[]) => Piece[]): Piece[] => [
  ...cut(parts.slice(0, at)),
  ...cut(parts.slice(at)),
]

function studyOf({ text, lines }: Piece, other: Piece | undefined): { studyType?: Read; area?: Read } {
  const kind = (beginsWithDegree.exec(text)?.[0] ?? '').trim()
  const area = text
    .slice(kind.length)
    .replace(new RegExp(`[\\s,;(–—-]*(?:${score.source}).*$`, 'iu'), '')
    .replace(/^[\s,:–—-]+/u, '')
    .replace(/^(?:degree )?(?:in|of|en|im)\s+/iu, '')
    .trim()
  return {
    studyType: { text: kind, lines },
    ...(area !== ''
      ? { area: { text: area, lines } }
      : other
        ? { area: { text: other.text, lines: other.lines } }
        : {}),
  }
}
