import { type Benchmark, type Skill, stages } from '../core/benchmark/benchmark.ts'
import { signalIds } from '../core/signal/catalogue.ts'
import type { Problem } from './problem.ts'

/** A skill together with a way to point at a place in it. */
export type PlacedSkill = { skill: Skill; problem: (path: readonly PropertyKey[], says: string) => Problem }

/** What the shape of each file alone cannot say: everything that one skill has to agree on with the others. */
export function checkTogether(
  areas: Benchmark['areas'],
  placed: readonly PlacedSkill[],
  brokenSlugs: ReadonlySet<string>,
): Problem[] {
  return [
    ...namesTwice(placed),
    ...danglingRequires(placed, brokenSlugs),
    ...cycles(placed),
    ...stagesMissing(placed),
    ...areasWithoutSenior(areas, placed),
    // With skills that could not be read, it is not known what they bind.
    ...(brokenSlugs.size === 0 ? unboundSignals(placed) : []),
  ]
}

/** Slugs and former slugs are one space of names; names and aliases are another, whatever their case. */
function* namesTwice(placed: readonly PlacedSkill[]): Generator<Problem> {
  const slugs = new Map<string, string>()
  const spoken = new Map<string, string>()
  for (const { skill, problem } of placed) {
    const claim = (
      taken: Map<string, string>,
      key: string,
      path: PropertyKey[],
      what: string,
      again: boolean,
    ) => {
      const by = taken.get(key)
      if (by === undefined) taken.set(key, skill.slug)
      else if (by !== skill.slug || again) return [problem(path, `${what} is claimed by \`${by}\` already`)]
      return []
    }
    yield* claim(slugs, skill.slug, ['slug'], `the slug \`${skill.slug}\``, true)
    for (const [index, former] of skill.formerSlugs.entries())
      yield* claim(slugs, former, ['formerSlugs', index], `the former slug \`${former}\``, true)
    yield* claim(spoken, skill.name.toLowerCase(), ['name'], `the name "${skill.name}"`, false)
    for (const [index, alias] of skill.aliases.entries())
      yield* claim(spoken, alias.toLowerCase(), ['aliases', index], `the alias "${alias}"`, true)
    const ids = new Set<string>()
    for (const [index, { id }] of skill.behaviours.entries()) {
      if (ids.has(id))
        yield problem(['behaviours', index, 'id'], `\`${id}\` stands twice in \`${skill.slug}\``)
      ids.add(id)
    }
  }
}

function* danglingRequires(placed: readonly PlacedSkill[], broken: ReadonlySet<string>): Generator<Problem> {
  const known = new Set(placed.map(({ skill }) => skill.slug))
  for (const { skill, problem } of placed)
    for (const [index, required] of skill.requires.entries())
      if (!known.has(required) && !broken.has(required))
        yield problem(
          ['requires', index],
          `\`${skill.slug}\` requires \`${required}\`, which no skill is called`,
        )
}

/** Each cycle once, named as a chain from the skill in it that comes first in the files. */
function* cycles(placed: readonly PlacedSkill[]): Generator<Problem> {
  const bySlug = new Map(placed.map((each) => [each.skill.slug, each]))
  const finished = new Set<string>()
  function* visit(slug: string, chain: readonly string[]): Generator<Problem> {
    const each = bySlug.get(slug)
    if (!each || finished.has(slug)) return
    const start = chain.indexOf(slug)
    if (start >= 0) {
      const names = [...chain.slice(start), slug].join(' → ')
      const closing = bySlug.get(chain.at(-1) ?? slug) ?? each
      yield closing.problem(
        ['requires', closing.skill.requires.indexOf(slug)],
        `prerequisites go round in a circle: ${names}`,
      )
      return
    }
    for (const required of each.skill.requires) yield* visit(required, [...chain, slug])
    finished.add(slug)
  }
  for (const { skill } of placed) yield* visit(skill.slug, [])
}

function* stagesMissing(placed: readonly PlacedSkill[]): Generator<Problem> {
  for (const { skill, problem } of placed) {
    if (!skill.core) continue
    const has = new Set(skill.behaviours.map(({ stage }) => stage))
    for (const stage of stages.filter((each) => each === 'mid' || each === 'senior'))
      if (!has.has(stage))
        yield problem(['behaviours'], `\`${skill.slug}\` is core and has no ${stage} behaviour`)
  }
}

function* areasWithoutSenior(areas: Benchmark['areas'], placed: readonly PlacedSkill[]): Generator<Problem> {
  for (const area of areas) {
    const core = placed.filter(({ skill }) => skill.area === area.slug && skill.core)
    const first = core[0]
    const senior = core.some(({ skill }) => skill.behaviours.some(({ stage }) => stage === 'senior'))
    if (first && !senior) yield first.problem([], `the core area \`${area.slug}\` has no senior behaviour`)
  }
}

function* unboundSignals(placed: readonly PlacedSkill[]): Generator<Problem> {
  const bound = new Set(
    placed.flatMap(({ skill }) =>
      skill.behaviours.flatMap(({ signals }) => signals.map(({ signal }) => signal)),
    ),
  )
  for (const signal of signalIds)
    if (!bound.has(signal))
      yield { file: 'benchmark/areas', place: '', says: `the signal \`${signal}\` speaks for no behaviour` }
}
