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
  customer_id: number
}

export async function tenantOf(token: string): Promise<number | null> {
  const { rows } = await pool.query('select id from tenants where token = $1', [token])
  return rows[0]?.id ?? null
}

/** Where a page ended: the time with all its digits, which a Date has not. */
export type Place = { placedAt: string; id: number }

/** A page of a tenant's orders, the newest first, and where the next one goes on. */
export async function listOrders(tenantId: number, status: string | null, limit: number, after: Place | null) {
  const { rows } = await pool.query<OrderRow>(
    `${selectOrders}
     where o.tenant_id = $1 and ($2::text is null or o.status = $2)
       and ($3::timestamptz is null or (o.placed_at, o.id) < ($3, $4))
     order by o.placed_at desc, o.id desc limit $5`,
    [tenantId, status, after?.placedAt, after?.id, limit + 1],
  )
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { orders: await withItems(shown), next: last ? { placedAt: last.exactly, id: last.id } : null }
}

export async function findOrder(tenantId: number, number: string): Promise<Order | null> {
  const { rows } = await pool.query<OrderRow>(`${selectOrders} where o.tenant_id = $1 and o.number = $2`, [
    tenantId,
    number,
  ])
  return (await withItems(rows))[0] ?? null
}

const selectOrders = `
  select o.id, o.number, o.status, o.placed_at, o.placed_at::text as exactly, o.customer_id from orders o`

/** How long ids are gathered, so that requests at the same time share a statement. */
const gatherMs = 30

/** Customers and items that several requests want are loaded together. */
function batched<T>(load: (ids: number[]) => Promise<Map<number, T>>): (ids: number[]) => Promise<Map<number, T>> {
  let wanted = new Set<number>()
  let batch: Promise<Map<number, T>> | null = null
  return (ids) => {
    for (const id of ids) wanted.add(id)
    batch ??= new Promise((resolve, reject) => {
      setTimeout(() => {
        const all = [...wanted]
        wanted = new Set()
        batch = null
        load(all).then(resolve, reject)
      }, gatherMs)
    })
    return batch
  }
}

type Customer = Order['customer']
const customersOf = batched(async (ids) => {
  const { rows } = await pool.query('select id, name, email from customers where id = any($1)', [ids])
  return new Map<number, Customer>(rows.map(({ id, ...customer }) => [id, customer]))
})

const itemsOf = batched(async (ids) => {
  const { rows } = await pool.query<Item & { orderId: number }>(
    `select order_id as "orderId", sku, quantity, unit_cents as "unitCents"
     from order_items where order_id = any($1) order by order_id, position`,
    [ids],
  )
  return Map.groupBy(rows, ({ orderId }) => orderId)
})

async function withItems(rows: OrderRow[]): Promise<Order[]> {
  const customers = await customersOf(rows.map(({ customer_id }) => customer_id))
  const byOrder = await itemsOf(rows.map(({ id }) => id))
  return rows.map(({ id, number, status, placed_at, customer_id }) => {
    const items = (byOrder.get(id) ?? []).map(({ orderId: _, ...item }) => item)
    return {
      id,
      number,
      status,
      placedAt: placed_at.toISOString(),
      customer: customers.get(customer_id) as Customer,
      items,
      totalCents: items.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0),
    }
  })
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
