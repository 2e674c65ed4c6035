import type { ResumeReply } from '../../api/contract/resume.ts'

type Claim = ResumeReply['claims'][number]
type Line = ResumeReply['lines'][number]

/** A part of a line; what no claim stands in has none. */
export type LinePart = { from: number; text: string; claims: Claim[] }

type Stretch = { from: number; to: number; claims: Claim[] }

/** Each line cut at its claims, by its number. Words that were wrapped are marked on both lines. */
export function markedLines(lines: readonly Line[], claims: readonly Claim[]): Map<number, LinePart[]> {
  const texts = new Map(lines.map(({ number, text }) => [number, text]))
  const stretches = new Map<number, Stretch[]>()
  const mark = (line: number, from: number, to: number, claim: Claim): void => {
    stretches.set(line, [...(stretches.get(line) ?? []), { from, to, claims: [claim] }])
  }
  for (const claim of claims) {
    const text = texts.get(claim.line) ?? ''
    const whole = found(text, claim.text)
    if (whole) {
      mark(claim.line, whole.from, whole.to, claim)
      continue
    }
    const cut = wrapped(text, texts.get(claim.line + 1) ?? '', claim.text)
    if (!cut) continue
    mark(claim.line, cut.from, text.length, claim)
    mark(claim.line + 1, 0, cut.to, claim)
  }
  return new Map(
    lines.map(({ number, text }) => [number, partsOf(text, joined(stretches.get(number) ?? []))]),
  )
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The words where they stand alone, whatever the spaces between them; else wherever they stand. */
function found(text: string, words: string): { from: number; to: number } | null {
  const spaced = words.trim().split(/\s+/).map(escaped).join('\\s+')
  if (spaced === '') return null
  const match =
    new RegExp(`(?<![\\p{L}\\p{N}])${spaced}(?![\\p{L}\\p{N}])`, 'u').exec(text) ??
    new RegExp(spaced, 'u').exec(text)
  return match ? { from: match.index, to: match.index + match[0].length } : null
}

/** The words where they begin at the end of a line and end at the beginning of the next. */
function wrapped(text: string, next: string, words: string): { from: number; to: number } | null {
  const parts = words.trim().split(/\s+/)
  for (let cut = parts.length - 1; cut > 0; cut--) {
    const head = new RegExp(
      `(?<![\\p{L}\\p{N}])${parts.slice(0, cut).map(escaped).join('\\s+')}\\s*$`,
      'u',
    ).exec(text)
    const tail = new RegExp(`^\\s*${parts.slice(cut).map(escaped).join('\\s+')}(?![\\p{L}\\p{N}])`, 'u').exec(
      next,
    )
    if (head && tail) return { from: head.index, to: tail[0].length }
  }
  return null
}

/** In order, those that overlap as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = all.at(-1)
    if (last && stretch.from < last.to) {
      last.to = Math.max(last.to, stretch.to)
      last.claims.push(...stretch.claims)
    } else all.push({ ...stretch, claims: [...stretch.claims] })
  }
  return all
}

function partsOf(text: string, stretches: readonly Stretch[]): LinePart[] {
  const parts: LinePart[] = []
  let at = 0
  for (const { from, to, claims } of stretches) {
    parts.push(
      { from: at, text: text.slice(at, from), claims: [] },
      { from, text: text.slice(from, to), claims },
    )
    at = to
  }
  return [...parts, { from: at, text: text.slice(at), claims: [] }].filter((part) => part.text !== '')
}

/** The words by which a skill is claimed, each with its lines, in the order of the document. */
export function wordsOf(skill: string, claims: readonly Claim[]): { text: string; lines: number[] }[] {
  const words = new Map<string, { text: string; lines: number[] }>()
  for (const { text, line } of claims
    .filter(({ skills }) => skills.includes(skill))
    .toSorted((a, b) => a.line - b.line)) {
    const word = words.get(text.toLowerCase()) ?? { text, lines: [] }
    if (!word.lines.includes(line)) word.lines.push(line)
    words.set(text.toLowerCase(), word)
  }
  return [...words.values()]
}
