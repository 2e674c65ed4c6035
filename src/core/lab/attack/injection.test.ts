import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../../test/postgres.ts'
import type { LabResponse, Reply } from '../lab.ts'
import { randomOf } from '../random.ts'
import { type InjectionPlace, injection } from './injection.ts'

let postgres: TestPostgres
let client: pg.Client

beforeAll(async () => {
  postgres = await startTestPostgres()
  client = new pg.Client(await postgres.freshDatabase({ migrated: false }))
  await client.connect()
  await client.query(`create table orders (id int, shop int, status text, note text);
    insert into orders select n, 1, case n % 2 when 0 then 'paid' else 'sent' end, 'plain' from generate_series(1, 40) n;
    insert into orders values (99, 2, 'paid', 'canary-7f3'), (100, 1, 'paid', 'last')`)
})
afterAll(async () => {
  await client?.end()
  await postgres?.close()
})

const place = (as: InjectionPlace['as'], more: Partial<InjectionPlace> = {}): InjectionPlace => ({
  place: 'a place',
  as,
  ordinary: { text: 'paid', number: '2', sort: 'id' }[as],
  request: (payload) => ({ name: 'list', method: 'GET', path: `/?q=${encodeURIComponent(payload)}` }),
  canary: 'canary-7f3',
  where: 'shop = 2',
  ...more,
})
const payloadOf = (path: string) => decodeURIComponent(path.slice('/?q='.length))
const answered = (body: string, status = 200): Reply => ({
  kind: 'answered',
  response: { status, headers: {}, body },
})

type Service = (payload: string) => { text: string; values?: unknown[] } | null

/** What got in, by what it tried. */
async function attacked(service: Service, of: InjectionPlace, tellsErrors = false): Promise<Set<string>> {
  const gotIn = new Set<string>()
  for (const attempt of injection(of).attempts(randomOf('seed'))) {
    const payload = payloadOf(attempt.request.path)
    const query = service(payload)
    const reply = query ? await answer(query, tellsErrors) : answered(`refused: ${payload}`, 400)
    if (attempt.gotIn(reply)) gotIn.add(attempt.tries.replace(' in a place', ''))
  }
  return gotIn
}

async function answer(query: { text: string; values?: unknown[] }, tellsErrors: boolean): Promise<Reply> {
  try {
    const result = await client.query(query)
    const rows = [result].flat().flatMap((each) => each.rows)
    return answered(JSON.stringify({ rows, asked: query.values ?? [] }))
  } catch (error) {
    return answered(tellsErrors && error instanceof Error ? error.message : 'Something went wrong.', 500)
  }
}

