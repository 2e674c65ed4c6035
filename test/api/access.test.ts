import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieName } from '../../src/api/guard.ts'
import { type Running, startApi } from './running.ts'

let api: Running
let cookie = ''
beforeAll(async () => {
  api = await startApi()
  cookie = `${cookieName(api.port)}=${api.sessions.exchange(api.sessions.newCode())?.cookie}`
})
afterAll(() => api.close())

const ours = 'http://127.0.0.1:4999'
type Sent = {
  method?: 'GET' | 'POST' | 'DELETE'
  url?: string
  host?: string | null
  token?: string
  session?: boolean
  cookie?: string
  origin?: string
  site?: string
}

const send = ({
  method = 'GET',
  url = '/v1/sources',
  host = '127.0.0.1:4999',
  token,
  session,
  origin,
  site,
  ...rest
}: Sent) =>
  api.app.inject({
    method,
    url,
    headers: {
      ...(host === null ? {} : { host }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(session ? { cookie } : {}),
      ...(rest.cookie === undefined ? {} : { cookie: rest.cookie }),
      ...(origin === undefined ? {} : { origin }),
      ...(site === undefined ? {} : { 'sec-fetch-site': site }),
    },
  })

const forget = '/v1/sources/'.concat('a'.repeat(64))
const cases: [string, () => Sent, number][] = [
  ['nobody', () => ({}), 401],
  ['a command', () => ({ token: api.token }), 200],
  ['a wrong token', () => ({ token: 'x'.repeat(43) }), 401],
  ['an empty token', () => ({ token: '' }), 401],
  ['the page', () => ({ session: true, site: 'same-origin' }), 200],
  ['the page in a browser without Sec-Fetch-Site', () => ({ session: true }), 200],
  ['a forged cookie', () => ({ cookie: `${cookieName(4999)}=9999999999999.x.y` }), 401],
  ['the cookie of another port', () => ({ cookie: cookie.replace('4999', '4998') }), 401],
  ['another site with the user’s cookie', () => ({ session: true, site: 'cross-site' }), 403],
  ['another port of this machine with it', () => ({ session: true, site: 'same-site' }), 403],
  ['another origin, even with the token', () => ({ token: api.token, origin: 'https://evil.example' }), 403],
  ['an opaque origin', () => ({ session: true, origin: 'null' }), 403],
  ['our name with another port as origin', () => ({ session: true, origin: 'http://127.0.0.1:5000' }), 403],
  ['a name that was pointed at this machine', () => ({ token: api.token, host: 'evil.example:4999' }), 403],
  ['our address with another port as host', () => ({ token: api.token, host: '127.0.0.1:80' }), 403],
  ['localhost', () => ({ token: api.token, host: 'localhost:4999' }), 200],
  ['the IPv6 address', () => ({ token: api.token, host: '[::1]:4999' }), 200],
  ['a name in capitals', () => ({ token: api.token, host: 'LOCALHOST:4999' }), 200],
  [
    'the page, changing',
    () => ({ method: 'DELETE', url: forget, session: true, origin: ours, site: 'same-origin' }),
    404,
  ],
  ['the cookie without an Origin, changing', () => ({ method: 'DELETE', url: forget, session: true }), 403],
  [
    'another site, changing',
    () => ({ method: 'DELETE', url: forget, session: true, origin: 'https://evil.example' }),
    403,
  ],
  ['a command, changing', () => ({ method: 'DELETE', url: forget, token: api.token }), 404],
  ['nobody, asking for health', () => ({ url: '/v1/health' }), 200],
  ['nobody, asking for health under another name', () => ({ url: '/v1/health', host: 'evil.example' }), 403],
  ['nobody, asking what is not there', () => ({ url: '/v1/nothing' }), 401],
  ['a command, asking what is not there', () => ({ url: '/v1/nothing', token: api.token }), 404],
  ['nobody, asking for the page', () => ({ url: '/' }), 200],
  ['the page, asking to stop', () => ({ method: 'POST', url: '/v1/stop', session: true, origin: ours }), 401],
  [
    'the page, asking for a new code',
    () => ({ method: 'POST', url: '/v1/open', session: true, origin: ours }),
    401,
  ],
  ['the page, asking what doctor asks', () => ({ url: '/v1/checks', session: true }), 401],
]

describe('who is let in:', () => {
  it.each(cases)('%s', async (_, sent, status) => {
    const reply = await send(sent())
    expect(reply.statusCode).toBe(status)
    if (status >= 400) expect(reply.json().error.hint).not.toBe('')
  })

  it('a request without Host is refused', async () => {
    const reply = await send({ token: api.token, host: '' })
    expect(reply.statusCode).toBe(403)
  })
})

describe('the one-time address', () => {
  const open = (code: string, own?: string) =>
    api.app.inject({
      method: 'GET',
      url: `/open/${code}`,
      headers: { host: '127.0.0.1:4999', ...(own === undefined ? {} : { cookie: own }) },
    })

  it('gives a cookie that scripts cannot read and other sites cannot send, and leads to the page', async () => {
    const asked = await api.command({ method: 'POST', url: '/v1/open' })
    const { address } = asked.json() as { address: string }
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:4999\/open\/[\w-]{32}$/)
    const reply = await open(address.split('/').at(-1) ?? '')
    expect(reply.statusCode).toBe(303)
    expect(reply.headers.location).toBe('/')
    const set = String(reply.headers['set-cookie'])
    expect(set).toMatch(/^proven-4999=/)
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=2592000'])
      expect(set).toContain(attribute)
    const own = set.split(';')[0] ?? ''
    expect((await send({ cookie: own, site: 'same-origin' })).statusCode).toBe(200)
  })

  it('works once', async () => {
    const code = api.sessions.newCode()
    expect((await open(code)).statusCode).toBe(303)
    const again = await open(code)
    expect(again.statusCode).toBe(401)
    expect(again.body).toContain('proven open')
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('used again by who is signed in just leads to the page', async () => {
    const reply = await open('used-already', cookie)
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/'])
    expect(reply.headers['set-cookie']).toBeUndefined()
  })

  it('cannot be guessed for long', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, (_, index) => open(`guess-${index}`)))
    const limited = replies.filter(({ statusCode }) => statusCode === 429)
    expect(limited.length).toBeGreaterThanOrEqual(10)
    expect(limited[0]?.json().error.code).toBe('too-many-requests')
    expect(limited[0]?.headers['retry-after']).toMatch(/^\d+$/)
  })

  it('is in no log, nor are tokens and cookies', () => {
    const log = api.logged.join('')
    expect(log).toContain('"route":"/open/:code"')
    expect(log).not.toContain('guess-')
    expect(log).not.toContain(api.token)
    expect(log).not.toContain(cookie.split('=')[1])
  })
})

