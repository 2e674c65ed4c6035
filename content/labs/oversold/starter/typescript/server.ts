import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { checkOut, type Line } from './checkout.ts'
import { pool } from './database.ts'

const server = createServer(async (request, response) => {
  try {
    await route(request, response)
  } catch (error) {
    console.error(request.method, request.url, error)
    reply(response, 500, { error: 'internal' })
  }
})

async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/healthz') {
    await pool.query('select 1')
    return reply(response, 200, { ok: true })
  }
  const item = /^\/items\/([\w-]+)$/.exec(pathname)
  if (request.method === 'GET' && item) {
    const { rows } = await pool.query('select sku, available from stock where sku = $1', [item[1]])
    return rows[0] ? reply(response, 200, rows[0]) : reply(response, 404, { error: 'unknown-item' })
  }
  if (request.method === 'POST' && pathname === '/checkouts') {
    const order = parseOrder(await bodyOf(request))
    if (!order) return reply(response, 400, { error: 'invalid' })
    const result = await checkOut(order.reference, order.lines)
    return result === 'placed'
      ? reply(response, 201, { reference: order.reference, status: 'placed' })
      : reply(response, 409, { error: 'sold-out' })
  }
  reply(response, 404, { error: 'not-found' })
}

function parseOrder(text: string): { reference: string; lines: Line[] } | null {
  const { reference, lines } = JSON.parse(text)
  const valid =
    typeof reference === 'string' &&
    Array.isArray(lines) &&
    lines.length > 0 &&
    lines.every((line) => typeof line.sku === 'string' && Number.isInteger(line.quantity) && line.quantity > 0)
  return valid ? { reference, lines } : null
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

server.listen(Number(process.env.PORT), '127.0.0.1')

process.once('SIGTERM', () => {
  server.close(() => pool.end())
  server.closeIdleConnections()
})
