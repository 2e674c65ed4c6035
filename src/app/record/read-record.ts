import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import { type BenchmarkSnapshot, listBenchmarks } from '../../store/benchmark-snapshot.ts'
import { listEvidence } from '../../store/evidence.ts'
import { listSources, type SourceSummary } from '../../store/source.ts'
import type { OpenRecord } from './open-record.ts'

/** The whole ledger, superseded entries and withdrawals included, in the order in which it was written. */
export const readLedger = (record: OpenRecord): Promise<EvidenceEntry[]> =>
  record.patiently(() => listEvidence(record.store.db, record.person))

/** The sources, the last one read first. */
export const readSources = (record: OpenRecord): Promise<SourceSummary[]> =>
  record.patiently(() => listSources(record.store.db, record.person))

/** Every benchmark that evidence was ever recorded under, oldest first. */
export const readBenchmarks = (record: OpenRecord): Promise<BenchmarkSnapshot[]> =>
  record.patiently(() => listBenchmarks(record.store.db))
