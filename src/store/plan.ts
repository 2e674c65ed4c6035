import type { Kysely, Transaction } from 'kysely'
import type { ActivityState, PlanSettings, SaidOfWeek } from '../core/plan/kept.ts'
import type { Schema } from './schema.ts'

/** All that is kept of a person's plan; the plan itself is computed from it. */
export type KeptPlan = {
  /** Null where no hours were told yet. */
  settings: PlanSettings | null
  /** Slugs of the plan as it last was, so that the next one differs only where there is a reason. */
  order: string[]
  states: ActivityState[]
  weeks: SaidOfWeek[]
}

/** Settings that were kept before they had dates and times say nothing of them. */
const undated: Pick<PlanSettings, 'fixed' | 'appointments' | 'times'> = {
  fixed: [],
  appointments: [],
  times: null,
}

export async function readPlan(db: Kysely<Schema>, person: string): Promise<KeptPlan> {
  const [plan, states, weeks] = await Promise.all([
    db.selectFrom('plan').select(['settings', 'order']).where('person', '=', person).executeTakeFirst(),
    db
      .selectFrom('activity_state')
      .select(['activity', 'state', 'content'])
      .where('person', '=', person)
      .orderBy('activity')
      .execute(),
    db
      .selectFrom('plan_week')
      .select(['monday', 'worked'])
      .where('person', '=', person)
      .orderBy('monday')
      .execute(),
  ])
  return {
    settings: plan ? { ...undated, ...plan.settings } : null,
    order: plan?.order ?? [],
    states: states.map(({ activity, state, content }) => ({ activity, state, ...content })),
    weeks,
  }
}

/** In place of what was there before. May be called twice at once. */
export async function putPlan(
  db: Kysely<Schema>,
  person: string,
  { settings, order }: { settings: PlanSettings; order: readonly string[] },
  now: Date,
): Promise<void> {
  const row = { settings: JSON.stringify(settings), order: JSON.stringify(order), changed_at: now }
  await db
    .insertInto('plan')
    .values({ person, ...row })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
    .execute()
}

/** In place of what was said of the activity before. May be called twice at once. */
export async function putActivityState(
  db: Kysely<Schema>,
  person: string,
  { activity, state, ...content }: ActivityState,
  now: Date,
): Promise<void> {
  const row = { state, content: JSON.stringify(content), changed_at: now }
  await db
    .insertInto('activity_state')
    .values({ person, activity, ...row })
    .onConflict((conflict) => conflict.columns(['person', 'activity']).doUpdateSet(row))
    .execute()
}

/** It is open again; nothing happens where it is. */
export async function deleteActivityState(
  db: Kysely<Schema>,
  person: string,
  activity: string,
): Promise<void> {
  await db
    .deleteFrom('activity_state')
    .where('person', '=', person)
    .where('activity', '=', activity)
    .execute()
}

/** In place of what was said of the week before. May be called twice at once. */
export async function putWeek(
  db: Kysely<Schema>,
  person: string,
  { monday, worked }: SaidOfWeek,
  now: Date,
): Promise<void> {
  const row = { worked, changed_at: now }
  await db
    .insertInto('plan_week')
    .values({ person, monday, ...row })
    .onConflict((conflict) => conflict.columns(['person', 'monday']).doUpdateSet(row))
    .execute()
}

/** With everything else of a person; no source of evidence is a plan. */
export async function deletePlan(
  db: Transaction<Schema>,
  person: string,
  source: string | null,
): Promise<void> {
  if (source !== null) return
  for (const table of ['plan', 'activity_state', 'plan_week'] as const)
    await db.deleteFrom(table).where('person', '=', person).execute()
}
