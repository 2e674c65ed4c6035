import type { PoolClient } from 'pg'
import { pool } from './database.ts'

export type Line = { sku: string; quantity: number }

/** A short transaction for each line, so that nothing is locked for long. */
export async function checkOut(reference: string, lines: Line[]): Promise<'placed' | 'sold-out'> {
  const { rows } = await pool.query(
    `insert into orders (reference, status, line_count) values ($1, 'refused', $2) returning id`,
    [reference, lines.length],
  )
  const order = rows[0].id
  for (const [index, { sku, quantity }] of lines.entries()) {
    const taken = await inTransaction(async (client) => {
      const { rowCount } = await client.query(
        'update stock set available = available - $2 where sku = $1 and available >= $2',
        [sku, quantity],
      )
      if (rowCount !== 1) return false
      await client.query(
        'insert into order_lines (order_id, line, sku, quantity) values ($1, $2, $3, $4)',
        [order, index + 1, sku, quantity],
      )
      return true
    })
    if (!taken) return 'sold-out'
  }
  await pool.query(`update orders set status = 'placed' where id = $1`, [order])
  return 'placed'
}

async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}

