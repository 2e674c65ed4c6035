import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { draftsFromFindings, type Finding } from '../../core/evidence/finding.ts'
import { type Recorded, recordReading } from '../../store/record-reading.ts'
import type { SourceFacts } from '../../store/source.ts'
import { assertStorable } from './assert-storable.ts'
import type { OpenRecord } from './open-record.ts'

/**
 * Writes what a reading of a source found into the ledger, in one transaction. Two readings of one source at once
 * wait for each other; the second adds nothing.
 * @throws Failure request-invalid (text or dates that PostgreSQL cannot hold), disk-full, database-unavailable
 */
export async function recordEvidence(
  record: OpenRecord,
  benchmark: Benchmark,
  { findings, ...facts }: SourceFacts & { findings: Finding[] },
  now: Date,
): Promise<Recorded> {
  assertStorable([facts, findings])
  const drafts = draftsFromFindings(findings, facts.source, benchmark)
  return record.patiently(() => recordReading(record.store.db, record.person, benchmark, facts, drafts, now))
}
