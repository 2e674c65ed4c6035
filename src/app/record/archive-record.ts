import { readArchive } from '../../store/archive/read.ts'
import { writeArchive } from '../../store/archive/write.ts'
import { isBackupDue, writeBackup } from '../../store/backups.ts'
import { asFailure } from '../../store/failure.ts'
import type { OpenRecord } from './open-record.ts'

/**
 * Writes everything but keys to `file`, reads it back, and only then gives it its name.
 * @throws Failure disk-full, database-unavailable
 */
export async function exportRecord(
  record: OpenRecord,
  file: string,
  now: Date,
): Promise<{ entries: number; sources: number; bytes: number }> {
  const about = { program: record.programVersion, schema: record.schema, now }
  const { header, bytes } = await record.patiently(() => writeArchive(record.store.db, file, about))
  return { entries: header.tables.evidence ?? 0, sources: header.tables.source ?? 0, bytes }
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
  try {
    const { person, ...added } = await readArchive(record.store.db, file, record.schema)
    record.person = person
    return added
  } catch (error) {
    throw asFailure(error)
  }
}

/**
 * Writes a verified archive to the backups when the newest one is a day old; seven are kept. Call it hourly.
 * @returns the file, or null when none was due
 * @throws Failure disk-full, database-unavailable
 */
export async function backupIfDue(record: OpenRecord, now: Date): Promise<string | null> {
  if (!(await isBackupDue(record.places.backups, now))) return null
  const about = { program: record.programVersion, schema: record.schema, now }
  return (await record.patiently(() => writeBackup(record.store.db, record.places.backups, about))).file
}
