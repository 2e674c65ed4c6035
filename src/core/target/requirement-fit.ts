import { type Benchmark, type Stage, stageLevel } from '../benchmark/benchmark.ts'
import type { Catalogue, ToolKind } from '../benchmark/catalogue.ts'
import type { EvidenceEntry } from '../evidence/entry.ts'
import type { Standing } from '../readiness/report.ts'
import { standingAt } from '../readiness/standing.ts'
import { askedAt } from '../track/asks.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import type { ResumeSays } from './resume-says.ts'
import type { Fit, Named, Requirement } from './target.ts'
import { credentialPart, experiencePart, withYears } from './years-fit.ts'

export type FitBeside = {
  benchmark: Benchmark
  catalogue: Catalogue
  index: EvidenceIndex
  resume: ResumeSays | null
  /** Certifications that were held and have lapsed. */
  lapsed: ReadonlySet<string>
}

/** How one thing that is named stands. */
export type Part = { fit: Fit; says: string; evidence: readonly EvidenceEntry[] }

/** Makes what says of a requirement how the evidence stands to it. */
export function rowOf(beside: FitBeside): (requirement: Requirement) => Part {
  const names = namesOf(beside.benchmark, beside.catalogue)
  const { index, resume, lapsed } = beside
  const partsOf = (named: Pick<Named, 'skills' | 'tools' | 'certifications'>, stage: Stage): Part[] => [
    ...named.skills.map((slug) => skillPart(slug, stage, beside, names)),
    ...named.tools.map((slug) => toolPart(slug, index, names)),
    ...named.certifications.map((slug) => certificationPart(slug, { index, lapsed }, names)),
  ]
  return (requirement) => {
    const { kind, stage, alternatives, years, unknown } = requirement
    const namesNothing = isUnknown(requirement) && unknown.length === 0
    if (kind === 'years' && namesNothing) return experiencePart(years, index, resume)
    if (kind === 'credential' && namesNothing)
      return credentialPart(requirement.text, resume, [...index.byCertification.values()].flat())
    const unknownParts = (words: readonly string[]): Part[] => words.map((word) => wordPart(word, index))
    const own =
      alternatives.length > 0
        ? best(
            alternatives.map((named) =>
              allOf([...partsOf(named, stage), ...(isUnknown(named) ? unknownParts([named.text]) : [])]),
            ),
          )
        : allOf([...partsOf(requirement, stage), ...unknownParts(unknown)])
    return years === null ? own : withYears(own, requirement, years, resume)
  }
}

type Names = {
  skill: (slug: string) => string
  tool: (slug: string) => string
  toolKind: (slug: string) => ToolKind | undefined
  /** All that a tool is called, in lower case. */
  toolCalled: (slug: string) => readonly string[]
  toolSkills: (slug: string) => readonly string[]
  certification: (slug: string) => string
}

function namesOf({ skills }: Benchmark, { tools, certifications }: Catalogue): Names {
  const [skill, certification] = [skills, certifications].map(
    (all: readonly { slug: string; name: string }[]) => new Map(all.map(({ slug, name }) => [slug, name])),
  )
  const tool = new Map(tools.map((each) => [each.slug, each]))
  return {
    skill: (slug) => skill?.get(slug) ?? slug,
    tool: (slug) => tool.get(slug)?.name ?? slug,
    toolKind: (slug) => tool.get(slug)?.kind,
    toolCalled: (slug) => {
      const { name = slug, aliases = [] } = tool.get(slug) ?? {}
      return [slug, name, ...aliases].map((each) => each.toLowerCase())
    },
    toolSkills: (slug) => tool.get(slug)?.skills ?? [],
    certification: (slug) => certification?.get(slug) ?? slug,
  }
}

const isUnknown = ({ skills, tools, certifications }: Pick<Named, 'skills' | 'tools' | 'certifications'>) =>
  skills.length + tools.length + certifications.length === 0

