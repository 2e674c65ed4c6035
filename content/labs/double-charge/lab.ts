import { counted, grouped, listed } from '../../../src/core/figures.ts'
import type { Operation } from '../../../src/core/lab/history/operation.ts'
import type {
  Lab,
  LabRequest,
  LabResponse,
  Load,
  Measurement,
  Provider,
  Reply,
} from '../../../src/core/lab/lab.ts'
import { historyOf, notesOf, rowsOf, troubleIn } from '../../../src/core/lab/measure.ts'
import type { Recording } from '../../../src/core/lab/recording.ts'

const paid = 480
const killed = 320
const conflicts = 60

/** Every third request is the one before once more, 16 ms later: somebody pressed the button twice. */
const pressed = (index: number): number => (index % 3 === 1 ? index - 1 : index)

const centsOf = (place: number): number => 400 + ((place * 37) % 9000)

function payment(step: string, place: number): LabRequest {
  return {
    name: 'pay',
    method: 'POST',
    path: '/payments',
    headers: { 'idempotency-key': `${step}-${place}` },
    body: { order: `${step}-order-${place}`, cents: centsOf(place) },
  }
}

const keyOf = ({ headers }: LabRequest): string => headers?.['idempotency-key'] ?? ''

function load(request: Load['request']): Load {
  return {
    request,
    // Clients that heard nothing, or an error, ask once more under the same key.
    follow: (asked, reply, followed) => (followed === 0 && statusOf(reply) === null ? asked : null),
    wrong: wrongAnswer,
    operation: (asked, reply) => ({
      does: 'effect',
      key: keyOf(asked),
      value: { name: asked.name, status: statusOf(reply) },
      outcome: statusOf(reply) === null ? 'unknown' : 'ok',
    }),
    deadlineMs: 6_000,
    lateAfterMs: 3_000,
    lateSendsAllowed: 0.25,
  }
}

/** Null where the client cannot know what happened. */
const statusOf = (reply: Reply): number | null =>
  reply.kind === 'answered' && reply.response.status < 500 ? reply.response.status : null

const says: Record<number, string> = { 201: 'charged', 402: 'declined', 202: 'pending' }

