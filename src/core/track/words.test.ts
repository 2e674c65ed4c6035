import { expect, test } from 'vitest'
import type { Track } from '../benchmark/track.ts'
import { carrySentence, yearsSay } from './words.ts'

const years: [Track['years'], string][] = [
  [null, ''],
  [{ from: 0, to: 1 }, '0 to 1 year'],
  [{ from: 0, to: 2 }, '0 to 2 years'],
  [{ from: 8, to: 12 }, '8 to 12 years'],
  [{ from: 15, to: null }, '15 years or more'],
  [{ from: 1, to: null }, '1 year or more'],
]
test.each(years)('years %o: %s', (given, expected) => expect(yearsSay(given)).toBe(expected))

test.each([
  [1, 0, 0, 'Of **1** asked skill, **1** carries over and **0** are to strengthen.'],
  [2, 1, 0, 'Of **3** asked skills, **2** carry over and **1** is to strengthen.'],
  [
    21,
    8,
    5,
    'Of **34** asked skills, **21** carry over and **8** are to strengthen. Of the other **5** nothing was seen.',
  ],
])('%i over, %i to strengthen, %i unseen', (over, weak, missing, expected) =>
  expect(carrySentence({ 'carries-over': over, 'to-strengthen': weak, missing })).toBe(expected),
)
