import type { Numbered } from './blocks.ts'
import { dateSpans } from './dates.ts'
import { isPlace } from './words.ts'

/** Whether a text is one span of time and nothing else. */
const isSpan = (text: string): boolean => {
  const [span, another] = dateSpans(text)
  return span?.written === 'span' && another === undefined && span.to - span.from > 0.85 * text.trim().length
}

/** Dates in a narrow column are wrapped beside a title and an employer: "March 2021 –" above "June 2022" are one span. */
export function withWholeDates(lines: Numbered[]): Numbered[] {
  const kept: Numbered[] = []
  for (const line of lines) {
    const above = kept.at(-1)
    const joined = above && (joinedAt(above, line, 0) ?? joinedAt(above, line, -1))
    if (!above || !joined) {
      kept.push(line)
      continue
    }
    kept[kept.length - 1] = joined.above
    if (joined.below.cells.length > 0) kept.push(joined.below)
  }
  return kept
}

function joinedAt(above: Numbered, below: Numbered, at: 0 | -1): { above: Numbered; below: Numbered } | null {
  if (above.cells.length < 2 || above.page !== below.page || below.marked) return null
  const [one, other] = [above.cells.at(at) ?? '', below.cells.at(at) ?? '']
  // Of two whole dates, "2019" above "2020 – 2021", none is the other's end.
  if ((isSpan(one) && !/[–—-]$/.test(one)) || isSpan(other) || !isSpan(`${one} ${other}`)) return null
  const put = (cells: string[], cell: string[]): string[] =>
    at === 0 ? [...cell, ...cells.slice(1)] : [...cells.slice(0, -1), ...cell]
  return {
    above: {
      ...above,
      cells: put(above.cells, [`${one} ${other}`]),
      also: [...(above.also ?? []), below.number],
    },
    below: { ...below, cells: put(below.cells, []) },
  }
}

/** Employers and titles with their place or dates at the right edge may stand in lists as well: they are no bullets. */
export const withoutMarksOfHeads = (lines: Numbered[]): Numbered[] =>
  lines.map((line) => {
    const [, right] = line.cells
    return line.marked && line.cells.length === 2 && right && (isPlace(right) || isDated(right))
      ? { ...line, marked: false }
      : line
  })

const isDated = (text: string): boolean => {
  const [span] = dateSpans(text)
  return span !== undefined && span.to - span.from > 0.7 * text.length
}
