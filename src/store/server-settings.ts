import { sql } from 'kysely'
import type { Store } from './store.ts'

/** What the database says of itself. Reads only; anybody may call it at any time. */
export async function readServerSettings({ db }: Pick<Store, 'db'>): Promise<{
  version: string
  /** All three have to be on, or what was acknowledged could be lost. */
  fsync: boolean
  synchronousCommit: boolean
  fullPageWrites: boolean
}> {
  const { rows } = await sql<{ version: string; fsync: string; commit: string; pages: string }>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('the database gave no settings')
  return {
    version: row.version,
    fsync: row.fsync === 'on',
    synchronousCommit: row.commit !== 'off',
    fullPageWrites: row.pages === 'on',
  }
}
