/** Whether what is open comes first; as it is written where nothing is said. */
export type TargetSearch = { order?: 'open' }

export const targetSearch = (search: Record<string, unknown>): TargetSearch =>
  search.order === 'open' ? { order: 'open' } : {}
