import { type Benchmark, type Stage, stageLevel } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import { activeEntries } from '../evidence/ledger.ts'
import { sentenceFor } from '../evidence/sentence.ts'
import type { PhraseMatcher } from '../phrases/matcher.ts'
import { kinds } from '../readiness/likelihood.ts'
import type { Standing } from '../readiness/report.ts'
import { standingAt } from '../readiness/standing.ts'
import { askedAt } from '../track/asks.ts'
import {
  type EvidenceRow,
  type EvidenceTable,
  type Fit,
  fits,
  type Named,
  type Requirement,
  type Target,
} from './target.ts'

export type EvidenceTableInput = {
  target: Target
  benchmark: Benchmark
  catalogue: Catalogue
  /** Finds what the sentences of evidence name: tools above all. */
  find: PhraseMatcher
  /** One person's whole ledger, superseded entries too, in any order. */
  entries: readonly EvidenceEntry[]
}

/** Links of one row; more would not be looked at. */
const mostLinks = 8

/** How one thing that is named stands. */
type Part = { fit: Fit; says: string; evidence: EvidenceEntry[] }

/** Requirement by requirement: what the ledger says of it. Nothing is added up over requirements but how many are met. */
export function evidenceTable({
  target,
  benchmark,
  catalogue,
  find,
  entries,
}: EvidenceTableInput): EvidenceTable {
  const ledger = ledgerOf(activeEntries(entries), benchmark, find)
  const names = namesOf(benchmark, catalogue)
  const rows = target.requirements.map((requirement): EvidenceRow => {
    const { fit, says, evidence } = rowOf(requirement, benchmark, ledger, names)
    return {
      requirement,
      fit,
      because: says,
      evidence: [...new Set(evidence.map(({ id }) => id))].slice(0, mostLinks),
    }
  })
  const counted = (wanted: (requirement: Requirement) => boolean): Record<Fit, number> => {
    const counts = Object.fromEntries(fits.map((fit) => [fit, 0])) as Record<Fit, number>
    for (const { requirement, fit } of rows) if (wanted(requirement)) counts[fit]++
    return counts
  }
  return {
    rows,
    must: counted(({ must }) => must),
    nice: counted(({ must, kind }) => !must && kind !== 'responsibility'),
    responsibilities: counted(({ must, kind }) => !must && kind === 'responsibility'),
  }
}

/** "7 of 11": the one number there is. */
export function mustHavesMet({ must }: Pick<EvidenceTable, 'must'>): { met: number; of: number } {
  return { met: must.met, of: fits.reduce((sum, fit) => sum + must[fit], 0) }
}

type Ledger = {
  bySkill: Map<string, EvidenceEntry[]>
  byTool: Map<string, EvidenceEntry[]>
  byCertification: Map<string, EvidenceEntry[]>
}

function ledgerOf(entries: readonly EvidenceEntry[], benchmark: Benchmark, find: PhraseMatcher): Ledger {
  const slugNow = new Map(
    benchmark.skills.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs].map((any) => [any, slug])),
  )
  const ledger: Ledger = { bySkill: new Map(), byTool: new Map(), byCertification: new Map() }
  const add = (map: Map<string, EvidenceEntry[]>, key: string, entry: EvidenceEntry): void => {
    const own = map.get(key)
    if (own) own.push(entry)
    else map.set(key, [entry])
  }
  // Ten years of commits say the same few sentences over and over.
  const namedIn = new Map<string, ReturnType<typeof namesIn>>()
  for (const entry of entries) {
    add(ledger.bySkill, slugNow.get(entry.skill) ?? entry.skill, entry)
    if (!witness(entry).present) continue
    const facet = entry.observed.type === 'repository' ? entry.observed.facet : ''
    const key = `${facet}\n${sentenceFor(entry)}`
    const named = namedIn.get(key) ?? namesIn(key, find)
    namedIn.set(key, named)
    for (const slug of named.tools) add(ledger.byTool, slug, entry)
    for (const slug of named.certifications) add(ledger.byCertification, slug, entry)
  }
  return ledger
}

/** A facet is a name by itself, as in a list. */
function namesIn(text: string, find: PhraseMatcher): { tools: string[]; certifications: string[] } {
  const names = find(`Tools: ${text}`).flatMap((mention) => mention.names)
  const of = (wanted: string) => [
    ...new Set(names.filter(({ kind }) => kind === wanted).map(({ slug }) => slug)),
  ]
  return { tools: of('tool'), certifications: of('certification') }
}

