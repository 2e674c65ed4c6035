import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Second, timeline } from './timeline.ts'

const second = (atMs: number, over: Partial<Second> = {}): Second => ({
  step: 'busy',
  of: 'service',
  atMs,
  answered: 100,
  failed: 0,
  p50: 8,
  p99: 30,
  ...over,
})

const drawn = (seconds: Second[]) =>
  timeline(seconds, [], 0).points.map(({ own, reference }) => (own ? 'own' : reference ? 'ref' : '|'))

describe('lines', () => {
  test.each<[string, Second[], string[]]>([
    ['nothing measured draws nothing', [], []],
    ['seconds in a row are one line', [second(0), second(1000), second(2000)], ['own', 'own', 'own']],
    ['whatever order they came in', [second(1000), second(0)], ['own', 'own']],
    ['silence breaks it', [second(0), second(5000)], ['own', '|', 'own']],
    ['another step breaks it', [second(0), second(1000, { step: 'drop' })], ['own', '|', 'own']],
    [
      'turns are lines of their own',
      [second(0), second(1000, { of: 'reference' }), second(2000)],
      ['own', '|', 'ref', '|', 'own'],
    ],
  ])('%s', (_, seconds, expected) => expect(drawn(seconds)).toEqual(expected))
})

describe('the latency axis', () => {
  test.each<[string, [number | null, number | null][], number, number]>([
    ['without figures', [[null, null]], 1, 1000],
    ['has two decades at least', [[8, 9]], 1, 100],
    [
      'holds all of them',
      [
        [0.4, 30],
        [20, 4200],
      ],
      0.1,
      10_000,
    ],
    ['a power of ten is inside', [[1, 100]], 1, 100],
  ])('%s', (_, figures, from, to) => {
    const line = timeline(
      figures.map(([p50, p99], i) => second(i * 1000, { p50, p99 })),
      [],
      0,
    )
    expect(line.from).toBeCloseTo(from)
    expect(line.to).toBeCloseTo(to)
    expect(line.marks[0]).toBeCloseTo(from)
    expect(line.marks.at(-1)).toBeCloseTo(to)
  })
})

describe('faults', () => {
  const fault = (says: string, fromMs: number, toMs: number | null, step = 'busy') => ({
    says,
    fromMs,
    toMs,
    step,
  })
  const seconds = [second(0), second(1000), second(2000), second(9000, { step: 'after' })]
  test('the same fault has the same letter when it comes back', () => {
    const { bands, legend } = timeline(
      seconds,
      [fault('killed', 2000, 2500), fault('slow', 500, 1000), fault('killed', 8000, 8500)],
      10_000,
    )
    expect(bands.map(({ letter, fromMs }) => [letter, fromMs])).toEqual([
      ['A', 500],
      ['B', 2000],
      ['B', 8000],
    ])
    expect(legend).toEqual([
      { letter: 'A', says: 'slow' },
      { letter: 'B', says: 'killed' },
    ])
  })
  test('one without an end lasts as long as its step', () => {
    expect(timeline(seconds, [fault('slow', 500, null)], 10_000).bands[0]?.toMs).toBe(3000)
    expect(timeline(seconds, [fault('slow', 500, null, 'unseen')], 12_000).bands[0]?.toMs).toBe(12_000)
  })
  test('after Z comes AA', () => {
    const many = Array.from({ length: 28 }, (_, i) => fault(`fault ${i}`, i, i + 1))
    expect(
      timeline([], many, 100)
        .legend.slice(25)
        .map(({ letter }) => letter),
    ).toEqual(['Z', 'AA', 'AB'])
  })
})

test('what was made ready before the first second is not drawn', () => {
  expect(timeline([second(15_200)], [], 0).fromMs).toBe(14_000)
  expect(timeline([second(300)], [], 0).fromMs).toBe(0)
  expect(timeline([], [], 0).fromMs).toBe(0)
})

test('the slowest second is one of your service, not of the reference', () => {
  const line = timeline(
    [second(0), second(1000, { p99: 900, of: 'reference' }), second(2000, { p99: 40 })],
    [],
    0,
  )
  expect(line.slowest?.atMs).toBe(2000)
})

describe('the starter’s line', () => {
  const atStart = (...p99: (number | null)[]) => [
    {
      step: 'busy',
      seconds: p99.map((ms, i) => ({ atMs: i * 1000, answered: 1, failed: 0, p50: 1, p99: ms })),
    },
  ]
  test('lies under the step that it was measured in', () => {
    const { start } = timeline([second(4000), second(5000)], [], 20_000, atStart(900, null))
    expect(start.filter(({ p99 }) => p99 !== null)).toEqual([{ atMs: 4000, p99: 900 }])
    expect(start.at(-1)).toEqual({ atMs: 5000, p99: null })
  })
  test('is not there for a step that was not reached', () =>
    expect(timeline([second(0, { step: 'other' })], [], 0, atStart(900)).start).toEqual([]))
  test('fits the axis, and stays within the run', () => {
    const line = timeline([second(9000)], [], 10_000, atStart(900, 4000, 4000))
    expect(line.to).toBe(10_000)
    expect(line.start.at(-1)?.atMs).toBeLessThanOrEqual(line.toMs)
    expect(
      timeline([second(0), second(9500)], [], 10_000, atStart(...Array(20).fill(9))).start.at(-1)?.atMs,
    ).toBe(10_000)
  })
})

test('steps that were measured, in order', () => {
  expect(timeline([second(0), second(1000), second(3000, { step: 'drop' })], [], 0).steps).toEqual([
    { id: 'busy', fromMs: 0, toMs: 2000 },
    { id: 'drop', fromMs: 3000, toMs: 4000 },
  ])
})

test('everything lies between the edges, and ticks are few', () => {
  const anySecond = fc.record({
    step: fc.constantFrom('a', 'b'),
    of: fc.constantFrom('service' as const, 'reference' as const),
    atMs: fc.nat(600_000),
    answered: fc.nat(100),
    failed: fc.nat(100),
    p50: fc.option(fc.double({ min: 0.01, max: 60_000, noNaN: true })),
    p99: fc.option(fc.double({ min: 0.01, max: 60_000, noNaN: true })),
  })
  fc.assert(
    fc.property(fc.array(anySecond, { maxLength: 40 }), fc.nat(900_000), (seconds, endMs) => {
      const { points, fromMs, toMs, from, to, ticks } = timeline(seconds, [], endMs)
      expect(points.filter(({ own, reference }) => own || reference)).toHaveLength(seconds.length)
      for (const { atMs } of points) {
        expect(atMs).toBeGreaterThanOrEqual(fromMs)
        expect(atMs).toBeLessThanOrEqual(toMs)
      }
      for (const { p50, p99 } of seconds)
        for (const ms of [p50, p99]) {
          if (ms === null) continue
          expect(ms).toBeGreaterThanOrEqual(from * 0.999)
          expect(ms).toBeLessThanOrEqual(to * 1.001)
        }
      expect(ticks.length).toBeLessThanOrEqual(9)
      expect(ticks.at(-1)).toBeLessThanOrEqual(toMs)
      expect(ticks[0]).toBeGreaterThanOrEqual(fromMs)
    }),
  )
})
