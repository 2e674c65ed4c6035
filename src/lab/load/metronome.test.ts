import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beatsFor, leastGapMs } from './metronome.ts'

const cases: [string, number[], number[]][] = [
  ['no instant has no beat', [], []],
  ['an instant that stands alone has one shortly before it', [0, 10, 20.5], [-0.1, 9.9, 20.4]],
  [
    'those that come together share one, not before the last of them',
    [0, 10, 10.1, 10.2, 20],
    [-0.1, 9.9, 10.3, 19.9],
  ],
  ['many that are close share one in so many', [0, 0.2, 0.4, 0.6, 0.8, 1], [-0.1, 0.3, 0.7, 1.1]],
]
test.each(cases)('%s', (_, instants, beats) => {
  const got = beatsFor(Float64Array.from(instants))
  expect(got).toHaveLength(beats.length)
  for (const [index, beat] of got.entries()) expect(beat).toBeCloseTo(beats[index] ?? 0, 9)
})

test('each instant has a beat from just before it to a gap after it, and beats keep their gap', () => {
  const gaps = fc.array(fc.double({ min: 0.001, max: 3, noNaN: true }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(gaps, (steps) => {
      let at = 0
      const instants = Float64Array.from(steps, (step) => (at += step))
      const beats = beatsFor(instants)
      for (const instant of instants)
        expect(
          beats.some((beat) => beat >= instant - 0.1 - 1e-9 && beat <= instant + leastGapMs + 1e-9),
        ).toBe(true)
      for (const [index, beat] of beats.entries())
        if (index > 0) expect(beat - (beats[index - 1] ?? 0)).toBeGreaterThanOrEqual(leastGapMs - 1e-9)
    }),
  )
})
