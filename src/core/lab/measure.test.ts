import { describe, expect, test } from 'vitest'
import {
  attacksLetIn,
  failedOutsideFaults,
  historyOf,
  notesOf,
  numberOf,
  pagesPerRequest,
  ratioOfMedians,
  rowsFound,
  rowsOf,
  settledAfter,
  statementsPerRequest,
  stepOf,
  totalOf,
  troubleIn,
} from './measure.ts'
import type { LoadFigures, NameFigures, Recording, StepRecording } from './recording.ts'

const recordingOf = (...steps: StepRecording[]) => ({ steps }) as unknown as Recording

const named = (more: Partial<NameFigures> = {}): NameFigures => ({
  sent: 100,
  good: 100,
  wrong: [],
  errors: 0,
  timedOut: 0,
  broken: 0,
  late: 0,
  statuses: { 200: 100 },
  latency: { p50: 5, p90: 6, p99: 7, max: 8 },
  ...more,
})
const figures = (byName: Record<string, NameFigures>, seconds: LoadFigures['seconds'] = []): LoadFigures => ({
  fromMs: 0,
  durationMs: 1000,
  scheduled: 100,
  sentLate: 0,
  sendLagP99Ms: 0,
  byName,
  seconds,
})
type LoadStep = Extract<StepRecording, { kind: 'load' }>
const load = (id: string, byName: Record<string, NameFigures>): LoadStep => ({
  kind: 'load',
  id,
  fromMs: 0,
  figures: figures(byName),
  faults: [],
  operations: [],
  provider: [],
})
const wrong = (what: string, times: number, example = 'e') => ({ what, times, example })
const latency = (p50: number) => ({ latency: { p50, p90: p50, p99: p50, max: p50 } })

