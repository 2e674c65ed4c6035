import type { Benchmark } from '../src/core/benchmark/benchmark.ts'
import { draftsFromFindings, type Finding } from '../src/core/evidence/finding.ts'
import { signalIds } from '../src/core/signal/catalogue.ts'
import type { SourceFacts } from '../src/store/source.ts'
import { hexOf } from './readings.ts'

const repositories = 20
const quarters = 40
const quarterMs = (365.25 / 4) * 86_400_000

/**
 * Readings of twenty repositories that somebody worked in for ten years up to a day, which come to so many ledger entries at
 * least: each finds some signals in each quarter, others in the next.
 */
export function tenYears(
  benchmark: Benchmark,
  entries: number,
  today: Date,
): (SourceFacts & { findings: Finding[] })[] {
  const readings = Array.from({ length: repositories }, (_, repository) => ({
    source: {
      kind: 'repository' as const,
      instance: hexOf(`ten years ${repository}`),
      label: `shop-${repository}`,
    },
    head: hexOf(`head ${repository}`).slice(0, 40),
    commits: 10_000,
    ownCommits: 4_000,
    identities: ['a@example.org'],
    notices: [],
    findings: [] as Finding[],
  }))
  let made = 0
  for (let round = 0; made < entries; round++)
    for (const [at, reading] of readings.entries())
      for (let quarter = 0; quarter < quarters; quarter++) {
        const signal = signalIds[(round * 7 + at * 3 + quarter * 11) % signalIds.length]
        if (signal === undefined) continue
        const when = new Date(today.getTime() - (quarter + (at + 1) / (repositories + 1)) * quarterMs)
        const finding: Finding = {
          signal,
          facet: '',
          citations: [
            {
              commit: hexOf(`${at} ${round} ${quarter}`).slice(0, 40),
              paths: [`src/${signal}/${quarter}.ts`],
              at: when.toISOString(),
            },
          ],
          cautions: [],
        }
        reading.findings.push(finding)
        made += draftsFromFindings([finding], reading.source, benchmark).length
      }
  return readings
}
