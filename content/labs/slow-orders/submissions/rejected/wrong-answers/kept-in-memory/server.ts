import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { migrate, pool } from './database.ts'
import { findOrder, keepAll, listOrders, type NewOrder, type Place, placeOrder, tenantOf } from './orders.ts'

const server = createServer(async (request, response) => {
  try {
    await route(request, response)
  } catch (error) {
    console.error(request.method, request.url, error)
    reply(response, 500, { error: 'internal' })
  }
})

async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/healthz') return reply(response, 200, { ok: true })

  const match = /^\/tenants\/(\d+)\/orders(?:\/([\w-]+))?$/.exec(pathname)
  if (!match) return reply(response, 404, { error: 'not-found' })
  const [token] = /(?<=^Bearer ).+/.exec(request.headers.authorization ?? '') ?? []
  const tenantId = token === undefined ? null : await tenantOf(token)
  if (tenantId === null) return reply(response, 401, { error: 'unauthorised' })
  if (String(tenantId) !== match[1]) return reply(response, 404, { error: 'not-found' })

  const number = match[2]
  if (request.method === 'GET' && number !== undefined) {
    const order = await findOrder(tenantId, number)
    return order ? reply(response, 200, order) : reply(response, 404, { error: 'not-found' })
  }
  if (request.method === 'GET') return listPage(tenantId, searchParams, response)
  if (request.method === 'POST' && number === undefined) {
    const order = parseOrder(await bodyOf(request))
    if (!order) return reply(response, 400, { error: 'invalid' })
    return reply(response, 201, await placeOrder(tenantId, order))
  }
  reply(response, 405, { error: 'method-not-allowed' })
}

async function listPage(tenantId: number, query: URLSearchParams, response: ServerResponse): Promise<void> {
  const limit = Number(query.get('limit') ?? 50)
  const after = placeIn(query.get('after'))
  if (!isWithin(limit, 200) || after === undefined) return reply(response, 400, { error: 'invalid' })
  const { orders, next } = await listOrders(tenantId, query.get('status'), limit, after)
  if (next) query.set('after', `${next.placedAt}~${next.id}`)
  reply(response, 200, { orders, next: next && `/tenants/${tenantId}/orders?${query}` })
}

/** Null where none is told, undefined where it is none of ours. */
function placeIn(after: string | null): Place | null | undefined {
  if (after === null) return null
  const [, placedAt, id] = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)~(\d{1,9})$/.exec(after) ?? []
  return placedAt === undefined ? undefined : { placedAt, id: Number(id) }
}

const isWithin = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most

function parseOrder(text: string): NewOrder | null {
  const { customer, items } = JSON.parse(text)
  const valid =
    typeof customer?.name === 'string' &&
    typeof customer.email === 'string' &&
    Array.isArray(items) &&
    items.length <= 100 &&
    items.every(
      ({ sku, quantity, unitCents }) =>
        typeof sku === 'string' && isWithin(quantity, 1_000) && isWithin(unitCents, 10_000_000),
    )
  return valid ? { customer, items } : null
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

await migrate()
await keepAll()
server.listen(Number(process.env.PORT), '127.0.0.1')

process.once('SIGTERM', () => {
  server.close(() => pool.end())
  server.closeIdleConnections()
})
