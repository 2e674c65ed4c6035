import type { OpenRecord } from './open-record.ts'

/**
 * The one delete there is: everything, or what came from one source. Older backups are removed as well, since they
 * hold what was erased, and one is written of what is left. What scans cached is the caller's to remove.
 * @param source  its instance; null erases everything
 * @throws Failure source-unknown
 */
export async function eraseRecord(
  record: OpenRecord,
  source: string | null,
  now: Date,
): Promise<{ entries: number; sources: number }> {
  throw new Error(`not yet: ${record.person} ${source} ${now}`)
}
