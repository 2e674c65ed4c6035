import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readServerSettings } from '../store/server-settings.ts'
import type { Home } from './home.ts'
import type { OpenRecord } from './record/open-record.ts'
import type { Check } from './use-cases.ts'

/** What `proven doctor` asks of a record that is open. */
export async function checkRecord(record: OpenRecord, home: Home): Promise<Check[]> {
  return [
    await databaseCheck(record),
    { name: 'schema', ok: true, says: record.schema, todo: null },
    backupCheck(home),
    ...record.notices.map(({ says }) => ({ name: 'opening', ok: true, says, todo: null })),
  ]
}

async function databaseCheck(record: OpenRecord): Promise<Check> {
  const settings = await readServerSettings(record.store)
  const off = [
    ...(settings.fsync ? [] : ['fsync']),
    ...(settings.synchronousCommit ? [] : ['synchronous_commit']),
    ...(settings.fullPageWrites ? [] : ['full_page_writes']),
  ]
  if (off.length > 0)
    return {
      name: 'database',
      ok: false,
      says: `PostgreSQL ${settings.version} runs with ${off.join(', ')} off`,
      todo: 'turn it on, or a power cut may lose what was recorded',
    }
  return {
    name: 'database',
    ok: true,
    says: `PostgreSQL ${settings.version}, every commit is on the disk before it is acknowledged`,
    todo: null,
  }
}

/** Backups get their name only after they were read back, so that one that is there has been verified. */
function backupCheck(home: Home): Check {
  const backups = readdirSync(home.backups)
    .filter((name) => !name.startsWith('.') && !name.endsWith('.part'))
    .map((name) => statSync(join(home.backups, name)).mtime.toISOString())
    .sort()
  const newest = backups.at(-1)
  return {
    name: 'backups',
    ok: true,
    says: newest
      ? `${backups.length}, the newest verified ${newest.slice(0, 10)}`
      : 'none yet; one is written each day',
    todo: null,
  }
}
