import type pg from 'pg'

export async function count(pool: pg.Pool): Promise<number> {
  await pool.query('update counter set total = total + 1')
  await fetch(`${process.env.PROVIDER_URL}/counted`, { method: 'POST' })
  return 200
}
