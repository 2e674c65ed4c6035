import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../src/api/server.ts'
import { freePort } from '../free-port.ts'
import { type Running, startApi } from './running.ts'

let api: Running
beforeAll(async () => {
  api = await startApi(await freePort())
  await listen(api.app, api.port)
})
afterAll(() => api.close())

/** fetch sets Host itself, so what a hostile page could bring about is sent by hand. */
const send = (path: string, headers: Record<string, string>, host = '127.0.0.1', method = 'GET') =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request({ host, port: api.port, path, headers, method }, (reply) => {
      let body = ''
      reply.on('data', (chunk) => {
        body += chunk
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body }))
    })
    sent.on('error', reject)
    sent.end()
  })

describe('over real sockets', () => {
  it('signs in by the one-time address and answers the page', async () => {
    const base = `http://127.0.0.1:${api.port}`
    const code = api.sessions.newCode()
    const opened = await fetch(`${base}/open/${code}`, { redirect: 'manual' })
    expect(opened.status).toBe(303)
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await fetch(`${base}${opened.headers.get('location')}`, { headers: { cookie } })
    expect(await page.text()).toContain('<title>Proven</title>')
    const standing = await fetch(`${base}/v1/standing`, {
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    })
    expect(standing.status).toBe(200)
    expect((await fetch(`${base}/open/${code}`, { redirect: 'manual' })).status).toBe(401)
  })

  it('refuses a Host that is not ours, whatever else is right', async () => {
    const authorization = `Bearer ${api.token}`
    expect((await send('/v1/sources', { authorization })).status).toBe(200)
    expect((await send('/v1/sources', { authorization, host: 'evil.example' })).status).toBe(403)
    expect((await send('/', { host: 'evil.example' })).status).toBe(403)
  })

  it('answers on ::1 too, where this machine has it', async () => {
    const reply = await send('/v1/health', { host: `[::1]:${api.port}` }, '::1').catch((error) => error)
    if (reply.code === 'EADDRNOTAVAIL' || reply.code === 'EAFNOSUPPORT') return
    expect(reply.status).toBe(200)
  })

  it('answers a request to stop before it stops', async () => {
    const reply = await send('/v1/stop', { authorization: `Bearer ${api.token}` }, '127.0.0.1', 'POST')
    expect(reply).toEqual({ status: 202, body: '{"stopping":true}' })
    await expect.poll(api.stopAsked).toBe(true)
  })

  it('says that the port is taken', async () => {
    const second = await startApi(api.port)
    await expect(listen(second.app, api.port)).rejects.toMatchObject({ code: 'port-in-use' })
    await second.close()
  })
})
