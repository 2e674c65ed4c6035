import type { Activity } from '../../core/activity/activity.ts'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { Catalogue } from '../../core/benchmark/catalogue.ts'
import { type Certificate, validAmong } from '../../core/certificate/certificate.ts'
import type { EvidenceEntry } from '../../core/evidence/entry.ts'
import type { WorkLimits } from '../../core/limits/limits.ts'
import type { PlanSettings } from '../../core/plan/kept.ts'
import { middleHours } from '../../core/plan/pace.ts'
import type { FixedDate, Hours, PlanInput, Taught, Took } from '../../core/plan/plan.ts'
import { type WeeksSoFar, weeksSoFar } from '../../core/plan/so-far.ts'
import { wantsOf } from '../../core/plan/wants.ts'
import { dateOf, dayOf, mondayOf } from '../../core/plan/weeks.ts'
import type { RowAt } from '../../core/track/compare.ts'
import { rowsAt } from '../../core/track/rows-at.ts'
import type { KeptPlan } from '../../store/plan.ts'
import { validMonthsIn } from '../certificate/certificates.ts'
import type { RequirementView } from '../target/views.ts'

export type PlanFacts = {
  kept: KeptPlan
  settings: PlanSettings
  limits: WorkLimits
  requirements: readonly RequirementView[]
  benchmark: Benchmark
  catalogue: Catalogue
  entries: readonly EvidenceEntry[]
  activities: readonly Activity[]
  /** Held and planned. */
  certificates: readonly Certificate[]
  /** Slugs of labs that were passed. */
  passed: readonly string[]
  /** ISO date. */
  today: string
}

/** Kinds that take the job's hours. */
const atWork: ReadonlySet<Activity['kind']> = new Set(['work', 'on-call', 'mentoring', 'interviewing'])

/** The day where the server is: on a laptop, where its person is. */
export const localDate = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

/** Of a ledger and a day: an answer asks several times, and ten years of records take a tenth of a second each. */
const rowsKept = new WeakMap<
  readonly EvidenceEntry[],
  { today: string; benchmark: Benchmark; rowAt: RowAt }
>()

/** One row for each skill at a stage; a level is of the whole day, so that the same day gives the same plan. */
export function rowsOn(today: string, benchmark: Benchmark, entries: readonly EvidenceEntry[]): RowAt {
  const kept = rowsKept.get(entries)
  if (kept?.today === today && kept.benchmark === benchmark) return kept.rowAt
  const rowAt = rowsAt(benchmark, entries, `${today}T23:59:59.999Z`)
  rowsKept.set(entries, { today, benchmark, rowAt })
  return rowAt
}