describe('every reply', () => {
  it('lets the page load only from here, and asks for no upgrade to TLS', async () => {
    const { headers } = await send({ url: '/' })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('the page', () => {
  const cases: [string, number, RegExp][] = [
    ['/', 200, /Proven/],
    ['/skills/sql-query-tuning', 200, /Proven/],
    ['/skills/sql-query-tuning?stage=mid', 200, /Proven/],
    ['/assets/main-1a2b.js', 200, /export/],
    ['/assets/absent.js', 404, /not-found/],
    ['/../../etc/passwd', 404, /not-found|Proven/],
    ['/%2e%2e/%2e%2e/etc/passwd', 404, /not-found|Proven/],
  ]
  it.each(cases)('%s → %d', async (url, status, body) => {
    const reply = await send({ url })
    expect(reply.body).not.toContain('root:')
    expect(reply.body).toMatch(body)
    if (!url.includes('etc')) expect(reply.statusCode).toBe(status)
  })
  it('keeps what is named by its content, and asks again for the rest', async () => {
    expect((await send({ url: '/assets/main-1a2b.js' })).headers['cache-control']).toContain('immutable')
    expect((await send({ url: '/' })).headers['cache-control']).toBe('no-cache')
    expect((await send({ url: '/skills/x' })).headers['cache-control']).toBe('no-cache')
  })
})

describe('the limit of requests', () => {
  it('holds for the page, not for commands', async () => {
    const page = await Promise.all(Array.from({ length: 1300 }, () => send({ url: '/v1/health' })))
    expect(page.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThanOrEqual(50)
    expect((await send({ url: '/v1/health', token: api.token })).statusCode).toBe(200)
  })
})
