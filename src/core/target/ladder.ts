import type { Stage } from '../benchmark/benchmark.ts'
import type { Target } from './target.ts'

/** One expectation of an employer's ladder, word for word. */
export type LadderStatement = {
  /** By its place: `senior/delivery/2`, the level's and competency's slugs and its number in the cell, counted from 1. */
  id: string
  text: string
  /** As it is mapped in the file itself; empty where the file says nothing. */
  skills: string[]
  /** The file says that it applies to nobody here, as statements about selling or a frontend may. */
  notApplicable: boolean
}

export type LadderLevel = {
  slug: string
  name: string
  /** In the benchmark's words; as the file says, or by the level's name. */
  stage: Stage
  /** In the order of the file; a competency without a statement at this level is left out. */
  competencies: { slug: string; name: string; statements: LadderStatement[] }[]
}

/** An employer's ladder: levels × competencies × statements, from the lowest level up. */
export type Ladder = { name: string; levels: LadderLevel[] }

/** What the person confirmed of a statement: the skills it is about, none where it is about none that the benchmark holds. */
export type LadderMapping = Record<string, { skills: string[]; notApplicable: boolean }>

/**
 * A level of a ladder as a target: one must for each statement, mapped as the person confirmed, or else as the file says. What does not apply
 * is left out; a statement that is mapped to nothing stays, and nothing here can tell of it.
 * @param levelSlug  of the level wanted
 * @returns null where the ladder has no such level
 */
export function ladderTarget(ladder: Ladder, levelSlug: string, mapping: LadderMapping): Target | null {
  const level = ladder.levels.find(({ slug }) => slug === levelSlug)
  if (!level) return null
  const statements = level.competencies.flatMap((competency) => competency.statements)
  return {
    kind: 'ladder',
    title: `${ladder.name}: ${level.name}`,
    stage: level.stage,
    text: null,
    facts: null,
    requirements: statements.flatMap((statement) => {
      const confirmed = Object.hasOwn(mapping, statement.id) ? mapping[statement.id] : undefined
      const { skills, notApplicable } = confirmed ?? statement
      return notApplicable
        ? []
        : [
            {
              id: statement.id,
              kind: skills.length > 0 ? ('skill' as const) : ('other' as const),
              text: statement.text,
              ...{ span: null, within: null, years: null },
              must: true,
              stage: level.stage,
              skills: [...new Set(skills)],
              ...{ tools: [], certifications: [], unknown: [], alternatives: [] },
            },
          ]
    }),
  }
}
