import { sentenceFor } from '../evidence/sentence.ts'
import type { SignalId } from '../signal/catalogue.ts'
import type { Behaviour } from './benchmark.ts'

/** A lab, as far as it says which behaviours a pass speaks for. */
export type SpeakingLab = { slug: string; title: string; behaviours: { skill: string; behaviour: string }[] }

export type ShownBy = {
  /** What a reader of repositories looks for, as sentences without subject: "Adds an index". */
  repository: string[]
  /** Labs whose pass speaks for it. */
  labs: { slug: string; title: string }[]
}

/** What can show a behaviour today. Empty on both sides where only words speak for it: a self-rating or a résumé. */
export const shownBy = (skill: string, behaviour: Behaviour, labs: readonly SpeakingLab[]): ShownBy => ({
  repository: inRepository(behaviour),
  labs: labs
    .filter((lab) => lab.behaviours.some((of) => of.skill === skill && of.behaviour === behaviour.id))
    .map(({ slug, title }) => ({ slug, title })),
})

/** What a finding would name, where the sentence says nothing without it. */
const forInstance: Partial<Record<SignalId, string>> = {
  'sql-advanced-query': 'window functions, recursion or common table expressions',
  'hard-defect-fix': 'race, a deadlock, a leak or a memory error',
  'ci-matrix-or-cache': 'a matrix or a cache',
}

/** Which signals in a repository speak for a behaviour, as a reader looks for them. */
export const inRepository = ({ signals }: Behaviour): string[] =>
  signals.map(({ signal, strength }) =>
    sentenceFor({
      rule: signal,
      observed: {
        type: 'repository',
        signal,
        facet: forInstance[signal] ?? '',
        strength,
        citations: [],
        cautions: [],
      },
    }),
  )
