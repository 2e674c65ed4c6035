import type { Citation } from '../evidence/entry.ts'
import type { Finding } from '../evidence/finding.ts'
import { type Dimension, type RubricRow, rubric } from './rubric.ts'

/** Seen in a repository; seen only where something makes it carry less (a tutorial, a copy); or not seen, which is no proof of absence. */
export type Seen = 'seen' | 'with-caution' | 'not-seen'

export type AuditedCriterion = {
  id: string
  says: string
  state: Seen
  /** What speaks for it, in the order of the rubric's signals. */
  by: { signal: Finding['signal']; facet: string; citations: Citation[]; cautions: Finding['cautions'] }[]
}

export type AuditedQuestion = {
  id: string
  asks: string
  answer: string | null
  /** What an answer still lacks; null where it is whole. */
  lacks: 'answer' | 'figure' | null
}

export type AuditedDimension = Pick<RubricRow, 'dimension' | 'title' | 'says'> & {
  criteria: AuditedCriterion[]
  questions: AuditedQuestion[]
  /** "4 of 6 seen": with a caution is not counted. Never added up over dimensions: a project can be one-sided. */
  counts: { seen: number; withCaution: number; of: number; answered: number; asked: number }
}

export type ProjectAudit = {
  dimensions: AuditedDimension[]
  /** Dimensions in which nothing was seen and nothing is answered. */
  silent: Dimension[]
}

/**
 * One project against the rubric: what the scanner found in its repository, and what only a person can say. Read, never run.
 * @param findings  of that repository alone
 * @param answers   by id of question; blank ones are none
 */
export function auditProject(
  findings: readonly Finding[],
  answers: ReadonlyMap<string, string>,
): ProjectAudit {
  const bySignal = Map.groupBy(findings, ({ signal }) => signal)
  const dimensions = rubric.map(({ dimension, title, says, criteria, questions }): AuditedDimension => {
    const audited = criteria.map(({ id, says: criterion, signals }): AuditedCriterion => {
      const by = signals.flatMap((signal) => bySignal.get(signal) ?? [])
      const state =
        by.length === 0
          ? 'not-seen'
          : by.some(({ cautions }) => cautions.length === 0)
            ? 'seen'
            : 'with-caution'
      return {
        id,
        says: criterion,
        state,
        by: by.map(({ signal, facet, citations, cautions }) => ({ signal, facet, citations, cautions })),
      }
    })
    const asked = questions.map(({ id, asks, wants }): AuditedQuestion => {
      const answer = answers.get(id)?.trim() || null
      const lacks =
        answer === null ? 'answer' : wants === 'figure' && !/\p{Nd}/u.test(answer) ? 'figure' : null
      return { id, asks, answer, lacks }
    })
    const count = (state: Seen): number => audited.filter((each) => each.state === state).length
    return {
      ...{ dimension, title, says },
      criteria: audited,
      questions: asked,
      counts: {
        seen: count('seen'),
        withCaution: count('with-caution'),
        of: audited.length,
        answered: asked.filter(({ lacks }) => lacks === null).length,
        asked: asked.length,
      },
    }
  })
  return {
    dimensions,
    silent: dimensions
      .filter(({ counts }) => counts.seen + counts.withCaution + counts.answered === 0)
      .map(({ dimension }) => dimension),
  }
}
