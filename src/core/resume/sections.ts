import type { Numbered } from './blocks.ts'
import { headingKind, looseHeadingKind, type SectionKind } from './headings.ts'
import { textOf } from './line.ts'

/** Lines below one heading. */
export type Section = {
  /** `top` is what stands before the first heading, `other` what stands below one that nobody knows. */
  kind: SectionKind | 'top' | 'other'
  /** As written; null for the top. */
  heading: string | null
  headingLine: number | null
  lines: Numbered[]
}

const rule = /^[=\-_~*─━—–.•\s]{3,}$/

/** Cuts a document at its headings. Rules of dashes between lines are left out. */
export function sectionsOf(all: Numbered[]): Section[] {
  const ruled = new Set(
    all.flatMap((line, index) => (rule.test(textOf(line)) ? [all[index - 1]?.number ?? 0] : [])),
  )
  const lines = all.filter((line) => !rule.test(textOf(line)))
  const isHeading = headings(lines, ruled)
  const sections: Section[] = [{ kind: 'top', heading: null, headingLine: null, lines: [] }]
  for (const line of lines) {
    const kind = isHeading(line)
    if (kind !== null) sections.push({ kind, heading: textOf(line), headingLine: line.number, lines: [] })
    // At the head of the first page each column may begin with a name or a word about its owner.
    else if (line.opensColumn && (line.page ?? 1) === 1)
      sections.push({ kind: 'top', heading: null, headingLine: null, lines: [line] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections.filter(({ kind, lines: own }) => kind !== 'top' || own.length > 0)
}

type Style = string

/** Spaced letters of a heading may have spaces like those between cells. */
const wordsOf = (line: Numbered): string => line.cells.join(' ')

function headings(lines: Numbered[], ruled: Set<number>): (line: Numbered) => Section['kind'] | null {
  const body = usual(lines.map((line) => `${line.size} ${line.look}`))
  const upper = (text: string): boolean => /\p{L}{2}/u.test(text) && text === text.toUpperCase()
  const bodySize = Number(usual(lines.map(({ size }) => String(size))))
  const styleOf = (line: Numbered): Style =>
    `${line.size === null ? '' : Math.round(line.size * 2)} ${line.look} ${upper(textOf(line)) ? 'upper' : ''} ${ruled.has(line.number)}`
  /** How much it stands out from the text around it. */
  const weight = (line: Numbered): number => {
    const text = textOf(line)
    return (
      (`${line.size} ${line.look}` !== body ? 2 : 0) +
      (line.size !== null && line.size > bodySize + 0.8 ? 2 : 0) +
      (upper(text) ? 2 : 0) +
      (ruled.has(line.number) ? 2 : 0) +
      (text.endsWith(':') ? 1 : 0) +
      (line.gap > 0.25 ? 1 : 0)
    )
  }
  const known = lines.filter((line) => !line.marked && headingKind(wordsOf(line)) !== null)
  // All headings of a document look alike: as those do that stand out most.
  const weights = new Map<Style, { sum: number; kinds: Set<string> }>()
  for (const line of known) {
    const style = weights.get(styleOf(line)) ?? { sum: 0, kinds: new Set() }
    style.sum += weight(line)
    style.kinds.add(headingKind(wordsOf(line)) ?? '')
    weights.set(styleOf(line), style)
  }
  const [chosen] = [...weights].sort(
    (a, b) => b[1].kinds.size * 2 + b[1].sum - (a[1].kinds.size * 2 + a[1].sum),
  )[0] ?? [null]
  if (chosen === null) return () => null
  const [example] = known.filter((line) => styleOf(line) === chosen)
  // Bold alone is too little: names of projects and schools are bold as well.
  const standsOut =
    example !== undefined &&
    (weight(example) - (example.gap > 0.25 ? 1 : 0) >= 3 || /^h\d$/.test(example.look))
  const workKnown = known.some((line) => headingKind(wordsOf(line)) === 'work')
  const chosenSize = example?.size ?? null
  const entryStyles = new Set(
    lines.filter((line) => line.cells.length > 1 || line.marked).map((line) => styleOf(line)),
  )
  return (line) => {
    const text = textOf(line)
    const kind = line.marked ? null : headingKind(wordsOf(line))
    if (styleOf(line) === chosen) {
      if (kind !== null) return kind
      // Without the heading of work most is lost, so that less is asked of it.
      if (!workKnown && !line.marked && line.cells.length === 1 && looseHeadingKind(text) === 'work')
        return 'work'
      // One of its kind that nobody knows, where the kind is used for nothing else.
      return standsOut && !entryStyles.has(chosen) && /^[^.!?,|@\d]{3,40}$/.test(text) && line !== lines[0]
        ? (looseHeadingKind(text) ?? 'other')
        : null
    }
    // A side bar may write its headings in another way, as long as they stand out as well and are no smaller.
    return kind !== null &&
      weight(line) >= 2 &&
      (chosenSize === null || line.size === null || line.size >= Math.min(chosenSize, bodySize + 1) - 0.1)
      ? kind
      : null
  }
}

function usual(values: string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
