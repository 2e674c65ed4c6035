import { describe, expect, it } from 'vitest'
import { markedLine, sparkline } from './lab-live.ts'

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

const seconds = [1_000, 2_000, 3_000, 4_000].map((atMs, index) => ({ atMs, p99: 10 ** index }))

const marked: [string, number[], number | undefined, string][] = [
  ['no fault', [], undefined, '▁▃▆█'],
  ['the second in which one began', [2_999], undefined, '▁!▃▆█'],
  ['two in one second are one mark', [3_000, 3_500], undefined, '▁▃!▆█'],
  ['one that began with the step, shortly before its first second', [980], undefined, '!▁▃▆█'],
  ['one after the last second is not there yet', [5_000], undefined, '▁▃▆█'],
  ['the newest stay where there is little room', [3_500], 3, '!▆█'],
  ['a mark goes with its second', [3_500], 2, '█'],
  ['no room', [], -4, ''],
]

describe('a sparkline with faults', () => {
  it.each(marked)('%s', (_, faults, room, expected) => {
    expect(
      markedLine(
        seconds,
        faults.map((fromMs) => ({ fromMs })),
        true,
        room,
      ),
    ).toBe(expected)
  })
})
