import { type Skill, stages } from '../core/benchmark/benchmark.ts'
import type { Track } from '../core/benchmark/track.ts'
import { askedAt } from '../core/track/asks.ts'
import { plainTitle } from '../core/track/title.ts'
import type { Problem } from './problem.ts'

/** A track together with a way to point at a place in it. */
export type PlacedTrack = { track: Track; problem: (path: readonly PropertyKey[], says: string) => Problem }

/** What the shape of each file alone cannot say: what tracks have to agree on with each other and with the skills. */
export function checkTracks(
  placed: readonly PlacedTrack[],
  skills: readonly Skill[],
  brokenSlugs: ReadonlySet<string>,
): Problem[] {
  const bySlug = new Map(skills.map((skill) => [skill.slug, skill]))
  return [
    ...namesTwice(placed),
    ...placed.flatMap((each) => [
      // With a file that could not be read, it is not known which skills there are.
      ...(brokenSlugs.has('') ? [] : asksOfNothing(each, bySlug, brokenSlugs)),
      ...emptyTrack(each),
    ]),
  ]
}

/** Slugs are one space of names; names and titles are another, as titles are compared. */
function* namesTwice(placed: readonly PlacedTrack[]): Generator<Problem> {
  const slugs = new Set<string>()
  const called = new Map<string, string>()
  for (const { track, problem } of placed) {
    if (slugs.has(track.slug)) yield problem(['slug'], `the slug \`${track.slug}\` stands twice`)
    slugs.add(track.slug)
    const spoken: [PropertyKey[], string][] = [
      [['name'], track.name],
      ...track.titles.map((title, index): [PropertyKey[], string] => [['titles', index], title]),
    ]
    for (const [path, title] of spoken) {
      const by = called.get(plainTitle(title))
      if (by !== undefined) yield problem(path, `the title "${title}" is claimed by \`${by}\` already`)
      else called.set(plainTitle(title), track.slug)
    }
  }
}

function* asksOfNothing(
  { track, problem }: PlacedTrack,
  bySlug: ReadonlyMap<string, Skill>,
  broken: ReadonlySet<string>,
): Generator<Problem> {
  const seen = new Set<string>()
  for (const [index, { skill: slug, stage, because }] of track.asks.entries()) {
    const at = (key: string, says: string) => problem(['asks', index, key], says)
    const skill = bySlug.get(slug)
    if (!skill) {
      const now = [...bySlug.values()].find(({ formerSlugs }) => formerSlugs.includes(slug))
      if (now) yield at('skill', `\`${slug}\` is called \`${now.slug}\` now`)
      else if (!broken.has(slug))
        yield at('skill', `\`${track.slug}\` asks for \`${slug}\`, which no skill is called`)
      continue
    }
    if (seen.has(slug)) yield at('skill', `\`${track.slug}\` asks for \`${slug}\` twice`)
    seen.add(slug)
    const has = stages.filter((each) => skill.behaviours.some((behaviour) => behaviour.stage === each))
    if (!has.includes(stage))
      yield at('stage', `\`${slug}\` has no ${stage} behaviour, only ${has.join(', ')}`)
    else if (because === null && skill.core && track.stage && askedAt(skill, track.stage) === stage)
      yield at('skill', `the stage \`${track.stage}\` of \`${track.slug}\` asks for that already`)
  }
}

function* emptyTrack({ track, problem }: PlacedTrack): Generator<Problem> {
  if (track.asks.length === 0 && track.stage === null) yield problem([], `\`${track.slug}\` asks for nothing`)
}
