import type { Lab, Load } from '../../../core/lab/lab.ts'
import { rowsOf, stepOf, totalOf, troubleIn } from '../../../core/lab/measure.ts'

/** A lab of a few seconds, for the tests of the engine: a counter that forgets, behind a provider that notes. */
const count: Load = {
  request: (index) => ({ name: 'count', method: 'POST', path: '/count', body: { index } }),
  wrong: (_, { status }) => (status === 200 ? null : `status ${status}`),
  operation: (_, reply) => ({
    does: 'add',
    key: 'counter',
    value: 1,
    outcome: reply.kind === 'answered' && reply.response.status < 300 ? 'ok' : 'unknown',
  }),
  deadlineMs: 1_000,
}
const get: Load = { request: () => ({ name: 'get', method: 'GET', path: '/count' }), deadlineMs: 1_000 }

export const lab: Lab = {
  slug: 'fixture-lab',
  version: 1,
  title: 'A counter',
  summary: 'A counter that forgets.',
  hours: { from: 1, to: 1 },
  behaviours: [],
  database: {
    fixture: 'fixture.sql',
    seeded: (random) => `update counter set start = ${random.below(1_000)}`,
  },
  provider: {
    open: () => (call) => ({
      notes: { call: call.index },
      does: { kind: 'answer', status: 200, body: {}, afterMs: 0 },
    }),
  },
  loads: { count, get },
  scenario: [
    { kind: 'query', id: 'start', sql: 'select start from counter' },
    { kind: 'probe', id: 'probe', load: 'get', requests: 5 },
    {
      kind: 'compare',
      id: 'compare',
      load: 'get',
      ratePerSecond: 50,
      windowMs: 300,
      rounds: 2,
      warmUpMs: 100,
    },
    {
      kind: 'load',
      id: 'count',
      load: 'count',
      ratePerSecond: 50,
      durationMs: 1_500,
      faults: [
        { atMs: 200, fault: { kind: 'service-kill', instance: 0, restartAfterMs: 50 } },
        { atMs: 900, fault: { kind: 'network', to: 'database', does: { kind: 'delay', ms: 5 }, forMs: 200 } },
        { atMs: 1_400, fault: { kind: 'service-pause', instance: 0, forMs: 10_000 } },
      ],
    },
    {
      kind: 'settle',
      id: 'back',
      request: { name: 'get', method: 'GET', path: '/count' },
      settled: ({ status }) => status === 200,
      withinMs: 3_000,
    },
    {
      kind: 'attack',
      id: 'attack',
      attack: {
        kind: 'injection',
        attempts: () => [
          {
            tries: 'a quote in the name',
            request: { name: 'get', method: 'GET', path: "/count?name='" },
            gotIn: (reply) => reply.kind === 'answered' && reply.response.status === 500,
          },
        ],
      },
    },
    { kind: 'query', id: 'end', sql: 'select total from counter' },
  ],
  checks: [
    {
      id: 'lost',
      title: 'Counts that were lost',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure(recording) {
        const total = rowsOf(recording, 'end')?.[0]?.total
        const ok = stepOf(recording, 'load', 'count')?.operations.filter(
          ({ outcome }) => outcome === 'ok',
        ).length
        if (typeof total !== 'number' || !ok) return { value: null, says: 'Nothing was counted.' }
        return { value: Math.max(0, ok - total), says: `${ok} counts were confirmed, ${total} are there.` }
      },
    },
    {
      id: 'wrong',
      title: 'Wrong answers',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure: (recording) => troubleIn(recording, ['count', 'probe'], ['wrong']),
    },
    {
      id: 'unanswered',
      title: 'Nothing answered at all',
      kind: 'counted',
      unit: 'count',
      atMost: 0,
      measure(recording) {
        const step = stepOf(recording, 'load', 'count')
        const good = step ? totalOf(step.figures).good : 0
        return good > 0 ? { value: 0, says: `${good} were answered.` } : { value: null, says: 'None.' }
      },
    },
  ],
  hints: ['Look.', 'Look again.', 'Look there.'],
}
