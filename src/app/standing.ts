import type { Benchmark, Stage } from '../core/benchmark/benchmark.ts'
import { misspelt } from '../core/benchmark/misspelt.ts'
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
  const near = nearest(slug, benchmark)
  throw new Failure('skill-unknown', near.length === 0 ? slug : [slug, `did you mean ${near.join(', ')}?`])
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

/** Skills that it may be a slip of, then those that share a word with it, the most words first. */
function nearest(asked: string, benchmark: Benchmark): string[] {
  const words = new Set(
    asked
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 2),
  )
  const sharing = benchmark.skills
    .map(({ slug, name, aliases }) => {
      const own = [slug, name, ...aliases]
        .join(' ')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
      return { slug, shared: new Set(own.filter((word) => words.has(word))).size }
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ slug }) => slug)
  const slugs = benchmark.skills.map(({ slug }) => slug)
  return [...new Set([...misspelt(asked, slugs), ...sharing])].slice(0, 3)
}
