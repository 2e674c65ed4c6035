import type { Span } from '../../core/target/target.ts'

/** A part of a line; `id` of what it belongs to, null where that is nothing. */
export type MarkedPart = { from: number; text: string; id: string | null }
export type MarkedLine = { from: number; kind: 'heading' | 'item' | 'plain'; parts: MarkedPart[] }

const signs: [RegExp, MarkedLine['kind']][] = [
  [/^\s*#{1,6}\s+/, 'heading'],
  [/^\s*(?:[-*•–·▪◦‣]|\d{1,2}[.)])\s+/, 'item'],
]

/** A line that stands over a list, or over everything, in few words, is its heading. */
const LONGEST_HEADING = 60

/**
 * A text line by line, without its signs for headings and lists, cut at what is marked in it. Where two overlap, the shorter is shown. Empty
 * lines are left out.
 */
export function markedText(text: string, marks: readonly { id: string; span: Span | null }[]): MarkedLine[] {
  const spans = marks
    .flatMap(({ id, span }) => (span && span.to > span.from ? [{ id, ...span }] : []))
    .sort((a, b) => a.to - a.from - (b.to - b.from))
  const lines: MarkedLine[] = []
  let at = 0
  for (const whole of text.split('\n')) {
    const start = at
    at += whole.length + 1
    if (whole.trim() === '') continue
    const [sign, kind] = signs.find(([pattern]) => pattern.test(whole)) ?? [null, 'plain' as const]
    const bold = /^\s*\*\*(?=\S)/.exec(whole)
    const lead = sign?.exec(whole)?.[0].length ?? bold?.[0].length ?? 0
    const tail = bold && !sign ? (/\*\*\s*$/.exec(whole)?.[0].length ?? 0) : 0
    const [from, to] = [start + lead, start + whole.length - tail]
    lines.push({
      from: start,
      kind: bold && !sign ? 'heading' : kind,
      parts: partsOf(text, from, Math.max(from, to), spans),
    })
  }
  return lines.map((line, index) => {
    const words = line.parts.map((part) => part.text).join('')
    const isOver = index === 0 || lines[index + 1]?.kind === 'item'
    const isHeading =
      line.kind === 'plain' && isOver && words.length <= LONGEST_HEADING && !/[.;,]\s*$/.test(words)
    return isHeading ? { ...line, kind: 'heading' } : line
  })
}

function partsOf(
  text: string,
  from: number,
  to: number,
  spans: readonly (Span & { id: string })[],
): MarkedPart[] {
  const own = spans.filter((span) => span.from < to && span.to > from)
  const cuts = [...new Set([from, to, ...own.flatMap((span) => [span.from, span.to])])]
    .filter((cut) => cut >= from && cut <= to)
    .sort((a, b) => a - b)
  const parts: MarkedPart[] = []
  for (const [index, cut] of cuts.entries()) {
    const end = cuts[index + 1]
    if (end === undefined) break
    const id = own.find((span) => span.from <= cut && span.to >= end)?.id ?? null
    const last = parts.at(-1)
    if (last && last.id === id) last.text += text.slice(cut, end)
    else parts.push({ from: cut, text: text.slice(cut, end), id })
  }
  return parts
}
