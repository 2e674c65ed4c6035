import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Histogram } from './histogram.ts'

const of = (values: number[]): Histogram => {
  const histogram = new Histogram()
  for (const value of values) histogram.record(value)
  return histogram
}

describe('Histogram', () => {
  test('of nothing there is no quantile', () => expect(new Histogram().quantile(0.5)).toBeNull())

  const cases: [string, number[], number, number][] = [
    ['of one value, it is that', [77], 0.01, 77],
    ['zero is a value', [0, 0, 5], 0.5, 0],
    ['below zero counts as zero', [-3], 1, 0],
    ['a fraction is cut off', [1.9], 1, 1],
    ['the lower of two is half of them', [10, 20], 0.5, 10],
    ['just more than half is the higher', [10, 20], 0.51, 20],
    ['the last linear value is exact', [127], 0.5, 127],
    ['nothing is above the largest', [1_000_003], 1, 1_000_003],
  ]
  test.each(cases)('%s', (_, values, part, expected) => expect(of(values).quantile(part)).toBe(expected))

  test('more than it can hold counts as the most', () => {
    expect(of([2 ** 40]).max).toBe(2 ** 31 - 1)
    expect(of([2 ** 40]).quantile(1)).toBeGreaterThan(2 ** 31 * 0.99)
  })

  const value = fc.oneof(
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 0, max: 10_000_000 }),
    // Around the borders of buckets.
    fc
      .tuple(fc.integer({ min: 5, max: 30 }), fc.integer({ min: -2, max: 2 }))
      .map(([power, more]) => 2 ** power + more),
  )

  test('every quantile is within a hundredth of that of the sorted values', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (values, part) => {
          const sorted = values.toSorted((one, other) => one - other)
          const exact = sorted[Math.ceil(sorted.length * part) - 1] ?? 0
          const got = of(values).quantile(part) ?? Number.NaN
          expect(Math.abs(got - exact)).toBeLessThanOrEqual(exact * 0.01)
        },
      ),
    )
  })

  test('the count and the largest are exact; cleared, it is as new', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const histogram = of(values)
        expect([histogram.count, histogram.max]).toEqual([values.length, Math.max(...values)])
        histogram.clear()
        expect([histogram.count, histogram.max, histogram.quantile(1)]).toEqual([0, 0, null])
      }),
    )
  })
})
