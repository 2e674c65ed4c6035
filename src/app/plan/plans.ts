import type { Activity } from '../../core/activity/activity.ts'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import { Failure } from '../../core/failures.ts'
import type { WorkLimits } from '../../core/limits/limits.ts'
import type { ActivityState, PlanSettings } from '../../core/plan/kept.ts'
import { labActivity } from '../../core/plan/lab-activity.ts'
import { makePlan } from '../../core/plan/make-plan.ts'
import { middleHours } from '../../core/plan/pace.ts'
import type { Plan, PlanInput } from '../../core/plan/plan.ts'
import type { WeeksSoFar } from '../../core/plan/so-far.ts'
import { type WeeklyTimes, wrongInSlots } from '../../core/plan/times.ts'
import { dateOf, dayOf, mondayOf } from '../../core/plan/weeks.ts'
import { whatIf } from '../../core/plan/what-if.ts'
import { calendarOf } from '../../render/calendar.ts'
import { isZone } from '../../render/zoned-time.ts'
import { listCertificates } from '../../store/certificate.ts'
import {
  deleteActivityState,
  type KeptPlan,
  putActivityState,
  putPlan,
  putWeek,
  readPlan,
} from '../../store/plan.ts'
import type { LabSummary } from '../lab/views.ts'
import type { Ledger } from '../ledger.ts'
import { assertStorable } from '../record/assert-storable.ts'
import type { OpenRecord } from '../record/open-record.ts'
import type { TargetView } from '../target/views.ts'
import { assertNewDates } from './dates.ts'
import { localDate, planInputOf, rowsOn } from './plan-input.ts'
import { activityView, planView, weekView } from './view-plan.ts'
import type { ActivityView, PlanView, WeekView, WhatIfView } from './views.ts'

/** What is said of an activity. `open` takes back what was said before. */
export type Marking = {
  state: ActivityState['state'] | 'open'
  /** In all so far; what was said before stays where this is left out. */
  hours?: number | undefined
  outcome?: string | undefined
}

export type PlanUseCases = {
  plan: () => Promise<PlanView>
  /** What is left out stays as it was; only the hours have to be told once. */
  setPlan: (change: Partial<PlanSettings>) => Promise<PlanView>
  week: () => Promise<WeekView>
  whatIf: (change: { hoursPerWeek?: number; until?: string }) => Promise<WhatIfView>
  /** All there are, by title. */
  activities: () => Promise<{ activity: string; title: string; kind: Activity['kind'] }[]>
  activity: (slug: string) => Promise<ActivityView>
  markActivity: (slug: string, marking: Marking) => Promise<ActivityView>
  /** Says of a week that went by whether anything was done in it. */
  sayOfWeek: (monday: string, worked: boolean) => Promise<PlanView>
  /** An iCalendar file. */
  planCalendar: () => Promise<string>
}

export type PlansOptions = {
  record: OpenRecord
  ledger: Ledger
  benchmark: Benchmark
  catalogue: Catalogue
  /** Besides labs. */
  activities: readonly Activity[]
  labs: () => Promise<LabSummary[]>
  /** The target of that id; null: the one added last, or the benchmark's core at senior where there is none. */
  target: (id: string | null) => Promise<TargetView>
  /** On call and quiet, as the person set it. */
  limits: () => Promise<WorkLimits>
  now: () => Date
}

/** Everything that an answer about the plan is made of. */
export type Look = {
  today: string
  kept: KeptPlan
  target: TargetView
  activities: readonly Activity[]
  benchmark: Benchmark
  entries: readonly EvidenceEntry[]
  limits: WorkLimits
  made: { plan: Plan; input: PlanInput; soFar: WeeksSoFar } | null
}

const usual = {
  ...{ atWorkPerWeek: 2, onCallPerWeek: 1, until: null, target: null },
  ...{ fixed: [], appointments: [], times: null },
}

