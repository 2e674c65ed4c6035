import { barReply } from '../../api/contract/benchmark.ts'
import { labsReply } from '../../api/contract/labs.ts'
import { report } from '../../api/contract/standing.ts'
import type { Behaviour, Stage } from '../../core/benchmark/benchmark.ts'
import { type Bar, type Found, findInBar, indexBar } from '../../core/benchmark/find.ts'
import { nearest } from '../../core/benchmark/nearest.ts'
import { inRepository, shownBy } from '../../core/benchmark/shown-by.ts'
import { Failure } from '../../core/failures.ts'
import type { SkillRow } from '../../core/readiness/report.ts'
import { ask } from '../client.ts'
import { type Command, serverFor } from '../command.ts'
import { type BesideBar, printFound, printOverview } from './bar-words.ts'

type Options = { search: string | undefined; stage: Stage | undefined; json: boolean }

/** The bar: all of it as a list, or in full what is named or searched for. */
export async function bar(
  command: Command,
  called: string | undefined,
  { search, stage, json }: Options,
): Promise<void> {
  const server = await serverFor(command)
  const [all, told, { labs }] = await Promise.all([
    ask(server, { path: '/v1/benchmark', reply: barReply }),
    ask(server, { path: `/v1/standing?stage=${stage ?? 'senior'}`, reply: report }),
    ask(server, { path: '/v1/labs', reply: labsReply }),
  ])
  const asked = called === undefined ? all : narrowed(all, called)
  const found = findInBar(indexBar(asked, inRepository), {
    text: search ?? '',
    stage: stage ?? null,
    core: false,
  })
  const beside: BesideBar = {
    labs,
    rows: new Map(told.areas.flatMap(({ skills }) => skills.map((row) => [row.slug, row]))),
  }
  const { terminal } = command
  if (json) terminal.json(asJson(asked, found, beside))
  else if (called === undefined && search === undefined && stage === undefined)
    printOverview(terminal, asked, beside)
  else printFound(terminal, found, beside, search !== undefined)
}

/**
 * The part of the bar that a slug or a name means: a skill or an area.
 * @throws Failure skill-unknown  with the slugs that come closest
 */
function narrowed(all: Bar, called: string): Bar {
  const asked = called.toLowerCase()
  const means = ({ slug, name }: { slug: string; name: string }): boolean =>
    slug === asked || name.toLowerCase() === asked
  const skill = all.skills.find((each) => means(each) || each.formerSlugs.includes(asked))
  const area = skill ? undefined : all.areas.find(means)
  if (!skill && !area) throw new Failure('skill-unknown', [called, ...askedBack(all, called)])
  const skills = skill ? [skill] : all.skills.filter((each) => each.area === area?.slug)
  const slugs = new Set(skills.map(({ slug }) => slug))
  return {
    ...all,
    skills,
    tools: all.tools.filter((tool) => tool.skills.some((slug) => slugs.has(slug))),
    certifications: all.certifications.filter(({ objectives }) =>
      objectives.some((objective) => objective.skills.some((slug) => slugs.has(slug))),
    ),
  }
}

/** What is meant may be a tool, which leads to its skills. */
function askedBack(all: Bar, called: string): string[] {
  const index = indexBar(all, inRepository)
  const slugs = called
    .split(/[^\p{L}\p{N}.+#]+/u)
    .filter(Boolean)
    .flatMap((text) => findInBar(index, { text, stage: null, core: false }).areas)
    .flatMap(({ skills }) => skills.map(({ skill }) => skill.slug))
  const named = [...all.areas, ...all.skills].map(({ slug, name }) => ({ slug, also: [name] }))
  const near = [...new Set([...nearest(called, named), ...slugs])].slice(0, 3)
  return near.length > 0 ? [`did you mean ${near.join(', ')}?`] : []
}

/** What was found, each behaviour with what can show it. */
const asJson = ({ version, areas }: Bar, found: Found, { labs, rows }: BesideBar) => ({
  version,
  areas: areas.filter(({ slug }) => found.areas.some(({ area }) => area.slug === slug)),
  skills: found.areas.flatMap(({ skills }) =>
    skills.map(({ skill, behaviours, through }) => ({
      ...skill,
      standing: standingOf(rows.get(skill.slug)),
      through: through.map(({ slug }) => slug),
      behaviours: behaviours.map((behaviour: Behaviour) => ({
        ...behaviour,
        shownBy: shownBy(skill.slug, behaviour, labs),
      })),
    })),
  ),
  tools: found.tools,
  certifications: found.certifications,
})

const standingOf = (row: SkillRow | undefined) =>
  row ? { stage: row.stage, standing: row.standing, seenBelow: row.seenBelow } : null
