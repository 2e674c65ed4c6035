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
  name: string
  email: string
  items: Item[]
}

export async function tenantOf(token: string): Promise<number | null> {
  const { rows } = await pool.query('select id from tenants where token = $1', [token])
  return rows[0]?.id ?? null
}

const statuses = ['pending', 'paid', 'shipped', 'cancelled', 'returned', 'disputed']

/**
 * A page of a tenant's orders, the newest first, after the one with the id `after`. One index, by status, serves lists of
 * one and of all: the newest few of each status hold the newest few of all.
 */
export async function listOrders(tenantId: number, status: string | null, limit: number, after: number | null) {
  const { rows } = await pool.query<OrderRow>(
    `with page as (
       select one.id, one.placed_at
       from unnest($2::text[]) as wanted (status) cross join lateral (
         select o.id, o.placed_at from orders o
         where o.tenant_id = $1 and o.status = wanted.status
           and ($3::integer is null
             or (o.placed_at, o.id) < (select placed_at, id from orders where id = $3 and tenant_id = $1))
         order by o.placed_at desc, o.id desc limit $4
       ) one
       order by one.placed_at desc, one.id desc limit $4
     )
     ${selectOrders} join page on page.id = o.id order by o.placed_at desc, o.id desc`,
    [tenantId, status === null ? statuses : [status], after, limit + 1],
  )
  const shown = rows.slice(0, limit)
  return { orders: shown.map(orderOf), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

export async function findOrder(tenantId: number, number: string): Promise<Order | null> {
  const { rows } = await pool.query<OrderRow>(`${selectOrders} where o.tenant_id = $1 and o.number = $2`, [
    tenantId,
    number,
  ])
  return rows[0] ? orderOf(rows[0]) : null
}

const selectOrders = `
  select o.id, o.number, o.status, o.placed_at, c.name, c.email, array(
    select json_build_object('sku', sku, 'quantity', quantity, 'unitCents', unit_cents)
    from order_items where order_id = o.id order by position
  ) as items
  from orders o join customers c on c.id = o.customer_id`

function orderOf({ id, number, status, placed_at, name, email, items }: OrderRow): Order {
  return {
    id,
    number,
    status,
    placedAt: placed_at.toISOString(),
    customer: { name, email },
    items,
    totalCents: items.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0),
  }
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