/** Plans: computed from the evidence, the target and the person's hours each time, and kept only as far as that cannot tell. */
export function planUseCases(options: PlansOptions): PlanUseCases {
  const { record, ledger, benchmark, catalogue, now } = options
  const { db } = record.store
  // The last one made: a page asks for its week and its plan one after the other, and nothing changed.
  let last: { key: string; plan: Plan } | null = null

  const read = (): Promise<KeptPlan> => record.patiently(() => readPlan(db, record.person))

  /** @param settings  that are not kept yet, in place of those that are */
  async function look(settings?: PlanSettings): Promise<Look> {
    const today = localDate(now())
    const [found, certificates, entries, labs, limits] = await Promise.all([
      read(),
      record.patiently(() => listCertificates(db, record.person)),
      ledger(),
      options.labs(),
      options.limits(),
    ])
    const kept = settings ? { ...found, settings } : found
    const activities = [...options.activities, ...labs.map(labActivity)]
    const target = await options.target(kept.settings?.target ?? null)
    const passed = labs.filter(({ state }) => state === 'passed').map(({ slug }) => slug)
    const base = { today, kept, target, activities, benchmark, entries, limits }
    if (!kept.settings) return { ...base, made: null }
    const { requirements } = target
    const { input, soFar } = planInputOf({
      ...{ ...base, catalogue, certificates, requirements, passed },
      settings: kept.settings,
    })
    const key = JSON.stringify([
      { ...input, activities: labs.map(({ slug, version }) => [slug, version]) },
      [...input.levels],
      [...input.begun],
    ])
    if (last?.key !== key) last = { key, plan: makePlan(input) }
    return { ...base, made: { plan: last.plan, input, soFar } }
  }

  async function made(): Promise<Look & { made: NonNullable<Look['made']> }> {
    const seen = await look()
    if (!seen.made) throw new Failure('plan-without-hours')
    return { ...seen, made: seen.made }
  }

  /** What is planned now is what the next plan changes only for a reason. */
  async function keepOrder({ kept, made: plan }: Look): Promise<void> {
    const { settings } = kept
    if (settings && plan)
      await record.patiently(() => putPlan(db, record.person, { settings, order: plan.plan.order }, now()))
  }

  function known(slug: string, activities: readonly Activity[]): Activity {
    const activity = activities.find((each) => each.slug === slug)
    if (activity) return activity
    const near = activities.filter((each) => each.slug.includes(slug) || slug.includes(each.slug))
    throw new Failure('activity-unknown', [
      slug,
      ...near.slice(0, 5).map((each) => `did you mean ${each.slug}?`),
    ])
  }

  return {
    plan: async () => planView(await look()),
    week: async () => weekView(await look()),
    activities: async () =>
      [...options.activities, ...(await options.labs()).map(labActivity)]
        .map(({ slug, title, kind }) => ({ activity: slug, title, kind }))
        .sort((a, b) => a.title.localeCompare(b.title, 'en')),
    activity: async (slug) => {
      const seen = await look()
      return activityView(seen, known(slug, seen.activities))
    },
    async setPlan(change) {
      const seen = await look()
      const before = seen.kept.settings
      const hoursPerWeek = change.hoursPerWeek ?? before?.hoursPerWeek
      if (hoursPerWeek === undefined) throw new Failure('plan-without-hours')
      const settings = { ...usual, start: seen.today, ...before, ...change, hoursPerWeek }
      assertStorable(settings)
      assertDates(settings, seen.today)
      if (settings.times) assertTimes(settings.times)
      if (settings.target !== null && (await options.target(settings.target)).id !== settings.target)
        throw new Failure('target-unknown', settings.target)
      if (change.fixed || change.appointments) {
        assertNewDates(settings, seen, (slug) => known(slug, seen.activities))
        const before = seen.made?.plan.problems ?? []
        const wrong = ((await look(settings)).made?.plan.problems ?? []).filter(
          ({ of, date }) => !before.some((each) => each.of === of && each.date === date),
        )
        if (wrong.length > 0)
          throw new Failure(
            'date-not-kept',
            wrong.map(({ sentence }) => sentence),
          )
      }
      const order = seen.made?.plan.order ?? []
      await record.patiently(() => putPlan(db, record.person, { settings, order }, now()))
      return planView(await look())
    },
    async whatIf({ hoursPerWeek, until }) {
      const {
        made: { plan, input },
        activities,
        kept,
        limits: { capPerWeek },
        today,
      } = await made()
      if (until !== undefined && kept.settings) assertDates({ ...kept.settings, until }, today)
      const perWeek = Math.min(hoursPerWeek ?? input.hours.perWeek, capPerWeek ?? Number.POSITIVE_INFINITY)
      const hours = { ...input.hours, perWeek }
      const { plan: other, difference } = whatIf(input, plan, {
        hours,
        ...(until !== undefined && { until }),
      })
      const titled = (slugs: readonly string[]) =>
        slugs.map((activity) => ({
          activity,
          title: activities.find(({ slug }) => slug === activity)?.title ?? activity,
        }))
      return {
        hoursPerWeek: perWeek,
        asked: hoursPerWeek !== undefined && hoursPerWeek > perWeek ? hoursPerWeek : null,
        until: other.until,
        difference,
        must: other.must,
        finishes: other.finishes,
        inTime: other.inTime,
        added: titled(difference.added),
        gone: titled(difference.gone),
      }
    },
    async markActivity(slug, { state, hours, outcome }) {
      assertStorable(outcome ?? '')
      const seen = await look()
      const activity = known(slug, seen.activities)
      if (state === 'done' && activity.kind === 'lab') throw new Failure('lab-done-by-passing', slug)
      await keepOrder(seen)
      if (state === 'open') {
        await record.patiently(() => deleteActivityState(db, record.person, slug))
      } else {
        const before = seen.kept.states.find((each) => each.activity === slug)
        const next: ActivityState = {
          activity: slug,
          state,
          startedOn: before?.startedOn ?? (state === 'started' ? seen.today : null),
          endedOn: state === 'started' ? null : seen.today,
          hours: hours ?? before?.hours ?? null,
          outcome: outcome ?? before?.outcome ?? '',
          planned: before?.planned ?? middleHours(activity),
          before: before?.before ?? levelsOf(activity, seen),
        }
        await record.patiently(() => putActivityState(db, record.person, next, now()))
      }
      return activityView(await look(), activity)
    },
    async sayOfWeek(monday, worked) {
      const seen = await look()
      const day = dayOf(monday)
      if (mondayOf(day) !== day || monday >= dateOf(mondayOf(dayOf(seen.today))))
        throw new Failure('request-invalid', `${monday} is not the Monday of a week that went by`)
      await keepOrder(seen)
      await record.patiently(() => putWeek(db, record.person, { monday, worked }, now()))
      return planView(await look())
    },
    async planCalendar() {
      const {
        made: { plan },
        kept,
        limits,
        activities,
      } = await made()
      return calendarOf({
        plan,
        activities,
        times: kept.settings?.times ?? null,
        quiet: limits.quiet,
        quietWeekdays: limits.quietWeekdays,
        id: record.person,
        madeAt: now().toISOString(),
      })
    },
  }
}

function assertDates({ start, until }: Pick<PlanSettings, 'start' | 'until'>, today: string): void {
  for (const date of [start, ...(until === null ? [] : [until])])
    if (!isDate(date)) throw new Failure('request-invalid', `${date} is no day`)
  if (until !== null && (until <= today || until <= start))
    throw new Failure('request-invalid', `${until} is not after today and the start`)
}

function assertTimes({ zone, slots }: WeeklyTimes): void {
  const wrong = wrongInSlots(slots)
  if (!isZone(zone)) wrong.push(`${zone} is no time zone: Europe/Berlin?`)
  if (wrong.length > 0) throw new Failure('request-invalid', wrong)
}

const isDate = (date: string): boolean => {
  try {
    return dateOf(dayOf(date)) === date
  } catch {
    return false
  }
}

function levelsOf({ teaches }: Activity, { today, benchmark, entries }: Look): ActivityState['before'] {
  const rowAt = rowsOn(today, benchmark, entries)
  return Object.fromEntries(
    teaches.flatMap(({ skill }) => {
      const level = rowAt(skill, 'senior')?.level
      return level ? [[skill, level]] : []
    }),
  )
}
