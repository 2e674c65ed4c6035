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

type OrderRow = {
  id: number
  number: string
  status: string
  placed_at: Date
  exactly: string
  name: string
  email: string
  sku: string | null
  quantity: number
  unit_cents: number
}

export async function tenantOf(token: string): Promise<number | null> {
  const { rows } = await pool.query('select id from tenants where token = $1', [token])
  return rows[0]?.id ?? null
}

/** Where a page ended: the time with all its digits, which a Date has not. */
export type Place = { placedAt: string; id: number }

/** A page of a tenant's orders, the newest first, and where the next one goes on. One statement for all of it. */
export async function listOrders(tenantId: number, status: string | null, limit: number, after: Place | null) {
  const { rows } = await pool.query<OrderRow>(
    `${selectOrders}
     where o.tenant_id = $1 and ($2::text is null or o.status = $2)
       and ($3::timestamptz is null or (o.placed_at, o.id) < ($3, $4))
     order by o.placed_at desc, o.id desc, i.position limit $5`,
    [tenantId, status, after?.placedAt, after?.id, limit + 1],
  )
  const last = rows.length > limit ? rows.at(-1) : undefined
  return { orders: ordersOf(rows), next: last ? { placedAt: last.exactly, id: last.id } : null }
}

export async function findOrder(tenantId: number, number: string): Promise<Order | null> {
  const { rows } = await pool.query<OrderRow>(
    `${selectOrders} where o.tenant_id = $1 and o.number = $2 order by i.position`,
    [tenantId, number],
  )
  return ordersOf(rows)[0] ?? null
}

const selectOrders = `
  select o.id, o.number, o.status, o.placed_at, o.placed_at::text as exactly, c.name, c.email,
    i.sku, i.quantity, i.unit_cents
  from orders o join customers c on c.id = o.customer_id left join order_items i on i.order_id = o.id`

function ordersOf(rows: OrderRow[]): Order[] {
  const orders = new Map<number, Order>()
  for (const { id, number, status, placed_at, name, email, sku, quantity, unit_cents: unitCents } of rows) {
    const placedAt = placed_at.toISOString()
    const order = orders.get(id) ?? { id, number, status, placedAt, customer: { name, email }, items: [], totalCents: 0 }
    orders.set(id, order)
    if (sku === null) continue
    order.items.push({ sku, quantity, unitCents })
    order.totalCents += quantity * unitCents
  }
  return [...orders.values()]
}

export async function placeOrder(tenantId: number, { customer, items }: NewOrder): Promise<Order> {
  const number = await inTransaction(async (client) => {
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
    const order = await client.query(
      'insert into orders (tenant_id, customer_id, number) values ($1, $2, $3) returning id',
      [tenantId, buyer.rows[0].id, number],
    )
    for (const [index, { sku, quantity, unitCents }] of items.entries())
      await client.query(
        'insert into order_items (order_id, position, sku, quantity, unit_cents) values ($1, $2, $3, $4, $5)',
        [order.rows[0].id, index + 1, sku, quantity, unitCents],
      )
    return number
  })
  return (await findOrder(tenantId, number)) as Order
}
