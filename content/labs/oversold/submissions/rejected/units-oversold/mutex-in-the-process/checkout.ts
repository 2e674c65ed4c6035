import type { PoolClient } from 'pg'
import { pool } from './database.ts'

export type Line = { sku: string; quantity: number }

/** One checkout at a time for each SKU. */
const queues = new Map<string, Promise<unknown>>()

async function alone<T>(skus: string[], work: () => Promise<T>): Promise<T> {
  const before = skus.map((sku) => queues.get(sku))
  const turn = Promise.allSettled(before).then(work)
  for (const sku of skus) queues.set(sku, turn)
  return turn
}

export async function checkOut(reference: string, lines: Line[]): Promise<'placed' | 'sold-out'> {
  const skus = lines.map(({ sku }) => sku).sort()
  return alone(skus, async () => {
    const { rows } = await pool.query('select sku, available from stock where sku = any($1)', [skus])
    const available = new Map(rows.map((row) => [row.sku, row.available]))
    if (lines.some(({ sku, quantity }) => (available.get(sku) ?? 0) < quantity)) return 'sold-out'
    await inTransaction(async (client) => {
      for (const { sku, quantity } of [...lines].sort((a, b) => (a.sku < b.sku ? -1 : 1)))
        await client.query('update stock set available = available - $2 where sku = $1', [sku, quantity])
      await writeDown(client, reference, lines)
    })
    return 'placed'
  })
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

