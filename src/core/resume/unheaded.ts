import type { Block } from './blocks.ts'
import type { DayOrder } from './dates.ts'
import { entriesOf } from './entries.ts'
import { headingKind } from './headings.ts'
import type { Section } from './sections.ts'
import { degree, schoolWord, titleWord } from './words.ts'

type Part = { kind: Section['kind']; blocks: Block[] }

const beginsWithDegree = new RegExp(`^(?:${degree.source})`, 'iu')

/**
 * Sections of a document that has no heading for work: what is dated is a job or a school, and "Skills: Java, Go" is as good as
 * a heading.
 */
export function withoutHeadings(parts: Part[], order: DayOrder): Part[] {
  return parts.flatMap(({ kind, blocks }): Part[] => {
    if (kind !== 'top' && kind !== 'other' && kind !== 'summary') return [{ kind, blocks }]
    const labelled: Part[] = []
    const rest: Block[] = []
    for (const block of blocks) {
      const found = /^([^:]{3,40}):\s+(\S.*)$/u.exec(block.text)
      const own = found?.[1] && !block.marked ? headingKind(found[1]) : null
      if (own !== null && own !== 'contact' && found?.[2])
        labelled.push({ kind: own, blocks: [{ ...block, text: found[2], cells: [found[2]] }] })
      else rest.push(block)
    }
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
