import { performance } from 'node:perf_hooks'
import { stages, strengths } from '../src/core/benchmark/benchmark.ts'
import { type EvidenceEntry, evidenceKinds } from '../src/core/evidence/entry.ts'
import { benchmarkOf, entryOf, seeded, skillOf } from '../src/core/readiness/fixture.ts'
import { type Density, grid, intervalOf, normal, update } from '../src/core/readiness/grid.ts'
import { basePrior } from '../src/core/readiness/level.ts'
import {
  kinds,
  logLikelihoods,
  probabilitySeen,
  type Shape,
  shapeIndex,
  shapes,
} from '../src/core/readiness/likelihood.ts'
import { readiness } from '../src/core/readiness/readiness.ts'
import { logLikelihoodOf, sumByShape, type Weighable } from '../src/core/readiness/weight.ts'
import { explainSkill } from '../src/core/readiness/why.ts'

export type Measured = { name: string; value: string; note?: string }

const dayMs = 86_400_000
const asOf = '2026-11-22T12:00:00Z'
const asOfMs = Date.parse(asOf)

/** Milliseconds, median and slowest of a number of calls after warming up. */
function timed(call: () => unknown, times = 21): { median: number; worst: number } {
  for (let left = 3; left > 0; left--) call()
  const took = Array.from({ length: times }, () => {
    const start = performance.now()
    call()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return { median: took[Math.floor(times / 2)] ?? 0, worst: took.at(-1) ?? 0 }
}

/** A ledger of ten years in 60 skills of 15 areas; half of it recorded in the last month, a tenth of it cloned twice. */
function largeLedger(): { benchmark: ReturnType<typeof benchmarkOf>; entries: EvidenceEntry[] } {
  const random = seeded(1)
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(random() * values.length)] ?? values[0]
  const skills = Array.from({ length: 60 }, (_, index) =>
    skillOf(
      `skill-${index}`,
      `area-${index % 15}`,
      {},
      'a@entry:sql-query',
      'b@mid:sql-index',
      'c@senior:sql-plan-read',
      'd@staff:metrics',
    ),
  )
  const entries = Array.from({ length: 5000 }, (_, index) =>
    entryOf({
      skill: `skill-${Math.floor(random() * 60)}`,
      behaviour: pick(['a', 'b', 'c', 'd']),
      strength: pick(strengths),
      observedAt: new Date(asOfMs - random() * 3650 * dayMs).toISOString(),
      recordedAt: new Date(asOfMs - random() * 60 * dayMs).toISOString(),
      commits: Array.from({ length: pick([1, 3, 10]) }, (_, at) => `commit ${index} ${at}`),
      cautions: random() < 0.1 ? ['shared-work'] : [],
    }),
  )
  const cloned = entries.slice(0, 500).map((entry) => ({
    ...entry,
    id: `${entry.id} clone`,
    source: { ...entry.source, instance: 'clone' },
  }))
  return { benchmark: benchmarkOf(skills), entries: [...entries.slice(0, 4500), ...cloned] }
}

const draw = (density: Density, random: number): number => {
  let below = 0
  for (const [index, mass] of density.entries()) {
    below += mass
    if (random < below) return grid[index] ?? 0
  }
  return grid.at(-1) ?? 0
}

/** How evidence comes about, further and further from what the likelihoods assume. */
type World = {
  /** Observations looked for, per skill. */
  looks: number
  kinds: readonly (typeof evidenceKinds)[number][]
  /** Years back over which they lie. */
  years: number
  /** Stages that a level rises a year, so that old evidence is of a lower level. */
  growth: number
  /** Standard deviation, in stages, of an error shared by all evidence of one kind. */
  bias: number
  /** All that is looked for by one kind at one stage comes out alike: nothing new is learnt by looking again. */
  alike: boolean
  /** What is not found is left out for kinds that never record it, as the product does. */
  foundOnly: boolean
  /** The caps that the product applies; without, to see what they are worth. */
  caps: boolean
}

const bellCurve = normal(2.5, 0.4)

function coverage(
  world: World,
  draws: number,
  seed: number,
): { covered: number; width: number; error: number } {
  const random = seeded(seed)
  let covered = 0
  let width = 0
  let error = 0
  for (let left = draws; left > 0; left--) {
    const truth = draw(basePrior, random()) + (random() - 0.5) * 0.05
    const biasOf = new Map(
      evidenceKinds.map((kind) => [kind, ((draw(bellCurve, random()) - 2.5) / 0.4) * world.bias]),
    )
    const chances = new Map<string, number>()
    const pieces: Weighable[] = []
    for (let look = 0; look < world.looks; look++) {
      const kind = world.kinds[Math.floor(random() * world.kinds.length)] ?? 'git'
      const stage = stages[Math.floor(random() * stages.length)] ?? 'mid'
      const strength = strengths[Math.floor(random() * strengths.length)] ?? 'fair'
      const years = random() * world.years
      const level = truth - world.growth * years + (biasOf.get(kind) ?? 0)
      const chance = (world.alike && chances.get(kind + stage)) || random()
      chances.set(kind + stage, chance)
      const present = chance < probabilitySeen(kind, stage, strength, level)
      if (!present && world.foundOnly && kinds[kind].absence === 'never-recorded') continue
      const shape: Shape = { kind, stage, strength, present }
      pieces.push({
        shape,
        index: shapeIndex(shape),
        observedMs: asOfMs - years * 365.25 * dayMs,
        caution: 1,
      })
    }
    const sums = sumByShape(pieces, asOfMs)
    const { low, middle, high } = intervalOf(
      update(basePrior, world.caps ? logLikelihoodOf(sums) : uncapped(sums)),
    )
    if (truth >= low && truth <= high) covered++
    width += high - low
    error += middle - truth
  }
  return { covered: covered / draws, width: width / draws, error: error / draws }
}

function uncapped(sums: Float64Array): Float64Array {
  return Float64Array.from(grid, (_, at) =>
    shapes.reduce(
      (total, _shape, index) => total + (sums[index] ?? 0) * (logLikelihoods[index]?.[at] ?? 0),
      0,
    ),
  )
}

const asAssumed: World = {
  looks: 12,
  kinds: evidenceKinds,
  years: 0,
  growth: 0,
  bias: 0,
  alike: false,
  foundOnly: false,
  caps: false,
}
const manyLooks: World = { ...asAssumed, looks: 30 }
const gitAlone: World = {
  ...asAssumed,
  looks: 20,
  kinds: ['git'],
  years: 5,
  growth: 0.15,
  bias: 0.4,
  foundOnly: true,
}
const worlds: [string, World][] = [
  ['as the likelihoods assume, uncapped', asAssumed],
  ['as the likelihoods assume, capped', { ...asAssumed, caps: true }],
  ['5 years of ageing, growing .15 a year, capped', { ...asAssumed, years: 5, growth: 0.15, caps: true }],
  ['30 looks, a bias of .4 by kind, uncapped', { ...manyLooks, bias: 0.4 }],
  ['30 looks, a bias of .4 by kind, capped', { ...manyLooks, bias: 0.4, caps: true }],
  ['60 looks, alike by kind and stage, uncapped', { ...manyLooks, looks: 60, alike: true }],
  ['60 looks, alike by kind and stage, capped', { ...manyLooks, looks: 60, alike: true, caps: true }],
  ['all kinds, all of it, found only, capped', { ...gitAlone, looks: 30, kinds: evidenceKinds, caps: true }],
  ['git alone, all of it, found only, uncapped', gitAlone],
  ['git alone, all of it, found only, capped', { ...gitAlone, caps: true }],
  ['git alone, all of it and alike, uncapped', { ...gitAlone, alike: true }],
  ['git alone, all of it and alike, capped', { ...gitAlone, alike: true, caps: true }],
]

/** How fast a report and a trail are computed, and how far 80 % intervals hold where the assumptions do not. */
export async function benchReadiness(): Promise<Measured[]> {
  const { benchmark, entries } = largeLedger()
  const before = { benchmark, asOf: '2026-10-23T12:00:00Z' }
  const input = { benchmark, entries, stage: 'senior' as const, asOf }
  const inMs = ({ median, worst }: { median: number; worst: number }): string =>
    `${median.toFixed(1)} ms (slowest of 21: ${worst.toFixed(1)} ms)`
  return [
    { name: 'report of 5,000 entries in 60 skills', value: inMs(timed(() => readiness(input))) },
    {
      name: 'the same, compared with 30 days ago',
      value: inMs(timed(() => readiness({ ...input, before }))),
      note: 'half of the entries came since, so every skill moved',
    },
    {
      name: 'why, for one of its skills',
      value: inMs(timed(() => explainSkill({ ...input, before, skill: 'skill-7', kindsOnOffer: ['git'] }))),
    },
    ...worlds.map(([name, world], index) => {
      const { covered, width, error } = coverage(world, 4000, 100 + index)
      return {
        name: `80 % intervals: ${name}`,
        value: `cover ${(100 * covered).toFixed(1)} %, ${width.toFixed(2)} stages wide`,
        note: `median off by ${error >= 0 ? '+' : ''}${error.toFixed(2)} on average`,
      }
    }),
  ]
}
