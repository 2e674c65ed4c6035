import { request } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import type { ProviderAnswer, ProviderCall } from '../../core/lab/lab.ts'
import { randomOf } from '../../core/lab/random.ts'
import { type OpenProvider, openProvider } from './provider.ts'

let open: OpenProvider | null = null
afterEach(async () => {
  await open?.close()
  open = null
})

async function provide(answer: (call: ProviderCall) => ProviderAnswer): Promise<OpenProvider> {
  open = await openProvider({ open: () => answer }, randomOf('seed'), () => 17)
  return open
}

const answered: ProviderAnswer['does'] = { kind: 'answer', status: 201, body: { ok: true }, afterMs: 0 }

/** What the caller got: status and body, or how it broke. */
function call(
  port: number,
  { body = '', path = '/', timeoutMs = 5_000 }: { body?: string; path?: string; timeoutMs?: number } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const asked = request({ port, path, method: 'POST', host: '127.0.0.1' }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () => resolve(`${response.statusCode} ${text}`))
    })
    asked.setTimeout(timeoutMs, () => {
      resolve('nothing came')
      asked.destroy()
    })
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
    asked.end(body)
  })
}

it('a call arrives whole, and gets its answer', async () => {
  const calls: ProviderCall[] = []
  const { port } = await provide((call) => {
    calls.push(call)
    return { does: answered }
  })
  expect(await call(port, { path: '/charges?a=1', body: '{"cents":5}' })).toBe('201 {"ok":true}')
  expect(await call(port)).toBe('201 {"ok":true}')
  expect(calls).toMatchObject([
    {
      index: 0,
      method: 'POST',
      path: '/charges?a=1',
      body: '{"cents":5}',
      headers: { 'content-length': '11' },
    },
    { index: 1, path: '/', body: '' },
  ])
})

const silent: [string, ProviderAnswer['does'], string][] = [
  ['answered', answered, '201 {"ok":true}'],
  ['hanging', { kind: 'hang' }, 'nothing came'],
  ['reset', { kind: 'reset', afterMs: 5 }, 'ECONNRESET'],
]
it.each(silent)('what a call took effect on is noted, %s', async (_, does, got) => {
  const provider = await provide(({ index }) => ({ notes: { charged: `order-${index}`, cents: 5 }, does }))
  expect(await call(provider.port, { timeoutMs: 300 })).toBe(got)
  expect(provider.notes()).toEqual([{ atMs: 17, notes: { charged: 'order-0', cents: 5 } }])
})

it('answers wait without holding up each other', async () => {
  const { port } = await provide(({ index }) => ({
    does: { ...answered, body: index, afterMs: index === 0 ? 200 : 0 } as ProviderAnswer['does'],
  }))
  const order: string[] = []
  const first = call(port).then((got) => order.push(got))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await call(port).then((got) => order.push(got))
  await first
  expect(order).toEqual(['201 1', '201 0'])
})

it('a body of 1 MiB is a call, a longer one is none', async () => {
  let longest = 0
  const { port } = await provide(({ body }) => {
    longest = Math.max(longest, body.length)
    return { does: answered }
  })
  expect(await call(port, { body: 'x'.repeat(1024 * 1024 + 1) })).toMatch(/^413 /)
  expect(longest).toBe(0)
  expect(await call(port, { body: 'x'.repeat(1024 * 1024) })).toMatch(/^201 /)
  expect(longest).toBe(1024 * 1024)
})

it("the lab's own mistake is trouble of ours", async () => {
  const provider = await provide(() => {
    throw new Error('no such order')
  })
  expect(provider.trouble()).toBeNull()
  expect(await call(provider.port)).toBe('ECONNRESET')
  expect(provider.trouble()).toMatch(/no such order/)
})

it('closing does not wait for answers', async () => {
  const provider = await provide(() => ({ does: { ...answered, afterMs: 60_000 } as ProviderAnswer['does'] }))
  const asked = call(provider.port)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await provider.close()
  expect(await asked).toBe('ECONNRESET')
})
