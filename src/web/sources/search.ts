/** Which step the address names: the scan that runs or ran, else confirming, else choosing. */
export type AddSearch = { scan?: string; step?: 'confirm' }

export function addSearch(search: Record<string, unknown>): AddSearch {
  if (typeof search.scan === 'string') return { scan: search.scan }
  return search.step === 'confirm' ? { step: 'confirm' } : {}
}
