import { dateSpans } from './dates.ts'
import type { Field } from './labelled.ts'
import { type SourceLine, textOf } from './line.ts'
import { legalForm } from './words.ts'

/** Lines that belong together: a bullet with what it was wrapped to, a paragraph, or one short line. */
export type Block = {
  /** Numbers of its lines. */
  lines: number[]
  cells: string[]
  text: string
  marked: boolean
  first: SourceLine
  /** What a name before it said that it is. */
  field?: Field
}

/** A line and its number, and the numbers of lines that a part of it stands on. */
export type Numbered = SourceLine & { number: number; also?: number[] }

/** Joins what was wrapped. */
export function blocksOf(lines: Numbered[]): Block[] {
  const blocks: Block[] = []
  const hanging = lines.some((line, index) => {
    const above = lines[index - 1]
    return above?.marked && !line.marked && !line.brokenBefore && hangsBelow(above, line)
  })
  let last: Numbered | null = null
  for (const line of lines) {
    const open = blocks.at(-1)
    if (open && last && goesOn(open, last, line, hanging)) {
      open.lines.push(line.number, ...(line.also ?? []))
      open.text = joined(open.text, textOf(line))
      const wrapped = open.cells.at(-1) ?? ''
      open.cells = wrapsLastCell(last, line)
        ? [...open.cells.slice(0, -1), joined(wrapped, textOf(line))]
        : [open.text]
    } else {
      blocks.push({
        lines: [line.number, ...(line.also ?? [])],
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

/** Whether a line begins to the right of the mark above it, where the text behind that mark does. */
const hangsBelow = (marked: SourceLine, line: SourceLine): boolean =>
  line.indent > marked.indent + (marked.size ?? 2) / 2

/** "post-" and "mortem" are one word with its hyphen, since a hyphen at the end of a line is more often one of the word. */
const joined = (text: string, more: string): string =>
  /\p{L}[-‐]$/u.test(text) ? `${text}${more}` : `${text} ${more}`

/** "2019–2021  Engineer, Ember, Lyon," goes on below its last cell. */
const wrapsLastCell = (last: Numbered, line: Numbered): boolean =>
  last.cells.length === 2 &&
  line.cells.length === 1 &&
  !line.marked &&
  last.page === line.page &&
  isDate(last.cells[0] ?? '') &&
  ((last.cells[1] ?? '').endsWith(',') || legalForm.test(textOf(line)) || /^\p{Ll}{2}/u.test(textOf(line))) &&
  line.indent > last.indent + 3

/** @param hanging  whether what goes on hangs below the text of its bullet, in this part of the document */
function goesOn(block: Block, last: Numbered, line: Numbered, hanging: boolean): boolean {
  if (line.starts === 'yes' || line.marked || line.opensColumn) return false
  if (line.starts === 'no') return true
  if (wrapsLastCell(last, line)) return true
  if (line.gap > 0.6 || last.cells.length > 1) return false
  if (line.size !== null && last.size !== null && Math.abs(line.size - last.size) > 0.5) return false
  const text = textOf(line)
  // "Test-" above "driven", "Docker •" above "kafka".
  if (
    line.gap < 0.3 &&
    line.look === last.look &&
    /(?:\p{L}[-‐]|[,;•·])$/u.test(textOf(last)) &&
    /^\p{Ll}/u.test(text)
  )
    return true
  // What ends without a point and goes on in small letters was broken early by something we do not see.
  const broken =
    line.brokenBefore &&
    !(/[\p{L},]$/u.test(textOf(last)) && textOf(last).length > 30 && /^\p{Ll}{2}/u.test(text))
  if (block.marked) {
    if (line.gap > 0.3) return false
    // A whole line that looks unlike the one above, below some white, is no part of its bullet.
    const [from, to] = line.edgeLooks
    if (
      line.gap > 0.12 &&
      from === to &&
      line.look === from &&
      from !== last.edgeLooks[1] &&
      line.look !== last.look
    )
      return false
    if (hangsBelow(block.first, line)) return true
    return !hanging && !broken && line.indent >= block.first.indent - 2
  }
  if (line.gap < 0.3 && textOf(last).endsWith(',') && !beginsWithSpan(text)) return true
  if (broken || isDate(textOf(last)) || endsWithSpan(textOf(last)) || beginsWithSpan(text)) return false
  // Some white between paragraphs; "Databases: …"; what begins in bold where the line before ended plainly.
  if (line.gap > 0.12 && endsHere(last, text)) return false
  if (named.test(text) || line.edgeLooks[0] !== last.edgeLooks[1]) return false
  return line.look === last.look && Math.abs(line.indent - last.indent) < 3
}

const endsHere = (last: Numbered, text: string): boolean =>
  /[.!?)]$/.test(textOf(last)) || /^[\p{Lu}\d]/u.test(text)

const named = /^\p{Lu}[\p{L}\d &/-]{1,28}:\s/u

const beginsWithSpan = (text: string): boolean => {
  const [first] = dateSpans(text)
  return first?.from === 0 && first.written === 'span'
}

/** "BSc Physics (2019 – 2021)" is at its end. */
const endsWithSpan = (text: string): boolean => {
  const last = dateSpans(text).at(-1)
  return last?.written === 'span' && last.to >= text.length - 1
}

/** Whether a line is a date and hardly anything else. */
function isDate(text: string): boolean {
  const covered = dateSpans(text).reduce((sum, { from, to }) => sum + to - from, 0)
  return covered > 0 && covered > 0.7 * text.length && !text.endsWith('.')
}
