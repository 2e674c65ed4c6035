import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stages, strengths } from '../benchmark/benchmark.ts'
import { evidenceKinds } from '../evidence/entry.ts'
import { seeded } from './fixture.ts'
import { type Density, grid, intervalOf, normal, quantile, update } from './grid.ts'
import { areaPriors, basePrior } from './level.ts'
import { kinds, probabilitySeen, type Shape, shapeIndex, shapes } from './likelihood.ts'
import { ageFactor, capped, logLikelihoodOf } from './weight.ts'

const sumsOf = (weighed: readonly (readonly [Shape, number])[]): Float64Array => {
  const sums = new Float64Array(shapes.length)
  for (const [shape, weight] of weighed) sums[shapeIndex(shape)] = (sums[shapeIndex(shape)] ?? 0) + weight
  return sums
}
const posterior = (prior: Density, weighed: readonly (readonly [Shape, number])[]): Density =>
  update(prior, logLikelihoodOf(sumsOf(weighed)))
const median = (density: Density): number => quantile(density, 0.5)
const variance = (density: Density): number => {
  const mean = density.reduce((sum, mass, index) => sum + mass * (grid[index] ?? 0), 0)
  return density.reduce((sum, mass, index) => sum + mass * ((grid[index] ?? 0) - mean) ** 2, 0)
}

const anyShape = fc.record({
  kind: fc.constantFrom(...evidenceKinds),
  stage: fc.constantFrom(...stages),
  strength: fc.constantFrom(...strengths),
  present: fc.boolean(),
})
const weight = fc.double({ min: 0.001, max: 1, noNaN: true })
const anyWeighed = fc.array(fc.tuple(anyShape, weight), { maxLength: 12 })
/** As git and all that is recorded only where it was found. */
const seenShape = fc.record({
  kind: fc.constantFrom(...evidenceKinds),
  stage: fc.constantFrom(...stages),
  strength: fc.constantFrom(...strengths),
  present: fc.constant(true),
})

describe('the grid', () => {
  test('shapes lie where shapeIndex says', () => {
    expect(shapes.map(shapeIndex)).toEqual(shapes.map((_, index) => index))
    expect(shapes.length).toBe(8 * 4 * 2 * 3)
  })

  test("a normal's quantiles are those of the published table", () => {
    const density = normal(2.5, 0.4)
    // z(0.9) = 1.2816; the cells of the grid are 0.05 wide.
    expect(quantile(density, 0.9)).toBeCloseTo(2.5 + 1.2816 * 0.4, 2)
    expect(quantile(density, 0.1)).toBeCloseTo(2.5 - 1.2816 * 0.4, 2)
    expect(median(density)).toBeCloseTo(2.5, 10)
  })

  test('the base prior is broad around mid', () => {
    const { low, middle, high } = intervalOf(basePrior)
    expect(middle).toBeCloseTo(2, 1)
    expect(high - low).toBeGreaterThan(2)
  })
})

describe('the table of kinds', () => {
  test.each(evidenceKinds)(
    '%s: floors and ceiling are shares, and a stronger piece has the lower floor',
    (kind) => {
      const { floor, ceiling } = kinds[kind]
      expect(floor.strong).toBeGreaterThan(0)
      expect(floor.strong).toBeLessThanOrEqual(floor.fair)
      expect(floor.fair).toBeLessThanOrEqual(floor.weak)
      expect(floor.weak).toBeLessThan(ceiling)
      expect(ceiling).toBeLessThan(1)
    },
  )

  test.each(stages)(
    '%s behaviours are seen half way between floor and ceiling at the border with the stage before',
    (stage) => {
      const border = { entry: 0.5, mid: 1.5, senior: 2.5, staff: 3.5 }[stage]
      const { floor, ceiling } = kinds.git
      expect(probabilitySeen('git', stage, 'fair', border)).toBeCloseTo((floor.fair + ceiling) / 2, 12)
    },
  )

  /** Correlation of a level with whether a piece of evidence about a stage is there. */
  const correlation = (kind: (typeof evidenceKinds)[number], stage: (typeof stages)[number]): number => {
    const seen = grid.map((level) => probabilitySeen(kind, stage, 'fair', level))
    const over = (values: number[]) =>
      basePrior.reduce((sum, mass, index) => sum + mass * (values[index] ?? 0), 0)
    const mean = over([...grid])
    const share = over(seen)
    const both = over(grid.map((level, index) => level * (seen[index] ?? 0)))
    return (both - mean * share) / Math.sqrt(variance(basePrior) * share * (1 - share))
  }

  test('a self-rating at mid or senior correlates with the level at about .22, as with supervisors', () => {
    expect(correlation('self', 'mid')).toBeCloseTo(0.22, 1)
    expect(correlation('self', 'senior')).toBeCloseTo(0.22, 1)
  })

  test('words tell least, measurements most', () => {
    for (const words of ['self', 'resume'] as const)
      for (const deeds of ['git', 'lab', 'win', 'answer'] as const)
        expect(correlation(words, 'senior')).toBeLessThan(correlation(deeds, 'senior'))
  })
})

