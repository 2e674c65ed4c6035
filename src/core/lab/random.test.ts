import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Random, randomOf } from './random.ts'

const draws = (random: Random, times: number): number[] => Array.from({ length: times }, random.fraction)
const path = fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 4 })

describe('draws', () => {
  test('are the same for the same seed and path', () => {
    fc.assert(
      fc.property(fc.string(), path, (seed, path) => {
        expect(draws(randomOf(seed, ...path), 20)).toEqual(draws(randomOf(seed, ...path), 20))
      }),
    )
  })

  test('are these, on every machine and in every version: old runs must be made again from their seed', () => {
    const random = randomOf('seed', 'load', 1000)
    expect(Array.from({ length: 5 }, () => random.below(1_000_000))).toEqual([
      140134, 942895, 138886, 682920, 219660,
    ])
  })

  test('of one path do not move those of another', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(500), fc.nat(500), fc.nat(50), (seed, one, other, times) => {
        fc.pre(one !== other)
        const alone = draws(randomOf(seed, 'request', one), 10)
        const random = randomOf(seed, 'request', one)
        draws(randomOf(seed, 'request', other), times)
        expect(draws(random, 10)).toEqual(alone)
      }),
    )
  })

  test('of neighbouring seeds and paths have none in common', () => {
    const seeds = ['a', 'b', 'aa', 'a/', '1', '2']
    const paths = [[], ['request'], ['request', 1], ['request', 2], ['request', 12], ['requests', 1]]
    const all = seeds.flatMap((seed) => paths.flatMap((path) => draws(randomOf(seed, ...path), 8)))
    expect(new Set(all).size).toBe(all.length)
  })

  test('stay within their bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 0x1_0000_0000 }), (seed, below) => {
        const random = randomOf(seed)
        const [fraction, whole] = [random.fraction(), random.below(below)]
        expect(fraction >= 0 && fraction < 1).toBe(true)
        expect(Number.isInteger(whole) && whole >= 0 && whole < below).toBe(true)
        expect(['a', 'b']).toContain(random.pick(['a', 'b']))
      }),
    )
  })
})

/** Of figures expected to be all the same: the sum of squared differences over what was expected. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** With 99 degrees of freedom, 61.1 and 148.2 leave 0.1 % on either side: NIST/SEMATECH, tables of the chi-square. */
const even = (counts: readonly number[]): void => {
  expect(counts).toHaveLength(100)
  expect(chiSquare(counts)).toBeGreaterThan(61.1)
  expect(chiSquare(counts)).toBeLessThan(148.2)
}

function tally(times: number, binOf: (index: number) => number): number[] {
  const counts = Array.from({ length: 100 }, () => 0)
  for (let index = 0; index < times; index++) {
    const bin = binOf(index)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

describe.each(['0', 'a seed', '3f9c2d'])('with the seed "%s", 100 bins fill evenly', (seed) => {
  test('by the draws of one path', () => {
    const random = randomOf(seed)
    even(tally(50_000, () => random.below(100)))
  })

  test('by the first draw of path after path', () => {
    even(tally(50_000, (index) => randomOf(seed, 'request', index).below(100)))
  })

  test('by the first draws of neighbouring paths, in pairs', () => {
    even(tally(50_000, (index) => randomOf(seed, index).below(10) * 10 + randomOf(seed, index + 1).below(10)))
  })

  test('by a draw and the one after it', () => {
    const random = randomOf(seed)
    even(tally(50_000, () => random.below(10) * 10 + random.below(10)))
  })

  test('by the first draw of seed after seed', () => {
    even(tally(50_000, (index) => randomOf(`${seed}${index}`, 'request', 1).below(100)))
  })
})
