import { injection } from '../../../src/core/lab/attack/injection.ts'
import { objectAuthorisation } from '../../../src/core/lab/attack/object-authorisation.ts'
import type { Operation } from '../../../src/core/lab/history/operation.ts'
import type {
  Attack,
  AttackAttempt,
  Lab,
  LabRequest,
  LabResponse,
  Load,
  Measurement,
  Reply,
} from '../../../src/core/lab/lab.ts'
import {
  attacksLetIn,
  historyOf,
  pagesPerRequest,
  ratioOfMedians,
  statementsPerRequest,
  stepOf,
  totalOf,
} from '../../../src/core/lab/measure.ts'
import type { Random } from '../../../src/core/lab/random.ts'
import type { LoadFigures, Recording } from '../../../src/core/lab/recording.ts'

// What fixture.sql makes of a shop's id and an order's place in it.

const shops = 40
const placedBefore = (shop: number): number => (shop === 1 ? 200_000 : Math.floor(58_000 / shop) + 500)
const token = (shop: number): string => `shop-${shop}-token`
const numberOf = (shop: number, place: number): string =>
  `${String(shop).padStart(2, '0')}-${String(place).padStart(6, '0')}`
const emailOf = (shop: number, customer: number): string => `c${customer}@shop-${shop}.example`
const customerOf = (shop: number, place: number): number =>
  1 + ((place * 13 + shop) % Math.floor(placedBefore(shop) / 8))

/** Booked by the warehouse's own program while the service runs: what every later answer has to show. */
const returned = { shop: 9, place: placedBefore(9) }

function statusOf(shop: number, place: number): string {
  if (shop === returned.shop && place === returned.place) return 'returned'
  const share = (place * 37 + shop * 11) % 100
  if (share < 62) return 'shipped'
  if (share < 74) return 'cancelled'
  if (share < 86) return 'paid'
  if (share < 94) return 'pending'
  return share < 99 ? 'returned' : 'disputed'
}

function itemsOf(shop: number, place: number): { quantity: number; unitCents: number }[] {
  const count = place % 40 === 0 ? 0 : 1 + ((Math.floor(place / 3) + shop) % 2)
  return Array.from({ length: count }, (_, index) => ({
    quantity: 1 + ((place + index + 1) % 3),
    unitCents: 500 + ((place * 31 + (index + 1) * 17) % 9000),
  }))
}

// Answers.

type Shown = {
  number: string
  status: string
  placedAt: string
  customer: { email: string }
  items: { quantity: number; unitCents: number }[]
  totalCents: number
}
type Page = { orders: Shown[]; next: string | null }

function pageIn({ status, body }: LabResponse): Page | null {
  if (status !== 200) return null
  try {
    const page = JSON.parse(body) as Page
    const whole = Array.isArray(page.orders) && page.orders.every((order) => shopAndPlace(order))
    // Anything else could not be followed.
    const leads = page.next === null || (typeof page.next === 'string' && /^\/[\x21-\x7e]*$/.test(page.next))
    return whole && leads ? page : null
  } catch {
    return null
  }
}

function orderIn({ body }: LabResponse): Shown | null {
  try {
    const order = JSON.parse(body) as Shown
    return shopAndPlace(order) ? order : null
  } catch {
    return null
  }
}

function shopAndPlace(order: Partial<Shown> | null): [shop: number, place: number] | null {
  const [, shop, place] = /^(\d\d)-(\d{6})$/.exec(order?.number ?? '') ?? []
  return shop === undefined ? null : [Number(shop), Number(place)]
}

/** Who asked, and for what. Links may look like anything, so that the path says little. */
function asked({ path, headers }: LabRequest): {
  shop: number
  number: string | null
  query: Map<string, string>
} {
  const [, shop] = /shop-(\d+)-token/.exec(headers?.authorization ?? '') ?? []
  const [, number] = /^\/tenants\/\d+\/orders\/([^?]+)$/.exec(path) ?? []
  return { shop: Number(shop), number: number ?? null, query: queryOf(path) }
}

