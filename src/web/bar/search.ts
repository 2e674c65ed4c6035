import { type Stage, stages } from '../../core/benchmark/benchmark.ts'

/** What the address says about the page: only what differs from the whole bar. */
export type BarSearch = { search?: string; stage?: Stage; show?: 'core' }

export function barSearch(search: Record<string, unknown>): BarSearch {
  const stage = stages.find((known) => known === search.stage)
  // Figures alone come back from the address as a number.
  const text = ['string', 'number'].includes(typeof search.search) ? String(search.search) : ''
  return {
    ...(text.trim() && { search: text }),
    ...(stage && { stage }),
    ...(search.show === 'core' && { show: 'core' as const }),
  }
}
