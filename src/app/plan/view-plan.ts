import type { Activity } from '../../core/activity/activity.ts'
import type { Benchmark, Stage } from '../../core/benchmark/benchmark.ts'
import { thisWeek } from '../../core/plan/this-week.ts'
import { dateOf, dayOf, mondayOf } from '../../core/plan/weeks.ts'
import { mustHavesMet } from '../../core/target/evidence-table.ts'
import { datesOf } from './dates.ts'
import { rowsOn } from './plan-input.ts'
import type { Look } from './plans.ts'
import type { ActionView, ActivityView, PlannedTarget, PlanView, StateView, WeekView } from './views.ts'

const instead = 3
const comingWeeks = 3

export function planView(seen: Look): PlanView {
  const { today, kept, made, benchmark } = seen
  return {
    today,
    settings: kept.settings,
    capPerWeek: seen.limits.capPerWeek,
    target: targetOf(seen),
    dates: datesOf(seen),
    plan: made?.plan ?? null,
    states: statesOf(seen),
    soFar: {
      worked: made?.soFar.worked ?? 0,
      missed: made?.soFar.missed ?? 0,
      weeks: made?.soFar.weeks ?? [],
    },
    skillNames: namesOf(
      benchmark,
      (made?.plan.activities ?? [])
        .flatMap(({ learns, proves }) => [...learns, ...proves])
        .concat(made?.plan.learning.map(({ skill }) => ({ skill, stages: 0 })) ?? [])
        .map(({ skill }) => skill),
    ),
  }
}

export function weekView(seen: Look): WeekView {
  const { today, kept, made, benchmark, entries } = seen
  const head = { today, settings: kept.settings, target: targetOf(seen) }
  const monday = dateOf(mondayOf(dayOf(today)))
  if (!made)
    return {
      ...head,
      ...{ monday, cap: 0, free: 0, onCall: false, actions: [], nothing: null, next: null },
      ...{
        appointments: [],
        problems: [],
        instead: [],
        finishes: null,
        must: null,
        coming: [],
        lastWeek: null,
        skillNames: {},
      },
    }
  const { plan, soFar } = made
  const rowAt = rowsOn(today, benchmark, entries)
  const planned = new Map(plan.activities.map((activity) => [activity.activity, activity]))
  const known = bySlug(seen)
  const { actions, ...week } = thisWeek(plan, seen.activities, today)
  const views = actions.map((action): ActionView => {
    const own = planned.get(action.activity)
    const most = own?.learns.toSorted((a, b) => b.stages - a.stages)[0]
    const proven = own?.proves[0]
    const skill = most?.skill ?? proven?.skill
    const stage: Stage = own?.proves.find((each) => each.skill === skill)?.stage ?? 'senior'
    const row = skill === undefined ? undefined : rowAt(skill, stage)
    return {
      ...action,
      summary: known.get(action.activity)?.summary ?? '',
      state: kept.states.find(({ activity }) => activity === action.activity) ?? null,
      moves: row ? { row, stages: most?.stages ?? 0 } : null,
      proves: own?.proves ?? [],
      wants: own?.why.wants ?? [],
    }
  })
  const [before] = soFar.weeks.filter((each) => each.monday === dateOf(dayOf(monday) - 7))
  return {
    ...head,
    ...week,
    appointments: plan.weeks.find((each) => each.monday === monday)?.appointments ?? [],
    problems: plan.problems,
    actions: views,
    instead: plan.leftOut
      .filter(({ because }) => because === 'does-not-fit' || because === 'others-move-more')
      .slice(0, instead)
      .map((left) => ({ ...left, hours: known.get(left.activity)?.hours ?? { from: 0, to: 0 } })),
    finishes: plan.finishes,
    must: plan.must,
    coming: plan.weeks
      .filter((each) => each.monday > monday && each.pieces.length + each.appointments.length > 0)
      .slice(0, comingWeeks)
      .map(({ monday: of, cap, onCall, appointments, pieces }) => ({
        monday: of,
        cap,
        onCall,
        appointments,
        actions: pieces.map(({ activity, hours }) => ({
          activity,
          title: planned.get(activity)?.title ?? activity,
          hours,
        })),
      })),
    lastWeek: before
      ? {
          ...before,
          done: kept.states
            .filter(
              ({ state, endedOn }) =>
                state === 'done' && endedOn !== null && endedOn >= before.monday && endedOn < monday,
            )
            .map(({ activity }) => known.get(activity)?.title ?? activity),
        }
      : null,
    skillNames: namesOf(
      benchmark,
      views.flatMap(({ proves }) => proves.map(({ skill }) => skill)),
    ),
  }
}

export function activityView(seen: Look, activity: Activity): ActivityView {
  const { kept, made, benchmark } = seen
  const planned = made?.plan.activities.find((each) => each.activity === activity.slug) ?? null
  const requires = activity.requires.map((each) => (each.kind === 'skill' ? each.skill : each.activity))
  return {
    activity,
    state: kept.states.find((each) => each.activity === activity.slug) ?? null,
    planned,
    leftOut: made?.plan.leftOut.find((each) => each.activity === activity.slug) ?? null,
    skillNames: namesOf(benchmark, [
      ...requires,
      ...[...activity.teaches, ...activity.proves].map(({ skill }) => skill),
    ]),
    activityTitles: Object.fromEntries(
      [...requires, ...(planned?.why.unlocks ?? [])].flatMap((slug) => {
        const title = bySlug(seen).get(slug)?.title
        return title === undefined ? [] : [[slug, title]]
      }),
    ),
  }
}

function targetOf({ target }: Look): PlannedTarget {
  const isCore = target.id === ''
  return {
    id: isCore ? null : target.id,
    number: isCore ? null : target.number,
    title: target.title,
    stage: target.stage,
    must: mustHavesMet(target),
  }
}

const bySlug = ({ activities }: Look): Map<string, Activity> =>
  new Map(activities.map((activity) => [activity.slug, activity]))

const rank = { started: 0, done: 1, dropped: 2 } as const

function statesOf(seen: Look): StateView[] {
  const known = bySlug(seen)
  return seen.kept.states
    .map((state) => {
      const activity = known.get(state.activity)
      return {
        ...state,
        title: activity?.title ?? state.activity,
        kind: activity?.kind ?? ('reading' as const),
      }
    })
    .sort(
      (a, b) =>
        rank[a.state] - rank[b.state] ||
        ((a.endedOn ?? a.startedOn ?? '') < (b.endedOn ?? b.startedOn ?? '') ? 1 : -1),
    )
}

function namesOf({ skills }: Benchmark, slugs: readonly string[]): Record<string, string> {
  const wanted = new Set(slugs)
  return Object.fromEntries(
    skills.filter(({ slug }) => wanted.has(slug)).map(({ slug, name }) => [slug, name]),
  )
}
