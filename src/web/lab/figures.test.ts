import { expect, test } from 'vitest'
import { asked, clock, figure, milliseconds, place, short } from './figures.ts'

test.each([
  [0, '0'],
  [3, '3'],
  [2.04, '2'],
  [1.35, '1.4'],
  [0.046, '0.05'],
  [0.3, '0.3'],
  [9.96, '10'],
  [52.4, '52'],
  [212_411, '212,411'],
  [Number.POSITIVE_INFINITY, 'endless'],
])('%d is told as %s', (value, text) => expect(short(value)).toBe(text))

test.each([
  [27.2, '27 ms'],
  [999, '999 ms'],
  [2500, '2.5 s'],
])('%d milliseconds are %s', (ms, text) => expect(milliseconds(ms)).toBe(text))

test.each([
  [23, 'count', '23'],
  [1.42, 'times', '1.4 ×'],
  [5000, 'ms', '5 s'],
] as const)('%d in the unit %s is %s', (value, unit, text) => expect(figure(value, unit)).toBe(text))

test('a limit of none is told without a sign', () => {
  expect(asked({ atMost: 0, unit: 'count' })).toBe('0')
  expect(asked({ atMost: 3, unit: 'times' })).toBe('≤ 3 ×')
})

test.each([
  [0, '0:00'],
  [47_900, '0:47'],
  [80_000, '1:20'],
  [-5, '0:00'],
])('%d ms into a run it is %s', (ms, text) => expect(clock(ms)).toBe(text))

test.each([
  ['at its limit', 3, 3, 30],
  ['ten times its limit', 30, 3, 53],
  ['a tenth of its limit', 0.3, 3, 7],
  ['nothing at all', 0, 3, 3],
  ['beyond the column', 1e9, 1, 97],
  ['next to nothing', 1e-9, 1, 3],
  ['a limit of none', 4, 0, null],
  ['not measured', null, 3, null],
])('%s', (_, value, atMost, at) => {
  const placed = place(value, atMost)
  if (at === null) expect(placed).toBeNull()
  else expect(placed).toBeCloseTo(at)
})