describe('age', () => {
  const day = 86_400_000
  test('half after a half-life, a quarter after two', () => {
    expect(ageFactor('git', 0, 730 * day)).toBeCloseTo(0.5, 12)
    expect(ageFactor('git', 0, 1460 * day)).toBeCloseTo(0.25, 12)
  })
  test('what lies in the future is new', () => expect(ageFactor('git', 5 * day, 0)).toBe(1))
})

describe('caps', () => {
  const seen = (strength: (typeof strengths)[number]): Shape => ({
    kind: 'git',
    stage: 'senior',
    strength,
    present: true,
  })
  const weightsOf = (weak: number, fair: number, strong: number) => {
    const weights = capped(
      sumsOf([
        [seen('weak'), weak],
        [seen('fair'), fair],
        [seen('strong'), strong],
      ]),
    )
    return strengths.map((strength) => weights[shapeIndex(seen(strength))])
  }
  const cases: [string, [number, number, number], [number, number, number]][] = [
    ['below its cap, all weighs what it does alone', [0.2, 0.3, 0.4], [0.2, 0.3, 0.4]],
    ['weak pieces have the lowest cap', [50, 0, 0], [0.5, 0, 0]],
    ['fair ones share theirs with the weak, and come first', [50, 1.25, 0], [0.25, 1.25, 0]],
    ['fair ones alone', [0, 50, 0], [0, 1.5, 0]],
    ['strong ones leave the rest to the others', [50, 50, 1], [0, 1, 1]],
    ['strong ones alone fill it', [50, 50, 50], [0, 0, 2]],
  ]
  test.each(cases)('%s', (_, [weak, fair, strong], weights) =>
    expect(weightsOf(weak, fair, strong)).toEqual(weights),
  )

  test('all of one kind together never weigh more than its cap at every stage', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(seenShape, fc.double({ min: 0, max: 1e6, noNaN: true }))), (weighed) => {
        const weights = capped(sumsOf(weighed))
        for (const kind of evidenceKinds) {
          const joint = shapes.reduce(
            (sum, shape, at) => sum + (shape.kind === kind ? (weights[at] ?? 0) : 0),
            0,
          )
          expect(joint).toBeLessThanOrEqual(kinds[kind].capPerStage.strong * stages.length)
        }
      }),
    )
  })
})

describe('one-sided evidence', () => {
  test('one more piece seen never lowers any quantile, whatever is there already', () => {
    fc.assert(
      fc.property(anyWeighed, seenShape, weight, (weighed, shape, more) => {
        const before = posterior(basePrior, weighed)
        const after = posterior(basePrior, [...weighed, [shape, more]])
        for (const share of [0.1, 0.5, 0.9])
          expect(quantile(after, share)).toBeGreaterThanOrEqual(quantile(before, share) - 1e-9)
      }),
      { numRuns: 1000 },
    )
  })

  test('it saturates: a million commits say what a handful does', () => {
    const senior: Shape = { kind: 'git', stage: 'senior', strength: 'strong', present: true }
    const handful = posterior(basePrior, [[senior, 2]])
    const million = posterior(basePrior, [[senior, 1e6]])
    expect(median(million)).toBe(median(handful))
    expect(median(million)).toBeLessThan(3.2)
  })

  test('entry-level work says next to nothing against a higher level', () => {
    const entry: Shape = { kind: 'git', stage: 'entry', strength: 'strong', present: true }
    expect(quantile(posterior(basePrior, [[entry, 100]]), 0.9)).toBeGreaterThanOrEqual(
      quantile(basePrior, 0.9),
    )
  })
})

