import type { Benchmark } from '../benchmark/benchmark.ts'
import { type SignalId, signals } from '../signal/catalogue.ts'
import type { Caution, Citation, EvidenceDraft, SourceInstance } from './entry.ts'

/** A signal that a repository carries in one period, with the commits that completed it. */
export type Finding = {
  signal: SignalId
  facet: string
  /** `signals[signal].needs` of them, oldest first. */
  citations: Citation[]
  cautions: Caution[]
}

/**
 * The ledger entries that a repository's findings make under a benchmark: one for every behaviour that a signal
 * speaks for. The newest commit cited gives the date.
 */
export function draftsFromFindings(
  findings: readonly Finding[],
  source: SourceInstance,
  benchmark: Benchmark,
): EvidenceDraft[] {
  const bindings = benchmark.skills.flatMap((skill) =>
    skill.behaviours.flatMap((behaviour) =>
      behaviour.signals.map(({ signal, strength }) => ({ signal, strength, skill: skill.slug, behaviour })),
    ),
  )
  const bySignal = Map.groupBy(bindings, (binding) => binding.signal)
  return findings.flatMap(({ signal, facet, citations, cautions }) => {
    const newest = citations.at(-1)
    if (!newest) throw new RangeError(`a finding of ${signal} cites no commit`)
    return (bySignal.get(signal) ?? []).map(({ skill, behaviour, strength }) => ({
      skill,
      stage: behaviour.stage,
      behaviour: behaviour.id,
      kind: 'git' as const,
      source,
      observed: { type: 'repository' as const, signal, facet, strength, citations, cautions },
      observedAt: newest.at,
      rule: signal,
      ruleVersion: signals[signal].version,
      benchmarkVersion: benchmark.version,
    }))
  })
}
