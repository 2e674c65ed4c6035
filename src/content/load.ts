import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Activity } from '../core/activity/activity.ts'
import type { Benchmark } from '../core/benchmark/benchmark.ts'
import type { Catalogue } from '../core/benchmark/catalogue.ts'
import type { Track } from '../core/benchmark/track.ts'
import type { Rubric } from '../core/project/rubric.ts'
import { checkTogether, type PlacedSkill } from './check-benchmark.ts'
import { loadActivities } from './load-activities.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { loadRubric } from './load-rubric.ts'
import { loadTracks } from './load-tracks.ts'
import type { Problem } from './problem.ts'
import { areaFileShape, benchmarkFileShape, skillShape } from './shape.ts'
import { inShape, readYaml } from './yaml-file.ts'

export type ContentCounts = {
  areas: number
  skills: number
  behaviours: number
  tools: number
  certifications: number
  labs: number
  activities: number
}

export type Content = {
  /** Null where there is a problem anywhere. */
  benchmark: Benchmark | null
  /** Null where there is a problem anywhere. */
  catalogue: Catalogue | null
  /** By kind, then in the order of their files; none where there is a problem anywhere. */
  tracks: readonly Track[]
  /** In the order of their files, labs not among them; none where there is a problem anywhere. */
  activities: readonly Activity[]
  /** What projects are looked at for; none where there is a problem anywhere. */
  rubric: Rubric
  /** All of them, in the order of the files. */
  problems: Problem[]
  /** Of what could be read. */
  counts: ContentCounts
}

/**
 * Reads what Proven knows and finds every problem in it at once.
 * @param folder  the content folder
 */
export async function loadContent(folder: string): Promise<Content> {
  const problems: Problem[] = []
  const placed: PlacedSkill[] = []
  /** Slugs of skills that could not be read; an empty one for a whole file. */
  const brokenSlugs = new Set<string>()

  const root = readYaml(folder, 'benchmark/benchmark.yaml')
  problems.push(...root.problems)
  const listed =
    root.value === undefined ? undefined : inShape(root, [], root.value, benchmarkFileShape, problems)
  if (!listed) brokenSlugs.add('')
  const areas = listed?.areas ?? []
  for (const [index, { slug }] of areas.entries())
    if (areas.findIndex((area) => area.slug === slug) !== index)
      problems.push(root.problem(['areas', index, 'slug'], `the area \`${slug}\` stands twice`))
  const slugs = [...new Set(areas.map(({ slug }) => slug))]
  for (const file of yamlNames(join(folder, 'benchmark', 'areas')))
    if (listed && !slugs.includes(file))
      problems.push({
        file: `benchmark/areas/${file}.yaml`,
        place: '',
        says: `benchmark.yaml lists no area \`${file}\``,
      })

  for (const slug of slugs) {
    const yaml = readYaml(folder, `benchmark/areas/${slug}.yaml`)
    problems.push(...yaml.problems)
    if (yaml.value === undefined) {
      brokenSlugs.add('')
      continue
    }
    const found = inShape(yaml, [], yaml.value, areaFileShape, problems)
    if (found && found.area !== slug)
      problems.push(
        yaml.problem(['area'], `the file is named for the area \`${slug}\`, not \`${found.area}\``),
      )
    for (const [index, value] of (found?.skills ?? []).entries()) {
      const skill = inShape(yaml, ['skills', index], value, skillShape, problems)
      if (skill)
        placed.push({
          skill: { ...skill, area: slug },
          problem: (path, says) => yaml.problem(['skills', index, ...path], says),
        })
      else brokenSlugs.add(slugOf(value))
    }
    if (!found) brokenSlugs.add('')
  }
  problems.push(...checkTogether(areas, placed, brokenSlugs))

  const { catalogue, problems: ofCatalogue } = loadCatalogue(
    folder,
    {
      tools: yamlNames(join(folder, 'benchmark', 'tools')),
      certifications: yamlNames(join(folder, 'benchmark', 'certifications')),
    },
    placed.map(({ skill }) => skill),
    brokenSlugs,
  )
  problems.push(...ofCatalogue)
  const { tracks, problems: ofTracks } = loadTracks(
    folder,
    placed.map(({ skill }) => skill),
    brokenSlugs,
  )
  problems.push(...ofTracks)
  const labs = folders(join(folder, 'labs'))
  const { activities, problems: ofActivities } = loadActivities(folder, {
    skills: placed.map(({ skill }) => skill),
    brokenSkills: brokenSlugs,
    certifications: catalogue.certifications,
    labs,
  })
  problems.push(...ofActivities)
  const { rubric, problems: ofRubric } = loadRubric(
    folder,
    placed.map(({ skill }) => skill),
    brokenSlugs,
  )
  problems.push(...ofRubric)

  return {
    benchmark:
      listed && problems.length === 0
        ? { version: listed.version, areas, skills: placed.map(({ skill }) => skill) }
        : null,
    catalogue: problems.length === 0 ? catalogue : null,
    tracks: problems.length === 0 ? tracks : [],
    activities: problems.length === 0 ? activities : [],
    rubric: problems.length === 0 ? rubric : [],
    problems,
    counts: {
      areas: areas.length,
      skills: placed.length,
      behaviours: placed.reduce((sum, { skill }) => sum + skill.behaviours.length, 0),
      tools: catalogue.tools.length,
      certifications: catalogue.certifications.length,
      labs: labs.length,
      activities: activities.length,
    },
  }
}

const slugOf = (skill: unknown): string =>
  typeof skill === 'object' && skill !== null && 'slug' in skill ? String(skill.slug) : ''

const listing = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
const yamlNames = (folder: string): string[] =>
  listing(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => entry.name.slice(0, -'.yaml'.length))
    .sort()
const folders = (folder: string): string[] =>
  listing(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
