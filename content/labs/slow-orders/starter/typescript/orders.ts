import { inTransaction, pool } from './database.ts'

export type Item = { sku: string; quantity: number; unitCents: number }
export type Order = {
  id: number
  number: string
  status: string
  placedAt: string
  customer: { name: string; email: string }
  items: Item[]
  totalCents: number
}
export type NewOrder = { customer: { name: string; email: string }; items: Item[] }

type OrderRow = { id: number; number: string; status: string; placed_at: Date; customer_id: number }

export async function tenantOf(token: string): Promise<number | null> {
  const { rows } = await pool.query('select id from tenants where token = $1', [token])
  return rows[0]?.id ?? null
}

/** A page of a tenant's orders, the newest first. */
export async function listOrders(tenantId: number, status: string | null, limit: number, page: number) {
  const where = 'tenant_id = $1 and ($2::text is null or status = $2)'
  const { rows } = await pool.query<OrderRow>(
    `select * from orders where ${where} order by placed_at desc limit $3 offset $4`,
    [tenantId, status, limit, (page - 1) * limit],
  )
  const counted = await pool.query(`select count(*)::integer as total from orders where ${where}`, [tenantId, status])
  const orders: Order[] = []
  for (const row of rows) orders.push(await loadOrder(row))
  return { orders, hasMore: page * limit < counted.rows[0].total }
}

export async function findOrder(tenantId: number, number: string): Promise<Order | null> {
  const { rows } = await pool.query<OrderRow>('select * from orders where tenant_id = $1 and number = $2', [
    tenantId,
    number,
  ])
  return rows[0] ? loadOrder(rows[0]) : null
}

async function loadOrder(row: OrderRow): Promise<Order> {
  const customer = await pool.query('select name, email from customers where id = $1', [row.customer_id])
  const items = await pool.query(
    'select sku, quantity, unit_cents as "unitCents" from order_items where order_id = $1 order by position',
    [row.id],
  )
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    placedAt: row.placed_at.toISOString(),
    customer: customer.rows[0],
    items: items.rows,
    totalCents: items.rows.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0),
  }
}

export async function placeOrder(tenantId: number, { customer, items }: NewOrder): Promise<Order> {
  const row = await inTransaction(async (client) => {
    const tenant = await client.query(
      'update tenants set last_number = last_number + 1 where id = $1 returning last_number',
      [tenantId],
    )
    const number = `${String(tenantId).padStart(2, '0')}-${String(tenant.rows[0].last_number).padStart(6, '0')}`
    const buyer = await client.query(
      `insert into customers (tenant_id, email, name) values ($1, $2, $3)
       on conflict (tenant_id, email) do update set name = excluded.name returning id`,
      [tenantId, customer.email, customer.name],
    )
    const order = await client.query<OrderRow>(
      'insert into orders (tenant_id, customer_id, number) values ($1, $2, $3) returning *',
      [tenantId, buyer.rows[0].id, number],
    )
    for (const [index, { sku, quantity, unitCents }] of items.entries())
      await client.query(
        'insert into order_items (order_id, position, sku, quantity, unit_cents) values ($1, $2, $3, $4, $5)',
        [order.rows[0]?.id, index + 1, sku, quantity, unitCents],
      )
    return order.rows[0] as OrderRow
  })
  return loadOrder(row)
}
