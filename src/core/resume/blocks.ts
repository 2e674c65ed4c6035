import { dateSpans } from './dates.ts'
import { type SourceLine, textOf } from './line.ts'

/** Lines that belong together: a bullet with what it was wrapped to, a paragraph, or one short line. */
export type Block = {
  /** Numbers of its lines. */
  lines: number[]
  cells: string[]
  text: string
  marked: boolean
  first: SourceLine
}

/** A line and its number. */
export type Numbered = SourceLine & { number: number }

/** Joins what was wrapped. */
export function blocksOf(lines: Numbered[]): Block[] {
  const blocks: Block[] = []
  let last: Numbered | null = null
  for (const line of lines) {
    const open = blocks.at(-1)
    if (open && last && goesOn(open, last, line)) {
      open.lines.push(line.number)
      open.text = joined(open.text, textOf(line))
      open.cells = [open.text]
    } else {
      blocks.push({
        lines: [line.number],
        cells: [...line.cells],
        text: textOf(line),
        marked: line.marked,
        first: line,
      })
    }
    last = line
  }
  return blocks
}

/** "post-" and "mortem" are one word with its hyphen, since a hyphen at the end of a line is more often one of the word. */
const joined = (text: string, more: string): string =>
  /\p{L}[-‐]$/u.test(text) ? `${text}${more}` : `${text} ${more}`

function goesOn(block: Block, last: Numbered, line: Numbered): boolean {
  if (line.starts === 'yes' || line.marked || line.opensColumn) return false
  if (line.starts === 'no') return true
  if (!block.marked && (isDate(textOf(line)) || isDate(textOf(last)))) return false
  if (line.brokenBefore || line.gap > 0.6) return false
  if (line.size !== null && last.size !== null && Math.abs(line.size - last.size) > 0.5) return false
  if (last.cells.length > 1) return false
  // What a mark of a list opened is not left of it.
  if (block.marked) return line.indent >= block.first.indent - 2
  // "Databases: …", and what begins in bold where the line before ended plainly, is something new.
  if (named.test(textOf(line)) || line.edgeLooks[0] !== last.edgeLooks[1]) return false
  return line.look === last.look && Math.abs(line.indent - last.indent) < 3
}

const named = /^\p{Lu}[\p{L}\d &/-]{1,28}:\s/u

/** Whether a line is a date and hardly anything else. */
function isDate(text: string): boolean {
  const covered = dateSpans(text).reduce((sum, { from, to }) => sum + to - from, 0)
  return covered > 0 && covered > 0.7 * text.length && !text.endsWith('.')
}
