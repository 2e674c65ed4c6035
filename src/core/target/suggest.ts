import { type Benchmark, type Stage, stageLevel } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import type { PhraseMatcher } from '../phrases/matcher.ts'

/** A skill that a sentence may be about, for the person to confirm or not. */
export type SkillSuggestion = {
  skill: string
  /** One sentence, ours: by which words. */
  because: string
}

const most = 3
/** The least that words in common have to weigh, in words that stand in one of 20 behaviours. */
const least = 1.6
/** Words in common that weigh more than this are more than a name. */
const nameWeighs = 6

const empty = new Set(
  'the and for that with from this their they them which what when who are is was were has have had not but all any can its into than then there these those our your you one two other others own more most such each every make makes made use uses used using without within across between about before after over under where while how why also both same very well across work works working team teams engineer engineers developer developers member members company'.split(
    ' ',
  ),
)

/** Words by their stem, so that "reviews" meets "reviewing"; crude, since a suggestion is only that. */
function stemsIn(text: string): Set<string> {
  const stems = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{3,}/gu)) {
    if (empty.has(word)) continue
    const stem = word.replace(/(?:ations?|ments?|ings?|ies|ied|ers?|ed|es|s|y|e)$/, '')
    stems.add(stem.length >= 3 ? stem : word)
  }
  return stems
}

export type Suggest = (text: string, stage: Stage) => SkillSuggestion[]

/**
 * Makes what suggests skills for sentences of others: by names of skills and tools in them, and by rare words that they share with a skill's
 * behaviours, those of the stage before others.
 */
export function skillSuggester(benchmark: Benchmark, catalogue: Catalogue, find: PhraseMatcher): Suggest {
  const toolSkills = new Map(catalogue.tools.map(({ slug, name, skills }) => [slug, { name, skills }]))
  const names = new Map(benchmark.skills.map(({ slug, name }) => [slug, name]))
  const behaviours = benchmark.skills.flatMap(({ slug, name, summary, behaviours: own }) => [
    { skill: slug, stage: null, text: summary, stems: stemsIn(`${name} ${summary}`) },
    ...own.map(({ stage, text }) => ({ skill: slug, stage, text, stems: stemsIn(text) })),
  ])
  const inTexts = new Map<string, number>()
  for (const { stems } of behaviours)
    for (const stem of stems) inTexts.set(stem, (inTexts.get(stem) ?? 0) + 1)
  const weightOf = (stem: string): number =>
    Math.log(behaviours.length / (inTexts.get(stem) ?? behaviours.length)) / Math.log(20)

  return (text, stage) => {
    const scores = new Map<string, { score: number; because: string }>()
    const add = (skill: string, score: number, because: string): void => {
      const before = scores.get(skill)
      if (names.has(skill) && (!before || before.score < score)) scores.set(skill, { score, because })
    }
    for (const { text: words, names: named } of find(text))
      for (const { kind, slug } of named)
        if (kind === 'skill') add(slug, nameWeighs + 1, `“${words}” is a name of it.`)
        else if (kind === 'tool')
          for (const [index, skill] of (toolSkills.get(slug)?.skills ?? []).slice(0, 2).entries())
            add(skill, nameWeighs - index, `${toolSkills.get(slug)?.name ?? words} is used for it.`)
    const own = stemsIn(text)
    for (const behaviour of behaviours) {
      const shared = [...own].filter((stem) => behaviour.stems.has(stem))
      const sum = shared.reduce((total, stem) => total + weightOf(stem), 0)
      // A long behaviour shares words by chance, and one of another stage says something else.
      const away = behaviour.stage === null ? 0.5 : Math.abs(stageLevel[behaviour.stage] - stageLevel[stage])
      const score = (sum / (1 + behaviour.stems.size / 40)) * (1 - 0.08 * away)
      if (shared.length >= 2 && score >= least)
        add(behaviour.skill, score, `It shares words with “${behaviour.text}”`)
    }
    return [...scores]
      .sort(([oneSlug, one], [otherSlug, other]) => other.score - one.score || (oneSlug < otherSlug ? -1 : 1))
      .slice(0, most)
      .map(([skill, { because }]) => ({ skill, because }))
  }
}
