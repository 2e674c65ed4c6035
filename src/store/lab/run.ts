import type { Kysely, Selectable } from 'kysely'
import type { RunTable, Schema } from '../schema.ts'

export type Run = Selectable<RunTable>

/** A run by its id or its number; null where the person has none such. */
export async function findRun(db: Kysely<Schema>, person: string, which: string): Promise<Run | null> {
  const byNumber = /^\d{1,9}$/.test(which)
  if (!byNumber && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(which)) return null
  const query = db.selectFrom('run').selectAll().where('person', '=', person)
  const row = await (byNumber ? query.where('number', '=', Number(which)) : query.where('id', '=', which))
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Runs of a person without what only one at a time is looked at for, the newest first. */
export async function listRuns(
  db: Kysely<Schema>,
  person: string,
  lab: string | null = null,
): Promise<Omit<Run, 'progress' | 'tries'>[]> {
  let query = db
    .selectFrom('run')
    .select([
      'id',
      'person',
      'number',
      'lab',
      'version',
      'state',
      'fence',
      'claimed_until',
      'job',
      'lost_claims',
      'seed',
      'chosen_seed',
      'source',
      'verdict',
      'failure',
      'recording',
      'attempt',
      'hints',
      'days',
      'queued_at',
      'started_at',
      'ended_at',
    ])
    .where('person', '=', person)
  if (lab !== null) query = query.where('lab', '=', lab)
  return query.orderBy('number', 'desc').execute()
}

/** How many runs any worker takes before this one. */
export async function countAhead(db: Kysely<Schema>, run: Run): Promise<number> {
  if (run.state !== 'queued') return 0
  const { ahead } = await db
    .selectFrom('run')
    .select(({ fn }) => fn.countAll<string>().as('ahead'))
    .where('state', 'in', ['queued', 'running'])
    .where('queued_at', '<', run.queued_at)
    .executeTakeFirstOrThrow()
  return Number(ahead)
}

/** A recording as it was kept, compressed; null where there is none. */
export async function readRecording(db: Kysely<Schema>, sha256: string): Promise<Buffer | null> {
  const row = await db.selectFrom('recording').select('bytes').where('sha256', '=', sha256).executeTakeFirst()
  return row?.bytes ?? null
}

export async function isAnyWaiting(db: Kysely<Schema>): Promise<boolean> {
  const row = await db
    .selectFrom('run')
    .select('id')
    .where('state', '=', 'queued')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
