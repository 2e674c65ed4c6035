import type { Benchmark, Stage } from '../benchmark/benchmark.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { type Assessed, assess } from './assess.ts'
import { dated, type Placed, place, skillFinder, slugThen } from './place.ts'
import type { SkillRow } from './report.ts'
import type { SaidInResume } from './resume-warnings.ts'
import { rowOf } from './row.ts'

/** An earlier day to compare with, and the benchmark that was in force on it. */
export type Before = { benchmark: Benchmark; asOf: string }

export type ReadinessInput = {
  benchmark: Benchmark
  /** One person's whole ledger, superseded entries too, in any order. */
  entries: readonly EvidenceEntry[]
  /** The stage asked for. */
  stage: Stage
  /** Today, ISO 8601. All entries count, whenever they were recorded; age is reckoned to here. */
  asOf: string
  /** Left out: nothing is compared. Of then, only entries recorded by its `asOf` count. */
  before?: Before | undefined
  /** What the person's résumé says; null or left out where there is none. */
  resume?: SaidInResume | null | undefined
}

/** What report and trail are both made of. */
export type Assessment = {
  placed: ReadonlyMap<string, Placed>
  now: ReadonlyMap<string, Assessed>
  /** By slug of then; null where there is nothing to compare with. */
  then: ReadonlyMap<string, Assessed> | null
  rows: ReadonlyMap<string, SkillRow>
}

export function assessAll({ benchmark, entries, stage, asOf, before }: ReadinessInput): Assessment {
  const all = dated(entries)
  const placed = place(all, skillFinder(benchmark))
  const now = assess(benchmark, placed, Date.parse(asOf))
  let then: Assessment['then'] = null
  if (before) {
    const thenMs = Date.parse(before.asOf)
    const known = all.filter(({ recordedMs }) => recordedMs <= thenMs)
    if (known.length > 0) then = assess(before.benchmark, place(known, skillFinder(before.benchmark)), thenMs)
  }
  const rows = new Map<string, SkillRow>()
  for (const [slug, assessed] of now) {
    const old = before && slugThen(assessed.skill, before.benchmark)
    rows.set(slug, rowOf(assessed, stage, old ? then?.get(old) : undefined))
  }
  return { placed, now, then, rows }
}
