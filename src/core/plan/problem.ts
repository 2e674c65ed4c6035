import type { Activity, ActivityKind } from '../activity/activity.ts'
import { type Stage, stageLevel } from '../benchmark/benchmark.ts'
import { type Attempt, bestWay, type Level, levelOf, reached, unknownLevel } from './chance.ts'
import { goneBy, takeAppointments } from './dates.ts'
import { effectsOf, middleHours, paceOf } from './pace.ts'
import type { DateProblem, EffectEstimate, FixedDate, PlanInput, Want } from './plan.ts'
import type { Estimate } from './shrinkage.ts'
import { dateOf, dayOf, halves, mondayOf, type Week, weekdayOf, weeksBetween } from './weeks.ts'

/** Kinds that take a team: they are done in the job's hours, not in one's own, and not at all without a job. */
const atWork: ReadonlySet<ActivityKind> = new Set(['work', 'on-call', 'mentoring'])

/** A nice-to-have counts a tenth of a must of the same weight: it fills hours that no must has a use for. */
export const niceShare = 0.1

/** An activity as the search sees it: places instead of slugs, halves of hours. */
export type Item = {
  at: number
  activity: Activity
  /** Left to do, in halves of hours, at the person's own pace. */
  halves: number
  /** Of the whole activity, what is left, 0 … 1. */
  left: number
  job: boolean
  /** Places of activities that come first; null where one of them is not to be had. */
  after: number[] | null
  /** Skills that have to be at a level first. */
  needsLevels: { skill: string; level: number; stage: Stage }[]
  teaches: { skill: string; stage: Stage; stages: number }[]
  /** Needs that it can fulfil, and how. */
  attempts: { need: number; attempt: Attempt | null }[]
  /** Week that it has to be in, or be finished in at the latest. */
  inWeek: number | null
  byWeek: number | null
  fixed: FixedDate | null
}

export type NeedState = {
  want: number
  skill: string | null
  stage: Stage | null
  asked: Want['asked']
  standing: 'none' | 'claimed' | 'shown' | 'proven'
  attempts: { item: number; attempt: Attempt | null }[]
}

export type WantState = {
  want: Want
  /** What one is worth to the objective. */
  worth: number
  met: boolean
  /** Places of needs. */
  options: number[][]
}

export type Problem = {
  input: PlanInput
  until: string
  weeks: Week[]
  items: Item[]
  wants: WantState[]
  needs: NeedState[]
  /** What each skill is at today. */
  levels: (skill: string) => Level
  /** Who teaches a skill: places of items, with stages by stage. */
  teachers: Map<string, { item: number; stage: Stage; stages: number }[]>
  /** Needs by skill. */
  needsOf: Map<string, number[]>
  pace: (kind: ActivityKind) => Estimate
  effect: (activity: string) => EffectEstimate
  problems: DateProblem[]
}

const yearOfDays = 365

