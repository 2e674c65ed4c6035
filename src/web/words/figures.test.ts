import { expect, test } from 'vitest'
import { range } from './figures.ts'

test('a range has one decimal at each end', () => expect(range({ low: 1.04, high: 3 })).toBe('1.0–3.0'))
