import { type Alphabet, separatorGroup } from './characters.ts'

/**
 * All phrases as one tree in flat arrays. Ways that do not branch are one node, so that the arrays stay small enough for a processor's
 * cache. Where no way leads on, the next node is 0.
 */
export type Trie = {
  /** `next[row + group]` is the node that a unit leads to; the first row belongs to the place where every phrase begins. */
  next: Int32Array
  /**
   * Four numbers for each node: from where to where in `labels` the rest of the way to it stands; where its row begins in `next`; and which text
   * ends at it, counted from 1, or 0.
   */
  nodes: Int32Array
  /** Groups of units. */
  labels: Uint8Array
}

/** @param texts  folded, each once, none empty */
export function trieOf(texts: readonly string[], { groupOf, groups }: Alphabet): Trie {
  const coded = texts
    .map((text, index) => ({ codes: Array.from(text, (_, at) => groupOf[text.charCodeAt(at)] ?? 0), index }))
    .sort((one, other) => compare(one.codes, other.codes))
  const codeAt = (place: number, depth: number): number | undefined => coded[place]?.codes[depth]
  const emptyRow = groups
  const next: number[] = Array.from({ length: groups * 2 }, () => 0)
  const nodes: number[] = [0, 0, 0, 0]
  const labels: number[] = []

  /** Fills a row with the ways that the texts from `first` to before `last` take after `depth` units. */
  const branch = (row: number, first: number, last: number, depth: number): void => {
    for (let from = first, to = first; from < last; from = to) {
      const group = codeAt(from, depth) ?? 0
      while (to < last && codeAt(to, depth) === group) to++
      next[row + group] = nodeOf(from, to, depth + 1)
    }
  }

  /** The node of texts that agree up to `depth`. */
  const nodeOf = (first: number, last: number, depth: number): number => {
    const node = nodes.length
    const labelFrom = labels.length
    let end = depth
    // They are sorted, so that what the first and the last share is shared by all.
    for (
      let code = codeAt(first, end);
      code !== undefined && code === codeAt(last - 1, end);
      code = codeAt(first, end)
    ) {
      labels.push(code)
      end++
    }
    const whole = coded[first]?.codes.length === end ? coded[first] : undefined
    nodes.push(labelFrom, labels.length, emptyRow, whole ? whole.index + 1 : 0)
    const from = whole ? first + 1 : first
    if (from < last) {
      const row = next.length
      for (let group = 0; group < groups; group++) next.push(0)
      nodes[node + 2] = row
      branch(row, from, last, end)
    }
    return node
  }

  branch(0, 0, coded.length, 0)
  return { next: Int32Array.from(next), nodes: Int32Array.from(nodes), labels: Uint8Array.from(labels) }
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** How much of a text one gap between words may take: a line break with its indentation. */
const longestGap = 24

/**
 * Where a gap between two words of a phrase ends: after spaces with at most one line break among them, after a hyphen at the end of a line, or
 * after a dash between spaces.
 * @param at  just past the gap's first unit
 */
export function pastGap(text: string, at: number, groupOf: Uint8Array): number {
  const next = text.charCodeAt(at)
  if (groupOf[next] !== separatorGroup && next !== enDash) return at
  const first = text.charAt(at - 1)
  if (first.trim() === '') {
    const end = pastSpaces(text, at - 1)
    const dashed = /[-–\u2010\u2011]/.test(text.charAt(end)) && pastSpaces(text, end + 1)
    return dashed && dashed > end + 1 ? dashed : end
  }
  return next === 0x0a || next === 0x0d ? pastSpaces(text, at) : at
}

const enDash = 0x2013

function pastSpaces(text: string, from: number): number {
  let breaks = 0
  let at = from
  for (; at < text.length && at - from < longestGap; at++) {
    const unit = text.charAt(at)
    if (unit.trim() !== '' || (unit === '\n' && ++breaks > 1)) break
  }
  return at
}
