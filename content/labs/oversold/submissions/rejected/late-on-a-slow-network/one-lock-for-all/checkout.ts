import type { PoolClient } from 'pg'
import { pool } from './database.ts'

export type Line = { sku: string; quantity: number }

class SoldOut extends Error {}

export async function checkOut(reference: string, lines: Line[]): Promise<'placed' | 'sold-out'> {
  try {
    await inTransaction(async (client) => {
      await client.query('lock table stock in exclusive mode')
      for (const { sku, quantity } of lines) {
        const { rows } = await client.query('select available from stock where sku = $1', [sku])
        if ((rows[0]?.available ?? 0) < quantity) throw new SoldOut()
        await client.query('update stock set available = available - $2 where sku = $1', [sku, quantity])
      }
      await writeDown(client, reference, lines)
    })
    return 'placed'
  } catch (error) {
    if (error instanceof SoldOut) return 'sold-out'
    throw error
  }
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

