import type { Benchmark } from '../benchmark/benchmark.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { assess } from '../readiness/assess.ts'
import { dated, place, skillFinder } from '../readiness/place.ts'
import type { SkillRow } from '../readiness/report.ts'
import { rowOf } from '../readiness/row.ts'
import type { RowAt } from './compare.ts'

/**
 * Rows as a report has them, at any stage: tracks ask each skill at a stage of its own, and a level is the same at all
 * of them, so that it is estimated once. Nothing is compared with an earlier day.
 * @param asOf  today, ISO 8601
 */
export function rowsAt(benchmark: Benchmark, entries: readonly EvidenceEntry[], asOf: string): RowAt {
  const assessed = assess(benchmark, place(dated(entries), skillFinder(benchmark)), Date.parse(asOf))
  const kept = new Map<string, SkillRow>()
  return (skill, stage) => {
    const key = `${skill} ${stage}`
    const own = assessed.get(skill)
    const row = kept.get(key) ?? (own && rowOf(own, stage, undefined))
    if (row) kept.set(key, row)
    return row
  }
}
