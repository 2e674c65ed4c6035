import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { etcdHistories } from '../../../../test/samples/etcd-histories/etcd-histories.ts'
import { type Generated, generated, historyOf } from './fixture.ts'
import { linearizable } from './linearizable.ts'
import type { Operation } from './operation.ts'

const verdictOf = (operations: Operation[]) => linearizable(operations).verdict

/** A swap that failed, though nobody is known to have written before it. */
const hidden = 'c->9! 1-2, w3 3-4'

describe('a history holds or is broken', () => {
  test.each<[string, string[], 'holds' | 'broken']>([
    ['nothing happened', [], 'holds'],
    ['an empty register is read', ['r- 0-1'], 'holds'],
    ['a value out of nowhere', ['r1 0-1'], 'broken'],
    ['what was written is read', ['w1 0-1', 'r1 2-3'], 'holds'],
    ['what was written is not there', ['w1 0-1', 'r- 2-3'], 'broken'],
    ['during a write either is read', ['w1 0-9', 'r- 1-2, r1 3-4'], 'holds'],
    ['but not back and forth', ['w1 0-9', 'r1 1-2, r- 3-4'], 'broken'],
    ['nor by two who look after each other', ['w1 0-9', 'r1 1-2', 'r- 3-4'], 'broken'],
    ['a start at the instant of an end may come before it', ['w1 0-2', 'r- 2-3'], 'holds'],
    ['two writes at a time come in either order', ['w1 0-2', 'w2 0-2', 'r1 3-4'], 'holds'],
    ['but in one for all', ['w1 0-2', 'w2 0-2', 'r1 3-4', 'r2 3-4'], 'broken'],
    ['also where both are read before they end', ['w1 0-9', 'w2 0-9', 'r1 1-2, r2 3-4, r1 5-6'], 'broken'],
    ['a write overwritten unseen', ['w1 0-1', 'w2 0-9, r2 10-11'], 'holds'],
    ['a long write may count before a short one', ['w1 0-9', 'w2 3-4, r2 5-20'], 'holds'],
    ['a swap of what is there', ['w1 0-1, c1>2 2-3, r2 4-5'], 'holds'],
    ['a swap of what is not there', ['w1 0-1, c3>2 2-3'], 'broken'],
    ['two swaps of the same', ['w1 0-1', 'c1>2 2-9', 'c1>3 2-9'], 'broken'],
    ['a swap refused', ['w1 0-1, c3>2! 2-3, r1 4-5'], 'holds'],
    ['a swap refused though it was right', ['w1 0-1, c1>2! 2-3'], 'broken'],
    ['a swap for the same value only looks', ['w1 0-1, c1>1 2-3, c2>2 4-5'], 'broken'],
    ['an unknown write may have happened', ['w1 0-?', 'r1 5-6'], 'holds'],
    ['or not', ['w1 0-?', 'r- 5-6'], 'holds'],
    ['or late', ['w1 0-?', 'r- 5-6, r1 7-8'], 'holds'],
    ['but not before it started', ['w1 7-?', 'r1 5-6'], 'broken'],
    ['nor twice', ['w1 0-?', 'w2 1-2, r1 3-4, w2 5-6, r1 7-8'], 'broken'],
    ['unless there were two', ['w1 0-?', 'w1 0-?', 'w2 1-2, r1 3-4, w2 5-6, r1 7-8'], 'holds'],
    ['an unknown swap may have happened', ['c->1 0-?', 'r- 1-2, r1 3-4'], 'holds'],
    ['but only of what was there', ['c5>1 0-?', 'r- 1-2, r1 3-4'], 'broken'],
    ['unknown swaps in a row', ['c1>2 0-?', 'c->1 0-?', 'c2>3 0-?', 'r3 4-5'], 'holds'],
    // Whichever of the two unknown writes is tried first, only one of them is left for the end.
    [
      'one unknown write hides, the other is read',
      ['w1 0-?', 'w2 0-?', `${hidden}, w2 5-6, r2 7-8, w4 9-10, r2 11-12`],
      'holds',
    ],
    ['or the other way round', ['w1 0-?', 'w2 0-?', `${hidden}, w1 5-6, r1 7-8, w4 9-10, r1 11-12`], 'holds'],
    ['but not the one that is read', ['w1 0-?', `${hidden}, r1 5-6`], 'broken'],
    ['an unknown read tells nothing', ['r5 0-?'], 'holds'],
    ['keys are apart', ['x:w1 0-1', 'y:r- 2-3', 'x:r1 2-3'], 'holds'],
    ['one broken key breaks all', ['x:w1 0-1, x:r1 2-3', 'y:w1 0-1, y:r- 2-3'], 'broken'],
    // Only a write that changes nothing lets the first one be before the swap, unseen.
    [
      'a write of the same hides another',
      ['w0 0-1', 'w1 4-5', 'w0 3-9', 'c0>2 3-11', 'r2 4-4, r2 7-8'],
      'holds',
    ],
  ])('%s', (_, lines, expected) => expect(verdictOf(historyOf(...lines))).toBe(expected))

  test('a refused write never happened', () => {
    const refused = historyOf('w1 0-1').map((operation) => ({ ...operation, outcome: 'fail' as const }))
    expect(verdictOf([...refused, ...historyOf('r- 2-3')])).toBe('holds')
    expect(verdictOf([...refused, ...historyOf('r1 2-3')])).toBe('broken')
  })

  test('what a key held before is told', () => {
    const initialOf = (key: string) => (key === 'x' ? 7 : null)
    expect(linearizable(historyOf('r7 0-1'), { initialOf }).verdict).toBe('holds')
    expect(linearizable(historyOf('y:r7 0-1'), { initialOf }).verdict).toBe('broken')
  })

  test('values are the same that say the same', () => {
    const [write, read] = historyOf('w1 0-1', 'r1 2-3') as [Operation, Operation]
    const both = (written: unknown, seen: unknown) =>
      verdictOf([
        { ...write, value: written },
        { ...read, value: seen },
      ])
    expect(both({ stock: 3 }, { stock: 3 })).toBe('holds')
    expect(both({ stock: 3 }, { stock: 4 })).toBe('broken')
    expect(both('3', 3)).toBe('broken')
    expect(both(undefined, null)).toBe('holds')
    expect(both(1, undefined)).toBe('broken')
  })

  test.each([
    ['is none of a register', { does: 'add' }],
    ['ends before it starts', { startMs: 5 }],
    ['has no instant', { startMs: Number.NaN }],
    ['swaps without two values', { does: 'cas', value: 1 }],
  ] as const)('an operation that %s is refused', (_, wrong) =>
    expect(() => linearizable(historyOf('w1 0-1').map((each) => ({ ...each, ...wrong })))).toThrow(
      RangeError,
    ),
  )
})

