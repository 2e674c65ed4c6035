import type { Benchmark } from '../benchmark/benchmark.ts'
import type { EvidenceDraft, EvidenceEntry, JudgedObservation, SourceInstance } from '../evidence/entry.ts'
import type { SelfAnswer } from './questions.ts'

/** What somebody answered about a behaviour; `withdrawn` takes an answer back. */
export type GivenAnswer = { skill: string; behaviour: string; answer: SelfAnswer | 'withdrawn' }

type Write = { draft: EvidenceDraft; supersedes: string | null }

const rule = 'self-rating'
const ruleVersion = 1

/**
 * What has to be written so that the ledger says what was answered: a yes or a "not yet" replaces what was said of the
 * behaviour before, a skip or a withdrawal takes it back. The same answer on the same day adds nothing; on a later day
 * it is dated anew, since a self-rating ages.
 * @param entries  all of the source, superseded ones included, in the order of writing
 * @param given    about behaviours of the benchmark; of several about one behaviour the last counts
 * @param now      ISO 8601 in UTC
 */
export function reconcileAnswers(
  entries: readonly EvidenceEntry[],
  given: readonly GivenAnswer[],
  { source, benchmark, now }: { source: SourceInstance; benchmark: Benchmark; now: string },
): Write[] {
  const newest = newestByBehaviour(entries, benchmark)
  const last = new Map(given.map((each) => [`${each.skill}/${each.behaviour}`, each]))
  return [...last].flatMap(([key, { skill: slug, behaviour: id, answer }]): Write[] => {
    const behaviour = benchmark.skills
      .find((skill) => skill.slug === slug)
      ?.behaviours.find((each) => each.id === id)
    if (!behaviour) return []
    const before = newest.get(key)
    const was = before?.observed.type === 'judged' ? before.observed : null
    const common = {
      skill: slug,
      stage: behaviour.stage,
      behaviour: id,
      kind: 'self' as const,
      source,
      rule,
      ruleVersion,
      benchmarkVersion: benchmark.version,
    }
    if (answer === 'skipped' || answer === 'withdrawn') {
      if (!before || !was) return []
      const observed = { type: 'withdrawn', because: 'taken-back' } as const
      return [{ draft: { ...common, observed, observedAt: before.observedAt }, supersedes: before.id }]
    }
    const present = answer === 'yes'
    if (before && was?.present === present && dayOf(before.observedAt) === dayOf(now)) return []
    const observed: JudgedObservation = {
      type: 'judged',
      says: `${present ? 'Answered yes' : 'Answered not yet'}: ${behaviour.text.replace(/\.$/, '')}`,
      strength: 'fair',
      present,
      reference: `benchmark ${benchmark.version}, ${slug}/${id}`,
    }
    return [{ draft: { ...common, observed, observedAt: now }, supersedes: before?.id ?? null }]
  })
}

export type KeptAnswer = { skill: string; behaviour: string; answer: SelfAnswer; at: string }

/** What the ledger says now of behaviours that the benchmark has. */
export function answersIn(entries: readonly EvidenceEntry[], benchmark: Benchmark): KeptAnswer[] {
  const newest = newestByBehaviour(entries, benchmark)
  return benchmark.skills.flatMap(({ slug: skill, behaviours }) =>
    behaviours.flatMap(({ id: behaviour }): KeptAnswer[] => {
      const entry = newest.get(`${skill}/${behaviour}`)
      if (entry?.observed.type !== 'judged') return []
      return [{ skill, behaviour, answer: entry.observed.present ? 'yes' : 'not-yet', at: entry.observedAt }]
    }),
  )
}

/** By the skill's slug of today, so that a renamed skill keeps its answers. */
function newestByBehaviour(
  entries: readonly EvidenceEntry[],
  benchmark: Benchmark,
): Map<string, EvidenceEntry> {
  const current = new Map(
    benchmark.skills.flatMap(({ slug, formerSlugs }) => formerSlugs.map((former) => [former, slug])),
  )
  // Whatever replaces an entry was written after it.
  return new Map(
    entries
      .filter((entry) => entry.rule === rule)
      .map((entry) => [`${current.get(entry.skill) ?? entry.skill}/${entry.behaviour}`, entry]),
  )
}

const dayOf = (instant: string): string => instant.slice(0, 10)
