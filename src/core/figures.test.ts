import { expect, test } from 'vitest'
import { counted, grouped, listed } from './figures.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [12272, '12,272'],
  [1234567, '1,234,567'],
])('%d is written %s', (n, text) => expect(grouped(n)).toBe(text))

test.each([
  [0, '0 entries'],
  [1, '1 entry'],
  [2, '2 entries'],
])('%d is counted as %s', (n, text) => expect(counted(n, 'entry', 'entries')).toBe(text))

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (words, text) => expect(listed(words)).toBe(text))
