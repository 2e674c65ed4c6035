import type { Benchmark, Stage } from '../benchmark/benchmark.ts'
import { type EvidenceKind, evidenceKinds } from '../evidence/entry.ts'
import { counted, listed } from '../figures.ts'
import { kinds } from './likelihood.ts'
import { type SkillRow, standings, type Warning } from './report.ts'
import { monthAndYear } from './words.ts'

type Rule = {
  id: string
  title: string
  /** What the selected skills are called together: "architecture". */
  noun: string
  /** By slug. What the benchmark does not have is passed over, so that the table survives its changes. */
  areas: readonly string[]
  skills: readonly string[]
  /** Share of the selected skills that have to be shown at the stage; at least one always. */
  share: number
}

/** Reasons for which candidates at senior level are known to be turned down, as rules over standing. */
export const warningRules: readonly Rule[] = [
  {
    id: 'weak-system-design',
    title: 'System design is thin',
    noun: 'architecture',
    areas: ['architecture'],
    skills: [],
    share: 0.5,
  },
  {
    id: 'no-cloud-or-microservices',
    title: 'No cloud or microservice work',
    noun: 'cloud and service',
    areas: ['cloud'],
    skills: ['service-boundaries', 'messaging-and-events', 'cloud-native-design', 'kubernetes-operations'],
    share: 0,
  },
  {
    id: 'no-performance-proof',
    title: 'No proof of performance work',
    noun: 'performance',
    areas: ['performance'],
    skills: ['sql-query-tuning'],
    share: 0,
  },
  {
    id: 'security-ignored',
    title: 'Security is thin',
    noun: 'security',
    areas: ['security'],
    skills: [],
    share: 1 / 3,
  },
  {
    id: 'coding-practice-neglected',
    title: 'Coding practice is thin',
    noun: 'testing and review',
    areas: ['testing', 'version-control'],
    skills: ['code-review', 'maintainable-code'],
    share: 0.5,
  },
  {
    id: 'weak-explaining',
    title: 'Little explaining and writing',
    noun: 'explaining and writing',
    areas: [],
    skills: ['technical-writing', 'explaining-to-non-engineers'],
    share: 0.5,
  },
  {
    id: 'no-ownership-or-leadership',
    title: 'Little ownership, leadership or collaboration',
    noun: 'leading and collaborating',
    areas: [],
    skills: ['ownership', 'mentoring', 'delegation', 'leading-projects', 'code-review'],
    share: 1 / 3,
  },
]

const isShown = ({ standing }: SkillRow): boolean => standings.indexOf(standing) >= standings.indexOf('shown')

/** Core skills of a rule's areas, and the skills that it names, by whichever slug they have now. */
function selected({ areas, skills }: Rule, rows: readonly SkillRow[], benchmark: Benchmark): SkillRow[] {
  const named = new Set(
    benchmark.skills
      .filter(({ slug, formerSlugs }) => [slug, ...formerSlugs].some((name) => skills.includes(name)))
      .map(({ slug }) => slug),
  )
  return rows.filter(({ slug, area, core }) => named.has(slug) || (core && areas.includes(area)))
}

/**
 * What is there instead: what was seen lower down, what rests on words, what is not known.
 * @param of  how many skills there are, those that are shown too
 */
function remainder(missing: readonly SkillRow[], of: number): string {
  const below = missing
    .filter(
      ({ belowStanding, newestAt }) =>
        (belowStanding === 'shown' || belowStanding === 'proven') && newestAt !== null,
    )
    .sort((a, b) => ((a.newestAt ?? '') < (b.newestAt ?? '') ? 1 : -1))[0]
  const claimed = missing.filter(({ standing }) => standing === 'claimed')
  const unknown = missing.filter(({ evidenceCount }) => evidenceCount === 0)
  const parts = [
    ...(below?.newestAt
      ? [`${below.name} is seen at ${below.seenBelow}, last in ${monthAndYear(below.newestAt)}`]
      : []),
    ...(claimed.length > 0
      ? [
          `${listed(claimed.slice(0, 3).map(({ name }) => name))} ${claimed.length === 1 ? 'rests' : 'rest'} on words`,
        ]
      : []),
    ...(unknown.length > 0
      ? [
          unknown.length <= 3
            ? `nothing speaks for ${listed(unknown.map(({ name }) => name))}`
            : `nothing speaks for ${unknown.length === of ? 'any' : unknown.length} of them`,
        ]
      : []),
  ]
  return parts.map((part) => `; ${part}`).join('')
}

const namedClaims = 4
const evidenceKindsOf = ({ byKind }: SkillRow): EvidenceKind[] =>
  evidenceKinds.filter((kind) => (byKind[kind] ?? 0) > 0)

/** Said of at any stage, and nothing seen, measured or confirmed that shows it: words stand alone. */
const isWordsAlone = (row: SkillRow): boolean =>
  (row.standing === 'claimed' || row.seenBelow !== null) &&
  evidenceKindsOf(row).every((kind) => kinds[kind].speaks === 'claims')

const claimCount = ({ byKind }: SkillRow): number =>
  Object.values(byKind).reduce((sum, count) => sum + count, 0)

/**
 * Skills that a résumé, a certificate or a self-rating claims, with nothing shown: what an interviewer asks about first. Those
 * of the core come first, since everybody is asked for them, then those that are claimed most often.
 */
function claimedAlone(rows: readonly SkillRow[]): Warning[] {
  const alone = rows
    .filter(isWordsAlone)
    .sort((a, b) => Number(b.core) - Number(a.core) || claimCount(b) - claimCount(a))
  if (alone.length === 0) return []
  const names = alone.slice(0, namedClaims).map(({ name }) => name)
  const more = alone.length - names.length
  return [
    {
      id: 'claimed-not-shown',
      title: 'Claimed, nothing shown',
      reason: `You claim ${listed(more > 0 ? [...names, `${counted(more, 'other skill')}`] : names)}; no work that was read, no lab and nobody else shows ${alone.length === 1 ? 'it' : 'them'}.`,
      skills: alone.map(({ slug }) => slug),
    },
  ]
}

/** Which rules are broken at a stage. None before there is any evidence: then everything is unknown, not missing. */
export function warningsFor(rows: readonly SkillRow[], benchmark: Benchmark, stage: Stage): Warning[] {
  if (rows.every(({ evidenceCount }) => evidenceCount === 0)) return []
  const broken = warningRules.flatMap((rule) => {
    const skills = selected(rule, rows, benchmark)
    const shown = skills.filter(isShown)
    if (skills.length === 0 || shown.length >= Math.max(1, skills.length * rule.share)) return []
    const missing = skills.filter((row) => !isShown(row))
    const all = counted(skills.length, `${rule.noun} skill`)
    const how =
      shown.length === 0 ? 'none is shown' : `${shown.length} ${shown.length === 1 ? 'is' : 'are'} shown`
    return [
      {
        id: rule.id,
        title: rule.title,
        reason: `Of ${all} ${how} at ${stage}${remainder(missing, skills.length)}.`,
        skills: missing.map(({ slug }) => slug),
      },
    ]
  })
  return [...broken, ...claimedAlone(rows)]
}
