import { describe, expect, it, test } from 'vitest'
import { dateSays, halfHours, hoursSay, rangeSays, weekNumber, weekSays } from './words.ts'

describe('days, weeks and ranges', () => {
  test.each([
    ['2026-11-23', '23–29 Nov 2026'],
    ['2026-11-30', '30 Nov – 6 Dec 2026'],
    ['2026-12-28', '28 Dec 2026 – 3 Jan 2027'],
  ])('the week of %s is %s', (monday, says) => expect(weekSays(monday)).toBe(says))

  // Of the calendar of ISO 8601: years with 53 weeks, and Januaries that belong to the year before.
  test.each([
    ['2026-11-23', 48],
    ['2026-12-28', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2020-12-28', 53],
    ['2023-01-02', 1],
  ])('%s begins week %i', (monday, number) => expect(weekNumber(monday)).toBe(number))

  test.each([
    ['2027-04-14', '2027-05-09', '14 Apr – 9 May 2027'],
    ['2026-12-14', '2027-01-09', '14 Dec 2026 – 9 Jan 2027'],
    ['2027-04-14', '2027-04-14', '14 Apr 2027'],
    ['2027-04-14', null, '14 Apr 2027 or years later'],
    [null, null, 'more than four years from now'],
  ])('%s to %s is %s', (early, late, says) => expect(rangeSays({ early, likely: null, late })).toBe(says))

  it('a day is said as it is, wherever this runs', () => expect(dateSays('2027-01-01')).toBe('1 Jan 2027'))
})

test.each([
  [0.5, '½'],
  [3, '3'],
  [3.5, '3½'],
  [0, '0'],
  [2.74, '2½'],
])('%d hours are %s', (hours, says) => expect(halfHours(hours)).toBe(says))

test('a range whose ends are the same is said once', () => {
  expect(hoursSay({ from: 2.5, to: 3.5 })).toBe('2½–3½ h')
  expect(hoursSay({ from: 3, to: 3.1 })).toBe('3 h')
})
