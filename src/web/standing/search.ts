import { type Stage, stages } from '../../core/benchmark/benchmark.ts'

export const orders = ['area', 'distance', 'newest'] as const
export type Order = (typeof orders)[number]

/** What the address says about the map: only what differs from the default, so that the plain address stays plain. */
export type StandingSearch = { stage?: Stage; show?: 'all'; by?: Exclude<Order, 'area'>; filter?: string }

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((known) => known === value)

export const stageSearch = (search: Record<string, unknown>): { stage?: Stage } => {
  const stage = oneOf(stages, search.stage)
  return stage && stage !== 'senior' ? { stage } : {}
}

export function standingSearch(search: Record<string, unknown>): StandingSearch {
  const by = oneOf(orders, search.by)
  // A filter of figures alone comes back from the address as a number.
  const filter = ['string', 'number'].includes(typeof search.filter) ? String(search.filter) : ''
  return {
    ...stageSearch(search),
    ...(search.show === 'all' && { show: 'all' as const }),
    ...(by && by !== 'area' && { by }),
    ...(filter && { filter }),
  }
}
