import type { Benchmark, Stage } from '../core/benchmark/benchmark.ts'
import { askBack } from '../core/benchmark/nearest.ts'
import type { EvidenceKind } from '../core/evidence/entry.ts'
import { Failure } from '../core/failures.ts'
import { readiness } from '../core/readiness/readiness.ts'
import type { Report, SkillWhy } from '../core/readiness/report.ts'
import type { SaidInResume } from '../core/readiness/resume-warnings.ts'
import { explainSkill } from '../core/readiness/why.ts'
import type { Ledger } from './ledger.ts'
import type { OpenRecord } from './record/open-record.ts'
import { readBenchmarks } from './record/read-record.ts'

/** How far back "what moved" looks. */
const comparedMs = 30 * 24 * 3_600_000

/**
 * Where the person stands at a stage, from the whole ledger, today.
 * @param resume  what the newest résumé says, for warnings
 */
export async function standing(
  record: OpenRecord,
  ledger: Ledger,
  benchmark: Benchmark,
  stage: Stage,
  now: Date,
  resume: SaidInResume | null,
): Promise<Report> {
  const [entries, before] = await Promise.all([ledger(), benchmarkBefore(record, now)])
  return readiness({ benchmark, entries, stage, asOf: now.toISOString(), before, resume })
}

/**
 * Everything that one skill's number was made of.
 * @param hasLab  whether there is a lab for it: what cannot be added today is not said to narrow anything
 * @throws Failure skill-unknown  with the slugs that come closest
 */
export async function why(
  record: OpenRecord,
  ledger: Ledger,
  benchmark: Benchmark,
  slug: string,
  stage: Stage,
  now: Date,
  hasLab: boolean,
): Promise<SkillWhy> {
  const kindsOnOffer: readonly EvidenceKind[] = hasLab
    ? ['git', 'lab', 'resume', 'self']
    : ['git', 'resume', 'self']
  const [entries, before] = await Promise.all([ledger(), benchmarkBefore(record, now)])
  const told = explainSkill({
    benchmark,
    entries,
    stage,
    asOf: now.toISOString(),
    before,
    skill: slug,
    kindsOnOffer,
  })
  if (told) return told
  const skills = benchmark.skills.map((skill) => ({ slug: skill.slug, also: [skill.name, ...skill.aliases] }))
  throw new Failure('skill-unknown', [slug, ...askBack(slug, skills)])
}

/** The benchmark in force 30 days ago; undefined in a record younger than that, which has nothing to compare with. */
async function benchmarkBefore(
  record: OpenRecord,
  now: Date,
): Promise<{ benchmark: Benchmark; asOf: string } | undefined> {
  const asOf = new Date(now.getTime() - comparedMs).toISOString()
  const inForce = (await readBenchmarks(record)).findLast(({ firstUsedAt }) => firstUsedAt <= asOf)
  return inForce && { benchmark: inForce.benchmark, asOf }
}
