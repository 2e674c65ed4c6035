import type { Block } from './blocks.ts'
import type { DayOrder } from './dates.ts'
import { entriesOf } from './entries.ts'
import { headingKind } from './headings.ts'
import type { Section } from './sections.ts'
import { degree, schoolWord, titleWord } from './words.ts'

type Part = { kind: Section['kind']; blocks: Block[] }

const beginsWithDegree = new RegExp(`^(?:${degree.source})`, 'iu')

/** "Languages: English, French" within a section of this and that is as good as a heading. */
function labelledParts(blocks: Block[]): { labelled: Part[]; rest: Block[] } {
  const labelled: Part[] = []
  const rest: Block[] = []
  for (const block of blocks) {
    const found = /^([^:]{3,40}):\s+(\S.*)$/u.exec(block.text)
    const own = found?.[1] && !block.marked ? headingKind(found[1]) : null
    if (own !== null && own !== 'contact' && found?.[2])
      labelled.push({ kind: own, blocks: [{ ...block, text: found[2], cells: [found[2]] }] })
    else rest.push(block)
  }
  return { labelled, rest }
}

/** Sections below headings that nobody knows, by what stands in them: dated titles are jobs, dated degrees are schools. */
export function withKindsByContent(parts: Part[], order: DayOrder): Part[] {
  const has = (kind: Section['kind']): boolean => parts.some((part) => part.kind === kind)
  return parts.flatMap(({ kind, blocks }): Part[] => {
    if (kind !== 'other') return [{ kind, blocks }]
    const { labelled, rest } = labelledParts(blocks)
    const heads = entriesOf(rest, order).entries.map(({ head }) => head.map(({ text }) => text).join(' '))
    const studied = heads.filter((head) => schoolWord.test(head) && !titleWord.test(head)).length
    const worked = heads.filter((head) => titleWord.test(head)).length
    const likely =
      studied > worked && !has('education') ? 'education' : worked > studied && !has('work') ? 'work' : kind
    return [{ kind: likely, blocks: rest }, ...labelled]
  })
}

/**
 * Sections of a document that has no heading for work: what is dated is a job or a school, and "Skills: Java, Go" is as good as
 * a heading.
 */
export function withoutHeadings(parts: Part[], order: DayOrder): Part[] {
  return parts.flatMap(({ kind, blocks }): Part[] => {
    if (kind !== 'top' && kind !== 'other' && kind !== 'summary') return [{ kind, blocks }]
    const { labelled, rest } = labelledParts(blocks)
    const { before, entries } = entriesOf(rest, order)
    return [
      { kind, blocks: before },
      ...entries.map(({ head, body }): Part => {
        const words = head.map(({ text }) => text).join(' ')
        const studied =
          head.some(({ cells }) => cells.some((cell) => beginsWithDegree.test(cell))) ||
          (schoolWord.test(words) && !titleWord.test(words))
        return { kind: studied ? 'education' : 'work', blocks: [...head, ...body] }
      }),
      ...labelled,
    ]
  })
}
