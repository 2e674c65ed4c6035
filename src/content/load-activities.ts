import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Activity } from '../core/activity/activity.ts'
import { stagesPerHour } from '../core/activity/learning-rate.ts'
import type { Skill } from '../core/benchmark/benchmark.ts'
import { activityFileShape, activityShape, type WrittenActivity } from './activity-shape.ts'
import { checkActivities, type PlacedActivity, type Surroundings } from './check-activities.ts'
import type { Problem } from './problem.ts'
import { inShape, readYaml } from './yaml-file.ts'

const place = 'activities'

/**
 * Reads the activities and finds every problem in them at once.
 * @param folder  the content folder
 * @returns activities in the order of their files, then as they stand there
 */
export function loadActivities(
  folder: string,
  surroundings: Surroundings,
): { activities: Activity[]; problems: Problem[] } {
  const problems: Problem[] = []
  const placed: PlacedActivity[] = []
  /** Slugs of activities that could not be read; an empty one for a whole file. */
  const broken = new Set<string>()

  for (const file of existsSync(join(folder, place)) ? readdirSync(join(folder, place)).sort() : []) {
    if (!file.endsWith('.yaml')) {
      problems.push({ file: `${place}/${file}`, place: '', says: 'is no YAML file of activities' })
      continue
    }
    const yaml = readYaml(folder, `${place}/${file}`)
    problems.push(...yaml.problems)
    const found =
      yaml.value === undefined ? undefined : inShape(yaml, [], yaml.value, activityFileShape, problems)
    if (!found) broken.add('')
    for (const [index, value] of (found?.activities ?? []).entries()) {
      const activity = inShape(yaml, ['activities', index], value, activityShape, problems)
      if (activity)
        placed.push({ activity, problem: (path, says) => yaml.problem(['activities', index, ...path], says) })
      else broken.add(slugOf(value))
    }
  }
  problems.push(...checkActivities(placed, broken, surroundings))
  return { activities: placed.map(({ activity }) => whole(activity, surroundings.skills)), problems }
}

/** With what follows from the benchmark and from the kind. */
function whole(activity: WrittenActivity, skills: readonly Skill[]): Activity {
  return {
    ...activity,
    teaches: activity.teaches
      .map((each) => ({ ...each, learns: stagesPerHour[activity.kind] * each.share }))
      .sort((a, b) => b.share - a.share),
    proves: activity.proves.flatMap(({ skill, behaviour, stage: written, how }) => {
      const stage =
        written ??
        skills.find(({ slug }) => slug === skill)?.behaviours.find(({ id }) => id === behaviour)?.stage
      return stage === undefined ? [] : how.map((each) => ({ skill, stage, behaviour, how: each }))
    }),
  }
}

const slugOf = (activity: unknown): string =>
  typeof activity === 'object' && activity !== null && 'slug' in activity ? String(activity.slug) : ''