const doubled = (payload: string) => payload.replaceAll("'", "''")
const firstIs = (id: number) => (response: LabResponse) =>
  /"rows":\[\{"id":(\d+)/.exec(response.body)?.[1] === String(id)
const mine = 'select id, note from orders where shop = 1 and'
const sorted = place('sort', { where: 'id = 100', sees: firstIs(100) })
const errors = 'an error that tells'

describe('a careless service lets in', () => {
  test.each<[string, InjectionPlace, Service, string, boolean?]>([
    ['a text in quotes', place('text'), (p) => ({ text: `${mine} status = '${p}'` }), 'a quote broken'],
    ['a UNION', place('text'), (p) => ({ text: `${mine} status = '${p}'` }), 'a UNION'],
    ['a second statement', place('text'), (p) => ({ text: `${mine} status = '${p}'` }), 'a second statement'],
    ['in brackets', place('text'), (p) => ({ text: `${mine} (status = ('${p}'))` }), 'a quote broken'],
    [
      'in a pattern',
      place('text'),
      (p) => ({ text: `${mine} note like '%${p}%' limit 5` }),
      'a quote broken',
    ],
    ['where it tells errors', place('text'), (p) => ({ text: `${mine} status = '${p}'` }), errors, true],
    [
      'where quotes are doubled within an escaped text',
      place('text'),
      (p) => ({ text: `${mine} status = E'${doubled(p)}'` }),
      'a quote broken, encoded',
    ],
    [
      'what is looked at before it is decoded once more',
      place('text'),
      (p) => (p.includes("'") ? null : { text: `${mine} status = '${decoded(p)}'` }),
      'a quote broken, encoded',
    ],
    [
      'what is looked at before its characters are made alike',
      place('text'),
      (p) => (p.includes("'") ? null : { text: `${mine} status = '${p.normalize('NFKC')}'` }),
      'a quote broken, encoded',
    ],
    [
      'where spaces are refused',
      place('text'),
      (p) => (p.includes(' ') ? null : { text: `${mine} status = '${p}'` }),
      'a quote broken',
    ],
    ['a bare number', place('number'), (p) => ({ text: `${mine} id = ${p}` }), 'a condition after a number'],
    [
      'a number in brackets',
      place('number'),
      (p) => ({ text: `${mine} (id = (${p}))` }),
      'a condition after a number',
    ],
    [
      'a number in quotes',
      place('number'),
      (p) => ({ text: `${mine} id = '${p}'` }),
      'a quote after a number',
    ],
    [
      'a number where quotes are doubled',
      place('number'),
      (p) => ({ text: `${mine} id = ${doubled(p)}` }),
      'a UNION',
    ],
    ['a number where it tells errors', place('number'), (p) => ({ text: `${mine} id = ${p}` }), errors, true],
    ['an order', sorted, (p) => ({ text: `${mine} true order by ${p} limit 3` }), 'an expression to sort by'],
    [
      'an order in quotes',
      sorted,
      (p) => ({ text: `${mine} true order by "${p}" limit 3` }),
      'a quoted name broken',
    ],
    [
      'an order where it tells errors',
      place('sort'),
      (p) => ({ text: `${mine} true order by ${p}` }),
      errors,
      true,
    ],
  ])('%s', async (_, of, service, tries, tellsErrors) => {
    expect(await attacked(service, of, tellsErrors)).toContain(tries)
  })
})

const decoded = (payload: string): string => {
  try {
    return decodeURIComponent(payload)
  } catch {
    return payload
  }
}

const columns = ['id', 'note']
describe('a careful service lets nothing in, though it repeats what it was asked and tells errors', () => {
  test.each<[string, InjectionPlace, Service]>([
    ['a parameter', place('text'), (p) => ({ text: `${mine} status = $1`, values: [p] })],
    [
      'a parameter in a pattern',
      place('text'),
      (p) => ({ text: `${mine} note like $1`, values: [`%${p}%`] }),
    ],
    ['a parameter cast', place('number'), (p) => ({ text: `${mine} id = $1::int`, values: [p] })],
    ['quotes doubled', place('text'), (p) => ({ text: `${mine} status = '${doubled(p)}'` })],
    ['only numbers', place('number'), (p) => (/^\d+$/.test(p) ? { text: `${mine} id = ${p}` } : null)],
    [
      'only known columns',
      sorted,
      (p) => (columns.includes(p) ? { text: `${mine} true order by ${p} limit 3` } : null),
    ],
  ])('%s', async (_, of, service) => expect(await attacked(service, of, true)).toEqual(new Set()))
})

test.each(['text', 'number', 'sort'] as const)('payloads for a %s tell their mark to nobody', (as) => {
  for (const { request, gotIn } of injection(place(as)).attempts(randomOf('seed'))) {
    expect(gotIn(answered(payloadOf(request.path)))).toBe(false)
    expect(gotIn(answered(JSON.stringify(payloadOf(request.path))))).toBe(false)
    expect(gotIn({ kind: 'timed-out' })).toBe(false)
    expect(gotIn({ kind: 'broken', why: 'reset', sent: true })).toBe(false)
  }
})

test('attempts are the same for a seed, and others for another', () => {
  const paths = (seed: string) =>
    injection(place('text'), place('number'))
      .attempts(randomOf(seed))
      .map(({ request }) => request.path)
  expect(paths('a')).toEqual(paths('a'))
  expect(paths('a')).not.toEqual(paths('b'))
  expect(new Set(paths('a')).size).toBeGreaterThan(60)
})
