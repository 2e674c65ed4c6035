import type { Span } from '../target.ts'

/** A heading, an item of a list or a paragraph; what was wrapped is one again. */
export type Block = {
  /** Of its words: neither a list's mark nor signs of Markdown around them. */
  span: Span
  /** A mark of a list stands before it. */
  item: boolean
  /** It stands out as headings do, by signs or by capitals, which a short name has as well. */
  looks: 'heading' | 'capitals' | 'plain'
}

/** Lists are marked with anything, emoji and letters in brackets among it. */
const mark =
  /^(?:(?:[•◦‣⁃∙●○▪▫■□►▶➢➤✓✔✅❖◆◇▸→»>📌👉⭐🔹🚀]\uFE0F?\s*|[-–—*·+]\s+)+|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})[.)]\s+)/u
const wrappedFrom = 50

/** Cuts a text into blocks, in order. Its time is linear in the text. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let blank = true
  let at = 0
  for (const raw of text.split('\n')) {
    const line = lineOf(raw, at)
    at += raw.length + 1
    if (line === null) {
      blank = true
      continue
    }
    const last = blocks.at(-1)
    if (last && !blank && goesOn(text, last, line)) last.span.to = line.span.to
    else blocks.push(line)
    blank = false
  }
  return blocks
}

function lineOf(raw: string, at: number): Block | null {
  const trimmed = raw.trim()
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return null
  let from = at + raw.indexOf(trimmed)
  let words = trimmed
  const take = (length: number): void => {
    from += length
    words = words.slice(length)
  }
  const hash = /^#{1,6}\s+/.exec(words)
  if (hash) take(hash[0].length)
  const marked = hash ? null : mark.exec(words)
  if (marked && marked[0].length < words.length) take(marked[0].length)
  const bold = /^(?:\*\*|__)[^*_]{1,120}(?:\*\*|__):?$/.test(words)
  if (bold) take(2)
  const closing = bold ? /(?:\*\*|__):?$/.exec(words)?.[0].length : 0
  if (closing) words = words.slice(0, -closing)
  const capitals = /\p{Lu}{3}/u.test(words) && words === words.toUpperCase() && words.length <= 60
  return {
    span: { from, to: from + words.length },
    item: marked !== null,
    looks: hash || bold ? 'heading' : capitals && !marked ? 'capitals' : 'plain',
  }
}

/** Whether a line was only wrapped: the one before it was long, and ended within a sentence. */
function goesOn(text: string, last: Block, line: Block): boolean {
  if (line.item || line.looks !== 'plain' || last.looks !== 'plain') return false
  const before = text.slice(text.lastIndexOf('\n', last.span.to - 1) + 1, last.span.to)
  if (before.length < wrappedFrom || /[.:;!?]["”)]?$/.test(before)) return false
  // "Department: …" is a row of its own.
  if (/^\p{Lu}[\p{L}’'/ -]{1,30}:\s/u.test(text.slice(line.span.from, line.span.to))) return false
  const first = text.charAt(line.span.from)
  return first !== first.toUpperCase() || (before.length >= 60 && /[,\p{Ll}]$/u.test(before))
}

const longestSentence = 1000
/** After these a point ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|incl|min|max|approx|ca|sr|jr|inc|ltd|st|no|vs|esp|mr|ms|dr|ref|b\.e|b\.sc|m\.sc)$/i

/** The sentences of a block; what is longer than 1,000 letters is cut. */
export function sentencesOf(text: string, { from, to }: Span): Span[] {
  const sentences: Span[] = []
  let start = from
  const end = (at: number): void => {
    const own = text.slice(start, at)
    const trimmed = own.trim()
    const first = start + own.indexOf(trimmed)
    if (/[\p{L}\p{N}]/u.test(trimmed)) sentences.push({ from: first, to: first + trimmed.length })
    start = at
  }
  for (let at = from; at < to; at++) {
    if (at - start >= longestSentence) end(at)
    if (!/[.!?]/.test(text.charAt(at)) || !/\s/.test(text.charAt(at + 1))) continue
    if (
      !/[\p{Lu}\p{N}“"(]/u.test(
        text
          .slice(at + 1, at + 6)
          .trimStart()
          .charAt(0),
      )
    )
      continue
    if (abbreviation.test(text.slice(Math.max(from, at - 8), at))) continue
    end(at + 1)
  }
  end(to)
  return sentences
}
