import type { EvidenceEntry } from '../core/evidence/entry.ts'
import { readLedgerMark } from '../store/ledger-mark.ts'
import type { OpenRecord } from './record/open-record.ts'
import { readLedger } from './record/read-record.ts'

export type Ledger = () => Promise<readonly EvidenceEntry[]>

/**
 * The whole ledger, kept from one question to the next for as long as the database says that it is still the same;
 * reading 5,000 entries takes several times as long as estimating every skill from them.
 */
export function openLedger(record: OpenRecord): Ledger {
  let kept: { mark: string; entries: readonly EvidenceEntry[] } | null = null
  return async () => {
    // Read before the entries: what is written in between makes the next mark another one.
    const mark = await record.patiently(() => readLedgerMark(record.store.db, record.person))
    if (kept?.mark !== mark) kept = { mark, entries: await readLedger(record) }
    return kept.entries
  }
}
