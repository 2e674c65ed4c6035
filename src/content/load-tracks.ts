import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Skill } from '../core/benchmark/benchmark.ts'
import { type Track, trackKinds } from '../core/benchmark/track.ts'
import { checkTracks, type PlacedTrack } from './check-tracks.ts'
import type { Problem } from './problem.ts'
import { trackFileShape, trackShape } from './track-shape.ts'
import { inShape, readYaml } from './yaml-file.ts'

const place = 'benchmark/tracks'

/**
 * Reads the tracks and finds every problem in them at once.
 * @param folder       the content folder
 * @param skills       those that could be read
 * @param brokenSlugs  of skills that could not, which are therefore not told as missing; an empty one for a whole file
 * @returns tracks in the order of their kinds, then of their files
 */
export function loadTracks(
  folder: string,
  skills: readonly Skill[],
  brokenSlugs: ReadonlySet<string>,
): { tracks: Track[]; problems: Problem[] } {
  const problems: Problem[] = []
  const placed: PlacedTrack[] = []
  const files = existsSync(join(folder, place)) ? readdirSync(join(folder, place)) : []
  for (const file of files.sort())
    if (!trackKinds.some((kind) => file === `${kind}.yaml`))
      problems.push({
        file: `${place}/${file}`,
        place: '',
        says: `no kind of track is called so; there are ${trackKinds.join(', ')}`,
      })

  for (const kind of trackKinds) {
    if (!files.includes(`${kind}.yaml`)) continue
    const yaml = readYaml(folder, `${place}/${kind}.yaml`)
    problems.push(...yaml.problems)
    if (yaml.value === undefined) continue
    const found = inShape(yaml, [], yaml.value, trackFileShape, problems)
    if (found && found.kind !== kind)
      problems.push(
        yaml.problem(['kind'], `the file is named for the kind \`${kind}\`, not \`${found.kind}\``),
      )
    for (const [index, value] of (found?.tracks ?? []).entries()) {
      const track = inShape(yaml, ['tracks', index], value, trackShape, problems)
      if (track)
        placed.push({
          track: { ...track, kind },
          problem: (path, says) => yaml.problem(['tracks', index, ...path], says),
        })
    }
  }
  problems.push(...checkTracks(placed, skills, brokenSlugs))
  return { tracks: placed.map(({ track }) => track), problems }
}
