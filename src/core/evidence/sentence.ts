import { isSignalId, signals } from '../signal/catalogue.ts'
import type { EvidenceEntry } from './entry.ts'

const withdrawals = {
  'rule-mended': 'Taken back: the rule that saw it was mended',
  'benchmark-changed': 'Taken back: the benchmark changed',
  'taken-back': 'Taken back by who said it',
} as const

/** Without a facet, what surrounds its place goes too: " ({facet})", ": {facet}", "for {facet}". */
const emptyPlace = /(?: \(\{facet\}\)|: \{facet\}| (?:with|for) \{facet\}| \{facet\}(?= ))/

/**
 * What an entry observed, as one English sentence without subject and full stop: "Adds an index without blocking
 * writes". Names neither commits nor paths.
 */
export function sentenceFor({ observed, rule }: Pick<EvidenceEntry, 'observed' | 'rule'>): string {
  switch (observed.type) {
    case 'judged':
      return observed.says
    case 'withdrawn':
      return withdrawals[observed.because]
    case 'repository': {
      // Evidence outlives the rules: an imported ledger may hold a signal that this version no longer knows.
      if (!isSignalId(observed.signal)) return `Seen by the rule ${rule}`
      const { says } = signals[observed.signal]
      return observed.facet === ''
        ? says.replace(emptyPlace, '').replace('{facet}', 'defect')
        : says.replace('{facet}', () => observed.facet)
    }
  }
}
