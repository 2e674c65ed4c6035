import { chanceOf } from './chance.ts'
import { choose } from './choose.ts'
import { unfitOf } from './dates.ts'
import { whyOf } from './explain.ts'
import { leftOutOf } from './left-out.ts'
import { paceTold } from './pace.ts'
import type { Plan, PlanInput, PlannedActivity, PlannedWeek } from './plan.ts'
import { type Item, type Problem, problemOf } from './problem.ts'
import { missedShare, rangesOf } from './range.ts'
import type { Timetable } from './timetable.ts'
import { type Value, valueFor } from './value.ts'

/**
 * Lays activities into weeks so that as many weighted must-requirements as possible are expected to be reached by the date.
 * The same input gives the same plan. docs/decisions/0009-what-a-plan-optimises.md has the model and how far it holds.
 *
 * @param effort  `quick` keeps the plan before as far as it goes and fills it up, for a question that has to be answered at once
 * @throws RangeError  when a date is none
 */
export function makePlan(input: PlanInput, effort: 'full' | 'quick' = 'full'): Plan {
  const problem = problemOf(input)
  const chosen = choose(problem, effort)
  const order = inOrder(chosen.table)
  const ranges = rangesOf(problem, order, chosen.table)
  const value = valueFor(problem, ranges.itemInTime)
  value.add(order)
  const hours: Plan['hours'] = { learning: 0, proving: 0, both: 0, unlocking: 0 }
  const activities = order.flatMap((at): PlannedActivity[] => {
    const item = problem.items[at]
    const span = chosen.table.span.get(at)
    if (!item || !span) return []
    const why = whyOf(problem, value, order, at)
    const learns = learnsOf(problem, value, item)
    const proves = provesOf(problem, value, item)
    const serves =
      learns.length > 0
        ? proves.length > 0
          ? 'both'
          : 'learning'
        : proves.length > 0
          ? 'proving'
          : 'unlocking'
    hours[serves] += item.halves / 2
    const factor = Math.exp(problem.pace(item.activity.kind).mean) * item.left
    return [
      {
        activity: item.activity.slug,
        title: item.activity.title,
        kind: item.activity.kind,
        hours: {
          from: rounded(item.activity.hours.from * factor),
          planned: item.halves / 2,
          to: rounded(item.activity.hours.to * factor),
        },
        serves,
        learns,
        proves,
        weeks: {
          first: problem.weeks[span.first]?.monday ?? '',
          last: problem.weeks[span.last]?.monday ?? '',
        },
        finishes: ranges.ofItem.get(at) ?? ranges.all,
        fixed: item.fixed,
        why,
      },
    ]
  })
  const kinds = [...new Set(input.activities.map(({ kind }) => kind))]
  return {
    from: input.from,
    until: problem.until,
    must: countOf(problem, value, true),
    nice: countOf(problem, value, false),
    wants: wantsTold(problem, value, order),
    activities,
    order: chosen.order.map((at) => problem.items[at]?.activity.slug ?? ''),
    weeks: weeksTold(problem, chosen.table),
    hours,
    learning: learningOf(problem, value, order),
    finishes: ranges.all,
    inTime: ranges.inTime,
    leftOut: leftOutOf(problem, value, new Set(order), new Set(chosen.unfit.keys())),
    problems: [...problem.problems, ...unfitOf(problem, chosen.unfit)],
    pace: kinds.map((kind) => paceTold(kind, problem.pace(kind))),
    effects: input.activities.map(({ slug }) => problem.effect(slug)).filter(({ observed }) => observed > 0),
    missedWeeks: rounded(missedShare(input.weeksSoFar)),
  }
}

const rounded = (figure: number): number => Math.round(figure * 1000) / 1000

/** As they come in the weeks, which is the order in which to do them. */
function inOrder(table: Timetable): number[] {
  const seen = new Set<number>()
  for (const pieces of table.weeks) for (const { item } of pieces) seen.add(item)
  return [...seen]
}