const queryOf = (path: string): Map<string, string> =>
  new Map(
    path
      .replace(/^[^?]*\??/, '')
      .split('&')
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), decoded(pair.slice(pair.indexOf('=') + 1))]),
  )

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

const anotherShops = 'an order of another shop'

/** The first thing that is wrong with an order, whoever asked for it. */
function wrongOrder(order: Shown, shop: number): string | null {
  const [owner, place] = shopAndPlace(order) ?? [0, 0]
  if (owner !== shop) return anotherShops
  const known = place <= placedBefore(shop)
  const items = known ? itemsOf(shop, place) : newItems
  if (!Array.isArray(order.items) || order.items.length !== items.length)
    return 'an order without all its items'
  for (const [index, { quantity, unitCents }] of items.entries())
    if (order.items[index]?.quantity !== quantity || order.items[index]?.unitCents !== unitCents)
      return 'an order with the items of another'
  if (order.totalCents !== items.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0))
    return 'a total that is not the sum of the items'
  if (known && order.status !== statusOf(shop, place)) return 'an order with the status of another'
  if (known && order.customer?.email !== emailOf(shop, customerOf(shop, place)))
    return 'an order with the customer of another'
  return Number.isNaN(Date.parse(order.placedAt)) ? 'an order without its time' : null
}

/** Of requests that follow a link, what its first page asked for. */
const followedViews: Record<string, { status: string; limit: number }> = {
  walk: { status: 'pending', limit: 50 },
  deep: { status: 'shipped', limit: 20 },
}

function wrongPage(request: LabRequest, response: LabResponse): string | null {
  const { shop, query } = asked(request)
  const page = pageIn(response)
  if (!page) return `status ${response.status} instead of a page`
  const { orders, next } = page
  const wrong = orders.map((order) => wrongOrder(order, shop)).find((each) => each !== null)
  if (wrong !== undefined) return wrong
  const view = followedViews[request.name]
  const status = view?.status ?? query.get('status')
  const limit = view?.limit ?? Number(query.get('limit') ?? 50)
  if (status !== undefined && orders.some((order) => order.status !== status))
    return 'an order of another status'
  const times = orders.map(({ placedAt }) => Date.parse(placedAt))
  if (times.some((time, index) => time > (times[index - 1] ?? Number.POSITIVE_INFINITY)))
    return 'an older order before a newer one'
  if (orders.length > limit) return 'more orders than asked for'
  return next !== null && orders.length < limit ? 'a page that is not full, and not the last' : null
}

function wrongAnswer(request: LabRequest, response: LabResponse): string | null {
  const { shop, number } = asked(request)
  if (request.method === 'GET' && number === null) return wrongPage(request, response)
  const found = orderIn(response)
  if (!found || response.status !== (request.method === 'POST' ? 201 : 200))
    return `status ${response.status} instead of an order`
  return number !== null && found.number !== number ? 'another order' : wrongOrder(found, shop)
}

// Requests.

const as = (shop: number): Record<string, string> => ({ authorization: `Bearer ${token(shop)}` })

const list = (name: string, shop: number, query: string): LabRequest => ({
  name,
  method: 'GET',
  path: `/tenants/${shop}/orders${query}`,
  headers: as(shop),
})

const order = (shop: number, number: string): LabRequest => list('order', shop, `/${number}`)

const newItems = [
  { sku: 'SKU-1', quantity: 2, unitCents: 1250 },
  { sku: 'SKU-2', quantity: 1, unitCents: 499 },
]

function place(name: string, shop: number, drawn: number): LabRequest {
  const customer = 1 + (drawn % Math.floor(placedBefore(shop) / 8))
  const body = {
    customer: { email: emailOf(shop, customer), name: `Customer ${customer} of Shop ${shop}` },
    items: newItems,
  }
  return { ...list(name, shop, ''), method: 'POST', body }
}

