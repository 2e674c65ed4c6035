import type { Benchmark, Skill } from '../benchmark/benchmark.ts'
import { type Density, update } from './grid.ts'
import { areaPriors } from './level.ts'
import type { Piece, Placed } from './place.ts'
import type { Witness } from './standing.ts'
import { logLikelihoodOf, sumByShape } from './weight.ts'

/** One skill's estimate at one instant. */
export type Assessed = {
  skill: Skill
  pieces: Piece[]
  /** Own weights summed by shape, before caps. */
  sums: Float64Array
  /** From the rest of its area. */
  prior: Density
  /** Null where the skill has no evidence. */
  posterior: Density | null
}

/** The skills of one area, estimated together. */
export function assessArea(
  skills: readonly Skill[],
  piecesOf: (skill: Skill) => Piece[],
  asOfMs: number,
): Assessed[] {
  const own = skills.map((skill) => {
    const pieces = piecesOf(skill)
    const sums = sumByShape(pieces, asOfMs)
    return { skill, pieces, sums, logLikelihood: pieces.length > 0 ? logLikelihoodOf(sums) : null }
  })
  const priors = areaPriors(own.map(({ logLikelihood }) => logLikelihood))
  return own.flatMap(({ skill, pieces, sums, logLikelihood }, index) => {
    const prior = priors[index]
    if (!prior) return []
    return [{ skill, pieces, sums, prior, posterior: logLikelihood && update(prior, logLikelihood) }]
  })
}

/** Every skill of the benchmark, by slug. */
export function assess(
  benchmark: Benchmark,
  placed: ReadonlyMap<string, Placed>,
  asOfMs: number,
): Map<string, Assessed> {
  const byArea = Map.groupBy(benchmark.skills, ({ area }) => area)
  const assessed = [...byArea.values()].flatMap((skills) =>
    assessArea(skills, ({ slug }) => placed.get(slug)?.pieces ?? [], asOfMs),
  )
  return new Map(assessed.map((own) => [own.skill.slug, own]))
}

export const witnessesOf = (pieces: readonly Piece[]): Witness[] =>
  pieces.map(({ stage, shape }) => ({ kind: shape.kind, stage, present: shape.present }))
