import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineEnds } from './line-ends.ts'
import { type Second, timeline } from './timeline.ts'

const second = (of: Second['of'], atMs: number, p50: number | null, p99: number | null): Second => ({
  step: 'busy',
  of,
  atMs,
  answered: 1,
  failed: 0,
  p50,
  p99,
})
const endsOf = (seconds: Second[]) => lineEnds(timeline(seconds, [], 0))

test('a line that is not there has no name', () => {
  expect(endsOf([])).toEqual([])
  expect(endsOf([second('service', 0, 10, 100)]).map(({ name, of }) => `${name} ${of}`)).toEqual([
    'p50 yours',
    'p99 yours',
  ])
})

test('a name stands where its line was last seen', () => {
  const ends = endsOf([
    second('service', 0, 1, 1000),
    second('service', 1000, null, 100),
    second('reference', 2000, 1, 10),
  ])
  expect(ends.map(({ of, name, at }) => [of, name, Math.round(at * 100)])).toEqual([
    ['yours', 'p50', 0],
    ['reference', 'p99', 33],
    ['yours', 'p99', 67],
  ])
})

test('names never touch, and never leave the chart', () => {
  const ms = fc.double({ min: 0.01, max: 60_000, noNaN: true })
  fc.assert(
    fc.property(ms, ms, ms, (p50, p99, reference) => {
      const places = endsOf([second('service', 0, p50, p99), second('reference', 1000, 1, reference)]).map(
        ({ at }) => at,
      )
      for (const [i, at] of places.entries()) {
        expect(at).toBeGreaterThanOrEqual(-1e-9)
        expect(at).toBeLessThanOrEqual(1 + 1e-9)
        if (i > 0) expect(at - (places[i - 1] ?? 0)).toBeGreaterThan(0.0749)
      }
    }),
  )
})
