import { ageingOf } from './ageing.ts'
import { assessAll, type ReadinessInput } from './assessment.ts'
import { movedSince } from './moved.ts'
import type { Report, Standing } from './report.ts'
import { resumeWarnings } from './resume-warnings.ts'
import { warningsFor } from './warnings.ts'

/**
 * Where a person stands: every skill of the benchmark with its standing at a stage, its level as an interval or
 * nothing, what warns, what moved and what ages. A pure function of benchmark, ledger and day.
 */
export function readiness(input: ReadinessInput): Report {
  const { benchmark, stage, asOf } = input
  const assessment = assessAll(input)
  const rows = [...assessment.rows.values()]
  const counts: Record<Standing, number> = { none: 0, claimed: 0, shown: 0, proven: 0 }
  for (const { core, standing } of rows) if (core) counts[standing]++
  const pieces = [...assessment.placed.values()]
  const sources = new Set(
    pieces.flatMap((own) => [
      ...own.pieces.map(({ entry }) => entry.source.instance),
      ...own.twins.map(({ piece }) => piece.entry.source.instance),
    ]),
  )
  return {
    benchmarkVersion: benchmark.version,
    stage,
    asOf,
    counts,
    seenBelow: rows.filter(({ core, seenBelow }) => core && seenBelow !== null).length,
    claimedBelow: rows.filter(({ core, belowStanding }) => core && belowStanding === 'claimed').length,
    areas: benchmark.areas.map(({ slug, name }) => ({
      slug,
      name,
      skills: rows.filter(({ area }) => area === slug),
    })),
    warnings: [...warningsFor(rows, benchmark, stage), ...resumeWarnings(input.resume ?? null)],
    moved: movedSince(input, assessment),
    ageing: ageingOf(assessment.now.values(), Date.parse(asOf)),
    entries: pieces.reduce((total, own) => total + own.pieces.length, 0),
    sources: sources.size,
  }
}
