import type { PoolClient } from 'pg'
import { pool } from './database.ts'

export type Line = { sku: string; quantity: number }

class SoldOut extends Error {}

export async function checkOut(reference: string, lines: Line[]): Promise<'placed' | 'sold-out'> {
  const sorted = [...lines].sort((a, b) => (a.sku < b.sku ? -1 : 1))
  try {
    await inTransaction(async (client) => {
      for (const { sku, quantity } of sorted) {
        const { rowCount } = await client.query(
          'update stock set available = available - $2 where sku = $1 and available >= $2',
          [sku, quantity],
        )
        if (rowCount !== 1) throw new SoldOut()
      }
    })
  } catch (error) {
    if (error instanceof SoldOut) return 'sold-out'
    throw error
  }
  // Short transactions: nobody waits for stock while the order is written.
  await inTransaction((client) => writeDown(client, reference, lines))
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

async function writeDown(client: PoolClient, reference: string, lines: Line[]): Promise<void> {
  const { rows } = await client.query(
    `insert into orders (reference, status, line_count) values ($1, 'placed', $2) returning id`,
    [reference, lines.length],
  )
  for (const [index, { sku, quantity }] of lines.entries())
    await client.query('insert into order_lines (order_id, line, sku, quantity) values ($1, $2, $3, $4)', [
      rows[0].id,
      index + 1,
      sku,
      quantity,
    ])
}

