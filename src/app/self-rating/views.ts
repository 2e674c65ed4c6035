import type { Carries } from '../../core/self-rating/carries.ts'
import type { KeptAnswer } from '../../core/self-rating/entries.ts'
import type { AreaQuestions } from '../../core/self-rating/questions.ts'

/** All that may be asked, and what was answered so far. */
export type SelfRatingView = {
  benchmarkVersion: number
  areas: AreaQuestions[]
  answers: KeptAnswer[]
  /** How little an answer moves, to be said first. */
  carries: Carries
}
