import type { Block } from './blocks.ts'
import { type DayOrder, dateSpans, onlyDates } from './dates.ts'
import { bestSpan, endsWithPlace } from './entry-head.ts'
import { careerBreak } from './words.ts'

/** A job, a school or a project: the lines it begins with, and what is said of it. */
export type Entry = { head: Block[]; body: Block[] }

const longest = 110
/** "Technologies: Java, Kafka" says what an entry was made with. */
const label =
  /^(?:tech(?:nologies|nology|nical)?(?: stack| used)?|stack|tools|environment|keywords|skills|responsibilities|achievements|key achievements|umgebung|technologien|aufgaben|environnement(?: technique)?|technologies utilisées)\s*(?::|$)/iu

/** A short line that is no sentence: the lines an entry begins with are made of such. */
const isShort = ({ text, marked, lines, cells, field }: Block): boolean =>
  !marked &&
  field !== 'duties' &&
  !label.test(text) &&
  lines.length <= 2 &&
  text.length <= longest &&
  (cells.length > 1 ||
    !/(?:\p{L}{3}|\d{2})[.!;]$/u.test(text) ||
    /\b(?:Inc|Ltd|Corp|Co|GmbH|Pvt|Bros)\.$/u.test(text))

/** Whether a line dates an entry: a span or a date that stands alone or at an edge, not one within a sentence. */
export function isDated(block: Block, order: DayOrder): boolean {
  return block.cells.some((cell) => {
    const span = bestSpan(cell, order)
    if (!span) return false
    const [left, right] = [cell.slice(0, span.from).trim(), cell.slice(span.to).trim()]
    if (span.from > 0 && dateSpans(cell, order).length > 1 && onlyDates(cell, order)) return true
    const bare = (text: string): string => text.replace(/\([^)]*\)|[^\p{L}\d]/gu, '')
    if (bare(left) === '' || bare(right) === '')
      return (
        span.written === 'span' || bare(left) + bare(right) === '' || left === '' || /[,|·(–—-]$/u.test(left)
      )
    return /[,|·(–—:-]$/u.test(left) && /^[,|·)–—:-]/u.test(right)
  })
}

/** Cuts a section into its entries, by the lines that carry dates. What stands before the first of them is `before`. */
export function entriesOf(blocks: Block[], order: DayOrder): { before: Block[]; entries: Entry[] } {
  // Where every entry is one item of a list, the marks mean nothing.
  const dated = (block: Block): boolean => isDated(block, order)
  const isHead = blocks.some((block) => isShort(block) && dated(block))
    ? isShort
    : (block: Block) => dated(block) && block.text.length <= 2 * longest
  const runs = runsOf(blocks, isHead)
  const lead = usualLead(runs, dated)
  const before: Block[] = []
  const found: { lines: Block[]; anchor: number; more: Block[] }[] = []
  for (const { head, blocks: run, first } of runs) {
    const anchors = head ? run.flatMap((block, index) => (dated(block) ? [index] : [])) : []
    const starts = anchors.map((anchor, index) => {
      const previous = anchors[index - 1]
      if (previous === undefined) return first || anchor <= lead ? 0 : anchor - lead
      return Math.max(previous + 1, anchor - lead)
    })
    const told = run.slice(0, starts[0] ?? run.length)
    ;(found.at(-1)?.more ?? before).push(...told)
    starts.forEach((start, index) => {
      found.push({
        lines: run.slice(start, starts[index + 1]),
        anchor: (anchors[index] ?? 0) - start,
        more: [],
      })
    })
  }
  const tail = usualTail(found.filter(({ lines }) => !lines.some(({ cells }) => cells.some(isBreak))))
  const entries = found.map(({ lines, anchor, more }): Entry => {
    const end = lines.findIndex(
      (block, at) =>
        at > anchor && ((at > anchor + tail && !endsWithPlace(block.text)) || block.text.length > 70),
    )
    return end < 0
      ? { head: lines, body: more }
      : { head: lines.slice(0, end), body: [...lines.slice(end), ...more] }
  })
  return { before, entries }
}

const isBreak = (cell: string): boolean => careerBreak.test(cell)

/** How many lines of an entry stand below its dates: as many as each has, since short lines may also tell of the job. */
function usualTail(found: { lines: Block[]; anchor: number }[]): number {
  const most = 3
  return found.length < 2
    ? most
    : Math.min(most, ...found.map(({ lines, anchor }) => lines.length - 1 - anchor))
}

type Run = { head: boolean; first: boolean; blocks: Block[] }

function runsOf(blocks: Block[], isHead: (block: Block) => boolean): Run[] {
  const runs: Run[] = []
  for (const block of blocks) {
    const head = isHead(block)
    const last = runs.at(-1)
    if (last && last.head === head) last.blocks.push(block)
    else runs.push({ head, first: runs.length === 0, blocks: [block] })
  }
  return runs
}

/** How many lines of an entry stand above its dates: as most do, and of those the first. */
function usualLead(runs: Run[], dated: (block: Block) => boolean): number {
  const counts = new Map<number, number>()
  for (const { head, blocks, first } of runs) {
    const lead = head ? blocks.findIndex(dated) : -1
    if (lead >= 0 && lead <= 3) counts.set(lead, (counts.get(lead) ?? 0) + (first ? 1.5 : 1))
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1
}
