import { type Activity, activityKinds } from '../activity/activity.ts'
import { stagesPerHour } from '../activity/learning-rate.ts'
import { type Stage, stageLevel } from '../benchmark/benchmark.ts'
import type { EvidenceKind } from '../evidence/entry.ts'
import { seeded } from '../readiness/fixture.ts'
import { learnt } from './chance.ts'
import type { Hours, PlanInput, Want } from './plan.ts'
import type { Problem } from './problem.ts'
import { valueFor } from './value.ts'

/** Small and large plans to make, for tests and measurements; nothing else imports this. */

type Told = Partial<Omit<Activity, 'teaches' | 'proves' | 'requires'>> & {
  slug: string
  /** `skill@stage`, with stages over the whole of its hours: `indexing@senior+0.4`. */
  teaches?: string[]
  /** `skill@stage:how` */
  proves?: string[]
  /** A slug, or `skill@stage`. */
  requires?: string[]
}

export function activityOf({ teaches = [], proves = [], requires = [], ...told }: Told): Activity {
  const hours = told.hours ?? { from: 2, to: 2 }
  return {
    title: told.slug,
    kind: 'project',
    summary: '',
    sources: [],
    doneWhen: `Did ${told.slug}.`,
    steps: [],
    certification: null,
    ...told,
    hours,
    teaches: teaches.map((text) => {
      const [, skill = '', stage, stages] = /^([^@]+)@(\w+)\+(.+)$/.exec(text) ?? []
      return {
        skill,
        stage: stage as Stage,
        share: 1 / teaches.length,
        learns: Number(stages) / ((hours.from + hours.to) / 2),
      }
    }),
    proves: proves.map((text) => {
      const [, skill = '', stage, how] = /^([^@]+)@(\w+):(\w+)$/.exec(text) ?? []
      return { skill, stage: stage as Stage, behaviour: null, how: how as EvidenceKind }
    }),
    requires: requires.map((text) => {
      const [skill = '', stage] = text.split('@')
      return stage ? { kind: 'skill', skill, stage: stage as Stage } : { kind: 'activity', activity: skill }
    }),
  }
}

/** `skill@stage`, or several with `&` for all of them and `|` for any. */
export function wantOf(id: string, options: string, rest: Partial<Want> = {}): Want {
  return {
    id,
    text: `Wants ${options}`,
    must: true,
    weight: 1,
    asked: 'shown',
    options: options.split('|').map((option) =>
      option.split('&').map((need) => {
        const [skill = '', stage = 'senior'] = need.split('@')
        return { kind: 'skill', skill, stage: stage as Stage, standing: 'none' }
      }),
    ),
    ...rest,
  }
}

export const fiveHours: Hours = {
  perWeek: 5,
  atWorkPerWeek: 4,
  onCall: [],
  onCallPerWeek: 1,
  quiet: [],
  quietWeekdays: [],
}

/** From Monday, 23 Nov 2026, half a year. */
export const inputOf = (rest: Partial<PlanInput> = {}): PlanInput => ({
  wants: [],
  activities: [],
  levels: new Map(),
  hours: fiveHours,
  from: '2026-11-23',
  until: '2027-05-23',
  fixed: [],
  appointments: [],
  done: [],
  begun: new Map(),
  declined: [],
  usedThisWeek: 0,
  took: [],
  taught: [],
  weeksSoFar: { worked: 0, missed: 0 },
  previous: [],
  seed: 'seed',
  ...rest,
})

type Size = { activities: number; skills: number; wants: number; perWeek: number; weeks: number }

