import pg from 'pg'

export type Rows = { rows: Record<string, unknown>[]; more: boolean }

const rowsKept = 1_000
const withinMs = 10_000

const exactNumber = (text: string): number | string => {
  const number = Number(text)
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : text
}

const { INT8, NUMERIC, DATE, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins
const parsers = new Map<number, (text: string) => unknown>([
  // Counts and sums come as numbers, which is what checks compare …
  [INT8, exactNumber],
  [NUMERIC, exactNumber],
  // … and times as PostgreSQL writes them.
  [DATE, String],
  [TIMESTAMP, String],
  [TIMESTAMPTZ, String],
])
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format ?? 'text'),
}

export type Connection = { host: string; port: number; user: string; database: string }

/** One read; whatever more rows there are is not kept. */
export async function read(connection: Connection, sql: string): Promise<Rows> {
  const rows: Record<string, unknown>[] = []
  let more = false
  await withClient({ ...connection, statement_timeout: withinMs, types }, (client) => {
    const query = client.query(new pg.Query<Record<string, unknown>>(sql))
    query.on('row', (row) => {
      if (rows.length < rowsKept) rows.push(row)
      else more = true
    })
    return new Promise<void>((resolve, reject) => {
      query.on('end', () => resolve())
      query.on('error', reject)
    })
  })
  return { rows, more }
}

export const script = (connection: Connection, sql: string): Promise<void> =>
  withClient(connection, async (client) => void (await client.query(sql)))

/** For what other sessions changed that have ended: then their counts have arrived. */
export async function analyseChanged(connection: Connection): Promise<void> {
  const { rows } = await read(
    connection,
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables where n_mod_since_analyze > 0`,
  )
  if (rows.length > 0) await script(connection, `analyze ${rows.map(({ name }) => name).join(', ')}`)
}

async function withClient(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
