import type { EvidenceEntry } from '../evidence/entry.ts'
import type { Finding } from '../evidence/finding.ts'

/**
 * What was found in one repository, out of the ledger, where one finding stands once for each behaviour that it speaks for.
 * @param active  entries that count, of any source
 */
export function findingsOf(active: readonly EvidenceEntry[], instance: string): Finding[] {
  const findings = new Map<string, Finding>()
  for (const { source, observed } of active) {
    if (source.instance !== instance || observed.type !== 'repository') continue
    const { signal, facet, citations, cautions } = observed
    const key = [signal, facet, ...citations.map(({ commit }) => commit)].join('\n')
    findings.set(key, { signal, facet, citations, cautions })
  }
  return [...findings.values()]
}
