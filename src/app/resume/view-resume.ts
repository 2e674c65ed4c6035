import { type Benchmark, type Stage, stages } from '../../core/benchmark/benchmark.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import { standingAt } from '../../core/readiness/standing.ts'
import { claimedSkillsOf } from '../../core/resume/claim-evidence.ts'
import type { SkillClaim } from '../../core/resume/claims.ts'
import type { MendedReading } from '../../core/resume/mend.ts'
import type { KeptResume } from '../../store/resume.ts'
import type { ClaimedSkill, ClaimView, ResumeSummary, ResumeView } from './views.ts'

export type Reading = { kept: KeptResume; reading: MendedReading; claims: SkillClaim[] }

export function summaryOf({ kept, reading, claims }: Reading, catalogue: Catalogue): ResumeSummary {
  const { work = [] } = reading.resume
  return {
    instance: kept.instance,
    name: kept.name,
    format: reading.format,
    addedAt: kept.addedAt,
    changedAt: kept.changedAt,
    jobs: work.length,
    bullets: work.reduce((sum, { highlights = [] }) => sum + highlights.length, 0),
    skills: new Set(claims.flatMap((claim) => claimedSkillsOf(claim, catalogue))).size,
    unread: reading.unread.reduce((sum, { lines }) => sum + lines.length, 0),
    questions: reading.questions.length,
  }
}

/** @param entries  those that count, of the whole ledger */
export function viewOf(
  of: Reading,
  entries: readonly EvidenceEntry[],
  benchmark: Benchmark,
  catalogue: Catalogue,
): ResumeView {
  const { kept, reading } = of
  const claims = of.claims.map((claim) => claimView(claim, benchmark, catalogue))
  return {
    ...summaryOf(of, catalogue),
    lines: reading.lines,
    resume: reading.resume,
    places: reading.places,
    unreadLines: reading.unread,
    asks: reading.questions,
    notes: reading.notes,
    mending: kept.mending,
    claims,
    claimed: claimedIn(claims, kept.instance, entries, benchmark),
  }
}

function claimView(claim: SkillClaim, benchmark: Benchmark, catalogue: Catalogue): ClaimView {
  const { kind, slug } = claim.subject
  const named = { skill: benchmark.skills, tool: catalogue.tools, certification: catalogue.certifications }[
    kind
  ]
  return {
    ...claim,
    name: named.find((each) => each.slug === slug)?.name ?? slug,
    skills: claimedSkillsOf(claim, catalogue),
  }
}

function claimedIn(
  claims: readonly ClaimView[],
  instance: string,
  entries: readonly EvidenceEntry[],
  { skills }: Benchmark,
): ClaimedSkill[] {
  const lines = new Map<string, Set<number>>()
  for (const claim of claims)
    for (const slug of claim.skills) lines.set(slug, (lines.get(slug) ?? new Set()).add(claim.line))
  const claimed = skills.flatMap(({ slug, formerSlugs, name, area, core }): ClaimedSkill[] => {
    const on = lines.get(slug)
    if (!on) return []
    const own = entries.filter(({ skill }) => skill === slug || formerSlugs.includes(skill))
    const shows = own.filter(({ stage, kind, observed }) =>
      isShown(stage, [{ kind, stage, present: isPresent(observed) }]),
    )
    return [
      {
        slug,
        name,
        area,
        core,
        lines: [...on].sort((a, b) => a - b),
        claimedAt: highest(own.filter(({ source }) => source.instance === instance)) ?? 'entry',
        shownAt: highest(shows),
        shownBy: shows.length,
      },
    ]
  })
  return claimed.sort((a, b) => Math.min(a.shownBy, 1) - Math.min(b.shownBy, 1))
}

const isPresent = (observed: EvidenceEntry['observed']): boolean =>
  observed.type === 'repository' || (observed.type === 'judged' && observed.present)

const isShown = (stage: Stage, witnesses: Parameters<typeof standingAt>[1]): boolean =>
  ['shown', 'proven'].includes(standingAt(stage, witnesses))

const highest = (entries: readonly EvidenceEntry[]): Stage | null =>
  stages.findLast((stage) => entries.some((entry) => entry.stage === stage)) ?? null
