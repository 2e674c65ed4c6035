import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import type { Finding } from '../../core/evidence/finding.ts'
import type { SourceFacts } from '../../store/source.ts'
import type { OpenRecord } from './open-record.ts'

export type Recorded = {
  added: number
  superseded: number
  withdrawn: number
  unchanged: number
  /** What the source now says, all of it: neither superseded nor withdrawn. */
  evidence: EvidenceEntry[]
}

/**
 * Writes what a reading of a source found into the ledger, in one transaction. Two readings of one source at once
 * wait for each other; the second adds nothing.
 * @throws Failure request-invalid (text that PostgreSQL cannot hold), disk-full, database-unavailable
 */
export async function recordEvidence(
  record: OpenRecord,
  benchmark: Benchmark,
  scan: SourceFacts & { findings: Finding[] },
  now: Date,
): Promise<Recorded> {
  throw new Error(`not yet: ${record.person} ${benchmark.version} ${scan.head} ${now}`)
}
