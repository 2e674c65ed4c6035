import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Operation } from './operation.ts'
import { lostUpdates, unbalanced } from './sums.ts'

const did = (
  does: Operation['does'],
  value: unknown,
  outcome: Operation['outcome'] = 'ok',
  key = 'shelf',
): Operation => ({
  client: 0,
  does,
  key,
  value,
  outcome,
  startMs: 0,
  endMs: outcome === 'unknown' ? null : 1,
})
const unknown = (does: Operation['does'], value: number) => did(does, value, 'unknown')

describe('with 10 at the start', () => {
  const lost = (operations: Operation[], end: number | null) =>
    lostUpdates(
      operations,
      () => 10,
      () => end,
    )

  test.each<[string, Operation[], number | null, object]>([
    ['nothing happened to nothing', [], 10, { lost: [], unknown: 0 }],
    ['takes that all count hold', [did('take', 1), did('take', 2)], 7, { lost: [] }],
    [
      'a take that does not is lost',
      [did('take', 1), did('take', 1)],
      9,
      { lost: [{ least: 8, most: 8, found: 9 }] },
    ],
    [
      'a take that counts twice is no better',
      [did('take', 1)],
      8,
      { lost: [{ least: 9, most: 9, found: 8 }] },
    ],
    ['adds pull the other way', [did('add', 5), did('take', 1)], 14, { lost: [] }],
    ['a refused take never counts', [did('take', 1, 'fail')], 10, { lost: [] }],
    ['and is found where it does', [did('take', 1, 'fail')], 9, { lost: [{ found: 9 }] }],
    ['an unknown take may count', [unknown('take', 1)], 9, { lost: [], unknown: 1 }],
    ['or not', [unknown('take', 1)], 10, { lost: [], unknown: 1 }],
    ['but not twice', [unknown('take', 1)], 8, { lost: [{ least: 9, most: 10, found: 8 }], unknown: 0 }],
    ['nor in part', [unknown('take', 2)], 9, { lost: [{ least: 8, most: 10, found: 9 }] }],
    [
      'unknown ones explain in any mix',
      [unknown('take', 2), unknown('take', 3), unknown('add', 7)],
      14,
      { lost: [] },
    ],
    [
      'but only in whole ones',
      [unknown('take', 2), unknown('take', 4), unknown('take', 6)],
      7,
      { lost: [{}] },
    ],
    ['a key that is gone is lost', [did('take', 1)], null, { lost: [{ found: null }] }],
    ['reads and writes do not count', [did('read', 3), did('write', 3)], 99, { lost: [] }],
  ])('%s', (_, operations, end, expected) => expect(lost(operations, end)).toMatchObject(expected))

  test('an amount that is no number is refused', () =>
    expect(() => lost([did('take', '1')], 9)).toThrow(RangeError))
})

test('keys are apart', () => {
  const { lost } = lostUpdates(
    [did('take', 1, 'ok', 'a'), did('take', 1, 'ok', 'b')],
    (key) => (key === 'a' ? 3 : 5),
    () => 4,
  )
  expect(lost).toEqual([{ key: 'a', least: 2, most: 2, found: 4 }])
})

test('unknown ones explain exactly the sums that some of them have', () => {
  const amounts = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 8 })
  fc.assert(
    fc.property(amounts, fc.integer({ min: -40, max: 40 }), (amounts, found) => {
      const sums = Array.from({ length: 2 ** amounts.length }, (_, chosen) =>
        amounts.reduce((sum, amount, at) => (chosen & (1 << at) ? sum + amount : sum), 0),
      )
      const { lost } = lostUpdates(
        amounts.map((amount) => unknown('add', amount)),
        () => 0,
        () => found,
      )
      expect(lost.length === 0).toBe(sums.includes(found) || amounts.length === 0)
    }),
  )
})

test('of very many unknown ones the range is what is left to say', () => {
  const operations = Array.from({ length: 40 }, (_, at) => unknown('take', 2 ** at))
  const lost = (end: number) =>
    lostUpdates(
      operations,
      () => 0,
      () => end,
    ).lost
  expect(lost(-123456)).toEqual([])
  expect(lost(-(2 ** 40))).toHaveLength(1)
  expect(lost(1)).toHaveLength(1)
})

test.each<[string, Operation[], number[]]>([
  ['what adds up', [did('list', { a: 60, b: 40 }), did('list', [100])], []],
  ['what is between two accounts', [did('list', { a: 60, b: 30 })], [90]],
  ['what is in both', [did('list', { a: 60, b: 40, c: 10 })], [110]],
  ['an empty list', [did('list', [])], [0]],
  ['what nobody saw does not count', [did('list', { a: 1 }, 'unknown'), did('read', 1)], []],
])('of 100 moved about, %s', (_, operations, expected) =>
  expect(unbalanced(operations, 100).map(({ found }) => found)).toEqual(expected),
)
