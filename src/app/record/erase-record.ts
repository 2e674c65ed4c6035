import { Failure } from '../../core/failures.ts'
import { removeBackups, writeBackup } from '../../store/backups.ts'
import { removeMovedAside } from '../../store/embedded-server.ts'
import { deleteEvidence, forgetDeleted } from '../../store/erase.ts'
import { findSource } from '../../store/source.ts'
import type { OpenRecord } from './open-record.ts'

/**
 * The one delete there is: everything, or what came from one source. Older backups are removed as well, since they
 * hold what was erased, and one is written of what is left. The embedded server's files are written anew without it;
 * of a database of the team's own, its keeper's backups stay. What scans cached is the caller's to remove.
 * @param source  its instance; null erases everything
 * @throws Failure source-unknown, database-unavailable, disk-full
 */
export async function eraseRecord(
  record: OpenRecord,
  source: string | null,
  now: Date,
): Promise<{ entries: number; sources: number }> {
  const { store, person, places } = record
  if (source !== null && !(await record.patiently(() => findSource(store.db, person, source))))
    throw new Failure('source-unknown', source)
  const erased = await record.patiently(() => deleteEvidence(store.db, person, source))
  const about = { program: record.programVersion, schema: record.schema, now }
  const backup =
    source === null ? null : await record.patiently(() => writeBackup(store.db, places.backups, about))
  await removeBackups(places.backups, backup?.file ?? null)
  if (record.embedded) {
    await removeMovedAside(places.postgres)
    await record.patiently(() => forgetDeleted(store.db))
  }
  return erased
}