/** All that a planner asks for, from what is kept and what is known. */
export function planInputOf(facts: PlanFacts): { input: PlanInput; soFar: WeeksSoFar } {
  const { kept, settings, limits, benchmark, catalogue, activities, today } = facts
  const bySlug = new Map(activities.map((activity) => [activity.slug, activity]))
  const rowAt = rowsOn(today, benchmark, facts.entries)
  const tools = new Map(catalogue.tools.map(({ slug, skills }) => [slug, skills]))
  const valid = validAmong(facts.certificates, validMonthsIn(catalogue), today)
  const isHeld = ({ certification }: Activity): boolean => certification !== null && valid.has(certification)
  const done = [
    ...new Set([
      ...kept.states.filter(({ state }) => state === 'done').map(({ activity }) => activity),
      ...facts.passed,
      ...activities.filter(isHeld).map(({ slug }) => slug),
    ]),
  ]
  const held = new Set([...valid, ...done.map((slug) => bySlug.get(slug)?.certification)])
  const { capPerWeek, onCall, quiet, quietWeekdays } = limits
  const hours: Hours = {
    perWeek: Math.min(settings.hoursPerWeek, capPerWeek ?? Number.POSITIVE_INFINITY),
    atWorkPerWeek: settings.atWorkPerWeek,
    onCallPerWeek: settings.onCallPerWeek,
    ...{ onCall, quiet, quietWeekdays },
  }
  const soFar = weeksSoFar(
    {
      settings,
      states: kept.states,
      said: kept.weeks,
      hours,
      isOwnTime: (slug) => !atWork.has(bySlug.get(slug)?.kind ?? 'lab'),
    },
    today,
  )
  const monday = dateOf(mondayOf(dayOf(today)))
  const from = settings.start > monday ? settings.start : monday
  const input: PlanInput = {
    wants: wantsOf(facts.requirements, {
      skills: benchmark.skills,
      standing: (skill, stage) => rowAt(skill, stage)?.standing ?? 'none',
      toolSkills: (tool) => tools.get(tool) ?? [],
      held: (certification) => held.has(certification),
    }),
    activities,
    levels: new Map(
      benchmark.skills.flatMap(({ slug }) => {
        const row = rowAt(slug, 'senior')
        return row ? [[slug, row.level ?? row.areaSuggests] as const] : []
      }),
    ),
    hours,
    // The whole week: what was shown on Monday is shown on Thursday too.
    from,
    until: settings.until !== null && settings.until > from ? settings.until : null,
    fixed: [...settings.fixed, ...examDates(facts, done)],
    appointments: settings.appointments,
    done,
    begun: new Map(
      kept.states
        .filter(({ state }) => state === 'started')
        .map(({ activity, hours: spent }) => [activity, spent ?? 0]),
    ),
    declined: kept.states.filter(({ state }) => state === 'dropped').map(({ activity }) => activity),
    usedThisWeek: soFar.usedThisWeek,
    took: tookOf(facts, bySlug),
    taught: taughtOf(facts, bySlug),
    weeksSoFar: { worked: soFar.worked, missed: soFar.missed },
    previous: kept.order,
    seed: 'plan',
  }
  return { input, soFar }
}

/** Examinations that are ahead, as the dates of what leads up to them; a date that the person gave stands before them. */
function examDates(
  { certificates, activities, settings, today }: PlanFacts,
  done: readonly string[],
): FixedDate[] {
  return certificates.flatMap(({ certification, examOn }) => {
    const activity = activities.find((each) => each.certification === certification)?.slug
    const isOpen =
      activity !== undefined &&
      !done.includes(activity) &&
      !settings.fixed.some((each) => each.activity === activity)
    return isOpen && examOn !== null && examOn >= today ? [{ activity, when: 'by', date: examOn }] : []
  })
}

const tookOf = ({ kept }: PlanFacts, bySlug: ReadonlyMap<string, Activity>): Took[] =>
  kept.states.flatMap(({ activity: slug, state, hours, planned }) => {
    const activity = bySlug.get(slug)
    return activity && state === 'done' && hours !== null && hours > 0
      ? [{ kind: activity.kind, planned: planned > 0 ? planned : middleHours(activity), took: hours }]
      : []
  })

/**
 * What levels did since an activity was first spoken of. Only where evidence came since, and for each skill only the activity that was
 * finished last: two cannot both have been the reason.
 */
function taughtOf(
  { kept, benchmark, entries, today }: PlanFacts,
  bySlug: ReadonlyMap<string, Activity>,
): Taught[] {
  const rowAt = rowsOn(today, benchmark, entries)
  const told = new Map<string, Taught>()
  const finished = kept.states
    .filter(({ state }) => state === 'done')
    .toSorted((a, b) => ((a.endedOn ?? '') < (b.endedOn ?? '') ? -1 : 1))
  for (const { activity, before, startedOn, endedOn } of finished)
    for (const { skill } of bySlug.get(activity)?.teaches ?? []) {
      const row = rowAt(skill, 'senior')
      const was = Object.hasOwn(before, skill) ? before[skill] : undefined
      const since = startedOn ?? endedOn ?? today
      if (was && row?.level && row.newestAt !== null && row.newestAt.slice(0, 10) >= since)
        told.set(skill, { activity, skill, before: was, after: row.level })
    }
  return [...told.values()]
}
