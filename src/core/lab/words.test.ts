import { describe, expect, it } from 'vitest'
import { askedSays, changeSays, type Figures } from './words.ts'

const times = { unit: 'times', atMost: 3 } as const
const count = { unit: 'count', atMost: 3 } as const
const ms = { unit: 'ms', atMost: 250 } as const
const figures = (
  value: number | null,
  mine: number | null = null,
  reference: number | null = null,
): Figures => ({
  value,
  mine,
  reference,
})

const changes: [
  string,
  { unit: 'times' | 'count' | 'ms'; atMost: number } & Figures,
  Figures | null,
  string,
][] = [
  ['a count that changed', { ...count, ...figures(2) }, figures(51), '51 → 2'],
  ['a count that did not', { ...count, ...figures(0) }, figures(0), '0'],
  ['a count without a start', { ...count, ...figures(2) }, null, '2'],
  ['thousands apart', { ...count, ...figures(12_272) }, figures(1_234_567), '1,234,567 → 12,272'],
  [
    'a multiple is told by its medians',
    { ...times, ...figures(1.2, 11.4, 9) },
    figures(34, 310, 9),
    '310 → 11 ms',
  ],
  ['a multiple without medians', { ...times, ...figures(1.25) }, null, '1.3 times the reference'],
  ['a time', { ...ms, ...figures(9.96) }, figures(3), '3 → 10 ms'],
  ['what was not measured', { ...count, ...figures(null) }, figures(51), '51 → not measured'],
  ['what never was', { ...count, ...figures(null) }, null, 'not measured'],
  ['what the starter could not show', { ...count, ...figures(2) }, figures(null), '2'],
]

describe('a figure in words:', () => {
  it.each(changes)('%s', (_, check, atStart, says) => expect(changeSays(check, atStart)).toBe(says))

  it.each([
    ['a count', { ...count, reference: null }, 'asked at most 3'],
    ['a time', { ...ms, reference: null }, 'asked at most 250 ms'],
    ['a multiple', { ...times, reference: 9.04 }, 'reference 9 ms; asked at most 3 times the reference'],
    ['a multiple of what is not known', { ...times, reference: null }, 'asked at most 3 times the reference'],
  ] as const)('what is asked of %s', (_, check, says) => expect(askedSays(check)).toBe(says))
})
