import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { migrate, pool } from './database.ts'
import { countPending, type Payment, pay, statusOf } from './payments.ts'

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
  if (request.method === 'POST' && pathname === '/payments') {
    const payment = parse(request.headers['idempotency-key'], await bodyOf(request))
    if (!payment) return reply(response, 400, { error: 'invalid' })
    switch (await pay(payment)) {
      case 'charged':
        return reply(response, 201, { status: 'charged' })
      case 'declined':
        return reply(response, 402, { status: 'declined' })
      case 'pending':
        return reply(response, 202, { status: 'pending' })
      case 'other-body':
        return reply(response, 422, { error: 'key-used-for-another-payment' })
    }
  }
  if (request.method === 'GET' && pathname === '/payments/pending')
    return reply(response, 200, { pending: await countPending() })
  const key = /^\/payments\/([\w-]+)$/.exec(pathname)?.[1]
  if (request.method === 'GET' && key) {
    const status = await statusOf(key)
    return status ? reply(response, 200, { status }) : reply(response, 404, { error: 'unknown-payment' })
  }
  reply(response, 404, { error: 'not-found' })
}

function parse(key: unknown, text: string): Payment | null {
  const { order, cents } = JSON.parse(text)
  const valid = typeof key === 'string' && key !== '' && typeof order === 'string' && Number.isInteger(cents) && cents > 0
  return valid ? { key, order, cents } : null
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
server.listen(Number(process.env.PORT), '127.0.0.1')

process.once('SIGTERM', () => {
  server.close(() => pool.end())
  server.closeIdleConnections()
})
