import type { Activity } from '../activity/activity.ts'
import type { Benchmark, Stage } from '../benchmark/benchmark.ts'
import type { Certification } from '../benchmark/catalogue.ts'
import type { EvidenceDraft, SourceInstance } from '../evidence/entry.ts'
import { askedAt } from '../track/asks.ts'
import type { Certificate } from './certificate.ts'

const rule = 'certificate'
const ruleVersion = 1
/** An examination asks what somebody knows; that they lead or decide, as seniors do, it cannot ask. */
const highest: Stage = 'mid'

export type ClaimedSkill = { skill: string; stage: Stage }

/**
 * What passing an examination claims: of each of its objectives the skill that is nearest, at mid at most, and what the activity for
 * it promises. Of a skill that the bar asks of seniors alone it claims nothing.
 */
export function claimedBy(
  { slug, objectives }: Certification,
  activities: readonly Activity[],
  benchmark: Benchmark,
): ClaimedSkill[] {
  const promised = activities
    .filter(({ certification }) => certification === slug)
    .flatMap(({ proves }) => proves.filter(({ how }) => how === 'certificate').map(({ skill }) => skill))
  const named = new Set([...objectives.flatMap(({ skills }) => skills.slice(0, 1)), ...promised])
  return benchmark.skills.flatMap((skill) => {
    const stage = named.has(skill.slug) ? askedAt(skill, highest) : null
    return stage === null ? [] : [{ skill: skill.slug, stage }]
  })
}

/** The ledger entries that a certificate makes; none before it is passed. What somebody else can check weighs more than a word. */
export function draftsFromCertificate(
  { passedOn, reference }: Certificate,
  certification: Certification,
  {
    source,
    benchmark,
    activities,
  }: { source: SourceInstance; benchmark: Benchmark; activities: readonly Activity[] },
): EvidenceDraft[] {
  if (passedOn === null) return []
  return claimedBy(certification, activities, benchmark).map(({ skill, stage }) => ({
    skill,
    stage,
    behaviour: null,
    kind: 'certificate',
    source,
    observed: {
      type: 'judged',
      // With its day: a renewal says something new.
      says: `Passed “${certification.name}” on ${passedOn}, whose exam asks about it`,
      strength: reference.trim() === '' ? 'weak' : 'fair',
      present: true,
      reference: reference.trim() || source.label,
    },
    observedAt: `${passedOn}T12:00:00.000Z`,
    rule,
    ruleVersion,
    benchmarkVersion: benchmark.version,
  }))
}
