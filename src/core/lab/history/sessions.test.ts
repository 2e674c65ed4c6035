import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generated, historyOf } from './fixture.ts'
import { nonMonotonicReads, unreadOwnWrites } from './sessions.ts'

const asNumber = (value: unknown) => Number(value)

describe('reads that go back in time', () => {
  test.each<[string, string[], number]>([
    ['none without reads', ['w1 0-1'], 0],
    ['none where the newer comes later', ['w1 0-1, w2 2-3', 'r1 4-5, r2 6-7'], 0],
    ['one where the older comes later', ['w1 0-1, w2 2-3', 'r2 4-5, r1 6-7'], 1],
    ['each by itself', ['w1 0-1, w2 2-3', 'r2 4-5, r1 6-7, r1 8-9'], 2],
    ['what was there before is older', ['w1 0-1', 'r1 2-3, r- 4-5'], 1],
    ['another client may be behind', ['w1 0-1, w2 2-3', 'r2 4-5', 'r1 6-7'], 0],
    ['another key is another matter', ['x:w1 0-1, x:w2 2-3', 'x:r2 4-5, y:r- 6-7'], 0],
    ['writes at the same time have no order', ['w1 0-3', 'w2 2-5', 'r2 6-7, r1 8-9'], 0],
    ['an unknown write may come any time', ['w1 0-?', 'w2 2-3', 'r2 4-5, r1 6-7'], 0],
    ['a swap writes too', ['w1 0-1, c1>2 2-3', 'r2 4-5, r1 6-7'], 1],
    ['a look before the first was answered', ['w1 0-1, w2 2-3', 'r2 4-7, r1 6-8'], 0],
    ['the newest seen counts, not the last', ['w1 0-1, w2 2-3, w3 4-5', 'r3 6-7, r1 8-9, r2 10-11'], 2],
  ])('%s', (_, lines, expected) => expect(nonMonotonicReads(historyOf(...lines))).toHaveLength(expected))

  test('are told with what was known before', () => {
    const [, , knew, saw] = historyOf('w1 0-1, w2 2-3', 'r2 4-5, r1 6-7')
    expect(nonMonotonicReads(historyOf('w1 0-1, w2 2-3', 'r2 4-5, r1 6-7'))).toEqual([{ knew, saw }])
  })

  test('by versions that the values tell', () => {
    expect(nonMonotonicReads(historyOf('r5 0-1, r5 2-3, r6 4-5'), asNumber)).toEqual([])
    expect(nonMonotonicReads(historyOf('r5 0-1, r4 2-3'), asNumber)).toHaveLength(1)
  })
})

describe('own writes that are not read', () => {
  test.each<[string, string[], number]>([
    ['none that are', ['w1 0-1, r1 2-3'], 0],
    ['one that is not', ['w1 0-1, r- 2-3'], 1],
    ['what came after is as good', ['w1 0-1, r2 6-7', 'w2 4-5'], 0],
    ['what came before is not', ['w1 4-5, r2 6-7', 'w2 0-1'], 1],
    ['what came at the same time may be', ['w1 2-5, r2 6-7', 'w2 0-3'], 0],
    ['a look before the write was answered', ['w1 0-5, r- 2-3'], 0],
    ['an unknown write is not to be there', ['w1 0-?, r- 6-7'], 0],
    ['what another client wrote is not one’s own', ['w1 0-1', 'r- 2-3'], 0],
  ])('%s', (_, lines, expected) => expect(unreadOwnWrites(historyOf(...lines))).toHaveLength(expected))

  test('by versions that the values tell', () => {
    expect(unreadOwnWrites(historyOf('w5 0-1, r7 2-3'), asNumber)).toEqual([])
    expect(unreadOwnWrites(historyOf('w5 0-1, r4 2-3'), asNumber)).toHaveLength(1)
  })
})

test('a linearizable history has neither', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 4 }), (seed, keys) => {
      const history = generated({ seed, operations: 200, keys, clients: 5, unknown: 0.05 })
      expect([...nonMonotonicReads(history), ...unreadOwnWrites(history)]).toEqual([])
    }),
  )
})
