import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import { sentenceFor } from '../../core/evidence/sentence.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import type { EvidenceIndex } from '../../core/target/evidence-index.ts'
import { evidenceTable } from '../../core/target/evidence-table.ts'
import { claimsOf, type MendedTarget } from '../../core/target/mend.ts'
import type { ResumeSays } from '../../core/target/resume-says.ts'
import type { Suggest } from '../../core/target/suggest.ts'
import type { EvidenceTable, Requirement } from '../../core/target/target.ts'
import type { RowAt } from '../../core/track/compare.ts'
import type { KeptTarget } from '../../store/target.ts'
import type { EvidenceLink, LadderView, StatementView, TargetSummary, TargetView } from './views.ts'
import { levelOf, wantedOf } from './wanted.ts'

/** What a target is looked at with. */
export type Beside = {
  benchmark: Benchmark
  catalogue: Catalogue
  suggest: Suggest
  /** Of the whole ledger, as is `rowAt`. */
  index: EvidenceIndex
  rowAt: RowAt
  /** The résumé added last; null where there is none. */
  resume: ResumeSays | null
  /** Certifications that were held and have lapsed. */
  lapsed: ReadonlySet<string>
}

export const summaryOf = (kept: KeptTarget, beside: Beside): TargetSummary => {
  const wanted = wantedOf(kept, beside.benchmark)
  return summary(kept, wanted, tableOf(kept, wanted, beside))
}

const tableOf = ({ mending }: KeptTarget, target: MendedTarget, beside: Beside): EvidenceTable =>
  evidenceTable({ ...beside, target, claims: claimsOf(mending) })

function summary(kept: KeptTarget, wanted: MendedTarget, table: EvidenceTable): TargetSummary {
  const { id, number, name, addedAt, changedAt, reading, mending } = kept
  const level = reading.kind === 'ladder' ? levelOf(reading.ladder, mending.level) : undefined
  return {
    ...{ id, number, name, addedAt, changedAt },
    ...{ kind: wanted.kind, title: wanted.title, stage: wanted.stage },
    ...{ must: table.must, nice: table.nice, responsibilities: table.responsibilities },
    claimedMusts: table.claimedMusts,
    toConfirm: statementsOf(level).filter(
      ({ id: statement, skills, notApplicable }) =>
        !Object.hasOwn(mending.mapping, statement) && skills.length === 0 && !notApplicable,
    ).length,
  }
}

/** A target beside the evidence, requirement by requirement. */
export function viewOf(kept: KeptTarget, beside: Beside): TargetView {
  const wanted = wantedOf(kept, beside.benchmark)
  const table = tableOf(kept, wanted, beside)
  const ladder = ladderOf(kept, beside)
  const unmapped = new Set(ladder?.statements.filter(({ mappedBy }) => mappedBy === null).map(({ id }) => id))
  const requirements = table.rows.map(({ requirement, fit, because, claim, evidence }) => ({
    ...requirement,
    standing: fit,
    claim,
    because:
      unmapped.has(requirement.id) && fit === 'unknown' ? 'What it is about is not confirmed yet.' : because,
    evidence: evidence.flatMap((id) => {
      const entry = beside.index.byId.get(id)
      return entry ? [linkOf(entry)] : []
    }),
  }))
  return {
    ...summary(kept, wanted, table),
    text: wanted.text,
    facts: wanted.facts,
    requirements,
    dropped: wanted.dropped,
    ladder,
    skills: rowsOf(wanted.requirements, beside),
    names: namesIn([...wanted.requirements, ...wanted.dropped], ladder, beside),
    mending: kept.mending,
  }
}

const linkOf = (entry: EvidenceEntry): EvidenceLink => ({
  id: entry.id,
  skill: entry.skill,
  kind: entry.kind,
  stage: entry.stage,
  says: sentenceFor(entry),
  observedAt: entry.observedAt,
  source: entry.source.label,
})

const statementsOf = (level: ReturnType<typeof levelOf>) =>
  level?.competencies.flatMap((competency) =>
    competency.statements.map((statement) => ({ ...statement, competency: competency.name })),
  ) ?? []

function ladderOf({ reading, mending }: KeptTarget, { suggest }: Beside): LadderView | null {
  const level = reading.kind === 'ladder' ? levelOf(reading.ladder, mending.level) : undefined
  if (reading.kind !== 'ladder' || !level) return null
  return {
    level: level.slug,
    levels: reading.ladder.levels.map(({ slug, name, stage }) => ({ slug, name, stage })),
    statements: statementsOf(level).map(({ id, text, competency, skills, notApplicable }): StatementView => {
      const own = Object.hasOwn(mending.mapping, id) ? mending.mapping[id] : undefined
      const isInFile = skills.length > 0 || notApplicable
      return {
        id,
        text,
        competency,
        ...(own ?? { skills, notApplicable }),
        mappedBy: own ? 'you' : isInFile ? 'file' : null,
        suggested: own || isInFile ? [] : suggest(text, level.stage),
      }
    }),
  }
}

/** Those of skills that are named, each once. */
function rowsOf(requirements: readonly Requirement[], { rowAt }: Beside): SkillRow[] {
  const rows = new Map<string, SkillRow>()
  for (const { skills, stage } of requirements)
    for (const slug of skills) {
      const row = rows.has(slug) ? undefined : rowAt(slug, stage)
      if (row) rows.set(slug, row)
    }
  return [...rows.values()]
}

function namesIn(
  requirements: readonly Requirement[],
  ladder: LadderView | null,
  { benchmark, catalogue }: Beside,
): TargetView['names'] {
  const statements = ladder?.statements ?? []
  const named = (all: readonly { slug: string; name: string }[], slugs: readonly string[]) => {
    const wanted = new Set(slugs)
    return Object.fromEntries(
      all.filter(({ slug }) => wanted.has(slug)).map(({ slug, name }) => [slug, name]),
    )
  }
  return {
    skills: named(benchmark.skills, [
      ...requirements.flatMap(({ skills }) => skills),
      ...statements.flatMap(({ skills, suggested }) => [...skills, ...suggested.map(({ skill }) => skill)]),
    ]),
    tools: named(
      catalogue.tools,
      requirements.flatMap(({ tools }) => tools),
    ),
    certifications: named(
      catalogue.certifications,
      requirements.flatMap(({ certifications }) => certifications),
    ),
  }
}
