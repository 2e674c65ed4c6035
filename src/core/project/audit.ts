import type { Citation } from '../evidence/entry.ts'
import type { Finding } from '../evidence/finding.ts'
import type { Dimension, Rubric, RubricRow } from './rubric.ts'

/** Seen in a repository; seen only where something makes it carry less (a tutorial, a copy); or not seen, which is no proof of absence. */
export const seenStates = ['seen', 'with-caution', 'not-seen'] as const
export type Seen = (typeof seenStates)[number]

/** All that was found of one signal, for one thing that it names. */
export type Found = {
  signal: Finding['signal']
  facet: string
  /** The newest first, each commit once. */
  citations: Citation[]
  /** Those that lie on all of it. */
  cautions: Finding['cautions']
}

export type AuditedCriterion = {
  id: string
  says: string
  step: string
  state: Seen
  /** What speaks for it, in the order of the rubric's signals. */
  found: Found[]
}

/** What somebody answered, and when; it is theirs alone, and no evidence. */
export type Answer = { text: string; at: string }

export type AuditedQuestion = {
  id: string
  asks: string
  answer: string | null
  /** ISO 8601. */
  answeredAt: string | null
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
  rubric: Rubric,
  findings: readonly Finding[],
  answers: ReadonlyMap<string, Answer>,
): ProjectAudit {
  const bySignal = Map.groupBy(findings, ({ signal }) => signal)
  const dimensions = rubric.map(({ dimension, title, says, criteria, questions }): AuditedDimension => {
    const audited = criteria.map(({ signals, ...criterion }): AuditedCriterion => {
      const found = signals.flatMap((signal) => together(signal, bySignal.get(signal) ?? []))
      return { ...criterion, state: stateOf(found), found }
    })
    const asked = questions.map(({ id, asks, wants }): AuditedQuestion => {
      const given = answers.get(id)
      const answer = given?.text.trim() || null
      const lacks =
        answer === null ? 'answer' : wants === 'figure' && !/\p{Nd}/u.test(answer) ? 'figure' : null
      return { id, asks, answer, answeredAt: answer === null ? null : (given?.at ?? null), lacks }
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

const stateOf = (found: readonly Found[]): Seen =>
  found.length === 0
    ? 'not-seen'
    : found.some(({ cautions }) => cautions.length === 0)
      ? 'seen'
      : 'with-caution'

/** A signal's findings of many quarters, by what they name. What one of them carries without a caution counts without it. */
function together(signal: Finding['signal'], findings: readonly Finding[]): Found[] {
  return [...Map.groupBy(findings, ({ facet }) => facet)].map(([facet, all]) => {
    const byCommit = new Map(
      all.flatMap(({ citations }) => citations).map((each) => [each.commit, each] as const),
    )
    return {
      signal,
      facet,
      citations: [...byCommit.values()].sort((a, b) => (a.at < b.at ? 1 : -1)),
      cautions: (all[0]?.cautions ?? []).filter((caution) =>
        all.every(({ cautions }) => cautions.includes(caution)),
      ),
    }
  })
}
