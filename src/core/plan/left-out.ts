import { halvesOf, withRequired } from './bundle.ts'
import type { LeftOut } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Value } from './value.ts'
import { halfHours } from './words.ts'

const mostTold = 50
const rounded = (figure: number): number => Math.round(figure * 1000) / 1000

/**
 * What could serve something that is wanted and is not in the plan, with the first reason that holds. Activities that have to do with
 * nothing that is wanted are not told: that is what they have in common.
 */
export function leftOutOf(
  problem: Problem,
  value: Value,
  planned: ReadonlySet<number>,
  unfit: ReadonlySet<number>,
): LeftOut[] {
  const { items, input } = problem
  const all = halvesOf(problem, [...planned])
  const there = {
    own: problem.weeks.reduce((sum, { own }) => sum + own, 0),
    job: problem.weeks.reduce((sum, { job }) => sum + job, 0),
  }
  const free = { own: there.own - all.own, job: there.job - all.job }
  const told: LeftOut[] = []
  for (const item of items) {
    if (planned.has(item.at) || unfit.has(item.at)) continue
    const serves =
      item.attempts.length > 0 ||
      item.teaches.some(({ skill }) =>
        problem.needsOf.get(skill)?.some((need) => !problem.wants[problem.needs[need]?.want ?? -1]?.met),
      )
    if (!serves) continue
    const { slug, title } = item.activity
    const bundle = withRequired(problem, value, item.at, () => true)
    const tell = (because: LeftOut['because'], wouldMove: number, sentence: string): void => {
      told.push({ activity: slug, title, because, wouldMove: rounded(wouldMove), sentence })
    }
    if (!bundle) {
      tell(
        'needs-what-is-missing',
        0,
        `It needs ${missingOf(problem, item.at)}, which nothing on offer leads to.`,
      )
      continue
    }
    const wouldMove = mustGain(problem, value, bundle)
    const takes = halvesOf(problem, bundle)
    const hours = (takes.own + takes.job) / 2
    const takesSay = `takes ${halfHours(hours)} h`
    const withMore = bundle.length > 1 ? `with what it requires it ${takesSay}` : `it ${takesSay}`
    if (takes.job > 0 && there.job === 0)
      tell(
        'no-hours-at-work',
        wouldMove,
        'It is done in the hours of a job, and there are none to plan with.',
      )
    else if (wouldMove < 0.0005)
      tell(
        'adds-nothing',
        wouldMove,
        'What it could show is carried by what is planned, or needs more before it helps.',
      )
    else if (takes.own > there.own || takes.job > there.job)
      tell('does-not-fit', wouldMove, `By ${problem.until} there are not enough hours: ${withMore}.`)
    else if (takes.own > free.own || takes.job > free.job)
      tell('others-move-more', wouldMove, `What is planned moves more in its hours: ${withMore}.`)
    else if (wouldMove / hours < 0.001)
      tell('adds-nothing', wouldMove, `It would move too little for its hours: ${withMore}.`)
    else
      tell(
        'does-not-fit',
        wouldMove,
        `It fits into no free weeks with three things at most in each: ${withMore}.`,
      )
  }
  const known = new Map(input.activities.map((activity) => [activity.slug, activity]))
  for (const slug of input.declined) {
    const title = known.get(slug)?.title
    if (title !== undefined)
      told.push({
        activity: slug,
        title,
        because: 'declined',
        wouldMove: 0,
        sentence: 'You said that you do not want it.',
      })
  }
  return told
    .sort((a, b) => b.wouldMove - a.wouldMove || (a.activity < b.activity ? -1 : 1))
    .slice(0, mostTold)
}

function mustGain(problem: Problem, value: Value, items: readonly number[]): number {
  const before = problem.wants.map((_, at) => value.wantChance(at))
  const added = items.filter((at) => !value.has(at))
  value.add(added)
  let gain = 0
  for (const [at, { want }] of problem.wants.entries())
    if (want.must) gain += want.weight * (value.wantChance(at) - (before[at] ?? 0))
  value.drop(added)
  return gain
}

/** The first requirement of an item that nothing leads to, in words. */
export function missingOf(problem: Problem, at: number): string {
  const item = problem.items[at]
  const offered = new Set(problem.items.map(({ activity }) => activity.slug))
  const done = new Set(problem.input.done)
  for (const required of item?.activity.requires ?? []) {
    if (required.kind === 'activity' && !done.has(required.activity) && !offered.has(required.activity))
      return `“${required.activity}”`
    if (required.kind === 'skill') {
      const needed = item?.needsLevels.find(({ skill }) => skill === required.skill)
      if (needed && problem.levels(required.skill).mean < needed.level)
        return `${required.skill} at ${required.stage}`
    }
  }
  return 'something else first'
}