type Names = {
  skill: (slug: string) => string
  tool: (slug: string) => string
  toolSkills: (slug: string) => string[]
  certification: (slug: string) => string
}

function namesOf({ skills }: Benchmark, { tools, certifications }: Catalogue): Names {
  const [skill, tool, certification] = [skills, tools, certifications].map(
    (all: readonly { slug: string; name: string }[]) => new Map(all.map(({ slug, name }) => [slug, name])),
  )
  const ofTool = new Map(tools.map(({ slug, skills: own }) => [slug, own]))
  return {
    skill: (slug) => skill?.get(slug) ?? slug,
    tool: (slug) => tool?.get(slug) ?? slug,
    toolSkills: (slug) => ofTool.get(slug) ?? [],
    certification: (slug) => certification?.get(slug) ?? slug,
  }
}

function rowOf(requirement: Requirement, benchmark: Benchmark, ledger: Ledger, names: Names): Part {
  const { kind, stage, alternatives, years, unknown } = requirement
  if (kind === 'years')
    return { fit: 'unknown', says: 'Years of experience are not read from evidence.', evidence: [] }
  if (kind === 'credential')
    return {
      fit: 'unknown',
      says: 'A degree, a language or a permit is nothing that evidence here shows.',
      evidence: [],
    }
  const partsOf = (named: Pick<Named, 'skills' | 'tools' | 'certifications'>): Part[] => [
    ...named.skills.map((slug) => skillPart(slug, stage, benchmark, ledger, names)),
    ...named.tools.map((slug) => toolPart(slug, ledger, names)),
    ...named.certifications.map((slug) => certificationPart(slug, ledger, names)),
  ]
  const unknownParts = (words: readonly string[]): Part[] =>
    words.map((word) => ({ fit: 'unknown', says: `“${word}” is not in the catalogue.`, evidence: [] }))
  const own =
    alternatives.length > 0
      ? best(
          alternatives.map((named) =>
            allOf([...partsOf(named), ...(isUnknown(named) ? unknownParts([named.text]) : [])]),
          ),
        )
      : allOf([...partsOf(requirement), ...unknownParts(unknown)])
  return years === null ? own : withYears(own, requirement)
}

const isUnknown = ({ skills, tools, certifications }: Named): boolean =>
  skills.length + tools.length + certifications.length === 0

function skillPart(slug: string, stage: Stage, benchmark: Benchmark, ledger: Ledger, names: Names): Part {
  const skill = benchmark.skills.find((each) => each.slug === slug)
  const name = names.skill(slug)
  if (!skill) return { fit: 'unknown', says: `The benchmark has no skill ${slug}.`, evidence: [] }
  const at = askedAt(skill, stage) ?? stage
  const entries = sorted(ledger.bySkill.get(slug) ?? [], at)
  const standing = standingAt(at, entries.map(witness))
  const [fit, says] = judged(
    standing,
    entries.some((entry) => witness(entry).present),
    name,
    at,
  )
  return { fit, says, evidence: entries }
}

function judged(standing: Standing, seenAtAll: boolean, name: string, at: Stage): [Fit, string] {
  switch (standing) {
    case 'proven':
      return ['met', `${name} is proven at ${at}.`]
    case 'shown':
      return ['met', `${name} is shown in work at ${at}.`]
    case 'claimed':
      return ['weak', `${name} is claimed at ${at}, and nothing shows it yet.`]
    case 'none':
      return seenAtAll
        ? ['weak', `${name} has evidence, none of it at ${at}.`]
        : ['missing', `Nothing was seen of ${name}.`]
  }
}

/** Of a tool it counts that it was used, whatever for and at which stage. */
function toolPart(slug: string, ledger: Ledger, names: Names): Part {
  const name = names.tool(slug)
  const entries = sorted(ledger.byTool.get(slug) ?? [], 'entry')
  const standing = standingAt('entry', entries.map(witness))
  if (standing === 'shown' || standing === 'proven')
    return { fit: 'met', says: `${name} was used in work.`, evidence: entries }
  if (entries.length > 0)
    return { fit: 'weak', says: `${name} is named, and nothing shows its use yet.`, evidence: entries }
  const near = names.toolSkills(slug)[0]
  const related = near === undefined ? [] : sorted(ledger.bySkill.get(near) ?? [], 'entry')
  return near !== undefined && isShown(related)
    ? {
        fit: 'weak',
        says: `Nothing names ${name}; ${names.skill(near)}, what it is used for, has evidence.`,
        evidence: related,
      }
    : { fit: 'missing', says: `Nothing was seen of ${name}.`, evidence: [] }
}

