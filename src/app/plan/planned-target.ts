import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import { type EvidenceIndex, evidenceIndex } from '../../core/target/evidence-index.ts'
import { nothingMended } from '../../core/target/mend.ts'
import { type KeptTarget, listTargets } from '../../store/target.ts'
import type { Ledger } from '../ledger.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { viewOf } from '../target/view-target.ts'
import type { TargetView } from '../target/views.ts'
import { localDate, rowsOn } from './plan-input.ts'

/** The benchmark's core at senior, which is planned towards as long as nothing else is wanted. It is kept nowhere. */
const core: KeptTarget = {
  id: '',
  number: 0,
  name: '',
  source: '',
  reading: { kind: 'stage', stage: 'senior' },
  mending: { ...nothingMended, level: null, mapping: {} },
  addedAt: '',
  changedAt: '',
}

export type PlannedTargetOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  catalogue: Catalogue
  target: (which: string) => Promise<TargetView>
  now: () => Date
}

/**
 * What a plan works towards: the target of that id; where it is null or was removed, the one added last; and the benchmark's core at senior
 * where there is none.
 */
export function plannedTarget({ record, ledger, benchmark, catalogue, target, now }: PlannedTargetOptions) {
  // Of the ledger as it last was: ten years of it take a quarter of a second to go through.
  let last: { entries: readonly EvidenceEntry[]; index: EvidenceIndex } | null = null
  return async (id: string | null): Promise<TargetView> => {
    const all = await record.patiently(() => listTargets(record.store.db, record.person))
    const wanted = all.find((each) => each.id === id) ?? all[0]
    if (wanted) return target(wanted.id)
    const entries = await ledger()
    // A stage names skills alone, so that no words have to be looked for.
    if (last?.entries !== entries) last = { entries, index: evidenceIndex(entries, benchmark, () => []) }
    const { index } = last
    const rowAt = rowsOn(localDate(now()), benchmark, entries)
    return viewOf(core, {
      benchmark,
      catalogue,
      index,
      rowAt,
      resume: null,
      lapsed: new Set(),
      suggest: () => [],
    })
  }
}
