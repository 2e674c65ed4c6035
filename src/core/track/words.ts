import type { Track, TrackKind } from '../benchmark/track.ts'
import { counted } from '../figures.ts'
import type { Carry } from './compare.ts'

export const kindTitles = {
  ladder: 'The ladder',
  management: 'Management',
  specialisation: 'Specialisations',
  career: 'Related careers',
} as const satisfies Record<TrackKind, string>

/** Of one track: what it is. */
export const kindNames = {
  ladder: 'step of the ladder',
  management: 'management',
  specialisation: 'specialisation',
  career: 'related career',
} as const satisfies Record<TrackKind, string>

/** What was not seen is not known; it is never said to be absent. */
export const carryTitles = {
  'carries-over': 'Carries over',
  'to-strengthen': 'To strengthen',
  missing: 'Nothing seen',
} as const satisfies Record<Carry, string>

/** After a figure: `2 carry over`, `5 to strengthen`, `18 unseen`. */
export function carryWord(carry: Carry, count: number): string {
  if (carry === 'carries-over') return count === 1 ? 'carries over' : 'carry over'
  return carry === 'to-strengthen' ? 'to strengthen' : 'unseen'
}

/** In the order of what there is to do: what is nearest, what is unknown, what is there. */
export const carriesInOrder: readonly Carry[] = ['to-strengthen', 'missing', 'carries-over']

/** `0 to 1 year`, `2 to 5 years`, `15 years or more`; empty where it is no matter of years. */
export function yearsSay(years: Track['years']): string {
  if (years === null) return ''
  const { from, to } = years
  return to === null ? `${counted(from, 'year')} or more` : `${from} to ${counted(to, 'year')}`
}

/** How much of a track is there; every second part of it, split at `**`, is a figure to be set strong. */
export function carrySentence(counts: Record<Carry, number>): string {
  const { 'carries-over': over, 'to-strengthen': weak, missing } = counts
  const asked = over + weak + missing
  const known = `Of **${asked}** asked ${asked === 1 ? 'skill' : 'skills'}, **${over}** ${over === 1 ? 'carries' : 'carry'} over and **${weak}** ${weak === 1 ? 'is' : 'are'} to strengthen.`
  return missing === 0 ? known : `${known} Of the other **${missing}** nothing was seen.`
}