const isShown = (entries: readonly EvidenceEntry[]): boolean => {
  const standing = standingAt('entry', entries.map(witness))
  return standing === 'shown' || standing === 'proven'
}

function certificationPart(slug: string, ledger: Ledger, names: Names): Part {
  const name = names.certification(slug)
  const entries = sorted(ledger.byCertification.get(slug) ?? [], 'entry')
  if (entries.some(({ kind }) => kind === 'certificate'))
    return { fit: 'met', says: `${name} is recorded.`, evidence: entries }
  return entries.length > 0
    ? { fit: 'weak', says: `${name} is named in words only.`, evidence: entries }
    : { fit: 'missing', says: `${name} is not recorded.`, evidence: [] }
}

const order: Record<Fit, number> = { met: 0, weak: 1, unknown: 2, missing: 3 }

/** Any of them is enough. */
const best = (parts: readonly Part[]): Part =>
  parts.toSorted((a, b) => order[a.fit] - order[b.fit])[0] ?? {
    fit: 'unknown',
    says: nothingKnown,
    evidence: [],
  }

const nothingKnown = 'It names nothing that the benchmark or the catalogue holds.'

/** All of them are wanted: met where all are, missing where none has anything. */
function allOf(parts: readonly Part[]): Part {
  const [only] = parts
  if (!only) return { fit: 'unknown', says: nothingKnown, evidence: [] }
  if (parts.length === 1) return only
  const evidence = parts.flatMap((part) => part.evidence)
  const has = (fit: Fit): Part | undefined => parts.find((part) => part.fit === fit)
  const met = parts.filter(({ fit }) => fit === 'met').length
  if (met === parts.length) return { fit: 'met', says: parts.map(({ says }) => says).join(' '), evidence }
  const open = has('missing') ?? has('weak') ?? has('unknown') ?? only
  if (met > 0 || has('weak'))
    return { fit: 'weak', says: `${met} of ${parts.length} parts are met. ${open.says}`, evidence }
  return { fit: has('missing') ? 'missing' : 'unknown', says: open.says, evidence }
}

const yearMs = 365.25 * 24 * 3600 * 1000

/** Years are not read from evidence; where evidence goes back that far, that is said. */
function withYears(part: Part, { years }: Requirement): Part {
  if (part.fit !== 'met' || years === null) return part
  const times = part.evidence
    .map(({ observedAt }) => Date.parse(observedAt))
    .filter((time) => !Number.isNaN(time))
  const covered =
    times.length === 0
      ? 0
      : (times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b))) / yearMs
  // A year of 365 days is one.
  const whole = Math.floor(covered + 0.05)
  const length = whole === 0 ? 'less than a year' : whole === 1 ? 'about a year' : `about ${whole} years`
  const says = `${part.says} Its evidence covers ${length} of the ${years.from} asked for.`
  // By hand nobody counts to the day.
  return covered + 0.25 >= years.from ? { ...part, says } : { ...part, fit: 'weak', says }
}

const witness = ({ kind, stage, observed }: EvidenceEntry) => ({
  kind,
  stage,
  present: observed.type !== 'judged' || observed.present,
})

const speaks: Record<(typeof kinds)[keyof typeof kinds]['speaks'], number> = {
  proves: 0,
  confirms: 1,
  shows: 1,
  claims: 2,
}

/** What says most first: at the stage asked for, then by kind, then the newest. */
const sorted = (entries: readonly EvidenceEntry[], at: Stage): EvidenceEntry[] =>
  entries.toSorted(
    (a, b) =>
      Number(stageLevel[a.stage] < stageLevel[at]) - Number(stageLevel[b.stage] < stageLevel[at]) ||
      speaks[kinds[a.kind].speaks] - speaks[kinds[b.kind].speaks] ||
      (a.observedAt < b.observedAt ? 1 : a.observedAt > b.observedAt ? -1 : 0) ||
      (a.id < b.id ? -1 : 1),
  )