/** A plan to make, drawn from a seed: kinds, hours, prerequisites, learning and proving as content has them. */
export function drawnInput(seed: number, size: Size): PlanInput {
  const random = seeded(seed)
  const pick = <Value>(from: readonly Value[]): Value => {
    const picked = from[Math.floor(random() * from.length)]
    if (picked === undefined) throw new RangeError('nothing to pick from')
    return picked
  }
  const skill = (): string => `skill-${Math.floor(random() * size.skills)}`
  const activities = Array.from({ length: size.activities }, (_, at): Activity => {
    const kind = pick(activityKinds)
    const from = 0.5 + Math.floor(random() * random() * 16) / 2
    const skills = [...new Set(random() < 0.5 ? [skill()] : [skill(), skill()])]
    const stage = pick(['mid', 'senior', 'senior', 'staff'] as const)
    const how: EvidenceKind | null =
      kind === 'reading'
        ? null
        : kind === 'lab' || kind === 'feedback' || kind === 'certificate'
          ? kind
          : pick(['git', 'win'] as const)
    const requires: Activity['requires'] = []
    if (at > 0 && random() < 0.25)
      requires.push({ kind: 'activity', activity: `activity-${Math.floor(random() * at)}` })
    if (random() < 0.1)
      requires.push({ kind: 'skill', skill: skill(), stage: pick(['mid', 'senior'] as const) })
    return {
      ...activityOf({ slug: `activity-${at}`, kind, hours: { from, to: from * (1 + 2 * random()) } }),
      requires,
      teaches: skills.map((taught) => ({
        skill: taught,
        stage,
        share: 1 / skills.length,
        learns: stagesPerHour[kind] / skills.length,
      })),
      proves: how ? skills.map((proven) => ({ skill: proven, stage, behaviour: null, how })) : [],
    }
  })
  const wants = Array.from({ length: size.wants }, (_, at): Want => {
    const need = () => ({
      kind: 'skill' as const,
      skill: skill(),
      stage: pick(['mid', 'senior'] as const),
      standing: pick(['none', 'claimed', 'shown'] as const),
    })
    const form = random()
    return {
      ...wantOf(`want-${at}`, ''),
      must: random() < 0.7,
      weight: 1 + Math.floor(random() * 2),
      asked: pick(['shown', 'shown', 'proven'] as const),
      options: form < 0.15 ? [[need(), need()]] : form < 0.3 ? [[need()], [need()]] : [[need()]],
    }
  })
  const levels = new Map(
    Array.from({ length: size.skills }, (_, at) => [
      `skill-${at}`,
      { low: 1 + random(), middle: 2 + random() / 2, high: 2.5 + random() },
    ]),
  )
  const last = new Date(Date.parse('2026-11-22T00:00:00Z') + size.weeks * 7 * 86_400_000)
  return inputOf({
    activities,
    wants,
    levels,
    hours: { ...fiveHours, perWeek: size.perWeek, atWorkPerWeek: 3 },
    until: last.toISOString().slice(0, 10),
  })
}

/**
 * The most that any order of any set reaches, by trying them all: an oracle for few activities without dates. It lays out weeks by
 * itself; what a set is worth it takes from the planner, whose formula is tested apart.
 */
export function bestByBruteForce(problem: Problem): number {
  const value = valueFor(problem)
  const places = problem.items.map(({ at }) => at)
  const sets = Array.from({ length: 2 ** places.length }, (_, bits) => {
    const set = places.filter((at) => (bits >> at) & 1)
    value.add(set)
    const worth = value.total()
    value.drop(set)
    return { set, worth }
  }).sort((a, b) => b.worth - a.worth)
  return sets.find(({ set }) => orders(set).some((order) => canBeLaid(problem, order)))?.worth ?? 0
}

function orders(of: readonly number[]): number[][] {
  if (of.length === 0) return [[]]
  return of.flatMap((first) => orders(of.filter((other) => other !== first)).map((rest) => [first, ...rest]))
}

/** Week by week, each in its order: what has room and is allowed gets as much as there is. */
function canBeLaid({ items, weeks, levels, teachers }: Problem, order: readonly number[]): boolean {
  const left = new Map(order.map((at) => [at, items[at]?.halves ?? 0]))
  const finished = (at: number): boolean => left.get(at) === 0
  const known = (skill: string): number => {
    const taught = [0, 0, 0, 0]
    for (const { item, stage, stages } of teachers.get(skill) ?? [])
      if (finished(item)) taught[stageLevel[stage] - 1] = (taught[stageLevel[stage] - 1] ?? 0) + stages
    return learnt(levels(skill).mean, taught)
  }
  for (const week of weeks) {
    const room = { own: week.own, job: week.job }
    let things = 0
    let atWork = 0
    for (const at of order) {
      const item = items[at]
      const remaining = left.get(at) ?? 0
      if (!item || remaining === 0 || things === 3) continue
      const whose = item.job ? 'job' : 'own'
      if (item.job && atWork === 1) continue
      const begun = remaining < item.halves
      const other = order.some(
        (place) =>
          place !== at &&
          items[place]?.job === item.job &&
          (left.get(place) ?? 0) > 0 &&
          (left.get(place) ?? 0) < (items[place]?.halves ?? 0),
      )
      if (other || room[whose] === 0) continue
      if (!begun) {
        if (room[whose] < Math.min(2, item.halves)) continue
        if (item.after === null || !item.after.every(finished)) continue
        if (!item.needsLevels.every(({ skill, level }) => known(skill) >= level - 1e-9)) continue
      }
      const piece = Math.min(room[whose], remaining)
      room[whose] -= piece
      left.set(at, remaining - piece)
      things++
      if (item.job) atWork++
    }
  }
  return order.every(finished)
}
