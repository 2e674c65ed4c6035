import { describe, expect, it } from 'vitest'
import { sparkline } from './lab-live.ts'

const cases: [string, (number | null)[], string][] = [
  ['nothing is nothing', [], ''],
  ['one value is at the bottom', [12], '▁'],
  ['alike ones stay at the bottom', [10, 11, 10.5], '▁▁▁'],
  ['a stall stands out, and what doubled is seen', [1, 2, 1000], '▁▁█'],
  ['by the logarithm, ten times is as much wherever it begins', [1, 10, 100], '▁▅█'],
  ['a second without an answer is marked', [1, null, 100], '▁x█'],
  ['only seconds without an answer', [null, null], 'xx'],
  ['zero is as low as can be told', [0, 100], '▁█'],
]

describe('a sparkline', () => {
  it.each(cases)('%s', (_, values, expected) => {
    expect(sparkline(values, true)).toBe(expected)
    expect(sparkline(values, false)).toMatch(/^[ -~]*$/)
    expect(sparkline(values, false)).toHaveLength(expected.length)
  })
})
