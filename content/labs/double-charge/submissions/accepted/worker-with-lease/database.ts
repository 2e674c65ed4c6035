import pg from 'pg'

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

// A connection that breaks while nobody uses it must not end the process.
pool.on('error', (error) => console.error('pool:', error.message))

/** Run at every start, by each process; has to be harmless the second time. */
const migrations: string[] = [
  'create unique index if not exists payments_once on payments (key)',
  'alter table payments add column if not exists leased_until timestamptz',
  `create index if not exists payments_open on payments (id) where status = 'pending'`,
]

export async function migrate(): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(4711)')
    for (const statement of migrations) await client.query(statement)
    await client.query('select pg_advisory_unlock(4711)')
  } finally {
    client.release()
  }
}
