import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../readiness/fixture.ts'
import { activityOf } from './fixture.ts'
import { effectsOf, paceOf, paceTold } from './pace.ts'
import { missedShare } from './range.ts'
import { type Seen, shrunk } from './shrinkage.ts'

describe('shrinkage', () => {
  it('agrees with the posterior of the whole model, computed on a grid', () => {
    const assumed = { mean: 0.2, variance: 0.3, between: 0.15 }
    const seen = new Map<string, Seen[]>([
      [
        'a',
        [
          { value: 1, variance: 0.2 },
          { value: 0.6, variance: 0.4 },
        ],
      ],
      ['b', [{ value: -0.3, variance: 0.1 }]],
    ])
    const bell = (x: number, mean: number, variance: number) => Math.exp(-((x - mean) ** 2) / (2 * variance))
    const axis = Array.from({ length: 121 }, (_, at) => -3 + at / 20)
    let [total, ofA, ofA2] = [0, 0, 0]
    for (const middle of axis) {
      const prior = bell(middle, assumed.mean, assumed.variance)
      const likelihood = (looks: Seen[], own: number) =>
        looks.reduce((product, { value, variance }) => product * bell(value, own, variance), 1)
      let [b, a, aTimes, aTimes2] = [0, 0, 0, 0]
      for (const own of axis) {
        const around = bell(own, middle, assumed.between)
        b += around * likelihood(seen.get('b') ?? [], own)
        const here = around * likelihood(seen.get('a') ?? [], own)
        a += here
        aTimes += here * own
        aTimes2 += here * own * own
      }
      total += prior * b * a
      ofA += prior * b * aTimes
      ofA2 += prior * b * aTimes2
    }
    const { mean, variance, observed } = shrunk(assumed, seen)('a')
    expect(observed).toBe(2)
    expect(mean).toBeCloseTo(ofA / total, 4)
    expect(variance).toBeCloseTo(ofA2 / total - (ofA / total) ** 2, 4)
  })
  it('lies between what was assumed and what was seen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (values) => {
          const assumed = { mean: 0, variance: 0.2, between: 0.1 }
          const { mean } = shrunk(
            assumed,
            new Map([['a', values.map((value) => ({ value, variance: 0.3 }))]]),
          )('a')
          const average = values.reduce((sum, value) => sum + value, 0) / values.length
          expect(Math.min(0, average) - 1e-9 <= mean && mean <= Math.max(0, average) + 1e-9).toBe(true)
        },
      ),
    )
  })
})

describe('pace', () => {
  const took = (kind: 'lab' | 'reading', planned: number, hours: number) => ({ kind, planned, took: hours })
  it('is as written while nothing is known, give or take', () => {
    expect(paceTold('lab', paceOf([])('lab'))).toEqual({
      kind: 'lab',
      factor: 1,
      from: 0.597,
      to: 1.676,
      observed: 0,
    })
  })
  it('one activity says something, of its own kind more than of others', () => {
    const pace = paceOf([took('lab', 4, 8)])
    expect(Math.exp(pace('lab').mean)).toBeCloseTo(1.418, 3)
    expect(Math.exp(pace('reading').mean)).toBeCloseTo(1.301, 3)
  })
  it('many say what they say', () => {
    const pace = paceOf(Array.from({ length: 200 }, () => took('lab', 4, 8)))
    expect(Math.exp(pace('lab').mean)).toBeCloseTo(2, 1)
    expect(pace('lab').variance).toBeLessThan(0.002)
  })
  it('ignores what cannot be, and is not carried away by what hardly can', () => {
    expect(paceOf([took('lab', 0, 8), took('lab', 4, 0)])('lab').observed).toBe(0)
    expect(Math.exp(paceOf([took('lab', 1, 10_000)])('lab').mean)).toBeLessThan(3.5)
  })
  it('covers 80 % of paces that are drawn as assumed', () => {
    const random = seeded(3)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let covered = 0
    for (let person = 0; person < 4000; person++) {
      const own = 0.35 * normal() + 0.2 * normal()
      const { mean, variance } = paceOf(
        Array.from({ length: 1 + (person % 5) }, () => took('lab', 1, Math.exp(own + 0.4 * normal()))),
      )('lab')
      if (Math.abs(own - mean) <= 1.2816 * Math.sqrt(variance)) covered++
    }
    expect(covered / 4000).toBeGreaterThan(0.78)
    expect(covered / 4000).toBeLessThan(0.82)
  })
})

describe('what an activity teaches', () => {
  const lab = activityOf({ slug: 'lab', hours: { from: 10, to: 10 }, teaches: ['sql@senior+0.5'] })
  const other = activityOf({ slug: 'other', hours: { from: 10, to: 10 }, teaches: ['sql@senior+0.5'] })
  const narrow = (middle: number) => ({ low: middle - 0.1, middle, high: middle + 0.1 })
  const broad = (middle: number) => ({ low: middle - 1, middle, high: middle + 1 })
  it('is as declared while nothing is known', () => {
    expect(effectsOf([], [lab])('lab')).toEqual({ activity: 'lab', factor: 1, observed: 0 })
  })
  it('moves with an outcome that is told sharply, its own more than another one', () => {
    const effect = effectsOf(
      [{ activity: 'lab', skill: 'sql', before: narrow(2), after: narrow(3) }],
      [lab, other],
    )
    expect(effect('lab').factor).toBeGreaterThan(1.85)
    expect(effect('other').factor).toBeGreaterThan(1.3)
    expect(effect('other').factor).toBeLessThan(1.6)
  })
  it('hardly moves with one that is told vaguely', () => {
    const effect = effectsOf([{ activity: 'lab', skill: 'sql', before: broad(2), after: broad(3) }], [lab])
    expect(effect('lab').factor).toBeGreaterThan(1)
    expect(effect('lab').factor).toBeLessThan(1.12)
  })
  it('never falls below nothing, and knows only what is on offer', () => {
    const outcome = { activity: 'lab', skill: 'sql', before: narrow(4), after: narrow(1) }
    expect(effectsOf([outcome], [lab])('lab').factor).toBe(0)
    expect(effectsOf([{ ...outcome, activity: 'gone' }], [lab])('lab').factor).toBe(1)
  })
})

describe('weeks in which nothing is done', () => {
  it.each([
    ['one in eight while nothing is known', { worked: 0, missed: 0 }, 1 / 8],
    ['none of eight says half of that', { worked: 8, missed: 0 }, 1 / 16],
    ['four of eight', { worked: 4, missed: 4 }, 5 / 16],
  ])('%s', (_, weeks, share) => {
    expect(missedShare(weeks)).toBeCloseTo(share, 9)
  })
})