test('all recorded histories of etcd get the verdict that was published', () => {
  const histories = etcdHistories()
  expect(histories).toHaveLength(102)
  expect(histories.filter(({ linearizable }) => linearizable).length).toBeGreaterThan(10)
  const got = histories.map(({ name, operations }) => [name, verdictOf(operations)])
  expect(got).toEqual(histories.map(({ name, linearizable }) => [name, linearizable ? 'holds' : 'broken']))
})

/** By trying every order: slow, and with nothing in common with the search. */
function holdsInSomeOrder(operations: readonly Operation[], held: unknown): boolean {
  const endOf = ({ outcome, endMs }: Operation) =>
    outcome === 'unknown' ? Number.POSITIVE_INFINITY : (endMs ?? 0)
  if (operations.every(({ outcome }) => outcome === 'unknown')) return true
  return operations.some((first) => {
    const rest = operations.filter((other) => other !== first)
    if (rest.some((other) => endOf(other) < first.startMs)) return false
    const { does, value, outcome } = first
    if (outcome === 'unknown' && holdsInSomeOrder(rest, held)) return true
    if (does === 'write') return holdsInSomeOrder(rest, value)
    if (does === 'read') return value === held && holdsInSomeOrder(rest, held)
    const [from, to] = value as [unknown, unknown]
    if (outcome === 'fail') return from !== held && holdsInSomeOrder(rest, held)
    return from === held && holdsInSomeOrder(rest, to)
  })
}

const smallHistory = fc
  .record({ values: fc.integer({ min: 0, max: 3 }), span: fc.integer({ min: 1, max: 16 }) })
  .chain(({ values, span }) => {
    const value = fc.integer({ min: 0, max: values })
    const operation = fc
      .record({
        does: fc.constantFrom('read' as const, 'write' as const, 'cas' as const),
        from: value,
        to: value,
        startMs: fc.nat(span),
        tookMs: fc.nat(span),
        outcome: fc.constantFrom(
          'ok' as const,
          'ok' as const,
          'ok' as const,
          'unknown' as const,
          'fail' as const,
        ),
      })
      .map(({ does, from, to, startMs, tookMs, outcome }): Operation => {
        const ended = outcome === 'fail' && does !== 'cas' ? 'ok' : outcome
        const endMs = ended === 'unknown' ? null : startMs + tookMs
        return {
          client: 0,
          does,
          key: 'x',
          value: does === 'cas' ? [from, to] : from,
          outcome: ended,
          startMs,
          endMs,
        }
      })
    return fc.array(operation, { minLength: 1, maxLength: 7 })
  })
const initialOf = () => 0
const subsetsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: 2 ** all.length }, (_, chosen) => all.filter((_, at) => chosen & (1 << at)))

