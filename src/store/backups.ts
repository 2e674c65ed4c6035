import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { sealedLength } from './archive/seal.ts'
import { type WrittenArchive, writeArchive } from './archive/write.ts'
import type { Schema } from './schema.ts'

const kept = 7
const dayMs = 24 * 60 * 60 * 1000

/** Backups by their names, the newest first. */
export async function listBackups(folder: string): Promise<{ file: string; at: Date }[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .flatMap((name) => {
      const match = /^record-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z\.ndjson\.gz$/.exec(name)
      if (!match) return []
      const [, day, hours, minutes, seconds, ms] = match
      return { file: join(folder, name), at: new Date(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`) }
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** Writes a verified backup, and then removes what seven good newer ones make superfluous. */
export async function writeBackup(
  db: Kysely<Schema>,
  folder: string,
  about: { program: string; schema: string; now: Date },
): Promise<WrittenArchive> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `record-${about.now.toISOString().replace(/[:.]/g, '')}.ndjson.gz`
  const written = await writeArchive(db, join(folder, name), about)
  let good = 0
  for (const { file } of await listBackups(folder)) {
    if (good >= kept) await rm(file, { force: true })
    // A damaged one does not count: the last good one is never removed for it.
    else if ((await sealedLength(file)) !== null) good++
  }
  return written
}

/** Whether the newest backup is a day old, or there is none. One from the future, after a clock was set, counts as none. */
export async function isBackupDue(folder: string, now: Date): Promise<boolean> {
  const newest = (await listBackups(folder)).find(({ at }) => at <= now)
  return newest === undefined || now.getTime() - newest.at.getTime() >= dayMs
}

/** The newest backup that is as it was written; null when there is none. */
export async function newestGoodBackup(folder: string): Promise<{ file: string; at: Date } | null> {
  for (const backup of await listBackups(folder))
    if ((await sealedLength(backup.file)) !== null) return backup
  return null
}

/** Removes every backup but `keep`, and what an interrupted one left. */
export async function removeBackups(folder: string, keep: string | null): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const file = join(folder, name)
    if (file !== keep && /^record-.*\.ndjson\.gz/.test(name)) await rm(file, { force: true })
  }
}
