import { type Stage, stages } from '../../core/benchmark/benchmark.ts'
import { nearest } from '../../core/benchmark/nearest.ts'
import { Failure } from '../../core/failures.ts'
import { stageOfTitle } from '../../core/resume/title-stage.ts'
import type { Ladder, LadderLevel } from '../../core/target/ladder.ts'
import { decoded } from '../resume/text.ts'
import { ladderOfCsv } from './ladder-csv.ts'
import { ladderOfYaml } from './ladder-yaml.ts'
import type { LadderProblem, RawLadder } from './raw-ladder.ts'

/** A usual ladder has 20 kB, six levels and 200 statements. */
export const ladderLimits = {
  fileBytes: 1024 * 1024,
  levels: 40,
  statements: 4000,
  statementLength: 2000,
} as const

/** Problems that are named at once; more would not be read. */
const mostProblems = 50

/**
 * Reads an employer's ladder, YAML or CSV; docs/ladders.md shows both. All problems are named at once, each as `name:line:column: what`.
 * @param name         the file's; its ending tells the format, and a table is called by it
 * @param knownSkills  slugs of the benchmark, former ones among them
 * @throws Failure `ladder-invalid`, `too-large`
 */
export function readLadder(bytes: Uint8Array, name: string, knownSkills: ReadonlySet<string>): Ladder {
  if (bytes.length > ladderLimits.fileBytes)
    throw new Failure(
      'too-large',
      `${name}: ${(bytes.length / 2 ** 20).toFixed(1)} MiB; the limit for a ladder is 1 MiB`,
    )
  const text = decoded(bytes)
    ?.replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
  if (text === undefined)
    throw new Failure('ladder-invalid', `${name}: it is no text; save a spreadsheet as CSV`)
  const problems: LadderProblem[] = []
  const raw = isTable(name, text) ? ladderOfCsv(text, problems) : ladderOfYaml(text, problems)
  const ladder = checked(raw, withoutEnding(name), knownSkills, problems)
  if (problems.length > 0) {
    problems.sort(byPlace)
    const told = problems.slice(0, mostProblems).map(({ place, says }) => `${name}:${place}: ${says}`)
    const more = problems.length - told.length
    throw new Failure('ladder-invalid', more > 0 ? [...told, `and ${more} more`] : told)
  }
  return ladder
}

/** In the order of the file. */
const byPlace = (a: LadderProblem, b: LadderProblem): number => {
  const [line = 0, column = 0] = a.place.split(':').map(Number)
  const [otherLine = 0, otherColumn = 0] = b.place.split(':').map(Number)
  return line - otherLine || column - otherColumn
}

const withoutEnding = (name: string): string => name.replace(/\.(?:csv|tsv|ya?ml|txt)$/i, '')

/** By its ending, or by its first line where that says nothing. */
function isTable(name: string, text: string): boolean {
  if (/\.(?:csv|tsv)$/i.test(name)) return true
  if (/\.ya?ml$/i.test(name)) return false
  const [first = ''] = /^[^\n]*/.exec(text) ?? []
  return /^"?(?:level|competency)"?\s*[,;\t]/i.test(first)
}

function checked(
  { name, statements, stages: said }: RawLadder,
  fallbackName: string,
  knownSkills: ReadonlySet<string>,
  problems: LadderProblem[],
): Ladder {
  const levels = new Map<string, LadderLevel>()
  if (statements.length === 0 && problems.length === 0)
    problems.push({ place: '1:1', says: 'it has no statement' })
  if (statements.length > ladderLimits.statements) {
    problems.push({
      place: statements[ladderLimits.statements]?.place ?? '1:1',
      says: `more than ${ladderLimits.statements} statements`,
    })
    return { name: fallbackName, levels: [] }
  }
  const seen = new Map<string, string>()
  /** Levels that were told of already. */
  const refused = new Set<string>()
  for (const cell of statements) {
    if (refused.has(cell.level)) continue
    const level =
      levels.get(cell.level) ?? levelOf(cell.level, cell.place, said, [...levels.values()], problems)
    if (!level) {
      refused.add(cell.level)
      continue
    }
    levels.set(cell.level, level)
    if (cell.text.length > ladderLimits.statementLength)
      problems.push({
        place: cell.place,
        says: `a statement of ${cell.text.length} letters; the limit is ${ladderLimits.statementLength}`,
      })
    for (const slug of cell.skills)
      if (!knownSkills.has(slug))
        problems.push({
          place: cell.skillsPlace,
          says: `the benchmark has no skill \`${slug}\`; ${nearestSkills(slug, knownSkills)}`,
        })
    const key = JSON.stringify([cell.level, cell.competency, cell.text])
    const before = seen.get(key)
    if (before !== undefined)
      problems.push({ place: cell.place, says: `the statement stands twice; the first is at ${before}` })
    seen.set(key, cell.place)
    const slug = slugOf(cell.competency)
    let competency = level.competencies.find((each) => each.slug === slug)
    if (!competency) {
      competency = { slug, name: cell.competency, statements: [] }
      level.competencies.push(competency)
    }
    competency.statements.push({
      id: `${level.slug}/${slug}/${competency.statements.length + 1}`,
      text: cell.text,
      skills: cell.skills,
      notApplicable: cell.notApplicable,
    })
  }
  for (const [level, { place }] of said)
    if (!levels.has(level) && problems.length === 0)
      problems.push({ place, says: `the level ${level} has no statement` })
  return { name: name ?? fallbackName, levels: [...levels.values()] }
}

function nearestSkills(slug: string, known: ReadonlySet<string>): string {
  const near = nearest(
    slug,
    [...known].map((each) => ({ slug: each })),
  )
  return near.length > 0 ? `did you mean ${near.join(', ')}?` : '`proven bar` lists them'
}

function levelOf(
  name: string,
  place: string,
  said: RawLadder['stages'],
  others: readonly LadderLevel[],
  problems: LadderProblem[],
): LadderLevel | null {
  const slug = slugOf(name)
  const double = others.find((other) => other.slug === slug)
  if (double) {
    problems.push({
      place,
      says: `the levels ${double.name} and ${name} cannot be told apart by their letters and figures`,
    })
    return null
  }
  if (others.length >= ladderLimits.levels) {
    if (others.length === ladderLimits.levels)
      problems.push({ place, says: `more than ${ladderLimits.levels} levels` })
    return null
  }
  const own = said.get(name)
  if (own && !stages.includes(own.value.toLowerCase() as Stage)) {
    problems.push({ place: own.place, says: `\`${own.value}\` is no stage: ${stages.join(', ')}` })
    return null
  }
  const stage = own ? (own.value.toLowerCase() as Stage) : stageOfName(name)
  if (stage === null) {
    problems.push({
      place,
      says: `the name ${name} does not tell the level’s stage: say \`stage\`, one of ${stages.join(', ')}, in YAML or in a table with a row for each statement`,
    })
    return null
  }
  return { slug, name, stage, competencies: [] }
}

/** Mid is what a title without any such word means, so that it has to be a title at least. */
function stageOfName(name: string): Stage | null {
  const stage = stageOfTitle(name)
  return stage !== 'mid' || /\b(?:mid|intermediate|engineer|developer|programmer)\b/i.test(name)
    ? stage
    : null
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'level'
