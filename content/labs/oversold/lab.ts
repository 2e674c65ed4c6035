import { counted, grouped } from '../../../src/core/figures.ts'
import type { Operation } from '../../../src/core/lab/history/operation.ts'
import type { Lab, LabRequest, Load, Measurement, Reply } from '../../../src/core/lab/lab.ts'
import { historyOf, rowsOf, stepOf, totalOf, troubleIn } from '../../../src/core/lab/measure.ts'
import type { Random } from '../../../src/core/lab/random.ts'
import type { Recording } from '../../../src/core/lab/recording.ts'

type Line = { sku: string; quantity: number }

const shelves = 400
const drops = 8
const requestsPerDrop = 60
const popular = 6
const steps = ['drop', 'baskets', 'kills', 'slow-network'] as const

const shelf = (random: Random): string => `shelf-${1 + random.below(shelves)}`

/** Two or three of the same few items, in the order in which somebody happened to put them into the basket. */
function basket(random: Random): Line[] {
  const skus = Array.from({ length: popular }, (_, index) => `popular-${index + 1}`)
  const size = 2 + random.below(2)
  return Array.from({ length: size }, () => ({
    sku: skus.splice(random.below(skus.length), 1)[0] ?? '',
    quantity: 1,
  }))
}

/** Checkouts of a step; references never repeat within a run. */
function checkouts(
  step: string,
  draw: (index: number, random: Random) => [name: string, lines: Line[]],
): Load {
  return {
    request(index, random) {
      const [name, lines] = draw(index, random)
      const reference = `${step}-${index}-${random.below(1_000_000).toString(36)}`
      return { name, method: 'POST', path: '/checkouts', body: { reference, lines } }
    },
    wrong: wrongAnswer,
    operation,
    deadlineMs: 10_000,
    lateAfterMs: 2_000,
    lateSendsAllowed: 0.25,
  }
}

function wrongAnswer({ body }: LabRequest, { status, body: text }: { status: number; body: string }) {
  const answer = parsed(text)
  if (status === 201)
    return answer.reference === (body as { reference: string }).reference
      ? null
      : 'placed under another reference'
  if (status === 409) return answer.error === 'sold-out' ? null : 'a 409 that does not say sold-out'
  return `status ${status}`
}

function operation({ body }: LabRequest, reply: Reply) {
  const { reference, lines } = body as { reference: string; lines: Line[] }
  const status = reply.kind === 'answered' ? reply.response.status : null
  const outcome = status === 201 ? ('ok' as const) : status === 409 ? ('fail' as const) : ('unknown' as const)
  return { does: 'take' as const, key: reference, value: lines, outcome }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const amounts = (recording: Recording, step: string, column: string): Map<string, number> | null => {
  const rows = rowsOf(recording, step)
  return rows && new Map(rows.map((row) => [String(row.sku), Number(row[column])]))
}

/** Per SKU what was there before, is left, and was sold meanwhile; null where any of it was not read. */
function balances(
  recording: Recording,
): { sku: string; before: number; left: number; sold: number }[] | null {
  const [before, left] = [amounts(recording, 'before', 'available'), amounts(recording, 'after', 'available')]
  const [soldBefore, soldAfter] = [amounts(recording, 'before', 'sold'), amounts(recording, 'after', 'sold')]
  if (!before || !left || !soldBefore || !soldAfter || answered(recording) === 0) return null
  return [...before].map(([sku, amount]) => ({
    sku,
    before: amount,
    left: left.get(sku) ?? Number.NaN,
    sold: (soldAfter.get(sku) ?? 0) - (soldBefore.get(sku) ?? 0),
  }))
}

const operations = (recording: Recording): Operation[] => historyOf(recording, [...steps]) ?? []
const answered = (recording: Recording): number =>
  operations(recording).filter(({ outcome }) => outcome !== 'unknown').length

function summed(
  recording: Recording,
  amount: (of: { before: number; left: number; sold: number }) => number,
  says: (total: number, items: number, worst: string) => string,
): Measurement {
  const found = balances(recording)
  if (!found) return { value: null, says: 'No checkout was answered.' }
  const off = found.map((each) => ({ ...each, amount: amount(each) })).filter((each) => each.amount !== 0)
  const total = off.reduce((sum, each) => sum + Math.abs(each.amount), 0)
  const worst = off.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))[0]
  return {
    value: total,
    says: says(
      total,
      off.length,
      worst ? ` ${worst.sku} had ${worst.before}, sold ${worst.sold}, says that ${worst.left} are left.` : '',
    ),
  }
}

