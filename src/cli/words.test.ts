import { describe, expect, it } from 'vitest'
import { ageOf, signed } from './words.ts'

const now = '2026-11-22T12:00:00.000Z'
const ages: [string, string][] = [
  ['2026-11-22T11:00:00Z', 'today'],
  ['2026-11-23T11:00:00Z', 'today'],
  ['2026-11-21T11:00:00Z', '1 day'],
  ['2026-11-09T12:00:00Z', '13 days'],
  ['2026-11-08T12:00:00Z', '2 weeks'],
  ['2026-09-22T12:00:00Z', '2 months'],
  ['2025-11-22T12:00:00Z', '12 months'],
  ['2023-11-22T12:00:00Z', '3 years'],
]

describe('how old something is', () => {
  it.each(ages)('%s is %s', (instant, says) => expect(ageOf(instant, now)).toBe(says))
})

describe('figures', () => {
  it.each([
    [0.44, '+0.44'],
    [-0.256, '−0.26'],
    [0.001, ' 0.00'],
    [-0.004, ' 0.00'],
  ])('%d is written %s', (change, says) => expect(signed(change)).toBe(says))
})