describe('trouble', () => {
  test.each<[string, StepRecording[], number | null, RegExp]>([
    ['none', [load('peak', { list: named() })], 0, /^Of 100 requests none was answered wrong or cut off\.$/],
    [
      'over all names',
      [load('peak', { list: named({ broken: 2 }), get: named({ broken: 1 }) })],
      3,
      /^Of 200 requests 3 were cut off\.$/,
    ],
    [
      'of the kinds asked for alone',
      [load('peak', { list: named({ errors: 7, late: 5, timedOut: 3, broken: 1 }) })],
      1,
      /1 was cut off/,
    ],
    [
      'with what was wrong, the most frequent first',
      [load('peak', { list: named({ wrong: [wrong('old', 1), wrong('sum', 1200, 'GET /')] }) })],
      1201,
      /1,201 were answered wrong \(sum: 1,200, such as GET \/; old: 1, such as e\)/,
    ],
    [
      'alike in two names as one',
      [load('peak', { a: named({ wrong: [wrong('sum', 1)] }), b: named({ wrong: [wrong('sum', 2)] }) })],
      3,
      /\(sum: 3,/,
    ],
    ['nothing where the step is missing', [], null, /Nothing was answered in "peak"/],
    ['nothing where nothing was sent', [load('peak', {})], null, /Nothing/],
    [
      'nothing where nothing was answered',
      [load('peak', { list: named({ good: 0, timedOut: 60, broken: 40 }) })],
      null,
      /Nothing/,
    ],
    [
      'an error is an answer',
      [load('peak', { list: named({ good: 0, errors: 60, broken: 40 }) })],
      40,
      /40 were cut off/,
    ],
  ])('%s', (_, steps, value, says) => {
    const measured = troubleIn(recordingOf(...steps), ['peak'], ['wrong', 'broken'])
    expect(measured.value).toBe(value)
    expect(measured.says).toMatch(says)
  })

  test('over several steps, none of which may be silent', () => {
    const good = load('peak', { list: named({ late: 2 }) })
    expect(troubleIn(recordingOf(good, { ...good, id: 'calm' }), ['peak', 'calm'], ['late']).value).toBe(4)
    expect(troubleIn(recordingOf(good), ['peak', 'calm'], ['late']).value).toBe(null)
  })

  test('of some names alone', () => {
    const recording = recordingOf(load('peak', { list: named({ late: 2 }), get: named({ late: 5 }) }))
    expect(troubleIn(recording, ['peak'], ['late'], 'get').value).toBe(5)
    expect(troubleIn(recording, ['peak'], ['late'], 'other').value).toBe(null)
  })

  test('in a comparison only of the service', () => {
    const window = (of: 'service' | 'reference', late: number) => ({
      ...figures({ list: named({ late }) }),
      of,
    })
    const windows = [window('service', 1), window('reference', 50), window('service', 2)]
    const recording = recordingOf({ kind: 'compare', id: 'steady', fromMs: 0, windows })
    expect(troubleIn(recording, ['steady'], ['late']).value).toBe(3)
  })

  test('sums leave the recording as it was', () => {
    const of = figures({ a: named({ wrong: [wrong('sum', 1)] }), b: named({ wrong: [wrong('sum', 2)] }) })
    const before = structuredClone(of)
    expect(totalOf(of)).toMatchObject({ sent: 200, wrong: [{ times: 3 }], statuses: { 200: 200 } })
    expect(totalOf(of)).toMatchObject({ wrong: [{ times: 3 }] })
    expect(of).toEqual(before)
  })
})

describe('failures outside of faults', () => {
  const second = (atMs: number, failed: number) => ({ atMs, answered: 9, failed, p50: null, p99: null })
  const seconds = [second(0, 1), second(1000, 2), second(2000, 4), second(3000, 8)]
  type Cut = { fault: { kind: 'database-kill' }; fromMs: number; toMs: number | null }
  const cut = (fromMs: number, toMs: number | null): Cut => ({
    fault: { kind: 'database-kill' },
    fromMs,
    toMs,
  })
  test.each<[string, Cut[], number, number | null]>([
    ['are all without a fault', [], 0, 15],
    ['leave out every second that a fault touches', [cut(1500, 2100)], 0, 9],
    ['and the grace after it', [cut(1500, 2100)], 1000, 1],
    ['a fault that ends as a second starts does not touch it', [cut(1500, 2000)], 0, 13],
    ['a fault that starts as a second ends neither', [cut(1000, 1001)], 0, 13],
    ['a fault without an end lasts', [cut(1000, null)], 0, 1],
    ['all faults count', [cut(0, 10), cut(3500, 3600)], 0, 6],
    ['are unknown where no second is left', [cut(0, null)], 0, null],
  ])('%s', (_, faults, graceMs, expected) => {
    const recording = recordingOf({ ...load('faults', {}), figures: figures({}, seconds), faults })
    expect(failedOutsideFaults(recording, 'faults', graceMs).value).toBe(expected)
  })
})

describe('a ratio of medians', () => {
  const window = (of: 'service' | 'reference', p50: number | null) => {
    const silent = { good: 0, errors: 100, latency: null }
    return { ...figures({ list: named(p50 === null ? silent : latency(p50)) }), of }
  }
  const compare = (service: (number | null)[], reference: (number | null)[]): StepRecording => ({
    kind: 'compare',
    id: 'steady',
    fromMs: 0,
    windows: [
      ...service.map((p50) => window('service', p50)),
      ...reference.map((p50) => window('reference', p50)),
    ],
  })
  const ourFault = { value: null, spoiled: { cause: 'sandbox-died' } }
  test.each<[string, (number | null)[], (number | null)[], object]>([
    ['of one window each', [30], [10], { value: 3, mine: 30, reference: 10 }],
    ['takes the middle ones', [30, 900, 20], [10, 1, 400], { value: 3 }],
    ['or what is between the two', [20, 40], [5, 15], { value: 3, mine: 30, reference: 10 }],
    ['counts a silent window as endless', [30, null, 30], [10], { value: 30 / 10 }],
    ['measures nothing where most are silent', [30, null, null], [10], { value: null }],
    ['nor where half are', [30, null], [10], { value: null }],
    ['nor where none is there', [], [10], { value: null }],
    ['a silent reference voids', [30], [null], ourFault],
    ['also where the service is silent too', [null], [null], ourFault],
    ['a missing reference voids', [30], [], ourFault],
    ['a reference without a time voids', [30], [0], ourFault],
  ])('%s', (_, service, reference, expected) => {
    const recording = recordingOf(compare(service, reference))
    expect(ratioOfMedians(recording, 'steady', 'list')).toMatchObject(expected)
  })

  test('of all names is that of the worst', () => {
    const both = (of: 'service' | 'reference', list: number, get: number) => ({
      ...figures({ list: named(latency(list)), get: named(latency(get)) }),
      of,
    })
    const windows = [both('service', 310, 12), both('reference', 10, 10)]
    const recording = recordingOf({ kind: 'compare', id: 'steady', fromMs: 0, windows })
    const expected = { value: 31, says: 'Median of "list" 310 ms, of the reference 10 ms.' }
    expect(ratioOfMedians(recording, 'steady')).toMatchObject(expected)
    expect(ratioOfMedians(recording, 'steady', 'get').value).toBeCloseTo(1.2)
  })

  test('without such a step measures nothing', () => {
    expect(ratioOfMedians(recordingOf(), 'steady')).toMatchObject({ value: null })
    expect(ratioOfMedians(recordingOf(compare([1], [1])), 'other')).toMatchObject({ value: null })
  })
})

describe('per request of a probe', () => {
  const probe = (of: Partial<NameFigures>): Recording =>
    recordingOf({
      kind: 'probe',
      id: 'cost',
      fromMs: 0,
      figures: figures({ list: named(of) }),
      database: {
        requests: 20,
        statements: 1020,
        rows: 400,
        pages: 90_000,
        texts: [
          { text: 'select 1', calls: 1000, pages: 3 },
          { text: 'select 2', calls: 20, pages: 89_997 },
        ],
      },
    })

  test('what the answered ones took', () => {
    const recording = probe({ sent: 20, good: 20 })
    expect(statementsPerRequest(recording, 'cost')).toEqual({
      value: 51,
      says: '1,020 statements for 20 requests. Most often: select 1 (1,000 calls, 3 pages).',
    })
    expect(pagesPerRequest(recording, 'cost')).toEqual({
      value: 4500,
      says: '90,000 pages for 20 requests. Most of them: select 2 (20 calls, 89,997 pages).',
    })
  })

  test('errors do not make it look cheaper, wrong answers cost as others do', () => {
    expect(statementsPerRequest(probe({ sent: 20, good: 5, errors: 15 }), 'cost').value).toBe(204)
    expect(statementsPerRequest(probe({ sent: 20, good: 5, wrong: [wrong('x', 15)] }), 'cost').value).toBe(51)
  })

  test('nothing where nothing was answered', () => {
    expect(statementsPerRequest(probe({ sent: 20, good: 0, errors: 20 }), 'cost').value).toBe(null)
    expect(pagesPerRequest(recordingOf(), 'cost').value).toBe(null)
  })
})

describe('rows of a query', () => {
  const query = (rows: Record<string, unknown>[], more = false): Recording =>
    recordingOf({ kind: 'query', id: 'stock', fromMs: 0, rows, more })

  test.each<[string, unknown, number | null]>([
    ['a number', 7, 7],
    ['a bigint that came as text', '12345678901', 12345678901],
    ['zero', '0', 0],
    ['no value', null, null],
    ['no number', 'many', null],
    ['an empty text', '', null],
  ])('%s', (_, left, expected) => expect(numberOf(query([{ left }]), 'stock', 'left')).toBe(expected))

  test('no row has no number', () => {
    expect(numberOf(query([]), 'stock', 'left')).toBe(null)
    expect(numberOf(recordingOf(), 'stock', 'left')).toBe(null)
    expect(rowsOf(recordingOf(), 'stock')).toBe(null)
  })

  test('what must not be there is counted, with the first of it', () => {
    expect(rowsFound(query([]), 'stock', 'item sold twice', 'items sold twice')).toEqual({
      value: 0,
      says: '0 items sold twice.',
    })
    expect(rowsFound(query([{ id: 7 }]), 'stock', 'item').says).toBe('1 item. The first: {"id":7}.')
    expect(rowsFound(query([{ id: 7 }], true), 'stock', 'item').says).toMatch(/^More than 1 item/)
    expect(rowsFound(recordingOf(), 'stock', 'item').value).toBe(null)
  })
})

describe('attacks', () => {
  const attack = (tried: number, answered: number, times = 0): StepRecording => ({
    kind: 'attack',
    id: 'injection',
    fromMs: 0,
    tried,
    answered,
    gotIn: times === 0 ? [] : [{ tries: 'a UNION', times, example: 'GET /' }],
  })
  test.each<[string, StepRecording[], object]>([
    ['none got in', [attack(40, 40)], { value: 0, unknown: 0, says: 'Of 40 attempts none got in.' }],
    [
      'some got in',
      [attack(40, 40, 3)],
      { value: 3, says: 'Of 40 attempts 3 got in: a UNION (3, such as GET /).' },
    ],
    ['an unanswered one is unknown', [attack(40, 38)], { value: 0, unknown: 2 }],
    ['none answered is nothing', [attack(40, 0)], { value: null }],
    ['none tried is nothing', [attack(0, 0)], { value: null }],
    ['no step is nothing', [], { value: null }],
  ])('%s', (_, steps, expected) =>
    expect(attacksLetIn(recordingOf(...steps), ['injection'])).toMatchObject(expected),
  )
})

test('what never settles is not measured', () => {
  const settle = (settledAfterMs: number | null) =>
    recordingOf({ kind: 'settle', id: 'back', fromMs: 0, settledAfterMs })
  expect(settledAfter(settle(1234.5), 'back', 'Recovery')).toEqual({
    value: 1234.5,
    says: 'Recovery came after 1,235 ms.',
  })
  expect(settledAfter(settle(null), 'back', 'Recovery').value).toBe(null)
  expect(settledAfter(recordingOf(), 'back', 'Recovery').value).toBe(null)
})

test('histories and notes of several steps are put in one time', () => {
  const operation = { client: 1, does: 'take', key: 'a', value: 1 } as const
  const step = (id: string, fromMs: number): StepRecording => ({
    ...load(id, {}),
    fromMs,
    operations: [
      { ...operation, outcome: 'ok', startMs: 1, endMs: 2 },
      { ...operation, outcome: 'unknown', startMs: 3, endMs: null },
    ],
    provider: [{ atMs: 1, notes: { charged: id } }],
  })
  const recording = recordingOf(step('a', 100), step('b', 500))
  expect(historyOf(recording, ['a', 'b'])?.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [101, 102],
    [103, null],
    [501, 502],
    [503, null],
  ])
  expect(notesOf(recording, ['a', 'b'])).toEqual([{ charged: 'a' }, { charged: 'b' }])
  expect(historyOf(recording, ['a', 'c'])).toBe(null)
  expect(notesOf(recording, ['c'])).toBe(null)
})

test('a step is found by its kind and id', () => {
  const recording = recordingOf(load('peak', {}))
  expect(stepOf(recording, 'load', 'peak')?.id).toBe('peak')
  expect(stepOf(recording, 'probe', 'peak')).toBe(null)
  expect(stepOf(recording, 'load', 'calm')).toBe(null)
})
