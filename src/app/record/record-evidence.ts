import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import { draftsFromFindings, type Finding } from '../../core/evidence/finding.ts'
import { Failure } from '../../core/failures.ts'
import { type Recorded, recordReading } from '../../store/record-reading.ts'
import type { SourceFacts } from '../../store/source.ts'
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

// jsonb holds every JSON text but these; the ledger's dates are written with four digits.
function assertStorable(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new Failure('request-invalid', 'a text holds a NUL or half a character')
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (key === 'at') assertDate(part)
      assertStorable(part)
    }
  }
}

function assertDate(at: unknown): void {
  const date = new Date(String(at))
  const year = Number.isNaN(date.getTime()) ? 0 : date.getUTCFullYear()
  if (year < 1 || year > 9999)
    throw new Failure('request-invalid', `${String(at)} is no date from the year 1 on`)
}
