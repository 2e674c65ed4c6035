import { Failure } from '../core/failures.ts'
import { counted } from '../core/figures.ts'
import { verifyArchive } from '../store/archive/format.ts'
import { listBackups } from '../store/backups.ts'
import { readServerSettings } from '../store/server-settings.ts'
import type { OpenRecord } from './record/open-record.ts'
import type { Check } from './use-cases.ts'

/** What `proven doctor` asks of a record that is open. */
export async function checkRecord(record: OpenRecord, now: Date): Promise<Check[]> {
  return [
    await databaseCheck(record),
    { name: 'schema', ok: true, says: record.schema, todo: null },
    await backupCheck(record, now),
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

/** Reads the newest backup to its end, as was done before it got its name: a disk may have lost it since. */
async function backupCheck({ places, schema }: OpenRecord, now: Date): Promise<Check> {
  const name = 'backups'
  const backups = await listBackups(places.backups)
  const [newest] = backups
  if (!newest) return { name, ok: true, says: 'none yet; one is written each day', todo: null }
  const which = `the newest of ${newest.at.toUTCString().slice(5, 22)} UTC (${ageOf(newest.at, now)})`
  try {
    const { tables } = await verifyArchive(newest.file, schema)
    const holds = `${counted(tables.evidence ?? 0, 'entry', 'entries')} of ${counted(tables.source ?? 0, 'source')}`
    return { name, ok: true, says: `${backups.length} kept; ${which} was read whole: ${holds}`, todo: null }
  } catch (error) {
    const { message, details } =
      error instanceof Failure ? error : { message: 'It cannot be read.', details: [String(error)] }
    return {
      name,
      ok: false,
      says: `${which} is no good. ${message} ${details.join('; ')}`,
      todo: 'write a copy elsewhere with `proven export FILE`, then delete that backup; the next one is due within a day',
    }
  }
}

function ageOf(at: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - at.getTime()) / 3_600_000)
  if (hours < 1) return 'less than an hour old'
  return hours < 48 ? `${counted(hours, 'hour')} old` : `${counted(Math.floor(hours / 24), 'day')} old`
}
