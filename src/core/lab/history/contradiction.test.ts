import { describe, expect, test } from 'vitest'
import { register } from './code.ts'
import { contradiction } from './contradiction.ts'
import { generated, historyOf } from './fixture.ts'

/** Those who contradict each other, in words: `w1`, `r1`; null where none is found without trying orders. */
function found(...lines: string[]): string[] | null {
  const words = lines.flatMap((line) => line.split(', '))
  const { coded, initial, places } = register(historyOf(...lines), null)
  const because = contradiction(coded, initial)
  return because?.map((op) => words[places[op] ?? -1]?.split(' ')[0] ?? '').sort() ?? null
}

describe('without trying orders', () => {
  test.each<[string, string[], string[] | null]>([
    ['nothing is found in nothing', [], null],
    ['what was never written', ['w1 0-1', 'r2 2-3'], ['r2']],
    ['what was written later', ['r1 0-1', 'w1 2-3'], ['r1']],
    ['but not what began as the look ended', ['r1 0-2', 'w1 2-3'], null],
    ['what was overwritten', ['w1 0-1, w2 2-3', 'r1 4-5'], ['r1', 'w2']],
    ['the first value, too', ['w2 2-3', 'r- 4-5'], ['r-', 'w2']],
    ['but not what was written again', ['w1 0-1, w2 2-3', 'w1 3-9', 'r1 4-5'], null],
    ['nor what may still be', ['w1 0-?', 'w2 2-3', 'r1 4-5'], null],
    ['nor by the same value', ['w1 0-1, w1 2-3', 'r1 4-5'], null],
    ['what was swapped away', ['w1 0-1, c1>2 2-3', 'r1 4-5'], ['c1>2', 'r1']],
    [
      'two values read in turns',
      ['w1 0-9', 'w2 0-9', 'r1 1-2, r2 3-4, r1 5-6'],
      ['r1', 'r1', 'r2', 'w1', 'w2'],
    ],
    [
      'of two values with a long look at each',
      ['w1 0-9', 'w2 0-9', 'r1 1-2, r2 3-4, r1 5-6, r2 7-8'],
      ['r1', 'r1', 'r2', 'r2', 'w1', 'w2'],
    ],
    ['one value after the other is fine', ['w1 0-9', 'w2 0-9', 'r1 1-2, r1 3-4, r2 5-6, r2 7-8'], null],
    ['a write while another value lasts', ['w1 0-9', 'w2 3-4', 'r1 1-2, r1 5-6'], ['r1', 'r1', 'w1', 'w2']],
    [
      'a swap that takes over from it belongs to both',
      ['w1 0-9', 'c1>2 3-7', 'r1 1-2, r1 5-6, r2 8-9'],
      null,
    ],
    ['a failed swap is no matter here', ['w1 0-1, c3>2! 2-3, r1 4-5'], null],
  ])('%s', (_, lines, expected) => expect(found(...lines)).toEqual(expected))

  test.each([1, 30, 300])('a generated history with %i clients has nothing of it', (clients) => {
    const shape = { seed: 'contradiction', operations: 3000, keys: 1, clients }
    for (const history of [generated(shape), generated({ ...shape, unknown: 0.1, values: 9 })]) {
      const { coded, initial } = register(history, null)
      expect(contradiction(coded, initial)).toBe(null)
    }
  })
})
