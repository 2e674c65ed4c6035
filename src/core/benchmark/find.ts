import type { Area, Behaviour, Benchmark, Skill, Stage } from './benchmark.ts'
import type { Catalogue, Certification, Tool } from './catalogue.ts'

/** All there is to read of the bar. */
export type Bar = Benchmark & Catalogue

export type BarQuery = {
  /** Words as somebody types them; every one has to be found. */
  text: string
  stage: Stage | null
  /** Only the core. */
  core: boolean
}

/** What is looked for. A word stands for all that begin with it. */
export type Terms = {
  /** In lower case. */
  words: readonly string[]
  /** Words of one or two letters ("C", "Go", "CI") stand for themselves alone. */
  shortAreWhole: boolean
}

export type FoundSkill = {
  skill: Skill
  /** Those that were found; all of the stage where the skill itself was. */
  behaviours: readonly Behaviour[]
  /** The tools that led here, where the skill's own names did not. */
  through: readonly Tool[]
}

export type Found = {
  terms: Terms
  /** In the order of the benchmark; areas without a skill are left out. */
  areas: { area: Area; skills: FoundSkill[] }[]
  tools: readonly Tool[]
  certifications: readonly Certification[]
  skills: number
  behaviours: number
}

type Named<T> = { of: T; text: string }

/** The bar with everything that is searched in lower case, so that each letter typed is answered at once. */
export type BarIndex = {
  areas: readonly Area[]
  skills: { skill: Skill; heading: string; tools: Named<Tool>[]; behaviours: Named<Behaviour>[] }[]
  tools: Named<Tool>[]
  certifications: Named<Certification>[]
}

const mostWords = 8
const shortWord = 2

/** What separates texts that are searched as one; no word that is looked for holds it. */
const between = '\n'
const lower = (...texts: string[]): string => texts.join(between).toLowerCase()

/**
 * @param shownBy  what can show a behaviour, in the words that stand beside it: they are searched too
 */
export function indexBar(bar: Bar, shownBy: (behaviour: Behaviour) => string[]): BarIndex {
  const areaNames = new Map(bar.areas.map(({ slug, name }) => [slug, name]))
  const tools = bar.tools.map((tool) => ({ of: tool, text: lower(tool.name, tool.slug, ...tool.aliases) }))
  return {
    areas: bar.areas,
    skills: bar.skills.map((skill) => ({
      skill,
      heading: lower(
        skill.name,
        skill.slug,
        ...skill.formerSlugs,
        ...skill.aliases,
        skill.summary,
        areaNames.get(skill.area) ?? '',
      ),
      tools: tools.filter(({ of: tool }) => tool.skills.includes(skill.slug)),
      behaviours: skill.behaviours.map((behaviour) => ({
        of: behaviour,
        text: lower(behaviour.text, ...shownBy(behaviour)),
      })),
    })),
    tools,
    certifications: bar.certifications.map((certification) => ({
      of: certification,
      text: lower(
        certification.name,
        certification.slug,
        certification.issuer,
        ...certification.aliases,
        ...certification.objectives.map(({ text }) => text),
      ),
    })),
  }
}

/** What of the bar is asked for, in its order. Asked for nothing, it is all of it. */
export function findInBar(index: BarIndex, query: BarQuery): Found {
  const words = [...new Set(query.text.toLowerCase().split(/\s+/).map(trimmed))]
    .filter(Boolean)
    .slice(0, mostWords)
  const found = lookFor(index, query, { words, shortAreWhole: true })
  const isEmpty = found.skills + found.tools.length + found.certifications.length === 0
  // Nothing has "k" for a name: then it is the beginning of a word that is still being typed.
  return isEmpty && words.some((word) => word.length <= shortWord)
    ? lookFor(index, query, { words, shortAreWhole: false })
    : found
}

/** Without quotes, commas and brackets; what belongs to names such as ".NET", "C#" and "C++" stays. */
const trimmed = (word: string): string => word.replace(/^[^\p{L}\p{N}.]+|[^\p{L}\p{N}+#]+$/gu, '')

function lookFor(index: BarIndex, { stage, core }: BarQuery, terms: Terms): Found {
  const skills = index.skills.flatMap((indexed) =>
    core && !indexed.skill.core ? [] : inSkill(indexed, stage, terms),
  )
  const areas = index.areas
    .map((area) => ({ area, skills: skills.filter(({ skill }) => skill.area === area.slug) }))
    .filter((each) => each.skills.length > 0)
  const hasAll = ({ text }: { text: string }): boolean => terms.words.every((word) => has(text, word, terms))
  return {
    terms,
    areas,
    tools: index.tools.filter(hasAll).map(({ of }) => of),
    certifications: index.certifications.filter(hasAll).map(({ of }) => of),
    skills: skills.length,
    behaviours: skills.reduce((sum, { behaviours }) => sum + behaviours.length, 0),
  }
}

function inSkill(
  { skill, heading, tools, behaviours }: BarIndex['skills'][number],
  stage: Stage | null,
  terms: Terms,
): FoundSkill[] {
  const ofStage = stage ? behaviours.filter(({ of }) => of.stage === stage) : behaviours
  if (ofStage.length === 0) return []
  const all = stage ? ofStage.map(({ of }) => of) : skill.behaviours
  const outside = terms.words.filter((word) => !has(heading, word, terms))
  if (outside.length === 0) return [{ skill, behaviours: all, through: [] }]

  const leading = tools.filter(({ text }) => outside.some((word) => has(text, word, terms)))
  const missing = outside.filter((word) => !leading.some(({ text }) => has(text, word, terms)))
  const through = leading.map(({ of }) => of)
  if (missing.length === 0) return [{ skill, behaviours: all, through }]

  const speaking = ofStage.filter(({ text }) => missing.every((word) => has(text, word, terms)))
  return speaking.length > 0 ? [{ skill, behaviours: speaking.map(({ of }) => of), through }] : []
}

const has = (text: string, word: string, terms: Terms): boolean => place(text, word, terms, 0) >= 0

/** Where a word begins that begins so, at or after `from`; -1 where none does. */
function place(text: string, word: string, { shortAreWhole }: Terms, from: number): number {
  const isWhole = shortAreWhole && word.length <= shortWord
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const begins = at === 0 || !isInWord(text, at - 1) || !isInWord(word, 0)
    if (begins && !(isWhole && isInWord(text, at + word.length))) return at
  }
  return -1
}

const inWord = /[\p{L}\p{N}]/u
const isInWord = (text: string, at: number): boolean => inWord.test(text[at] ?? ' ')

/** Where in a text stands what is looked for: from and to of each place, in order, none over another. */
export function placesOf(text: string, terms: Terms): { from: number; to: number }[] {
  const searched = text.toLowerCase()
  // A letter whose small form is longer would move all that follows.
  if (terms.words.length === 0 || searched.length !== text.length) return []
  const places: { from: number; to: number }[] = []
  let done = 0
  for (;;) {
    const next = terms.words
      .map((word) => ({ from: place(searched, word, terms, done), length: word.length }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => a.from - b.from || b.length - a.length)[0]
    if (!next) return places
    done = next.from + next.length
    places.push({ from: next.from, to: done })
  }
}
