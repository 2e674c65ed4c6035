import type { AskedSkill, TrackReply, TrackSummary } from '../../api/contract/tracks.ts'
import { stageLevel } from '../../core/benchmark/benchmark.ts'
import { type TrackKind, trackKinds } from '../../core/benchmark/track.ts'
import { counted, grouped, listed } from '../../core/figures.ts'
import { plainTitle } from '../../core/track/title.ts'
import { carriesInOrder, carryTitles, kindTitles } from '../../core/track/words.ts'

/** Tracks in which every word of the filter occurs, in name, titles or kind, by kind. */
export function byKind(
  tracks: readonly TrackSummary[],
  filter: string,
): { kind: TrackKind; tracks: TrackSummary[] }[] {
  const words = plainTitle(filter).split(' ')
  const matches = ({ name, kind, titles }: TrackSummary): boolean => {
    const text = plainTitle([name, kindTitles[kind], ...titles].join(' '))
    return words.every((word) => text.includes(word))
  }
  return trackKinds
    .map((kind) => ({ kind, tracks: tracks.filter((track) => track.kind === kind && matches(track)) }))
    .filter((group) => group.tracks.length > 0)
}

/** The title that the filter found, where the name alone would not say why the track is there. */
export function titleFound({ name, titles }: TrackSummary, filter: string): string | null {
  const words = plainTitle(filter).split(' ')
  const has = (text: string) => words.every((word) => plainTitle(text).includes(word))
  return filter.trim() === '' || has(name) ? null : (titles.find(has) ?? null)
}

/** The neighbour or specialisation of which most is there already; null where nothing carries over to any. */
export function nearest(tracks: readonly TrackSummary[]): TrackSummary | null {
  const share = ({ counts, asked }: TrackSummary) => counts['carries-over'] / asked
  const [first] = tracks
    .filter(({ kind, asked }) => (kind === 'specialisation' || kind === 'career') && asked > 0)
    .sort((a, b) => share(b) - share(a))
  return first && share(first) > 0 ? first : null
}

/** A block of rows with its heading at the left. */
export type AskedGroup = { key: string; name: string; note: string; skills: AskedSkill[] }

export function groupsOf(asked: readonly AskedSkill[], by: 'carry' | 'area'): AskedGroup[] {
  const anySeen = asked.some(({ carry }) => carry !== 'missing')
  const groups: AskedGroup[] =
    by === 'carry'
      ? carriesInOrder.map((carry) => {
          const skills = asked.filter((skill) => skill.carry === carry)
          return { key: carry, name: carryTitles[carry], note: counted(skills.length, 'skill'), skills }
        })
      : [...Map.groupBy(asked, ({ row }) => row.area)].map(([key, skills]) => {
          const over = skills.filter(({ carry }) => carry === 'carries-over').length
          const name = skills[0]?.areaName ?? key
          return {
            key,
            name,
            note: anySeen ? `${over} of ${skills.length} carry over` : counted(skills.length, 'skill'),
            skills,
          }
        })
  return groups.filter(({ skills }) => skills.length > 0)
}

/** What sets a track apart from the bar of a senior backend developer, whoever reads it. */
export function differenceSays({ asked, notAsked }: Pick<TrackReply, 'asked' | 'notAsked'>): string {
  const core = asked.filter(({ row }) => row.core)
  const distance = ({ row }: AskedSkill) => stageLevel[row.stage] - stageLevel.senior
  const at = (wanted: (distance: number) => boolean) => core.filter((skill) => wanted(distance(skill))).length
  const [above, same, below] = [at((by) => by > 0), at((by) => by === 0), at((by) => by < 0)]
  const outside = asked.length - core.length
  const parts = [
    ...(above > 0 ? [`${grouped(above)} at staff`] : []),
    ...(same > 0 ? [`${grouped(same)} at senior`] : []),
    ...(below > 0 ? [`${grouped(below)} below it`] : []),
  ]
  const of = parts.length > 0 ? `Of the core it asks for ${listed(parts)}` : 'Of the core it asks for nothing'
  const not = notAsked.length > 0 ? `, and not for the other ${grouped(notAsked.length)}` : ''
  const besides = outside > 0 ? ` From outside the core it asks for ${counted(outside, 'skill')}.` : ''
  return `${of}${not}.${besides}`
}
