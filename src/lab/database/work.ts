import type { DatabaseWork } from '../../core/lab/recording.ts'
import { type Connection, read, script } from './observe.ts'
import { type LabDatabase, ownerOf } from './roles.ts'

const textsKept = 10
const textLength = 300

// Drivers differ in how they set up a connection and frame a transaction; none of it is work.
const isControl = (text: string): boolean =>
  /^(begin|start transaction|commit|end|rollback|abort|savepoint|release|prepare transaction|set|reset|show|discard|deallocate|close)\b/i.test(
    text.replace(/^(?:\s|--[^\n]*\n|\/\*.*?\*\/)+/s, ''),
  )

export const resetWork = (connection: Connection, database: LabDatabase): Promise<void> =>
  script(
    connection,
    `select pg_stat_statements_reset(r.oid, d.oid, 0) from pg_roles r, pg_database d
      where r.rolname = '${ownerOf(database)}' and d.datname = '${database}'`,
  )

/**
 * What a database's owner had it do since the last reset. Statements that failed or still run are not in it; a function
 * is one statement, with all that it touched.
 */
export async function readWork(
  connection: Connection,
  database: LabDatabase,
): Promise<Omit<DatabaseWork, 'requests'>> {
  const { rows } = await read(
    connection,
    `select jsonb_agg(s) as all from (
      select left(query, 10000) as text, sum(calls) as calls, sum(rows) as rows,
        sum(shared_blks_hit + shared_blks_read + local_blks_hit + local_blks_read
          + temp_blks_read + temp_blks_written) as pages
      from pg_stat_statements s
        join pg_roles r on r.oid = s.userid and r.rolname = '${ownerOf(database)}'
        join pg_database d on d.oid = s.dbid and d.datname = '${database}'
      group by 1 order by calls desc, pages desc, 1) s`,
  )
  type Row = { text: string; calls: number; rows: number; pages: number }
  const counted = ((rows[0]?.all ?? []) as Row[]).filter(({ text }) => !isControl(text))
  const sum = (of: 'calls' | 'rows' | 'pages') => counted.reduce((total, row) => total + row[of], 0)
  return {
    statements: sum('calls'),
    rows: sum('rows'),
    pages: sum('pages'),
    texts: counted
      .slice(0, textsKept)
      .map(({ text, calls, pages }) => ({ text: text.slice(0, textLength), calls, pages })),
  }
}