/** Stages that it adds itself, at its place among all that is planned: what it adds when the others are done. */
function learnsOf(problem: Problem, value: Value, item: Item): PlannedActivity['learns'] {
  const wanted = item.teaches.filter(
    ({ skill }) =>
      problem.needsOf.has(skill) ||
      problem.items.some(
        ({ at, needsLevels }) => value.has(at) && needsLevels.some((need) => need.skill === skill),
      ),
  )
  const after = wanted.map(({ skill }) => value.levelOf(skill))
  value.drop([item.at])
  const learns = wanted.map(({ skill }, at) => ({
    skill,
    stages: rounded((after[at] ?? 0) - value.levelOf(skill)),
  }))
  value.add([item.at])
  return learns.filter(({ stages }) => stages > 0)
}

function provesOf(problem: Problem, value: Value, item: Item): PlannedActivity['proves'] {
  const told = new Set<string>()
  return item.attempts.flatMap(({ need, attempt }) => {
    const skill = problem.needs[need]?.skill
    if (!skill || !attempt || told.has(`${skill} ${attempt.stage} ${attempt.how}`)) return []
    told.add(`${skill} ${attempt.stage} ${attempt.how}`)
    const level = { mean: value.levelOf(skill), deviation: problem.levels(skill).deviation }
    return [{ skill, stage: attempt.stage, how: attempt.how, chance: rounded(chanceOf(attempt, level)) }]
  })
}

function countOf({ wants }: Problem, value: Value, must: boolean): Plan['must'] {
  const count = { total: 0, met: 0, expected: 0 }
  for (const [at, { want, met }] of wants.entries()) {
    if (want.must !== must) continue
    count.total += want.weight
    if (met) count.met += want.weight
    count.expected += want.weight * value.wantChance(at)
  }
  return { ...count, expected: rounded(count.expected) }
}

function wantsTold(problem: Problem, value: Value, order: readonly number[]): Plan['wants'] {
  return problem.wants.map(({ want, met, options }, at) => {
    const needs = new Set(options.flat())
    const skills = new Set([...needs].map((need) => problem.needs[need]?.skill))
    const towards = order.filter((place) => {
      const item = problem.items[place]
      return (
        item?.attempts.some(({ need }) => needs.has(need)) ||
        item?.teaches.some(({ skill }) => skills.has(skill))
      )
    })
    return {
      want: want.id,
      text: want.text,
      must: want.must,
      weight: want.weight,
      met,
      chance: rounded(value.wantChance(at)),
      activities: met ? [] : towards.map((place) => problem.items[place]?.activity.slug ?? ''),
      unreachable:
        !met &&
        !options.some(
          (option) => option.length > 0 && option.every((need) => canBeProven(problem, need, want.asked)),
        ),
    }
  })
}

function canBeProven(problem: Problem, at: number, asked: string): boolean {
  const need = problem.needs[at]
  return (
    need !== undefined && (need.attempts.length > 0 || need.standing === asked || need.standing === 'proven')
  )
}

function weeksTold(problem: Problem, table: Timetable): PlannedWeek[] {
  return problem.weeks.map((week, at) => ({
    monday: week.monday,
    cap: week.own / 2,
    onCall: week.onCall,
    quietDays: week.quietDays,
    appointments: week.appointments,
    pieces: (table.weeks[at] ?? []).map(({ item, halves, begins, ends }) => ({
      activity: problem.items[item]?.activity.slug ?? '',
      hours: halves / 2,
      ofHours: (problem.items[item]?.halves ?? 0) / 2,
      part: begins ? (ends ? 'whole' : 'begins') : ends ? 'ends' : 'goes-on',
      at: problem.items[item]?.job ? 'work' : 'own-time',
    })),
  }))
}

function learningOf(problem: Problem, value: Value, order: readonly number[]): Plan['learning'] {
  const skills = new Set(order.flatMap((at) => problem.items[at]?.teaches.map(({ skill }) => skill) ?? []))
  return [...skills]
    .map((skill) => ({ skill, from: rounded(problem.levels(skill).mean), to: rounded(value.levelOf(skill)) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || (a.skill < b.skill ? -1 : 1))
}
