import { expect, test } from 'vitest'
import { day, dayAndTime, longAge, month, shortAge } from './dates.ts'

const asOf = '2026-11-22T12:00:00Z'

test.each([
  ['the same moment', '2026-11-22T12:00:00Z', '0 d', 'from today'],
  ['later than today, by a clock that goes wrong', '2026-11-23T12:00:00Z', '0 d', 'from today'],
  ['a day', '2026-11-21T12:00:00Z', '1 d', '1 day old'],
  ['89 days are days', '2026-08-25T12:00:00Z', '89 d', '89 days old'],
  ['90 days are months', '2026-08-24T12:00:00Z', '2 mo', '2 months old'],
  ['17 months', '2025-06-19T12:00:00Z', '17 mo', '17 months old'],
  ['a little more than two years', '2024-11-20T12:00:00Z', '2 y', '2 years old'],
  ['ten years', '2016-11-20T12:00:00Z', '10 y', '10 years old'],
])('%s', (_, at, short, long) => {
  expect(shortAge(at, asOf)).toBe(short)
  expect(longAge(at, asOf)).toBe(long)
})

test('dates are the reader’s own, with September in three letters', () => {
  const local = new Date(2026, 8, 3, 7, 5).toISOString()
  expect(day(local)).toBe('3 Sep 2026')
  expect(month(local)).toBe('Sep 2026')
  expect(dayAndTime(local)).toBe('3 Sep 2026, 07:05')
})
