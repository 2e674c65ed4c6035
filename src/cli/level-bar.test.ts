import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barHeader, barWidth, levelBar } from './level-bar.ts'

const cases: [string, [number, number, number], string][] = [
  ['an interval around mid', [1.5, 2, 2.5], '······├──┼──┤············'],
  ['the whole scale', [0.5, 2.5, 4.5], '├───────────┼───────────┤'],
  ['past its ends, which hold it', [0.1, 2.5, 9], '├───────────┼───────────┤'],
  ['one so narrow that only its middle is left', [3, 3, 3], '···············┼·········'],
]

describe('a level bar shows', () => {
  it.each(cases)('%s', (_, [low, middle, high], expected) => {
    expect(levelBar({ low, middle, high })).toBe(expected)
  })

  it('the same scale in every row', () => {
    fc.assert(
      fc.property(fc.tuple(fc.double(), fc.double(), fc.double()), ([low, middle, high]) => {
        fc.pre([low, middle, high].every(Number.isFinite))
        expect(levelBar({ low, middle, high })).toHaveLength(barWidth)
      }),
    )
    expect(barHeader).toBe(' entry  mid senior staff ')
  })
})