const anyShop = (random: Random): number => 1 + random.below(shops)
const nextOf = (reply: Reply): string | null =>
  reply.kind === 'answered' ? (pageIn(reply.response)?.next ?? null) : null

/** What a warehouse, a shop's support and its owner look at. */
const views = ['', '&status=pending', '&status=paid', '&status=returned', '&status=disputed'] as const

/** The biggest shop's people, who asked for all this. */
const biggestShop: Load = {
  request: (index) =>
    index % 2 === 0 ? list('newest', 1, '?limit=20') : list('by-status', 1, '?status=shipped&limit=20'),
  // What stands on the page is looked at elsewhere: here it is only timed.
  wrong: (_, response) => (pageIn(response) ? null : 'no page'),
}

/** By its number, and first on the list of returns, since nothing of that shop is newer. */
const returns: Load = {
  request: (index) =>
    index % 2 === 0
      ? order(returned.shop, numberOf(returned.shop, returned.place))
      : list('returns', returned.shop, '?status=returned&limit=20'),
  wrong(request, response) {
    const wrong = wrongAnswer(request, response)
    const [first] = pageIn(response)?.orders ?? []
    return request.name === 'returns' && first?.number !== numberOf(returned.shop, returned.place)
      ? (wrong ?? 'a return that is in the table, but not on the list')
      : wrong
  },
}

const firstPages: Load = {
  request: (index, random) =>
    list('first-page', anyShop(random), `?limit=20${views[index % views.length] ?? ''}`),
  wrong: wrongAnswer,
}

const deepPages: Load = {
  request: () => list('deep', 1, '?status=shipped&limit=20'),
  follow(request, reply, followed) {
    const next = followed < deepest ? nextOf(reply) : null
    return next === null ? null : { ...request, path: next }
  },
  wrong: wrongAnswer,
}
const deepest = 70

const inserts: Load = {
  request: (_, random) => place('place', 2 + random.below(shops - 1), random.below(10_000)),
  wrong: wrongAnswer,
}

/** More pages than the walked shop has: a walk that is still going on then goes in circles. */
const longestWalk = 50

/** Where a walk goes on stands in the request between, since nothing is remembered here. */
const placeAndGoTo = (page: string, shop: number, drawn: number): LabRequest => ({
  ...place('place-between', shop, drawn),
  headers: { ...as(shop), referer: page },
})

/** A shop goes through its pending orders, with a new one placed before every page; others look at this and that. */
const business: Load = {
  request(index, random) {
    const shop = anyShop(random)
    if (index % 4 === 0) return placeAndGoTo(list('walk', 6, '?status=pending&limit=50').path, 6, index)
    if (index % 4 === 1) return order(shop, numberOf(shop, 1 + random.below(placedBefore(shop))))
    if (index % 4 === 2)
      return list('list', shop, `?limit=${random.pick([10, 20, 100])}${random.pick(views)}`)
    return place('place', shop, random.below(10_000))
  },
  follow(request, reply, followed) {
    const { shop } = asked(request)
    if (request.name === 'walk') {
      const next = followed < 2 * longestWalk ? nextOf(reply) : null
      return next === null ? null : placeAndGoTo(next, shop, followed)
    }
    if (request.name === 'place-between')
      return { ...list('walk', shop, ''), path: request.headers?.referer ?? '' }
    const placed = request.name === 'place' && reply.kind === 'answered' ? orderIn(reply.response) : null
    return placed && order(shop, placed.number)
  },
  wrong: wrongAnswer,
  operation(request, reply) {
    const key = String(asked(request).shop)
    const answered = reply.kind === 'answered' ? reply.response : null
    if (request.name === 'walk') {
      const page = answered && pageIn(answered)
      const value = { numbers: page?.orders.map(({ number }) => number), last: page?.next === null }
      return { does: 'list', key, value, outcome: page ? 'ok' : 'unknown' }
    }
    if (request.method !== 'POST') return null
    const placed = answered && orderIn(answered)
    return { does: 'write', key, value: placed?.number, outcome: placed ? 'ok' : 'unknown' }
  },
}

