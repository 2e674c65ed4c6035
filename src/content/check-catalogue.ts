import type { Skill } from '../core/benchmark/benchmark.ts'
import type { Certification, Tool } from '../core/benchmark/catalogue.ts'
import type { Problem } from './problem.ts'

/** An entry of the catalogue together with a way to point at a place in it. */
export type Placed<T> = { entry: T; problem: (path: readonly PropertyKey[], says: string) => Problem }

/** What the shape of each file alone cannot say: everything that entries have to agree on with one another and with the skills. */
export function checkCatalogue(
  tools: readonly Placed<Tool>[],
  certifications: readonly Placed<Certification>[],
  skills: readonly Skill[],
  broken: ReadonlySet<string>,
): Problem[] {
  const known = new Set(skills.map(({ slug }) => slug))
  // Where a file of skills could not be read, nobody knows which slugs it holds.
  const dangles = (slug: string) => !broken.has('') && !known.has(slug) && !broken.has(slug)
  return [
    ...slugsTwice(tools, 'tool'),
    ...slugsTwice(certifications, 'certification'),
    ...namesTwice(tools, certifications, skills),
    ...tools.flatMap((tool) => [...skillsOf(tool, ['skills'], tool.entry.skills, dangles)]),
    ...certifications.flatMap((certification) => [
      ...certification.entry.objectives.flatMap(({ skills: named }, index) => [
        ...skillsOf(certification, ['objectives', index, 'skills'], named, dangles),
      ]),
      ...shares(certification),
      ...(certification.entry.objectives.every(({ skills }) => skills.length === 0)
        ? [certification.problem(['objectives'], `\`${certification.entry.slug}\` asks about no skill`)]
        : []),
    ]),
  ]
}

function* slugsTwice(placed: readonly Placed<{ slug: string }>[], what: string): Generator<Problem> {
  const taken = new Set<string>()
  for (const { entry, problem } of placed) {
    if (taken.has(entry.slug)) yield problem(['slug'], `another ${what} has the slug \`${entry.slug}\``)
    taken.add(entry.slug)
  }
}

/** Skills, tools and certifications share one space of names and aliases, whatever their case. */
function* namesTwice(
  tools: readonly Placed<Tool>[],
  certifications: readonly Placed<Certification>[],
  skills: readonly Skill[],
): Generator<Problem> {
  const ofSkill = new Map<string, string>()
  for (const { slug, name, aliases } of skills)
    for (const each of [name, ...aliases]) ofSkill.set(each.toLowerCase(), slug)

  const taken = new Map<string, string>()
  for (const { entry, problem } of [...tools, ...certifications]) {
    const spoken = [
      { text: entry.name, path: ['name'], says: `the name "${entry.name}"` },
      ...entry.aliases.map((text, index) => ({
        text,
        path: ['aliases', index],
        says: `the alias "${text}"`,
      })),
    ]
    for (const { text, path, says } of spoken) {
      const key = text.toLowerCase()
      const by = taken.get(key)
      const skill = ofSkill.get(key)
      if (by !== undefined) yield problem(path, `${says} is claimed by \`${by}\` already`)
      else if (skill !== undefined)
        yield problem(path, `${says} is claimed by the skill \`${skill}\` already`)
      taken.set(key, by ?? entry.slug)
    }
  }
}

function* skillsOf(
  { entry, problem }: Placed<{ slug: string }>,
  path: readonly PropertyKey[],
  skills: readonly string[],
  dangles: (slug: string) => boolean,
): Generator<Problem> {
  for (const [index, slug] of skills.entries())
    if (skills.indexOf(slug) !== index)
      yield problem([...path, index], `\`${slug}\` stands twice among the skills of \`${entry.slug}\``)
    else if (dangles(slug))
      yield problem(
        [...path, index],
        `\`${entry.slug}\` names the skill \`${slug}\`, which no skill is called`,
      )
}

/** Published shares have to be able to make a whole examination. */
function* shares({ entry, problem }: Placed<Certification>): Generator<Problem> {
  const sum = (pick: (share: { from: number; to: number }) => number) =>
    entry.objectives.reduce((total, { percent }) => total + (percent ? pick(percent) : 0), 0)
  const least = sum(({ from }) => from)
  const most = sum(({ to }) => to)
  if (least > 100) yield problem(['objectives'], `the shares of \`${entry.slug}\` come to ${least} percent`)
  else if (most < 100 && entry.objectives.every(({ percent }) => percent))
    yield problem(['objectives'], `the shares of \`${entry.slug}\` come to ${most} percent only`)
}
