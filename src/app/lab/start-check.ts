import { randomUUID } from 'node:crypto'
import { Failure } from '../../core/failures.ts'
import type { SourceArchive } from '../../intake/lab-source/pack.ts'
import type { Passing } from '../../store/lab/kill-point.ts'
import type { Queue } from '../../store/lab/queue.ts'
import { insertRun } from '../../store/lab/start.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { type KnownLab, labNamed } from './known-labs.ts'

/**
 * Writes a run down and queues it.
 * @param seed  null for a fresh one; a run with a chosen seed never counts
 * @returns the run's id
 * @throws Failure lab-unknown, queue-full
 */
export async function startCheck(
  record: OpenRecord,
  queue: Queue,
  labs: readonly KnownLab[],
  { lab: slug, seed, source }: { lab: string; seed: string | null; source: SourceArchive },
  now: Date,
  passing: Passing = () => {},
): Promise<string> {
  const { lab } = labNamed(labs, slug)
  const order = { id: randomUUID(), lab: lab.slug, version: lab.version, seed, source }
  const { db } = record.store
  if (!(await record.patiently(() => insertRun(db, queue, record.person, order, now, passing))))
    throw new Failure('queue-full')
  return order.id
}
