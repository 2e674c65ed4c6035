import type { Benchmark, Stage, Strength } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import type { EvidenceDraft, SourceInstance } from '../evidence/entry.ts'
import type { ClaimPlace, SkillClaim } from './claims.ts'
import type { Resume } from './resume.ts'
import { stageOfTitle } from './title-stage.ts'

const rule = 'resume-claim'
const ruleVersion = 1

/** What a job did is more than a word in a list, which costs nothing to write. */
const strengthOf: Record<ClaimPlace, Strength> = {
  'job-bullet': 'fair',
  project: 'fair',
  job: 'weak',
  certificate: 'weak',
  education: 'weak',
  summary: 'weak',
  'skills-list': 'weak',
  elsewhere: 'weak',
}

const wherePlace: Record<ClaimPlace, string> = {
  'job-bullet': 'in a bullet of a job',
  project: 'in a project',
  job: 'in the title or summary of a job',
  certificate: 'as a certificate',
  education: 'in education',
  summary: 'in the summary',
  'skills-list': 'in a list of skills',
  elsewhere: 'among awards and publications',
}

/** One sentence without subject and full stop, like those of what is seen in repositories. */
const saysOf = ({ subject, text, place, pointer }: SkillClaim): string => {
  if (subject.kind === 'certification')
    return `Names “${text}”, whose exam asks about it, ${wherePlace[place]}`
  return `Names “${text}” ${pointer === null ? 'in a line that was not placed' : wherePlace[place]}`
}

/**
 * The skills that a claim is about: of a tool the nearest one alone, since a product's name says that it was used and not
 * for what; of a certification the nearest one of each of its objectives.
 */
export function claimedSkillsOf(
  { subject: { kind, slug } }: Pick<SkillClaim, 'subject'>,
  catalogue: Catalogue,
): string[] {
  if (kind === 'skill') return [slug]
  if (kind === 'tool') return catalogue.tools.find((tool) => tool.slug === slug)?.skills.slice(0, 1) ?? []
  const objectives =
    catalogue.certifications.find((certification) => certification.slug === slug)?.objectives ?? []
  return [...new Set(objectives.flatMap(({ skills }) => skills.slice(0, 1)))]
}

/**
 * At which stage a claim is made: that of the job it stands in, or of the newest job for what stands in none. An
 * examination asks for knowledge, which is mid at most, whoever passed it.
 */
function stageOf({ pointer, subject }: SkillClaim, { work = [] }: Resume): Stage {
  const [, index] = /^\/work\/(\d+)(?:\/|$)/.exec(pointer ?? '') ?? []
  const newest = [...work].sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1))[0]
  const stage = stageOfTitle((index === undefined ? newest : work[Number(index)])?.position)
  return subject.kind === 'certification' && stage !== 'entry' ? 'mid' : stage
}

const startOf = ({ startDate }: { startDate?: string }): string => startDate ?? ''

/**
 * The ledger entries that a résumé's claims make: one for each skill and line. What stands in no job is dated with the
 * newest date that the résumé gives, or the day it was added.
 * @param addedAt  ISO 8601 in UTC
 */
export function draftsFromClaims(
  claims: readonly SkillClaim[],
  {
    resume,
    source,
    benchmark,
    catalogue,
    addedAt,
  }: { resume: Resume; source: SourceInstance; benchmark: Benchmark; catalogue: Catalogue; addedAt: string },
): EvidenceDraft[] {
  const newest = claims.map(({ observedAt }) => observedAt ?? '').reduce((a, b) => (a > b ? a : b), '')
  const drafts = new Map<string, EvidenceDraft>()
  for (const claim of claims)
    for (const skill of claimedSkillsOf(claim, catalogue)) {
      const key = `${skill} ${claim.line}`
      const strength = strengthOf[claim.place]
      const before = drafts.get(key)?.observed
      if (before?.type === 'judged' && (before.strength !== 'weak' || strength === 'weak')) continue
      drafts.set(key, {
        skill,
        stage: stageOf(claim, resume),
        behaviour: null,
        kind: 'resume',
        source,
        observed: {
          type: 'judged',
          says: saysOf(claim),
          strength,
          present: true,
          reference: `line ${claim.line}`,
        },
        observedAt: earlier(claim.observedAt ?? (newest || addedAt), addedAt),
        rule,
        ruleVersion,
        benchmarkVersion: benchmark.version,
      })
    }
  return [...drafts.values()]
}

const earlier = (a: string, b: string): string => (a < b ? a : b)
