/** What the address says about the pages of tracks: only what differs from the default. */
export type TracksSearch = { filter?: string }
export type TrackSearch = { by?: 'area' }

export function tracksSearch(search: Record<string, unknown>): TracksSearch {
  // A filter of figures alone comes back from the address as a number.
  const filter = ['string', 'number'].includes(typeof search.filter) ? String(search.filter) : ''
  return filter ? { filter } : {}
}

export const trackSearch = (search: Record<string, unknown>): TrackSearch =>
  search.by === 'area' ? { by: 'area' } : {}