// Attacks. The attacker is shop 12, and what it is after is shop 1's newest, which comes first wherever it gets in.

const attacker = 12
const victim = 1
const newest = placedBefore(victim)
const wanted = { number: numberOf(victim, newest), email: emailOf(victim, customerOf(victim, newest)) }

const injectedInto = (name: string, kind: 'text' | 'number', ordinary: string, before: string) => ({
  place: name,
  as: kind,
  ordinary,
  request: (payload: string) => list('injection', attacker, before + encodeURIComponent(payload)),
  canary: wanted.email,
  where: `number='${wanted.number}'`,
})

const othersOrders: Attack = {
  kind: 'object-authorisation',
  attempts(random) {
    const numbers = [7, 1 + random.below(placedBefore(victim))]
    const reading = (shop: number, more: object): AttackAttempt[] =>
      objectAuthorisation({
        what: 'order',
        objects: () =>
          numbers.map((number) => ({
            id: numberOf(victim, number),
            owner: String(victim),
            shows: emailOf(victim, customerOf(victim, number)),
          })),
        read: (id) => ({ ...order(shop, id), headers: as(attacker) }),
        ...more,
      }).attempts(random)
    const lists: [tries: string, headers: Record<string, string>][] = [
      ["another's list", as(attacker)],
      ["another's list without a token", {}],
      ["another's list with a token of nobody", { authorization: 'Bearer shop-token' }],
    ]
    return [
      ...reading(attacker, {
        callerHeaders: ['x-tenant-id'],
        callerParameters: ['tenant_id', 'tenantId'],
      }),
      ...reading(victim, { change: () => [{ ...place('place', victim, 1), headers: as(attacker) }] }),
      ...lists.map(([tries, headers]) => ({
        tries,
        request: { ...list('others-list', victim, '?limit=20'), headers },
        gotIn: (reply: Reply) =>
          reply.kind === 'answered' && reply.response.body.includes(`@shop-${victim}.example`),
      })),
    ]
  },
}

/** A link that one shop was given, asked for by another about itself. */
const borrowedLinks: Load = {
  request: (index) => list('own-link', 2 + index, '?status=paid&limit=20'),
  follow(request, reply, followed) {
    const { shop } = asked(request)
    const next = followed === 0 ? nextOf(reply) : null
    if (next === null) return null
    const path = next.replace(`/tenants/${shop}/`, `/tenants/${shop + 1}/`)
    return { ...list('borrowed-link', shop + 1, ''), path }
  },
  wrong(request, response) {
    const { shop } = asked(request)
    const orders = pageIn(response)?.orders ?? []
    return orders.some((order) => shopAndPlace(order)?.[0] !== shop) ? anotherShops : null
  },
}

const letIn = 'rows that nobody asked for'

/** A link with SQL in one of its parameters. Each logical client tries another one. */
const changedLinks: Load = {
  request: (index) => ({ ...list('link', attacker, '?status=returned&limit=20'), client: index }),
  follow(request, reply, followed) {
    const next = followed === 0 ? nextOf(reply) : null
    const changed = next === null ? [] : changesOf(next)
    const path = changed[(request.client ?? 0) % Math.max(1, changed.length)]
    return path === undefined ? null : { ...request, name: 'changed-link', path }
  },
  wrong(_, response) {
    const orders = pageIn(response)?.orders ?? []
    const strange = orders.some(
      (order) => shopAndPlace(order)?.[0] !== attacker || order.status !== 'returned',
    )
    return strange || response.body.includes(wanted.email) ? letIn : null
  },
}