describe('expected variance', () => {
  test('never grows with one more piece of evidence, over both of its outcomes', () => {
    fc.assert(
      fc.property(anyWeighed, seenShape, (weighed, shape) => {
        // The cap must have room, or the piece would not be the one that its likelihood describes.
        const others = weighed.filter(([other]) => other.kind !== shape.kind || other.stage !== shape.stage)
        const today = posterior(basePrior, others)
        const outcomes = [true, false].map((present) => {
          const seen = grid.map((level) => probabilitySeen(shape.kind, shape.stage, shape.strength, level))
          const chance = today.reduce(
            (sum, mass, index) => sum + mass * (present ? (seen[index] ?? 0) : 1 - (seen[index] ?? 0)),
            0,
          )
          return chance * variance(posterior(basePrior, [...others, [{ ...shape, present }, 1]]))
        })
        expect((outcomes[0] ?? 0) + (outcomes[1] ?? 0)).toBeLessThanOrEqual(variance(today) + 1e-12)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what an area suggests', () => {
  const strong = logLikelihoodOf(
    sumsOf([[{ kind: 'git', stage: 'senior', strength: 'strong', present: true }, 2]]),
  )

  test('nothing, where it has no evidence', () => {
    expect(areaPriors([null, null])).toEqual([basePrior, basePrior])
    expect(areaPriors([])).toEqual([])
  })

  test("a skill's own evidence is left out of its own prior", () => {
    const [own, other] = areaPriors([strong, null])
    expect(own).toEqual(basePrior)
    expect(median(other ?? basePrior)).toBeGreaterThan(median(basePrior))
  })

  test('weakly: six skills at senior do not carry a seventh there, and leave it broad', () => {
    const [suggested = basePrior] = areaPriors([null, ...Array.from({ length: 6 }, () => strong)])
    const alone = median(update(basePrior, strong))
    expect(median(suggested) - median(basePrior)).toBeLessThan(0.75 * (alone - median(basePrior)))
    expect(variance(suggested)).toBeGreaterThan(0.8 * variance(basePrior))
  })
})

/** Simulation-based calibration (Talts et al. 2018): levels drawn from the prior have uniform ranks in their posteriors. */
describe('calibration', () => {
  const draw = (density: ArrayLike<number>, random: number): number => {
    let below = 0
    for (let index = 0; index < density.length; index++) {
      below += density[index] ?? 0
      if (random < below) return index
    }
    return density.length - 1
  }

  /** One skill's true level and its posterior, told by its own evidence and by that of two others of its area. */
  function simulate(random: () => number): { truth: number; posterior: Density } {
    const middle = grid[draw(normal(2, 0.35), random())] ?? 2
    const own = normal(middle, 0.85)
    const skills = [0, 1, 2].map(() => {
      const truth = draw(own, random())
      const pieces = new Map<string, readonly [Shape, number]>()
      for (let left = Math.floor(random() * 7); left > 0; left--) {
        const kind = evidenceKinds[Math.floor(random() * evidenceKinds.length)] ?? 'git'
        const stage = stages[Math.floor(random() * stages.length)] ?? 'mid'
        const strength = strengths[Math.floor(random() * strengths.length)] ?? 'fair'
        const present = random() < probabilitySeen(kind, stage, strength, grid[truth] ?? 0)
        // One piece of a kind at a stage, so that no cap binds.
        if (!pieces.has(kind + stage)) pieces.set(kind + stage, [{ kind, stage, strength, present }, 1])
      }
      return { truth, logLikelihood: pieces.size > 0 ? logLikelihoodOf(sumsOf([...pieces.values()])) : null }
    })
    const [prior = basePrior] = areaPriors(skills.map(({ logLikelihood }) => logLikelihood))
    const first = skills[0]
    return {
      truth: first?.truth ?? 0,
      posterior: first?.logLikelihood ? update(prior, first.logLikelihood) : prior,
    }
  }

  /** Share of the posterior below the truth, spread evenly over the truth's own cell. */
  const rank = (
    { truth, posterior: density }: { truth: number; posterior: Density },
    random: number,
  ): number => density.slice(0, truth).reduce((sum, mass) => sum + mass, 0) + random * (density[truth] ?? 0)

  const chiSquare = (ranks: readonly number[], bins = 20): number => {
    const counts = new Array<number>(bins).fill(0)
    for (const value of ranks) {
      const bin = Math.min(bins - 1, Math.floor(value * bins))
      counts[bin] = (counts[bin] ?? 0) + 1
    }
    const expected = ranks.length / bins
    return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  }
  /** Chi-square with 19 degrees of freedom is above this once in a thousand. */
  const critical = 43.82

  test('ranks are uniform and 80 % intervals cover 80 ± 1.5 %', () => {
    const random = seeded(20261122)
    const ranks: number[] = []
    let covered = 0
    const draws = 20_000
    for (let left = draws; left > 0; left--) {
      const simulated = simulate(random)
      const spread = random()
      ranks.push(rank(simulated, spread))
      const level = (grid[simulated.truth] ?? 0) + (spread - 0.5) * 0.05
      const { low, high } = intervalOf(simulated.posterior)
      if (level >= low && level <= high) covered++
    }
    expect(chiSquare(ranks)).toBeLessThan(critical)
    expect(covered / draws).toBeGreaterThan(0.785)
    expect(covered / draws).toBeLessThan(0.815)
  })

  test('uniform too for what is only ever recorded where it was seen', () => {
    const random = seeded(7)
    const ranks: number[] = []
    while (ranks.length < 10_000) {
      const truth = draw(basePrior, random())
      const shape = (['mid', 'senior'] as const).map(
        (stage): Shape => ({ kind: 'git', stage, strength: 'fair', present: true }),
      )
      const seen = shape.every(
        ({ kind, stage, strength }) => random() < probabilitySeen(kind, stage, strength, grid[truth] ?? 0),
      )
      if (seen)
        ranks.push(
          rank(
            {
              truth,
              posterior: posterior(
                basePrior,
                shape.map((own) => [own, 1]),
              ),
            },
            random(),
          ),
        )
    }
    expect(chiSquare(ranks)).toBeLessThan(critical)
  })
})
