import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sendSchedule } from './schedule.ts'

describe('sendSchedule', () => {
  const cases: [string, Parameters<typeof sendSchedule>[0], number[]][] = [
    ['begins at once', { ratePerSecond: 1, durationMs: 1000 }, [0]],
    ['keeps the same distance', { ratePerSecond: 4, durationMs: 1000 }, [0, 250, 500, 750]],
    ['has no place for a part of a request', { ratePerSecond: 1, durationMs: 999 }, []],
    [
      'is not short of one by a rounded product',
      { ratePerSecond: 0.1, durationMs: 30_000 },
      [0, 10_000, 20_000],
    ],
    // By hand: t + t²/2 = index for index 0, 1, 2, 3.
    [
      'comes closer and closer',
      { ratePerSecond: 1, toRatePerSecond: 3, durationMs: 2000 },
      [0, Math.sqrt(3) - 1, Math.sqrt(5) - 1, Math.sqrt(7) - 1].map((seconds) => seconds * 1000),
    ],
  ]
  test.each(cases)('%s', (_, pace, expected) => {
    const instants = [...sendSchedule(pace)]
    expect(instants).toHaveLength(expected.length)
    for (const [index, instant] of instants.entries()) expect(instant).toBeCloseTo(expected[index] ?? 0, 9)
  })

  const rate = fc.double({ min: 0.5, max: 3000, noNaN: true })
  const pace = fc.record({
    ratePerSecond: rate,
    toRatePerSecond: rate,
    durationMs: fc.integer({ min: 100, max: 5000 }),
  })

  test('up to any moment it has sent what a rate that changes in a straight line adds up to', () => {
    fc.assert(
      fc.property(pace, fc.double({ min: 0, max: 1, noNaN: true }), (asked, part) => {
        const instants = sendSchedule(asked)
        const seconds = (asked.durationMs / 1000) * part
        const rateThen = asked.ratePerSecond + (asked.toRatePerSecond - asked.ratePerSecond) * part
        const meant = ((asked.ratePerSecond + rateThen) / 2) * seconds
        const sent = instants.filter((instant) => instant <= seconds * 1000).length
        // The first one goes at 0, so that one more than the whole part has gone.
        expect(Math.abs(sent - Math.floor(meant) - 1)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('it ascends, and ends within the duration', () => {
    fc.assert(
      fc.property(pace, (asked) => {
        const instants = sendSchedule(asked)
        expect(instants.every((instant, index) => index === 0 || instant > (instants[index - 1] ?? 0))).toBe(
          true,
        )
        expect(instants.at(-1) ?? 0).toBeLessThan(asked.durationMs)
      }),
    )
  })

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a rate of %s is refused', (ratePerSecond) => {
    expect(() => sendSchedule({ ratePerSecond, durationMs: 1000 })).toThrow(RangeError)
    expect(() =>
      sendSchedule({ ratePerSecond: 1, toRatePerSecond: ratePerSecond, durationMs: 1000 }),
    ).toThrow(RangeError)
    expect(() => sendSchedule({ ratePerSecond: 1, durationMs: ratePerSecond })).toThrow(RangeError)
  })
})