function changesOf(next: string): string[] {
  const at = next.indexOf('?')
  const pairs = at < 0 ? [] : next.slice(at + 1).split('&')
  return pairs.flatMap((pair, place) => {
    const [, name, value] = /^([^=]*)=(.*)$/.exec(pair) ?? []
    if (name === undefined || value === undefined || name === 'status' || name === 'limit') return []
    const plain = decoded(value)
    return [...withSql(plain), ...insideBase64(plain)].map(
      (payload) =>
        next.slice(0, at + 1) + pairs.with(place, `${name}=${encodeURIComponent(payload)}`).join('&'),
    )
  })
}

const withSql = (value: string): string[] => {
  const where = `number='${wanted.number}'`
  return [
    `${value}' or ${where} -- `,
    `${value}') or ${where} -- `,
    `${value}', 1) or ${where} -- `,
    `${value} or ${where} -- `,
    `${value}) or ${where} -- `,
    `${value}' or ${where} or '1'='2`,
  ]
}

/** Into each part of what was written as base64 so that nobody looks inside. */
function insideBase64(value: string): string[] {
  try {
    const text = atob(value.replaceAll('-', '+').replaceAll('_', '/'))
    if (!/^[\x20-\x7e]{4,}$/.test(text)) return []
    const parts = text.match(/[^"|~;,{}[\]]+/g) ?? []
    return parts
      .filter((part) => /\d/.test(part))
      .flatMap((part) => withSql(part).map((changed) => btoa(text.replace(part, changed))))
  } catch {
    return []
  }
}

// Measurements.

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Of all that the service was asked, attacks aside. */
const figuresOf = (recording: Recording): LoadFigures[] =>
  recording.steps.flatMap((step) => {
    if (step.kind === 'load' || step.kind === 'probe') return [step.figures]
    return step.kind === 'compare' ? step.windows.filter((window) => window.of === 'service') : []
  })

const wrongTimes = (figures: readonly LoadFigures[], what: string): number =>
  sum(figures.map((each) => sum(totalOf(each).wrong.map((of) => (of.what === what ? of.times : 0)))))

/** Where the dearer of two counts. */
function dearest(...measurements: Measurement[]): Measurement {
  const silent = measurements.find(({ value }) => value === null)
  const [first, ...others] = measurements
  if (silent || !first) return silent ?? { value: null, says: '' }
  return others.reduce((most, each) => ((each.value ?? 0) > (most.value ?? 0) ? each : most), first)
}

function completeWalk(recording: Recording): Measurement {
  const operations = historyOf(recording, ['business']) ?? []
  const walks = Map.groupBy(
    operations.filter(({ does }) => does === 'list'),
    ({ client }) => client,
  )
  const found = [...walks.values()].map((pages) => faultsOf(pages, operations))
  const ended = found.filter(({ ended }) => ended).length
  const twice = sum(found.map((walk) => walk.twice))
  const never = sum(found.map((walk) => walk.never))
  const example = found.find((walk) => walk.example !== null)?.example
  if (ended === 0 && twice === 0) return { value: null, says: 'No walk through a list came to its end.' }
  return {
    value: twice + never,
    says: `In ${found.length} walks, ${ended} of them to the end: ${twice} times an order came again, ${never} times one never came${example ? `, such as ${example}` : ''}.`,
  }
}

/** Orders that a walk met twice, or not at all though they were placed before it began. */
function faultsOf(pages: readonly Operation[], all: readonly Operation[]) {
  const [first] = pages
  const shop = Number(first?.key)
  const values = pages.map(({ value }) => value as { numbers?: string[]; last: boolean })
  const met = values
    .flatMap(({ numbers = [] }) => numbers)
    .filter((number) => Number(number.slice(0, 2)) === shop)
  const times = Map.groupBy(met, (number) => number)
  const twice = [...times].filter(([, same]) => same.length > 1)
  const ended = values.at(-1)?.last === true && pages.every(({ outcome }) => outcome === 'ok')
  const expected = Array.from({ length: placedBefore(shop) }, (_, index) => index + 1)
    .filter((place) => statusOf(shop, place) === 'pending')
    .map((place) => numberOf(shop, place))
  for (const { does, key, value, endMs } of all)
    if (does === 'write' && Number(key) === shop && endMs !== null && endMs < (first?.startMs ?? 0))
      expected.push(String(value))
  const never = ended ? expected.filter((number) => !times.has(number)) : []
  return {
    ended,
    twice: sum(twice.map(([, same]) => same.length - 1)),
    never: never.length,
    example: never[0] ?? twice[0]?.[0] ?? null,
  }
}

function otherTenants(recording: Recording): Measurement {
  const attack = attacksLetIn(recording, ['others-orders'])
  const figures = figuresOf(recording)
  const borrowed = stepOf(recording, 'probe', 'borrowed-links')?.figures
  if (attack.value === null || !borrowed || totalOf(borrowed, 'own-link').good === 0)
    return { value: null, says: 'No attempt was answered.' }
  const shown = wrongTimes(figures, anotherShops)
  return {
    ...attack,
    value: attack.value + shown,
    says: `${attack.says} ${shown} answers to somebody else's request showed a shop's order${wrongTimes([borrowed], anotherShops) > 0 ? ', some of them by a link that another shop was given' : ''}.`,
  }
}

function injectedRows(recording: Recording): Measurement {
  const attack = attacksLetIn(recording, ['injection'])
  const links = stepOf(recording, 'probe', 'changed-links')?.figures
  if (attack.value === null || !links || totalOf(links, 'link').good === 0)
    return { value: null, says: 'No attempt was answered.' }
  const byLink = wrongTimes([links], letIn)
  const tried = totalOf(links, 'changed-link').sent
  return {
    ...attack,
    value: attack.value + byLink,
    says: `${attack.says} Of ${tried} changed links ${byLink} got in.`,
  }
}

function wrongAnswers(recording: Recording): Measurement {
  const attacks = ['borrowed-links', 'changed-links'].map((id) => stepOf(recording, 'probe', id)?.figures)
  const figures = figuresOf(recording).filter((each) => !attacks.includes(each))
  const totals = figures.map((each) => totalOf(each))
  const sent = sum(totals.map((total) => total.sent))
  if (!stepOf(recording, 'load', 'business') || totals.every(({ good }) => good === 0))
    return { value: null, says: 'Nothing was answered.' }
  const wrong = totals.flatMap((total) => total.wrong).filter(({ what }) => what !== anotherShops)
  const failed = sum(totals.map(({ errors, timedOut, broken }) => errors + timedOut + broken))
  const [worst] = wrong.toSorted((a, b) => b.times - a.times)
  return {
    value: failed + sum(wrong.map(({ times }) => times)),
    says: `Of ${sent} requests ${sum(wrong.map(({ times }) => times))} were answered wrong${worst ? ` (${worst.what}: ${worst.example})` : ''}, ${failed} failed or were left unanswered.`,
  }
}

export const lab: Lab = {
  slug: 'slow-orders',
  version: 2,
  title: 'The slow list',
  summary: 'A list of orders, shared by forty shops, that gets slower with every order and every page.',
  hours: { from: 2, to: 5 },
  behaviours: [
    { skill: 'sql-query-tuning', behaviour: 'fits-index-to-query', strength: 'strong' },
    { skill: 'sql-querying', behaviour: 'avoids-n-plus-one', strength: 'strong' },
    { skill: 'http-api-design', behaviour: 'pages-by-key', strength: 'strong' },
    { skill: 'http-api-design', behaviour: 'pages-while-written', strength: 'strong' },
    { skill: 'injection-and-xss', behaviour: 'binds-parameters', strength: 'fair' },
    { skill: 'sql-query-tuning', behaviour: 'weighs-write-cost', strength: 'weak' },
  ],
  database: { fixture: 'fixture.sql' },
  loads: { biggestShop, returns, firstPages, deepPages, inserts, business, borrowedLinks, changedLinks },
  scenario: [
    {
      kind: 'query',
      id: 'book-return',
      sql: `update orders set status = 'returned' where number = '${numberOf(returned.shop, returned.place)}' returning number`,
    },
    { kind: 'probe', id: 'returns', load: 'returns', requests: 4 },
    { kind: 'probe', id: 'first-pages', load: 'firstPages', requests: 40 },
    { kind: 'probe', id: 'deep-pages', load: 'deepPages', requests: 1 },
    { kind: 'probe', id: 'inserts', load: 'inserts', requests: 120 },
    {
      kind: 'compare',
      id: 'biggest-shop',
      load: 'biggestShop',
      ratePerSecond: 10,
      windowMs: 1_000,
      rounds: 4,
      warmUpMs: 200,
    },
    { kind: 'load', id: 'business', load: 'business', ratePerSecond: 5, durationMs: 6_000 },
    {
      kind: 'attack',
      id: 'injection',
      attack: injection(
        injectedInto('the status', 'text', 'returned', '?limit=20&status='),
        injectedInto('the limit', 'number', '20', '?status=returned&limit='),
        injectedInto('the number', 'text', numberOf(attacker, 7), '/'),
      ),
    },
    { kind: 'attack', id: 'others-orders', attack: othersOrders },
    { kind: 'probe', id: 'borrowed-links', load: 'borrowedLinks', requests: 12 },
    { kind: 'probe', id: 'changed-links', load: 'changedLinks', requests: 36 },
  ],
  checks: [
    {
      id: 'queries-per-request',
      title: 'Queries per page',
      kind: 'counted',
      unit: 'count',
      atMost: 5,
      measure: (recording) => statementsPerRequest(recording, 'first-pages'),
    },
    {
      id: 'pages-per-request',
      title: 'Pages of the database touched per page of the list, first or deep',
      kind: 'counted',
      unit: 'count',
      atMost: 400,
      measure: (recording) =>
        dearest(pagesPerRequest(recording, 'first-pages'), pagesPerRequest(recording, 'deep-pages')),
    },
    {
      id: 'page-latency',
      title: 'Median of the biggest shop’s first page',
      kind: 'timed',
      unit: 'times',
      atMost: 6,
      measure: (recording) => ratioOfMedians(recording, 'biggest-shop'),
    },
    {
      id: 'complete-walk',
      title: 'Orders met twice or never on the way through a list',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: completeWalk,
    },
    {
      id: 'other-tenants',
      title: 'Orders shown to another shop',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: otherTenants,
    },
    {
      id: 'injection',
      title: 'Requests whose SQL was run',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: injectedRows,
    },
    {
      id: 'wrong-answers',
      title: 'Answers that were wrong or failed',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: wrongAnswers,
    },
    {
      id: 'insert-cost',
      title: 'Pages of the database touched per new order',
      kind: 'counted',
      unit: 'count',
      atMost: 85,
      measure: (recording) => pagesPerRequest(recording, 'inserts'),
    },
  ],
  hints: [
    'Count before you time. Turn on pg_stat_statements or log every statement, ask for one page, and look at how many statements there are, how many rows each reads, and how many of those rows end up on the page. Then ask for a page far down.',
    'Three costs have three causes: statements per row, rows that are read and thrown away, and rows that are skipped to get to a page. A link that says where the last page ended, rather than how many rows came before, costs the same everywhere, if the order is one in which no two orders stand in the same place.',
    'Order by (placed_at, id), both descending; let the link carry both of the last order, with all digits of its time, and continue with a row comparison: (placed_at, id) < (…, …). One index (tenant_id, status, placed_at, id) serves the views with a status; think about the view without one. Load the items of the whole page at once, ask for one order more than the page holds instead of counting, and check every parameter of the link before it becomes one of the query.',
  ],
}
