/** Whether the page asks about what is not in the core as well. */
export type RatingSearch = { all?: 'yes' }

export const ratingSearch = (search: Record<string, unknown>): RatingSearch =>
  search.all === 'yes' ? { all: 'yes' } : {}