/** Answers that the database contradicts: placed and not there, or sold out while enough was left to the end. */
function untrueAnswers(recording: Recording): Measurement {
  const left = amounts(recording, 'after', 'available')
  const placed = rowsOf(recording, 'placed')?.[0]?.references
  if (!left || typeof placed !== 'string' || answered(recording) === 0)
    return { value: null, says: 'No checkout was answered.' }
  const known = new Set(placed.split(' '))
  const all = operations(recording)
  const missing = all.filter(({ outcome, key }) => outcome === 'ok' && !known.has(key)).length
  // Nothing ever comes back into stock here, so what is left at the end was there all the time.
  const refused = all.filter(
    ({ outcome, value }) =>
      outcome === 'fail' && (value as Line[]).every(({ sku, quantity }) => (left.get(sku) ?? 0) >= quantity),
  ).length
  return {
    value: missing + refused,
    says: `${counted(missing, 'order')} confirmed but not there; ${counted(refused, 'checkout')} refused as sold out while enough was left.`,
  }
}

function splitCheckouts(recording: Recording): Measurement {
  const rows = rowsOf(recording, 'split')
  if (!rows || answered(recording) === 0) return { value: null, says: 'No checkout was answered.' }
  const orders = Number(rows[0]?.orders ?? 0)
  const example = rows[0]?.example
  return {
    value: orders,
    says: `${counted(orders, 'order')} with some of its lines and not the others${orders > 0 ? `, such as ${String(example)}` : ''}.`,
  }
}

function failedRequests(recording: Recording): Measurement {
  // While processes are being killed, requests break; everywhere else they do not have to.
  return troubleIn(recording, ['drop', 'baskets'], ['wrong', 'errors', 'broken'])
}

function lateOnSlowNetwork(recording: Recording): Measurement {
  const step = stepOf(recording, 'load', 'slow-network')
  const total = step && totalOf(step.figures, 'single')
  if (!total || total.good + total.late === 0) return { value: null, says: 'No checkout was answered.' }
  const share = ((total.late + total.timedOut) / total.sent) * 100
  return {
    value: Math.ceil(share),
    says: `${grouped(total.late + total.timedOut)} of ${counted(total.sent, 'checkout')} of different items took longer than 2 s or never ended.`,
  }
}

// In one statement, and so of one moment: checkouts may still be under way.
const stockAndSold = `
  select sku, available, coalesce(sold, 0)::integer as sold
  from stock left join (select sku, sum(quantity) as sold from order_lines group by sku) lines using (sku)`