function wrongAnswer({ name }: LabRequest, { status, body }: LabResponse): string | null {
  // Whether it was refused is a check of its own.
  if (name === 'other-amount') return null
  const expected = says[status]
  if (!expected) return `status ${status}`
  return parsed(body).status === expected ? null : `a ${status} that does not say ${expected}`
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/**
 * It keeps what it promises: under one key it charges once, whatever happened to the first answer. Some of its
 * answers never arrive, some come as errors, before or after the money was taken.
 */
const provider: Provider = {
  open(random) {
    const done = new Map<string, 'charged' | 'declined'>()
    return ({ method, path, headers, body }) => {
      if (method !== 'POST' || path !== '/charges')
        return { does: { kind: 'answer', status: 404, body: { error: 'not-found' }, afterMs: 0 } }
      const key = headers['idempotency-key'] ?? ''
      const { order, cents } = parsed(body)
      if (key === '' || typeof order !== 'string' || typeof cents !== 'number')
        return {
          does: {
            kind: 'answer',
            status: 400,
            body: { error: 'key, order and cents are needed' },
            afterMs: 0,
          },
        }
      const afterMs = 20 + random.below(40)
      const answer = (result: 'charged' | 'declined') =>
        ({
          kind: 'answer',
          status: result === 'charged' ? 201 : 402,
          body: { status: result },
          afterMs,
        }) as const
      const known = done.get(key)
      if (known) return { does: answer(known) }

      const card = Number(order.split('-').at(-1)) % 12 === 5 ? 'declined' : 'charged'
      const luck = random.fraction()
      if (luck < 0.05) return { does: { kind: 'answer', status: 500, body: { error: 'internal' }, afterMs } }
      if (luck < 0.08) return { does: { kind: 'hang' } }
      if (luck < 0.1) return { does: { kind: 'reset', afterMs: 0 } }
      done.set(key, card)
      const notes = card === 'charged' ? { notes: { order, cents } } : {}
      if (luck < 0.15)
        return { ...notes, does: { kind: 'answer', status: 500, body: { error: 'internal' }, afterMs } }
      if (luck < 0.21) return { ...notes, does: { kind: 'hang' } }
      if (luck < 0.24) return { ...notes, does: { kind: 'reset', afterMs } }
      return { ...notes, does: answer(card) }
    }
  },
}

const steps = ['pay', 'provider-slow', 'kills', 'again'] as const

/** How often the provider took money for each order; null where nobody was answered. */
function charges(recording: Recording): Map<string, number> | null {
  const notes = notesOf(recording, [...steps])
  if (!notes || operations(recording).every(({ outcome }) => outcome === 'unknown')) return null
  const times = new Map<string, number>()
  for (const { order } of notes) times.set(String(order), (times.get(String(order)) ?? 0) + 1)
  return times
}

const operations = (recording: Recording): Operation[] => historyOf(recording, [...steps]) ?? []

/** What the payments table says of each order: all statuses that its rows have. */
function written(recording: Recording): Map<string, Set<string>> | null {
  const rows = rowsOf(recording, 'payments')
  if (!rows) return null
  const byOrder = new Map<string, Set<string>>()
  for (const each of String(rows[0]?.all ?? '').split(' ')) {
    const [order = '', status = ''] = each.split('=')
    if (order !== '') byOrder.set(order, (byOrder.get(order) ?? new Set()).add(status))
  }
  return byOrder
}

function orders(
  recording: Recording,
  isWrong: (order: string, charged: number, statuses: Set<string>) => boolean,
  what: string,
): Measurement {
  const [taken, rows] = [charges(recording), written(recording)]
  if (!taken || !rows) return { value: null, says: 'No payment was answered.' }
  const all = [...new Set([...taken.keys(), ...rows.keys()])]
  const found = all.filter((order) => isWrong(order, taken.get(order) ?? 0, rows.get(order) ?? new Set()))
  const example = found[0]
  return {
    value: found.length,
    says: `${counted(found.length, 'order')} of ${grouped(all.length)} ${what}${example ? `, such as ${example}: charged ${counted(taken.get(example) ?? 0, 'time')}, written down as ${listed([...(rows.get(example) ?? [])]) || 'nothing'}` : ''}.`,
  }
}

/** Keys whose final answers were not all the same, and other amounts under a used key that were not refused. */
function repeatsThatDiffer(recording: Recording): Measurement {
  const finals = new Map<string, Set<number>>()
  let asked = 0
  let accepted = 0
  for (const { key, value } of operations(recording)) {
    const { name, status } = value as { name: string; status: number | null }
    if (name === 'other-amount') {
      if (status === null) continue
      asked++
      if (status !== 422) accepted++
    } else if (status === 201 || status === 402) finals.set(key, (finals.get(key) ?? new Set()).add(status))
  }
  if (asked === 0 || finals.size === 0) return { value: null, says: 'No repeated payment was answered.' }
  const differ = [...finals.values()].filter(({ size }) => size > 1).length
  return {
    value: differ + accepted,
    says: `${counted(differ, 'key')} with both a charged and a declined answer; ${grouped(accepted)} of ${grouped(asked)} requests with another amount under a used key were not refused with 422.`,
  }
}

function leftPending(recording: Recording): Measurement {
  const rows = written(recording)
  if (!rows || !charges(recording)) return { value: null, says: 'No payment was answered.' }
  const pending = [...rows.values()].filter((statuses) => statuses.has('pending')).length
  return {
    value: pending,
    says: `${counted(pending, 'order')} of ${grouped(rows.size)} still pending at the end.`,
  }
}

export const lab: Lab = {
  slug: 'double-charge',
  version: 1,
  title: 'Charged twice',
  summary:
    'A payments service in front of a provider whose answers get lost: customers are charged twice, or not at all.',
  hours: { from: 3, to: 6 },
  behaviours: [
    { skill: 'idempotent-writes', behaviour: 'accepts-key', strength: 'strong' },
    { skill: 'idempotent-writes', behaviour: 'answers-repeat-as-first', strength: 'strong' },
    { skill: 'idempotent-writes', behaviour: 'settles-unknown', strength: 'strong' },
    { skill: 'dependency-failure', behaviour: 'sets-timeouts', strength: 'strong' },
    { skill: 'dependency-failure', behaviour: 'repeats-only-safe', strength: 'fair' },
  ],
  database: { fixture: 'fixture.sql' },
  instances: 2,
  provider,
  loads: {
    pay: load((index) => payment('pay', pressed(index))),
    slow: load((index) => payment('slow', index)),
    kills: load((index) => payment('kills', pressed(index))),
    // The next morning: every client asks once more, and a few send something else under an old key.
    again: load((index) => {
      if (index < paid) return payment('pay', pressed(index))
      if (index < paid + killed) return payment('kills', pressed(index - paid))
      const place = pressed((index - paid - killed) * 6)
      return {
        ...payment('pay', place),
        name: 'other-amount',
        body: { order: `pay-order-${place}`, cents: centsOf(place) + 1 },
      }
    }),
  },
  scenario: [
    { kind: 'load', id: 'pay', load: 'pay', ratePerSecond: 60, durationMs: 8_000 },
    {
      kind: 'load',
      id: 'provider-slow',
      load: 'slow',
      ratePerSecond: 60,
      durationMs: 5_000,
      faults: [
        {
          atMs: 0,
          fault: { kind: 'network', to: 'provider', does: { kind: 'delay', ms: 400 }, forMs: 12_000 },
        },
      ],
    },
    {
      kind: 'load',
      id: 'kills',
      load: 'kills',
      ratePerSecond: 40,
      durationMs: 8_000,
      faults: [
        { atMs: 1_500, fault: { kind: 'service-kill', instance: 0, restartAfterMs: 200 } },
        { atMs: 3_000, fault: { kind: 'service-kill', instance: 1, restartAfterMs: 200 } },
        { atMs: 4_500, fault: { kind: 'service-kill', instance: 0, restartAfterMs: 200 } },
        { atMs: 6_000, fault: { kind: 'service-kill', instance: 1, restartAfterMs: 200 } },
      ],
    },
    {
      kind: 'settle',
      id: 'settled',
      request: { name: 'pending', method: 'GET', path: '/payments/pending' },
      settled: ({ status, body }) => status === 200 && parsed(body).pending === 0,
      withinMs: 15_000,
    },
    {
      kind: 'load',
      id: 'again',
      load: 'again',
      ratePerSecond: 150,
      durationMs: Math.ceil(((paid + killed + conflicts) / 150) * 1000),
    },
    {
      kind: 'settle',
      id: 'settled-again',
      request: { name: 'pending', method: 'GET', path: '/payments/pending' },
      settled: ({ status, body }) => status === 200 && parsed(body).pending === 0,
      withinMs: 10_000,
    },
    {
      kind: 'query',
      id: 'payments',
      sql: `select string_agg(distinct order_ref || '=' || status, ' ') as "all" from payments where key not like 'old-%'`,
    },
  ],
  checks: [
    {
      id: 'charged-twice',
      title: 'Orders charged more than once',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: (recording) => orders(recording, (_, charged) => charged > 1, 'charged more than once'),
    },
    {
      id: 'charged-not-paid',
      title: 'Orders charged that we say were not',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: (recording) =>
        orders(
          recording,
          (_, charged, statuses) => charged > 0 && !statuses.has('charged') && !statuses.has('pending'),
          'charged, and not written down as charged',
        ),
    },
    {
      id: 'paid-not-charged',
      title: 'Orders that we say were charged and were not',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: (recording) =>
        orders(
          recording,
          (_, charged, statuses) => charged === 0 && statuses.has('charged'),
          'written down as charged, and never charged',
        ),
    },
    {
      id: 'repeats-differ',
      title: 'Repeated requests with another answer',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: repeatsThatDiffer,
    },
    {
      id: 'left-pending',
      title: 'Payments never settled',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: leftPending,
    },
    {
      id: 'failed-or-late',
      title: 'Clients with an error, or without an answer in 3 s',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: (recording) =>
        troubleIn(
          recording,
          ['pay', 'provider-slow', 'again'],
          ['wrong', 'errors', 'timedOut', 'broken', 'late'],
        ),
    },
  ],
  hints: [
    'Between asking the provider and writing down what it said, the process can end, and the answer can get lost on the way. For each of these moments write down what the provider knows, what our table knows, and what the client will do next.',
    'A time-out is not a no. It is a third outcome, and it needs a state of its own, somebody who asks again later, and a way to ask that cannot charge a second time. Look at what the provider says about its keys, and at when our own key is written down.',
    'Insert the payment as pending under a unique key and commit before the call; whoever finds the row already there answers from it, and refuses another amount. Send the provider a key that is the same on every try of this payment, with a time-out well under three seconds and no database connection held meanwhile. A loop in every process picks up old pending rows and asks again with the same key.',
  ],
}