/** Gives everything its place, once, so that the search only adds and compares. */
export function problemOf(input: PlanInput): Problem {
  const from = dayOf(input.from)
  const until = input.until ?? dateOf(from + yearOfDays)
  const pace = paceOf(input.took)
  const effect = effectsOf(input.taught, input.activities)
  const weeks = weeksBetween(input.from, until, input.hours, Math.ceil(input.usedThisWeek * 2))
  const problems: DateProblem[] = takeAppointments(weeks, input.appointments)
  const done = new Set(input.done)
  const declined = new Set(input.declined)
  const offered = input.activities.filter(({ slug }) => !done.has(slug) && !declined.has(slug))
  const placeOf = new Map(offered.map(({ slug }, at) => [slug, at]))

  const needs: NeedState[] = []
  const wants: WantState[] = input.wants.map((want, at) => {
    const options = want.options.map((option) =>
      option.map((need) => {
        needs.push({
          want: at,
          skill: need.kind === 'skill' ? need.skill : null,
          stage: need.kind === 'skill' ? need.stage : null,
          asked: want.asked,
          standing: need.kind === 'skill' ? need.standing : need.held ? 'proven' : 'none',
          attempts: [],
        })
        return needs.length - 1
      }),
    )
    const met =
      want.met === true ||
      options.some(
        (option) =>
          option.length > 0 && option.every((need) => reached(needs[need]?.standing ?? 'none', want.asked)),
      )
    return { want, worth: want.weight * (want.must ? 1 : niceShare), met, options }
  })
  const certifications = input.wants
    .flatMap(({ options }) => options.flat())
    .map((need) => (need.kind === 'certification' ? need.certification : null))

  const weekOf = (date: string): number => (mondayOf(dayOf(date)) - mondayOf(from)) / 7
  const teachers: Problem['teachers'] = new Map()
  const items = offered.map((activity, at): Item => {
    const whole = middleHours(activity) * Math.exp(pace(activity.kind).mean)
    const spent = input.begun.get(activity.slug) ?? 0
    const left = Math.max(0.1, 1 - spent / whole)
    const after: number[] = []
    let reachable = true
    const needsLevels: Item['needsLevels'] = []
    for (const required of activity.requires) {
      if (required.kind === 'skill')
        needsLevels.push({
          skill: required.skill,
          level: stageLevel[required.stage] - 0.5,
          stage: required.stage,
        })
      else if (!done.has(required.activity)) {
        const place = placeOf.get(required.activity)
        if (place === undefined) reachable = false
        else after.push(place)
      }
    }
    const teaches = activity.teaches.map(({ skill, stage, learns }) => ({
      skill,
      stage,
      stages: learns * middleHours(activity) * left * effect(activity.slug).factor,
    }))
    for (const { skill, stage, stages } of teaches) {
      const own = teachers.get(skill) ?? []
      own.push({ item: at, stage, stages })
      teachers.set(skill, own)
    }
    const attempts: Item['attempts'] = []
    for (const [place, need] of needs.entries()) {
      if (wants[need.want]?.met) continue
      const certification = certifications[place] ?? null
      if (need.skill === null || need.stage === null) {
        if (certification === null || activity.certification !== certification) continue
        attempts.push({ need: place, attempt: null })
        need.attempts.push({ item: at, attempt: null })
        continue
      }
      const ways = activity.proves.filter(({ skill }) => skill === need.skill)
      const attempt =
        ways.length === 0 ? null : bestWay(ways, { stage: need.stage, standing: need.standing }, need.asked)
      if (!attempt || reached(need.standing, need.asked)) continue
      attempts.push({ need: place, attempt })
      need.attempts.push({ item: at, attempt })
    }
    const dated = input.fixed.find(({ activity: slug }) => slug === activity.slug) ?? null
    // A day that went by holds nothing any more.
    const fixed = dated && dated.date >= input.from ? dated : null
    if (dated && !fixed) problems.push(goneBy(activity, dated))
    return {
      at,
      activity,
      halves: halves(whole * left),
      left,
      job: atWork.has(activity.kind),
      after: reachable ? after : null,
      needsLevels,
      teaches,
      attempts,
      inWeek: fixed?.when === 'in' ? weekOf(fixed.date) : null,
      // A day within a week is met by the week before, unless it is the week's last.
      byWeek: fixed?.when === 'by' ? weekOf(fixed.date) - (weekdayOf(dayOf(fixed.date)) === 7 ? 0 : 1) : null,
      fixed,
    }
  })
  for (const { activity, date } of input.fixed)
    if (!placeOf.has(activity) && !done.has(activity) && !declined.has(activity))
      problems.push({
        of: activity,
        date,
        sentence: `There is no activity ${activity} any more: take its date away.`,
      })

  const needsOf = Map.groupBy(
    needs.flatMap(({ skill }, at) => (skill === null ? [] : [{ skill, at }])),
    ({ skill }) => skill,
  )
  const levels = new Map([...input.levels].map(([skill, interval]) => [skill, levelOf(interval)]))
  const unknown = levelOf(unknownLevel)
  return {
    input,
    until,
    weeks,
    items,
    wants,
    needs,
    levels: (skill) => levels.get(skill) ?? unknown,
    teachers,
    needsOf: new Map([...needsOf].map(([skill, own]) => [skill, own.map(({ at }) => at)])),
    pace,
    effect,
    problems,
  }
}
