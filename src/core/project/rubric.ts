import type { SignalId } from '../signal/catalogue.ts'

/** What an end-to-end project is looked at for. */
export const dimensions = [
  'scale',
  'complexity',
  'impact',
  'security',
  'technology',
  'tests',
  'delivery',
  'operation',
] as const
export type Dimension = (typeof dimensions)[number]

/** Something that a repository can show: any one of the signals is enough. */
export type Criterion = {
  /** Unique within the rubric, never changed. */
  id: string
  /** One sentence that a reader of the repository could answer yes or no to; true of each signal alone. */
  says: string
  signals: SignalId[]
  /** What to do where nothing was found, in one sentence. */
  step: string
}

/** Something that only somebody who was there can tell. */
export type Question = {
  /** Unique within the rubric, never changed: answers are kept under it. */
  id: string
  asks: string
  /** `figure`: an answer without a number is not finished. */
  wants: 'figure' | 'sentence'
}

/** What tells a project that carries a senior claim from an exercise, seen from one side. */
export type RubricRow = {
  dimension: Dimension
  title: string
  says: string
  criteria: Criterion[]
  questions: Question[]
}
export type Rubric = readonly RubricRow[]
