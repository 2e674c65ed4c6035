import { contradiction } from './contradiction.ts'
import { type Coded, type Searched, search } from './search.ts'

/** `because`: of a broken history operations that contradict each other, or the one that the search did not get over. */
export type Decided = Omit<Searched, 'stuckAt'> & { because: number[] }

export function decide(coded: Coded, initial: number, limit: number): Decided {
  const because = contradiction(coded, initial)
  if (because) return { verdict: 'broken', explored: 0, because }
  const { verdict, explored, stuckAt } = search(coded, initial, limit)
  return { verdict, explored, because: verdict === 'broken' ? [stuckAt] : [] }
}
