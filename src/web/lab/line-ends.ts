import type { Timeline } from './timeline.ts'

type End = { name: 'p99' | 'p50'; of: 'yours' | 'reference' | 'at start'; at: number }

/** In shares of the chart's height, so that two names never touch. */
const APART = 0.075

/** Names of the lines at their right ends, 0 at the foot of the chart, pushed apart where they would touch. */
export function lineEnds({
  points,
  start,
  from,
  to,
}: Pick<Timeline, 'points' | 'start' | 'from' | 'to'>): End[] {
  const last = (kind: 'own' | 'reference', figure: 'p99' | 'p50'): number | null =>
    points.findLast((point) => point[kind]?.[figure] != null)?.[kind]?.[figure] ?? null
  const lines: [End['name'], End['of'], number | null][] = [
    ['p99', 'yours', last('own', 'p99')],
    ['p50', 'yours', last('own', 'p50')],
    ['p99', 'reference', last('reference', 'p99')],
    ['p99', 'at start', start.findLast(({ p99 }) => p99 !== null)?.p99 ?? null],
  ]
  const height = (ms: number): number =>
    Math.min(1, Math.max(0, Math.log10(Math.max(ms, from) / from) / Math.log10(to / from)))
  const ends = lines
    .flatMap(([name, of, ms]) => (ms === null ? [] : [{ name, of, at: height(ms) }]))
    .toSorted((a, b) => a.at - b.at)
  for (const [i, end] of ends.entries()) {
    const below = ends[i - 1]
    if (below) end.at = Math.max(end.at, below.at + APART)
  }
  // What was pushed over the top goes down again, and pushes those below.
  for (const [i, end] of [...ends.entries()].toReversed())
    end.at = Math.min(end.at, 1 - (ends.length - 1 - i) * APART)
  return ends
}
