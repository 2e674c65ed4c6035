import type { PoolClient } from 'pg'
import { pool } from './database.ts'

export type Line = { sku: string; quantity: number }

/** Locks the rows first, sorted, then decides by what it sees under the lock. */
export async function checkOut(reference: string, lines: Line[]): Promise<'placed' | 'sold-out'> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await decide(client, reference, lines)
    await client.query(result === 'placed' ? 'commit' : 'rollback')
    client.release()
    return result
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}

async function decide(client: PoolClient, reference: string, lines: Line[]): Promise<'placed' | 'sold-out'> {
  const skus = lines.map(({ sku }) => sku)
  const quantities = lines.map(({ quantity }) => quantity)
  const { rows } = await client.query(
    'select sku, available from stock where sku = any($1) order by sku for update',
    [skus],
  )
  const available = new Map(rows.map((row) => [row.sku, row.available]))
  if (lines.some(({ sku, quantity }) => (available.get(sku) ?? 0) < quantity)) return 'sold-out'
  await client.query(
    `update stock set available = available - wanted.quantity
     from unnest($1::text[], $2::integer[]) as wanted (sku, quantity) where stock.sku = wanted.sku`,
    [skus, quantities],
  )
  const order = await client.query(
    `insert into orders (reference, status, line_count) values ($1, 'placed', $2) returning id`,
    [reference, lines.length],
  )
  await client.query(
    `insert into order_lines (order_id, line, sku, quantity)
     select $1, line, sku, quantity
     from unnest($2::text[], $3::integer[]) with ordinality as wanted (sku, quantity, line)`,
    [order.rows[0].id, skus, quantities],
  )
  return 'placed'
}
