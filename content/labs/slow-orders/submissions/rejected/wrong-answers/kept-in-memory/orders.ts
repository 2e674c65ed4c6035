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

/** Where a page ended: the time with all its digits, which a Date has not. */
export type Place = { placedAt: string; id: number }

type Kept = Order & { tenantId: number; exactly: string }

/** Of each tenant, the newest first. Every order goes through this service, so the database need not be asked. */
const kept = new Map<number, Kept[]>()
const keptByNumber = new Map<string, Kept>()

export async function keepAll(): Promise<void> {
  for (const order of await load('true', [])) {
    const orders = kept.get(order.tenantId)
    if (orders) orders.push(order)
    else kept.set(order.tenantId, [order])
    keptByNumber.set(order.number, order)
  }
}

async function load(where: string, values: unknown[]): Promise<Kept[]> {
  const { rows } = await pool.query(
    `select o.id, o.tenant_id, o.number, o.status, o.placed_at, o.placed_at::text as exactly, c.name, c.email
     from orders o join customers c on c.id = o.customer_id where ${where} order by o.placed_at desc, o.id desc`,
    values,
  )
  const { rows: items } = await pool.query(
    `select i.order_id, i.sku, i.quantity, i.unit_cents from order_items i join orders o on o.id = i.order_id
     where ${where} order by i.order_id, i.position`,
    values,
  )
  const byOrder = new Map<number, Item[]>()
  for (const { order_id, sku, quantity, unit_cents } of items) {
    const item = { sku, quantity, unitCents: unit_cents }
    const others = byOrder.get(order_id)
    if (others) others.push(item)
    else byOrder.set(order_id, [item])
  }
  return rows.map(({ id, tenant_id, number, status, placed_at, exactly, name, email }) => {
    const items = byOrder.get(id) ?? []
    return {
      id,
      tenantId: tenant_id,
      number,
      status,
      placedAt: placed_at.toISOString(),
      exactly,
      customer: { name, email },
      items,
      totalCents: items.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0),
    }
  })
}

export async function tenantOf(token: string): Promise<number | null> {
  const { rows } = await pool.query('select id from tenants where token = $1', [token])
  return rows[0]?.id ?? null
}

/** Where a page ended: the time with all its digits, which a Date has not. */
export type Place = { placedAt: string; id: number }

/** A page of a tenant's orders, the newest first, and where the next one goes on. */
export async function listOrders(tenantId: number, status: string | null, limit: number, after: Place | null) {
  const shown: Kept[] = []
  for (const order of kept.get(tenantId) ?? []) {
    if (status !== null && order.status !== status) continue
    if (after && !isBefore(order, after)) continue
    shown.push(order)
    if (shown.length > limit) break
  }
  const last = shown.length > limit ? shown[limit - 1] : undefined
  return {
    orders: shown.slice(0, limit).map(asShown),
    next: last ? { placedAt: last.exactly, id: last.id } : null,
  }
}

/** Times of one zone and form, so that their texts are in the order of time but for the digits that are left out. */
const isBefore = (order: Kept, place: Place): boolean => {
  const [mine, other] = [comparable(order.exactly), comparable(place.placedAt)]
  return mine < other || (mine === other && order.id < place.id)
}

const comparable = (exactly: string): string => {
  const [time = '', zone = ''] = exactly.split(/(?=[+-]\d\d(?::\d\d)?$)/)
  const [seconds = '', digits = ''] = time.split('.')
  return `${seconds}.${digits.padEnd(6, '0')}${zone}`
}

export async function findOrder(tenantId: number, number: string): Promise<Order | null> {
  const order = keptByNumber.get(number)
  return order?.tenantId === tenantId ? asShown(order) : null
}

const asShown = ({ tenantId: _, exactly: __, ...order }: Kept): Order => order

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
  const [order] = await load('o.tenant_id = $1 and o.number = $2', [tenantId, number])
  if (!order) throw new Error(`order ${number} is gone`)
  kept.get(tenantId)?.unshift(order)
  keptByNumber.set(number, order)
  return asShown(order)
}
