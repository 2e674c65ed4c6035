import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import type { SourceSummary } from '../../store/source.ts'
import type { OpenRecord } from './open-record.ts'

/** The whole ledger, superseded entries and withdrawals included, in the order in which it was written. */
export async function readLedger(record: OpenRecord): Promise<EvidenceEntry[]> {
  throw new Error(`not yet: ${record.person}`)
}

/** The sources, the last one read first. */
export async function readSources(record: OpenRecord): Promise<SourceSummary[]> {
  throw new Error(`not yet: ${record.person}`)
}

/** Every benchmark that evidence was ever recorded under, oldest first. */
export async function readBenchmarks(
  record: OpenRecord,
): Promise<{ benchmark: Benchmark; sha256: string; firstUsedAt: string }[]> {
  throw new Error(`not yet: ${record.person}`)
}
