import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stages } from '../benchmark/benchmark.ts'
import { evidenceKinds } from '../evidence/entry.ts'
import { standings } from '../readiness/report.ts'
import { standingAt } from '../readiness/standing.ts'
import { type Attempt, bestWay, chanceOf, learnt, reached, standingChance } from './chance.ts'

const attempt = fc.record({ stage: fc.constantFrom(...stages), how: fc.constantFrom(...evidenceKinds) })
const sure = (attempts: readonly Attempt[]) => attempts.map((own) => ({ ...own, inTime: 1 }))
const level = fc.record({
  mean: fc.double({ min: 0.5, max: 4.5, noNaN: true }),
  deviation: fc.double({ min: 0, max: 1, noNaN: true }),
})
const asked = fc.constantFrom('claimed', 'shown', 'proven' as const)

/** Over every way in which attempts can come off or not, by the rules of standing.ts; the level is certain. */
function byOutcomes(
  attempts: readonly Attempt[],
  wanted: 'claimed' | 'shown' | 'proven',
  mean: number,
): number {
  let chance = 0
  for (let bits = 0; bits < 2 ** attempts.length; bits++) {
    let likely = 1
    const witnesses = attempts.map((own, at) => {
      const present = ((bits >> at) & 1) === 1
      const comesOff = chanceOf(own, { mean, deviation: 0 })
      likely *= present ? comesOff : 1 - comesOff
      return { kind: own.how, stage: own.stage, present }
    })
    if (reached(standingAt('entry', witnesses), wanted)) chance += likely
  }
  return chance
}

describe('how likely a standing is reached', () => {
  it('is what the rules of standing say of every outcome', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 6 }), asked, level, (attempts, wanted, { mean }) => {
        const chance = standingChance({ standing: 'none' }, wanted, sure(attempts), { mean, deviation: 0 })
        expect(chance).toBeCloseTo(byOutcomes(attempts, wanted, mean), 9)
      }),
    )
  })
  it('five points are as good as a thousand, to a twenty-fifth', () => {
    fc.assert(
      fc.property(attempt, level, (own, at) => {
        let [sum, weight] = [0, 0]
        for (let step = -500; step <= 500; step++) {
          const z = step / 100
          const density = Math.exp(-0.5 * z * z)
          sum += density * chanceOf(own, { mean: at.mean + z * at.deviation, deviation: 0 })
          weight += density
        }
        expect(Math.abs(chanceOf(own, at) - sum / weight)).toBeLessThan(0.04)
      }),
    )
  })
  it('never falls with one more attempt, nor with a higher level', () => {
    fc.assert(
      fc.property(
        fc.array(attempt, { maxLength: 5 }),
        attempt,
        asked,
        level,
        (attempts, more, wanted, at) => {
          const chance = standingChance({ standing: 'none' }, wanted, sure(attempts), at)
          const higher = { ...at, mean: at.mean + 0.3 }
          expect(standingChance({ standing: 'none' }, wanted, sure([...attempts, more]), at)).toBeGreaterThan(
            chance - 1e-9,
          )
          expect(standingChance({ standing: 'none' }, wanted, sure(attempts), higher)).toBeGreaterThan(
            chance - 1e-9,
          )
        },
      ),
    )
  })
  it('halves with one attempt that is made in time in half of all cases', () => {
    const [lab] = sure([{ stage: 'senior', how: 'lab' }])
    if (!lab) throw new Error('no attempt')
    const at = { mean: 2, deviation: 0.5 }
    const whole = standingChance({ standing: 'none' }, 'proven', [lab], at)
    expect(standingChance({ standing: 'none' }, 'proven', [{ ...lab, inTime: 0.5 }], at)).toBeCloseTo(
      whole / 2,
      9,
    )
  })
  it('is certain where it is reached already, and nothing where nothing is tried', () => {
    const at = { mean: 2, deviation: 0.5 }
    for (const standing of standings)
      for (const wanted of ['claimed', 'shown', 'proven'] as const)
        expect(standingChance({ standing }, wanted, [], at)).toBe(reached(standing, wanted) ? 1 : 0)
  })
  it('comes off in about half of all cases one stage below, for a lab', () => {
    const lab: Attempt = { stage: 'senior', how: 'lab' }
    expect(chanceOf(lab, { mean: 2, deviation: 0 })).toBeCloseTo(0.475, 3)
    expect(chanceOf(lab, { mean: 1, deviation: 0 })).toBeLessThan(0.03)
    expect(chanceOf(lab, { mean: 3, deviation: 0 })).toBeGreaterThan(0.9)
  })
})

describe('of several ways that one activity has', () => {
  const ways: Attempt[] = [
    { stage: 'senior', how: 'git' },
    { stage: 'senior', how: 'feedback' },
    { stage: 'mid', how: 'lab' },
    { stage: 'senior', how: 'certificate' },
  ]
  const cases: [string, Parameters<typeof bestWay>, string | undefined][] = [
    ['work is seen', [ways, { stage: 'senior', standing: 'none' }, 'shown'], 'git'],
    ['a measurement at the stage proves', [ways, { stage: 'mid', standing: 'none' }, 'proven'], 'lab'],
    ['what is shown is confirmed', [ways, { stage: 'senior', standing: 'shown' }, 'proven'], 'feedback'],
    ['nothing is at a higher stage', [ways, { stage: 'staff', standing: 'none' }, 'shown'], undefined],
    ['knowing is a claim', [ways.slice(3), { stage: 'senior', standing: 'none' }, 'claimed'], 'certificate'],
    ['a claim shows nothing', [ways.slice(3), { stage: 'senior', standing: 'none' }, 'shown'], undefined],
  ]
  it.each(cases)('%s', (_, given, how) => {
    expect(bestWay(...given)?.how).toBe(how)
  })
})

describe('what is learnt', () => {
  const cases: [string, number, number[], number][] = [
    ['nothing', 2, [], 2],
    ['by the stages that are taught', 2, [0, 0, 0.4, 0], 2.4],
    ['up to the stage that it leads to', 2.8, [0, 0, 0.4, 0], 3],
    ['nothing by who is there already', 2.3, [0, 0.4, 0, 0], 2.3],
    ['lower stages first', 0.9, [0.5, 0.5, 0, 0], 1.5],
  ]
  it.each(cases)('%s', (_, from, taught, to) => {
    expect(learnt(from, taught)).toBeCloseTo(to, 9)
  })
})