export const lab: Lab = {
  slug: 'oversold',
  version: 1,
  title: 'Sold twice',
  summary:
    'A shop’s checkout, run in two processes, sells more than there is whenever many want the same thing.',
  hours: { from: 2, to: 5 },
  behaviours: [
    { skill: 'transactions', behaviour: 'holds-rule-under-contention', strength: 'strong' },
    { skill: 'transactions', behaviour: 'groups-writes', strength: 'strong' },
  ],
  database: { fixture: 'fixture.sql' },
  instances: 2,
  loads: {
    // Everybody wants the same few prints in the same half second.
    drop: checkouts('drop', (index) => [
      'drop',
      [{ sku: `drop-${1 + (Math.floor(index / requestsPerDrop) % drops)}`, quantity: 1 }],
    ]),
    baskets: checkouts('baskets', (index, random) =>
      index % 2 === 0 ? ['basket', basket(random)] : ['single', [{ sku: shelf(random), quantity: 1 }]],
    ),
    singles: checkouts('slow', (_, random) => ['single', [{ sku: shelf(random), quantity: 1 }]]),
    kills: checkouts('kills', (_, random) => ['single', [{ sku: shelf(random), quantity: 1 }]]),
  },
  scenario: [
    { kind: 'query', id: 'before', sql: stockAndSold },
    {
      kind: 'load',
      id: 'drop',
      load: 'drop',
      ratePerSecond: 400,
      durationMs: 1_200,
      faults: [
        {
          atMs: 0,
          fault: { kind: 'network', to: 'database', does: { kind: 'delay', ms: 2 }, forMs: 20_000 },
        },
      ],
    },
    {
      kind: 'load',
      id: 'baskets',
      load: 'baskets',
      ratePerSecond: 40,
      durationMs: 7_000,
      faults: [
        {
          atMs: 0,
          fault: { kind: 'network', to: 'database', does: { kind: 'delay', ms: 3 }, forMs: 20_000 },
        },
      ],
    },
    {
      kind: 'load',
      id: 'kills',
      load: 'kills',
      ratePerSecond: 60,
      durationMs: 9_000,
      faults: [
        {
          atMs: 0,
          fault: { kind: 'network', to: 'database', does: { kind: 'delay', ms: 10 }, forMs: 20_000 },
        },
        { atMs: 1_500, fault: { kind: 'service-kill', instance: 0, restartAfterMs: 200 } },
        { atMs: 3_000, fault: { kind: 'service-kill', instance: 1, restartAfterMs: 200 } },
        { atMs: 4_500, fault: { kind: 'service-kill', instance: 0, restartAfterMs: 200 } },
        { atMs: 6_000, fault: { kind: 'service-kill', instance: 1, restartAfterMs: 200 } },
        { atMs: 7_500, fault: { kind: 'service-kill', instance: 0, restartAfterMs: 200 } },
      ],
    },
    // Last: whoever holds one lock for all has a queue afterwards that would be counted against them elsewhere.
    {
      kind: 'load',
      id: 'slow-network',
      load: 'singles',
      ratePerSecond: 80,
      durationMs: 6_000,
      faults: [
        {
          atMs: 0,
          fault: { kind: 'network', to: 'database', does: { kind: 'delay', ms: 10 }, forMs: 20_000 },
        },
      ],
    },
    {
      kind: 'settle',
      id: 'back',
      request: { name: 'item', method: 'GET', path: '/items/shelf-1' },
      settled: ({ status }) => status === 200,
      withinMs: 5_000,
    },
    { kind: 'query', id: 'after', sql: stockAndSold },
    {
      kind: 'query',
      id: 'split',
      // Of an order that is placed every line, of any other none.
      sql: `select count(*)::integer as orders, min(reference) as example from (
              select o.reference from orders o left join order_lines l on l.order_id = o.id
              group by o.id having count(l.order_id) <> case when o.status = 'placed' then o.line_count else 0 end
            ) split`,
    },
    {
      kind: 'query',
      id: 'placed',
      sql: `select string_agg(reference, ' ') as references from orders where status = 'placed' and reference not like 'old-%'`,
    },
  ],
  checks: [
    {
      id: 'units-oversold',
      title: 'Units sold that were not there',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: (recording) =>
        summed(
          recording,
          ({ before, sold }) => Math.max(0, sold - before),
          (total, items, worst) =>
            `${counted(total, 'unit')} of ${counted(items, 'item')} sold beyond the stock.${worst}`,
        ),
    },
    {
      id: 'stock-conserved',
      title: 'Units that finance cannot account for',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: (recording) =>
        summed(
          recording,
          ({ before, left, sold }) => before - left - sold,
          (total, items, worst) =>
            `${counted(total, 'unit')} of ${counted(items, 'item')} neither in stock nor in an order, or in both.${worst}`,
        ),
    },
    {
      id: 'split-checkouts',
      title: 'Orders with only some of their lines',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: splitCheckouts,
    },
    {
      id: 'untrue-answers',
      title: 'Answers that were not true',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: untrueAnswers,
    },
    {
      id: 'failed-requests',
      title: 'Checkouts that failed while nothing was broken',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: failedRequests,
    },
    {
      id: 'late-on-a-slow-network',
      title: 'Percent of checkouts over 2 s while the database is 20 ms away',
      kind: 'counted',
      unit: 'count',
      atMost: 5,
      measure: lateOnSlowNetwork,
    },
  ],
  hints: [
    'Two customers press the button in the same millisecond, and each request is served by another process. Write down, line by line, what each of them reads and writes, and look for the moment at which both believe the same number.',
    'Whatever decides that enough is left has to be the same step as taking it, or has to happen while nobody else can take any. The place that both processes share is the database, not their memory. And what must happen together has to survive being killed half way.',
    'One transaction for the whole order: take each line with an update that only matches while enough is left, and roll everything back when a line matches nothing. Visit the items in the same order in every checkout, or be ready to run the whole transaction again when PostgreSQL ends it with 40P01 or 40001.',
  ],
}