describe('beside trying every order', () => {
  test('small histories get the same verdict', () => {
    fc.assert(
      fc.property(smallHistory, (operations) => {
        const expected = holdsInSomeOrder(operations, 0) ? 'holds' : 'broken'
        expect(linearizable(operations, { initialOf }).verdict).toBe(expected)
      }),
      { numRuns: 3000 },
    )
  })

  test('a counter-example is a part of the history, broken by itself', () => {
    fc.assert(
      fc.property(smallHistory, (operations) => {
        const { verdict, counterExample } = linearizable(operations, { initialOf })
        expect(counterExample === null).toBe(verdict !== 'broken')
        if (!counterExample) return
        expect(counterExample.every((each) => operations.includes(each))).toBe(true)
        // Whichever of the other changes are let in.
        const others = operations.filter((each) => !counterExample.includes(each) && each.does !== 'read')
        for (const some of subsetsOf(others))
          expect(holdsInSomeOrder([...counterExample, ...some], 0)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('large histories', () => {
  const large = { operations: 3000, keys: 3, clients: 12 }
  const shapes: Generated[] = [
    { ...large, seed: 'each write its own value' },
    { ...large, seed: 'few values', values: 5 },
    { ...large, seed: 'unknown outcomes', unknown: 0.03 },
    { ...large, seed: 'unknown outcomes of few values', values: 5, unknown: 0.03, keys: 10 },
    { ...large, seed: 'many at a time', clients: 300 },
  ]

  test.each(shapes)('hold as they were made: $seed', (shape) => {
    expect(verdictOf(generated(shape))).toBe('holds')
  })

  /** A read that is the only one of its value, of a time when the key had been written to by many. */
  const altered = (operations: Operation[], to: (key: string) => unknown) => {
    const reads = operations.filter(({ does, value }) => does === 'read' && value !== null)
    const read = reads[Math.floor(reads.length * 0.7)] as Operation
    return {
      read,
      operations: operations.map((each) => (each === read ? { ...read, value: to(read.key) } : each)),
    }
  }

  test.each(shapes)('are broken by one read of what was never written: $seed', (shape) => {
    const { read, operations } = altered(generated(shape), () => 'never')
    const { verdict, counterExample } = linearizable(operations)
    expect(verdict).toBe('broken')
    expect(counterExample).toContainEqual({ ...read, value: 'never' })
    expect(counterExample?.length).toBeLessThan(20)
  })

  test.each(shapes.filter(({ values }) => values === undefined))(
    'are broken by one read of what was overwritten long ago: $seed',
    (shape) => {
      const history = generated(shape)
      const first = (key: string) =>
        history.find((each) => each.key === key && each.does === 'write' && each.outcome === 'ok')?.value
      const { read, operations } = altered(history, first)
      const { verdict, counterExample } = linearizable(operations)
      expect(verdict).toBe('broken')
      expect(counterExample?.some(({ startMs }) => startMs === read.startMs)).toBe(true)
      expect(counterExample?.length).toBeLessThan(20)
    },
  )

  test('beyond the bound nothing is said', () => {
    const operations = generated({ ...large, seed: 'bound' })
    const { verdict, counterExample, explored } = linearizable(operations, { limit: 50 })
    expect({ verdict, counterExample }).toEqual({ verdict: 'undecided', counterExample: null })
    expect(explored).toBeLessThanOrEqual(60)
  })

  test('a broken key decides, however hard the others are', () => {
    const hard = generated({ ...large, seed: 'bound' })
    const broken = historyOf('z:w1 0-1', 'z:r- 2-3')
    expect(linearizable([...hard, ...broken], { limit: 2000 }).verdict).toBe('broken')
  })
})

test.each([
  ['a value that others may have written meanwhile', ['w5 1-2', 'w3 0-10', 'w3 20-21', 'r3 4-5', 'r5 8-9']],
  ['a swap that must have found another value', ['c0>0 0-0', 'r0 1-1', 'c0>0! 0-0', 'w1 0-?']],
])('a counter-example stays one, whatever else is let in: %s', (_, lines) => {
  const operations = historyOf(...lines)
  const { counterExample } = linearizable(operations, { initialOf })
  const others = operations.filter((each) => !counterExample?.includes(each) && each.does !== 'read')
  const explained = subsetsOf(others).filter((some) =>
    holdsInSomeOrder([...(counterExample ?? []), ...some], 0),
  )
  expect(counterExample).not.toBe(null)
  expect(explained).toEqual([])
})

test('a counter-example is as small as it can be told', () => {
  const before = 'w1 0-1, r1 2-3, w2 4-5, r2 6-7, w3 8-9, r3 10-11'
  const { counterExample } = linearizable(historyOf(before, 'r2 12-13', 'w9 0-?', 'r3 14-15'))
  expect(counterExample?.map(({ does, value }) => [does, value])).toEqual([
    ['write', 3],
    ['read', 2],
  ])
})
