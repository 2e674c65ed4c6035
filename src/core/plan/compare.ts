import { counted } from '../figures.ts'
import type { DateRange, Plan } from './plan.ts'

/** What is different between two plans, as for more hours or after a week that was missed. */
export type Difference = {
  /** Slugs of activities, in the order of the plan that they are in. */
  kept: string[]
  added: string[]
  gone: string[]
  /** Pairs of kept activities that have changed places, of all pairs, 0 … 1. */
  turned: number
  /** Weighted requirements expected by the date: more, or less. */
  must: number
  nice: number
  /** What is reached likelier or less likely by five hundredths or more, the largest change first. */
  wants: { want: string; text: string; must: boolean; from: number; to: number }[]
  finishes: { from: DateRange; to: DateRange }
  /** One sentence, ours. */
  sentence: string
}

const visible = 0.05
const rounded = (figure: number): number => Math.round(figure * 1000) / 1000

export function comparePlans(before: Plan, after: Plan): Difference {
  const was = before.activities.map(({ activity }) => activity)
  const is = after.activities.map(({ activity }) => activity)
  const [inWas, inIs] = [new Set(was), new Set(is)]
  const kept = is.filter((slug) => inWas.has(slug))
  const added = is.filter((slug) => !inWas.has(slug))
  const gone = was.filter((slug) => !inIs.has(slug))
  const chances = new Map(before.wants.map(({ want, chance }) => [want, chance]))
  const difference = {
    kept,
    added,
    gone,
    turned: turnedShare(
      was.filter((slug) => inIs.has(slug)),
      kept,
    ),
    must: rounded(after.must.expected - before.must.expected),
    nice: rounded(after.nice.expected - before.nice.expected),
    wants: after.wants
      .map(({ want, text, must, chance }) => ({ want, text, must, from: chances.get(want) ?? 0, to: chance }))
      .filter(({ from, to }) => Math.abs(to - from) >= visible)
      .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || (a.want < b.want ? -1 : 1)),
    finishes: { from: before.finishes, to: after.finishes },
  }
  return { ...difference, sentence: sentenceOf(difference, after) }
}

/** Kendall's distance between two orders of the same things, of its most. */
function turnedShare(was: readonly string[], is: readonly string[]): number {
  const place = new Map(was.map((slug, at) => [slug, at]))
  let turned = 0
  for (const [at, slug] of is.entries())
    for (const later of is.slice(at + 1)) if ((place.get(slug) ?? 0) > (place.get(later) ?? 0)) turned++
  return is.length < 2 ? 0 : rounded(turned / ((is.length * (is.length - 1)) / 2))
}

function sentenceOf({ added, gone, must, turned }: Omit<Difference, 'sentence'>, after: Plan): string {
  const said: string[] = []
  if (added.length > 0) said.push(`${counted(added.length, 'activity', 'activities')} more`)
  if (gone.length > 0) said.push(`${counted(gone.length, 'activity', 'activities')} fewer`)
  if (said.length === 0) said.push('The same activities')
  said.push(
    turned === 0 ? 'in the same order' : turned < 0.1 ? 'in nearly the same order' : 'in another order',
  )
  const total = after.must.expected.toFixed(1)
  const moved =
    Math.abs(must) < 0.05
      ? `as many must-haves expected as before (${total} of ${after.must.total})`
      : `${Math.abs(must).toFixed(1)} must-haves ${must > 0 ? 'more' : 'fewer'} expected (${total} of ${after.must.total})`
  return `${said.join(', ')}: ${moved}.`
}
