import { describe, expect, test } from 'vitest'
import type { LabRequest, Reply } from '../lab.ts'
import { randomOf } from '../random.ts'
import { objectAuthorisation } from './object-authorisation.ts'

const owners: Record<string, string> = { '7': 'ann', '12': 'bob' }
const secret = (id: string) => `secret of ${id}`
const asAnn = { Authorization: 'ann' }
const request = (method: LabRequest['method'], path: string): LabRequest => ({
  name: 'attack',
  method,
  path,
  headers: asAnn,
})

const attack = objectAuthorisation({
  what: 'order',
  objects: () => [{ id: '12', owner: 'bob', shows: secret('12') }],
  read: (id) => request('GET', `/orders/${id}`),
  change: (id) => [request('DELETE', `/orders/${id}`), request('PATCH', `/orders/${id}`)],
  page: ({ id }) => [request('GET', `/orders?after=${id}`)],
  callerHeaders: ['authorization', 'x-user'],
  callerParameters: ['user'],
  own: [request('GET', '/orders?limit=5')],
})

type Asked = { method: string; url: URL; headers: Record<string, string> }
type Service = (asked: Asked) => { status: number; body: string }

function attacked(service: Service): string[] {
  return attack.attempts(randomOf('seed')).flatMap(({ tries, request: { method, path, headers }, gotIn }) => {
    const lower = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const)
    const url = new URL(path, 'http://127.0.0.1')
    const reply: Reply = {
      kind: 'answered',
      response: { headers: {}, ...service({ method, url, headers: Object.fromEntries(lower) }) },
    }
    return gotIn(reply) ? [tries] : []
  })
}

const idIn = ({ pathname }: URL) => decodeURIComponent(pathname.split('/')[2] ?? '')
const shown = (id: string) => ({ status: 200, body: secret(id) })
const refused = { status: 404, body: 'There is no order 12 for you.' }
const list = (user: string | undefined) => ({
  status: 200,
  body: Object.keys(owners)
    .filter((id) => owners[id] === user)
    .map(secret)
    .join(),
})

/** Asks whose order it is, but for what a case makes it forget. */
const service =
  ({
    caller = ({ headers }: Asked): string | undefined => headers.authorization,
    id = idIn,
    ownerOf = (id: string, _path: string) => owners[id],
    page = list,
    change = refused,
  } = {}): Service =>
  (asked) => {
    // Only this one is known; a claim to be another in its place is no more than a wrong password.
    if (asked.headers.authorization !== 'ann') return { status: 401, body: 'no such token' }
    if (asked.method !== 'GET') return change
    const user = caller(asked)
    if (asked.url.searchParams.has('after')) return page(user)
    if (asked.url.pathname === '/orders') return list(user)
    const wanted = id(asked.url)
    return ownerOf(wanted, asked.url.pathname) === user ? shown(wanted) : refused
  }

describe('what gets in', () => {
  test.each<[string, Service, string[]]>([
    ['nothing where the owner is asked for', service(), []],
    ['nothing where everything is refused', () => ({ status: 500, body: '' }), []],
    [
      'by its id where nobody is asked',
      ({ url, method }) => (method === 'GET' && idIn(url) === '12' ? shown('12') : refused),
      ["another's order by its id"],
    ],
    [
      'by another spelling, where only the plain one is looked up',
      service({
        id: (url) => String(Number.parseInt(idIn(url), 10)),
        ownerOf: (id, path) => (path === `/orders/${id}` ? owners[id] : 'ann'),
      }),
      ["another's order by another spelling of its id"],
    ],
    [
      'by a header',
      service({ caller: ({ headers }) => headers['x-user'] ?? headers.authorization }),
      ["another's order by a header that claims to be its owner"],
    ],
    [
      'by a parameter',
      service({ caller: ({ url, headers }) => url.searchParams.get('user') ?? headers.authorization }),
      ["another's order by a parameter that claims to be its owner"],
    ],
    ['by a cursor', service({ page: () => shown('12') }), ["another's order by a cursor"]],
    [
      'by another method',
      service({ change: { status: 204, body: '' } }),
      ["DELETE on another's order", "PATCH on another's order"],
    ],
    ['not by a method that is refused', service({ change: { status: 403, body: '' } }), []],
  ])('%s', (_, service, expected) => {
    const gotIn = [...new Set(attacked(service))]
    expect(gotIn.filter((tries) => expected.includes(tries))).toEqual(expected)
    if (expected.length === 0) expect(gotIn).toEqual([])
  })
})

test('a claim in a header takes the place of the honest one, whatever its case', () => {
  const claims = attack.attempts(randomOf('seed')).filter(({ tries }) => tries.includes('header'))
  const names = claims.map(({ request }) => Object.keys(request.headers ?? {}))
  expect(names).toContainEqual(['authorization'])
  expect(names).toContainEqual(['Authorization', 'x-user'])
})

test('no request carries what it looks for, and every other spelling is another path', () => {
  const attempts = attack.attempts(randomOf('seed'))
  for (const { request } of attempts) expect(JSON.stringify(request)).not.toContain(secret('12'))
  const spelt = attempts.filter(({ tries }) => tries.includes('spelling')).map(({ request }) => request.path)
  expect(spelt.length).toBeGreaterThan(3)
  expect(spelt).not.toContain('/orders/12')
})

test('without an answer nothing got in', () => {
  for (const { gotIn } of attack.attempts(randomOf('seed'))) {
    expect(gotIn({ kind: 'timed-out' })).toBe(false)
    expect(gotIn({ kind: 'broken', why: 'reset', sent: true })).toBe(false)
  }
})
