import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Benchmark } from '../../core/benchmark/benchmark.ts'
import type { SourceInstance } from '../../core/evidence/entry.ts'
import type { Lab } from '../../core/lab/lab.ts'
import { type Pass, reconcilePasses } from '../../core/lab/pass.ts'
import type { StartFigures } from '../../core/lab/words.ts'
import { keepBenchmark } from '../benchmark-snapshot.ts'
import { entryFrom, insertEvidence, listEvidence } from '../evidence.ts'
import type { Schema } from '../schema.ts'
import { putSource } from '../source.ts'

/** A lab, and what its checks found on its untouched starter. */
export type LabFacts = { lab: Lab; start: StartFigures }

/** Where evidence of a lab comes from: the same on every machine. */
export const labSource = (slug: string): SourceInstance => ({
  kind: 'lab',
  instance: createHash('sha256').update(`lab/${slug}`).digest('hex'),
  label: slug,
})

/** Brings the ledger to what the passes of a lab's version say. Done again, it adds nothing. */
export async function settleEvidence(
  db: Transaction<Schema>,
  person: string,
  { lab: { lab, start }, benchmark, now }: { lab: LabFacts; benchmark: Benchmark; now: Date },
): Promise<void> {
  const source = labSource(lab.slug)
  // The same lock as that of a reading: one writer per source.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${person}/${source.instance}`}, 0))`.execute(db)
  const entries = await listEvidence(db, person, source.instance)
  const passes = await listPasses(db, person, lab)
  const write = reconcilePasses(entries, passes, { lab, source, start, benchmark })
  if (write.length === 0) return
  await keepBenchmark(db, benchmark, now)
  const facts = { source, head: null, commits: 0, ownCommits: 0, identities: [], notices: [] }
  await putSource(db, person, facts, now)
  await insertEvidence(
    db,
    write.map(({ draft, supersedes }) => entryFrom(draft, person, supersedes, now)),
  )
}

async function listPasses(db: Transaction<Schema>, person: string, lab: Lab): Promise<Pass[]> {
  const rows = await db
    .selectFrom('run')
    .select(['id', 'number', 'attempt', 'hints', 'days', 'ended_at', 'verdict'])
    .where('person', '=', person)
    .where('lab', '=', lab.slug)
    .where('version', '=', lab.version)
    .where('state', '=', 'judged')
    .where('chosen_seed', '=', false)
    .execute()
  return rows.flatMap(({ id, number, attempt, hints, days, ended_at, verdict }) =>
    verdict?.kind === 'judged' && verdict.passed && ended_at
      ? [
          {
            run: id,
            number,
            attempt: attempt ?? 1,
            hints: hints ?? 0,
            days: days ?? 1,
            endedAt: ended_at.toISOString(),
            checks: verdict.checks,
          },
        ]
      : [],
  )
}
