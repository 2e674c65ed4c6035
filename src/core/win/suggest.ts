import type { Behaviour, Benchmark } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import type { PhraseMatcher } from '../phrases/matcher.ts'
import { skillFinder } from '../readiness/place.ts'
import { claimedSkillsOf } from '../resume/claim-evidence.ts'
import type { BehaviourName, WinDraft } from './win.ts'

/** A skill that the win's words are about, or that somebody picked, with the behaviours to choose from. */
export type Suggested = {
  skill: string
  name: string
  /** The words that led to it, as written; empty where only the candidate or the person did. */
  words: string[]
  behaviours: (Pick<Behaviour, 'id' | 'stage' | 'text'> & { picked: boolean })[]
}

/**
 * Skills that a win may speak for: those picked first, then those its words name, by how often, then what the evidence behind
 * its candidate spoke for. Which behaviours it shows, the person says.
 * @param alsoShown  behaviours of the candidate it was begun from
 */
export function suggestedFor(
  { text, shows }: WinDraft,
  matcher: PhraseMatcher,
  {
    benchmark,
    catalogue,
    alsoShown,
  }: { benchmark: Benchmark; catalogue: Catalogue; alsoShown: readonly BehaviourName[] },
): Suggested[] {
  const find = skillFinder(benchmark)
  const words = new Map<string, string[]>()
  const written = [text.title, text.situation, text.did, text.part, text.result, text.measure].join('\n')
  for (const mention of matcher(written))
    for (const name of mention.names)
      for (const slug of claimedSkillsOf({ subject: name }, catalogue))
        words.set(slug, [...(words.get(slug) ?? []), mention.text])
  const named = [...words].sort(([, a], [, b]) => b.length - a.length).map(([slug]) => slug)
  const slugs = new Set([
    ...shows.map(({ skill }) => skill),
    ...named,
    ...alsoShown.map(({ skill }) => skill),
  ])
  return [...slugs].flatMap((slug): Suggested[] => {
    const skill = find.get(slug)
    if (!skill) return []
    return [
      {
        skill: skill.slug,
        name: skill.name,
        words: [...new Set(words.get(slug) ?? [])],
        behaviours: skill.behaviours.map(({ id, stage, text: says }) => ({
          id,
          stage,
          text: says,
          picked: shows.some((pick) => pick.skill === slug && pick.behaviour === id),
        })),
      },
    ]
  })
}