function skillPart(slug: string, stage: Stage, { benchmark, index }: FitBeside, names: Names): Part {
  const skill = benchmark.skills.find((each) => each.slug === slug)
  const name = names.skill(slug)
  if (!skill) return { fit: 'unknown', says: `The benchmark has no skill ${slug}.`, evidence: [] }
  const at = askedAt(skill, stage) ?? stage
  const own = index.bySkill.get(slug) ?? []
  const named = index.byNamedSkill.get(slug) ?? []
  if (own.length === 0 && named.length > 0)
    return {
      fit: 'weak',
      says: `${name} is named by what was seen; no behaviour of it was.`,
      evidence: named,
    }
  const entries = sorted(own, at)
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
function toolPart(slug: string, index: EvidenceIndex, names: Names): Part {
  const name = names.tool(slug)
  const entries = index.byTool.get(slug) ?? []
  if (isShown(entries)) return { fit: 'met', says: `${name} was used in work.`, evidence: entries }
  if (entries.length > 0)
    return { fit: 'weak', says: `${name} is named, and nothing shows its use yet.`, evidence: entries }
  const isLanguage = names.toolKind(slug) === 'language'
  const few = index.byFewFiles.get(slug) ?? []
  if (few.length > 0)
    return { fit: 'weak', says: `A few files in ${name} were changed, and no more was seen.`, evidence: few }
  const called = names.toolCalled(slug).flatMap((each) => index.byRepository.get(each) ?? [])
  if (called.length > 0 && !isLanguage) return ofTheRepository(name, called)
  // That one language was used says nothing of another.
  const near = isLanguage ? undefined : names.toolSkills(slug)[0]
  const related = near === undefined ? [] : (index.bySkill.get(near) ?? [])
  return near !== undefined && isShown(related)
    ? {
        fit: 'weak',
        says: `Nothing names ${name}; ${names.skill(near)}, what it is used for, has evidence.`,
        evidence: related,
      }
    : { fit: 'missing', says: `Nothing was seen of ${name}.`, evidence: [] }
}

/** Its name is all that says what a repository is. */
const ofTheRepository = (name: string, entries: readonly EvidenceEntry[]): Part => ({
  fit: 'weak',
  says: `Your work was seen in a repository called ${entries[0]?.source.label}; whether that is ${name} itself, nothing here can tell.`,
  evidence: entries,
})

/** What the catalogue lacks, a rule may have named all the same. */
function wordPart(word: string, index: EvidenceIndex): Part {
  const named = index.byFacet.get(word.toLowerCase())
  if (named) return { fit: 'met', says: `${word} was used in work.`, evidence: named }
  const called = index.byRepository.get(word.toLowerCase())
  return called
    ? ofTheRepository(word, called)
    : { fit: 'unknown', says: `“${word}” is not in the catalogue.`, evidence: [] }
}

const isShown = (entries: readonly EvidenceEntry[]): boolean => {
  const standing = standingAt('entry', entries.map(witness))
  return standing === 'shown' || standing === 'proven'
}

function certificationPart(
  slug: string,
  { index, lapsed }: Pick<FitBeside, 'index' | 'lapsed'>,
  names: Names,
): Part {
  const name = names.certification(slug)
  const entries = index.byCertification.get(slug) ?? []
  if (entries.some(({ kind }) => kind === 'certificate'))
    return lapsed.has(slug)
      ? { fit: 'weak', says: `${name} was passed, and has lapsed.`, evidence: entries }
      : { fit: 'met', says: `${name} is recorded.`, evidence: entries }
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

const witness = ({ kind, stage, observed }: EvidenceEntry) => ({
  kind,
  stage,
  present: observed.type !== 'judged' || observed.present,
})

/** What is of the stage asked for, or above it, before what is below. */
const sorted = (entries: readonly EvidenceEntry[], at: Stage): readonly EvidenceEntry[] => {
  const isBelow = ({ stage }: EvidenceEntry): boolean => stageLevel[stage] < stageLevel[at]
  return entries.some(isBelow)
    ? [...entries.filter((entry) => !isBelow(entry)), ...entries.filter(isBelow)]
    : entries
}
