import { type Alphabet, separatorGroup } from './characters.ts'

/**
 * All phrases as one table: `next[state + group]` is the state after a unit of that group, 0 where no phrase goes on like that. A state is the
 * offset of its row; the first, 0, is never reached again. The last column of a row says which phrase ends there, counted from 1.
 */
export type Trie = { next: Int32Array; width: number }

export function trieOf(texts: readonly string[], { groupOf, groups }: Alphabet): Trie {
  const width = groups + 1
  let next = new Int32Array(width * 1024)
  let used = width
  for (const [index, text] of texts.entries()) {
    let state = 0
    for (let at = 0; at < text.length; at++) {
      const place = state + (groupOf[text.charCodeAt(at)] ?? 0)
      if (next[place] === 0) {
        if (used + width > next.length) {
          const grown = new Int32Array(next.length * 2)
          grown.set(next)
          next = grown
        }
        next[place] = used
        used += width
      }
      state = next[place] ?? 0
    }
    next[state + width - 1] = index + 1
  }
  return { next: next.slice(0, used), width }
}

/** How much of a text one gap between words may take: a line break with its indentation. */
const longestGap = 24

/**
 * Where a gap between two words of a phrase ends: after spaces with at most one line break among them, or after a hyphen at the end of a line.
 * @param at  just past the gap's first unit
 */
export function pastGap(text: string, at: number, groupOf: Uint8Array): number {
  const first = text.charAt(at - 1)
  const hyphened = first.trim() !== ''
  if (hyphened && text.charAt(at) !== '\n' && text.charAt(at) !== '\r') return at
  let breaks = first === '\n' ? 1 : 0
  const limit = Math.min(text.length, at + longestGap)
  let end = at
  for (; end < limit; end++) {
    const unit = text.charAt(end)
    if (groupOf[text.charCodeAt(end)] !== separatorGroup || unit.trim() !== '') break
    if (unit === '\n' && ++breaks > 1) break
  }
  return end
}
