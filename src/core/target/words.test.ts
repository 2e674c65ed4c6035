import { expect, test } from 'vitest'
import { metOf, openOf, paySay, yearsSay } from './words.ts'

test.each([
  [{ met: 7, weak: 2, missing: 1, unknown: 1 }, '7 of 11', '2 weak, 1 missing, 1 unknown'],
  [{ met: 3, weak: 0, missing: 0, unknown: 0 }, '3 of 3', ''],
  [{ met: 0, weak: 0, missing: 0, unknown: 0 }, '0 of 0', ''],
])('%j', (counts, met, open) => expect([metOf(counts), openOf(counts)]).toEqual([met, open]))

test.each([
  [5, null, '5+ years'],
  [3, 5, '3 to 5 years'],
  [0, 3, 'up to 3 years'],
  [0, 1, 'up to 1 year'],
  [1, 1, '1 year'],
])('from %s to %s: %s', (from, to, says) => expect(yearsSay({ from, to })).toBe(says))

test.each([
  [{ from: 60_000, to: 75_000, currency: 'EUR', per: 'year' as const }, '60,000 to 75,000 EUR a year'],
  [{ from: 95, to: null, currency: 'GBP', per: 'hour' as const }, '95 GBP an hour'],
  [{ from: 500, to: 500, currency: null, per: null }, '500'],
])('%j', (pay, says) => expect(paySay(pay)).toBe(says))

test('what is met by the person’s word alone is among the weak, and named', () => {
  expect(openOf({ met: 1, weak: 3, missing: 1, unknown: 0 }, 2)).toBe('3 weak (2 by your word), 1 missing')
})
