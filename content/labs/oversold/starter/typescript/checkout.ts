import { pool } from './database.ts'

export type Line = { sku: string; quantity: number }

/** Takes an order's lines from stock and writes the order down; each SKU stands in one line at most. */
export async function checkOut(reference: string, lines: Line[]): Promise<'placed' | 'sold-out'> {
  const { rows } = await pool.query(
    `insert into orders (reference, status, line_count) values ($1, 'placed', $2) returning id`,
    [reference, lines.length],
  )
  const order = rows[0].id

  for (const [index, { sku, quantity }] of lines.entries()) {
    const stock = await pool.query('select available from stock where sku = $1', [sku])
    const available = stock.rows[0]?.available ?? 0
    if (available < quantity) {
      await pool.query(`update orders set status = 'refused' where id = $1`, [order])
      return 'sold-out'
    }
    await pool.query('update stock set available = $2 where sku = $1', [sku, available - quantity])
    await pool.query('insert into order_lines (order_id, line, sku, quantity) values ($1, $2, $3, $4)', [
      order,
      index + 1,
      sku,
      quantity,
    ])
  }
  return 'placed'
}
