import type { PoolClient } from 'pg'
import { pool } from './database.ts'

export type Line = { sku: string; quantity: number }

class SoldOut extends Error {}

/** One transaction. Each line is taken only where enough is left, in one order for everybody. */
export async function checkOut(reference: string, lines: Line[]): Promise<'placed' | 'sold-out'> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await take(client, reference, lines)
    await client.query('commit')
    client.release()
    return 'placed'
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    if (error instanceof SoldOut) return 'sold-out'
    throw error
  }
}

async function take(client: PoolClient, reference: string, lines: Line[]): Promise<void> {
  // Two baskets with the same items in opposite order would wait for each other.
  const sorted = [...lines].sort((a, b) => (a.sku < b.sku ? -1 : 1))
  for (const { sku, quantity } of sorted) {
    const { rowCount } = await client.query(
      'update stock set available = available - $2 where sku = $1 and available >= $2',
      [sku, quantity],
    )
    if (rowCount !== 1) throw new SoldOut()
  }
  await client.query(
    `with placed as (
       insert into orders (reference, status, line_count) values ($1, 'placed', $2) returning id
     )
     insert into order_lines (order_id, line, sku, quantity)
     select id, line, sku, quantity
     from placed, unnest($3::text[], $4::integer[]) with ordinality as wanted (sku, quantity, line)`,
    [reference, lines.length, lines.map(({ sku }) => sku), lines.map(({ quantity }) => quantity)],
  )
}
