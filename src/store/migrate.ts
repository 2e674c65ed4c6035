import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Failure } from '../core/failures.ts'
import { up as record } from './migrations/2026-11-22-001-record.ts'
import { up as labs } from './migrations/2026-11-22-002-labs.ts'
import { up as selfRating } from './migrations/2026-11-22-003-self-rating.ts'
import { up as resume } from './migrations/2026-11-22-004-resume.ts'
import { up as winsAndGoals } from './migrations/2026-11-22-005-wins-goals.ts'
import { up as target } from './migrations/2026-11-22-006-target.ts'
import { up as plan } from './migrations/2026-11-22-007-plan.ts'
import { up as projectsAndCertificates } from './migrations/2026-11-22-008-projects-certificates.ts'

/** By the day they were written and their number on it. Never edited once released; forward only. */
export const migrations: Record<string, Migration> = {
  '2026-11-22-001-record': { up: record },
  '2026-11-22-002-labs': { up: labs },
  '2026-11-22-003-self-rating': { up: selfRating },
  '2026-11-22-004-resume': { up: resume },
  '2026-11-22-005-wins-goals': { up: winsAndGoals },
  '2026-11-22-006-target': { up: target },
  '2026-11-22-007-plan': { up: plan },
  '2026-11-22-008-projects-certificates': { up: projectsAndCertificates },
}

export const newestOf = (known: Record<string, Migration>): string => Object.keys(known).sort().at(-1) ?? ''

/**
 * Brings the schema up to date. Two programs at once wait for each other.
 * @param before  called when there is something to lose: a schema with migrations pending
 * @throws Failure schema-newer  when a newer program was here; nothing is changed
 */
export async function migrate(
  // biome-ignore lint/suspicious/noExplicitAny: no type fits a schema before its migration
  db: Kysely<any>,
  known: Record<string, Migration>,
  before: (schema: string) => Promise<void>,
): Promise<void> {
  const done = await appliedMigrations(db)
  const unknown = done.filter((name) => !Object.hasOwn(known, name))
  if (unknown.length > 0) throw new Failure('schema-newer', `the record has ${unknown.join(', ')}`)
  const last = done.at(-1)
  if (done.length === Object.keys(known).length) return
  if (last !== undefined) await before(last)
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(known) },
  }).migrateToLatest()
  if (error) throw error
}

// biome-ignore lint/suspicious/noExplicitAny: the table is the migrator's own
async function appliedMigrations(db: Kysely<any>): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (!rows[0]?.there) return []
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return applied.rows.map(({ name }) => name)
}
