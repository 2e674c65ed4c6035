import type { OpenRecord } from './open-record.ts'

/**
 * Writes everything but keys to `file`, reads it back, and only then gives it its name.
 * @throws Failure disk-full, home-unwritable
 */
export async function exportRecord(
  record: OpenRecord,
  file: string,
  now: Date,
): Promise<{ entries: number; sources: number; bytes: number }> {
  throw new Error(`not yet: ${record.person} ${file} ${now}`)
}

/**
 * Reads an archive into an empty record, or into one that it continues: all of it or nothing.
 * @returns how many were added
 * @throws Failure archive-damaged, archive-newer, record-not-empty
 */
export async function importRecord(
  record: OpenRecord,
  file: string,
): Promise<{ entries: number; sources: number }> {
  throw new Error(`not yet: ${record.person} ${file}`)
}

/**
 * Writes a verified archive to the backups when the newest one is a day old; seven are kept. Call it hourly.
 * @returns the file, or null when none was due
 */
export async function backupIfDue(record: OpenRecord, now: Date): Promise<string | null> {
  throw new Error(`not yet: ${record.person} ${now}`)
}
