import type { EvidenceKind } from '../evidence/entry.ts'
import { witnessesOf } from './assess.ts'
import { assessAll, type ReadinessInput } from './assessment.ts'
import { type AreaEvidence, historyOf, levelAsOf, narrowsFor } from './outlook.ts'
import { skillFinder } from './place.ts'
import type { SkillWhy } from './report.ts'
import { standingAt } from './standing.ts'
import { trailOf } from './trail.ts'

const yearMs = 365 * 86_400_000

export type WhyInput = ReadinessInput & {
  /** The slug that it has, or once had. */
  skill: string
  /** Kinds of evidence that a user can add today; only these are said to narrow the interval. */
  kindsOnOffer: readonly EvidenceKind[]
}

/**
 * Everything that one skill's number was made of, and what would change it.
 * @returns null where the benchmark knows no such skill
 */
export function explainSkill(input: WhyInput): SkillWhy | null {
  const { benchmark, stage, asOf } = input
  const skill = skillFinder(benchmark).get(input.skill)
  if (!skill) return null
  const { placed, now, rows } = assessAll(input)
  const assessed = now.get(skill.slug)
  const row = rows.get(skill.slug)
  if (!assessed || !row) return null

  const asOfMs = Date.parse(asOf)
  const own = placed.get(skill.slug) ?? { pieces: [], twins: [], replaced: [] }
  const area: AreaEvidence = {
    skills: benchmark.skills.filter((other) => other.area === skill.area),
    piecesOf: ({ slug }) => placed.get(slug)?.pieces ?? [],
  }
  const trail = trailOf(own, { prior: assessed.prior, sums: assessed.sums, level: row.level, asOfMs })
  return {
    row,
    areaName: benchmark.areas.find(({ slug }) => slug === skill.area)?.name ?? skill.area,
    summary: skill.summary,
    requires: skill.requires.flatMap((slug) => {
      const required = rows.get(slug)
      return required ? [{ slug, name: required.name, standing: required.standing }] : []
    }),
    trail,
    behaviours: skill.behaviours.map((behaviour) => {
      const pieces = own.pieces.filter(({ entry }) => entry.behaviour === behaviour.id)
      return {
        ...behaviour,
        standing: standingAt(behaviour.stage, witnessesOf(pieces)),
        entries: pieces.map(({ entry }) => entry.id),
      }
    }),
    narrows: narrowsFor(assessed, stage, input.kindsOnOffer),
    history: historyOf(assessed, area, { at: asOf, level: row.level }),
    inAYear: levelAsOf(skill.slug, area, asOfMs + yearMs),
  }
}
