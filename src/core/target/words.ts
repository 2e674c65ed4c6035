import { grouped } from '../figures.ts'
import { type Fit, fits, type Pay, type TargetKind, type Years } from './target.ts'

/** How targets are spoken of, on the page and in a terminal. */

export const targetKindNames: Record<TargetKind, string> = {
  'job-description': 'Job description',
  ladder: 'Ladder',
  stage: 'Stage',
}

/** `7 of 11`: the one number there is. */
export const metOf = (counts: Record<Fit, number>): string =>
  `${counts.met} of ${fits.reduce((sum, fit) => sum + counts[fit], 0)}`

/**
 * `2 weak, 1 missing`: what is not met; empty where all is.
 * @param claimed  of the weak ones, those that the person says they meet
 */
export const openOf = (counts: Record<Fit, number>, claimed = 0): string =>
  (['weak', 'missing', 'unknown'] as const)
    .filter((fit) => counts[fit] > 0)
    .map((fit) => `${counts[fit]} ${fit}${fit === 'weak' && claimed > 0 ? ` (${claimed} by your word)` : ''}`)
    .join(', ')

/** `5+ years`, `3 to 5 years`, `up to 3 years`. */
export function yearsSay({ from, to }: Years): string {
  if (to === null) return `${from}+ years`
  if (from === 0) return `up to ${to} ${to === 1 ? 'year' : 'years'}`
  return from === to ? `${from} ${from === 1 ? 'year' : 'years'}` : `${from} to ${to} years`
}

/** `60,000 to 75,000 EUR a year`. */
export const paySay = ({ from, to, currency, per }: Pay): string =>
  [
    `${grouped(from)}${to === null || to === from ? '' : ` to ${grouped(to)}`}`,
    currency,
    per === null ? null : `${per === 'hour' ? 'an' : 'a'} ${per}`,
  ]
    .filter((part) => part !== null)
    .join(' ')
