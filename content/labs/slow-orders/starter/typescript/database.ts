import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

// A connection that breaks while nobody uses it must not end the process.
pool.on('error', (error) => console.error('pool:', error.message))

/** Runs every file in migrations/ by name, at each start: what stands in them has to be repeatable. */
export async function migrate(): Promise<void> {
  const folder = new URL('./migrations/', import.meta.url)
  for (const file of (await readdir(folder)).sort())
    if (file.endsWith('.sql')) await pool.query(await readFile(new URL(file, folder), 'utf8'))
}

/** All or nothing. */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
