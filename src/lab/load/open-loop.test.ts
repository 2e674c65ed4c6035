import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { LabRequest, Load, Reply } from '../../core/lab/lab.ts'
import type { NameFigures } from '../../core/lab/recording.ts'
import { type LoadOrder, type LoadResult, openLoop } from './open-loop.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const listen = async (server: Server): Promise<number> => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}
const serve = (answer: RequestListener): Promise<number> => listen(createServer(answer))
/** A server that is told of each request by its number, over all connections and over its own. */
const serveRaw = (
  answer: (socket: Socket, request: string, number: number, onThis: number) => void,
): Promise<number> => {
  let number = 0
  return listen(
    createRawServer((socket) => {
      let onThis = 0
      socket.on('data', (bytes) => answer(socket, bytes.toString(), ++number, ++onThis))
    }),
  )
}

const get: Load = { request: (index) => ({ name: 'get', method: 'GET', path: `/${index}` }) }
const order = (ports: number[], more: Partial<LoadOrder> = {}): LoadOrder => ({
  step: 'step',
  ratePerSecond: 100,
  durationMs: 200,
  warmUpMs: 0,
  ports,
  history: false,
  ...more,
})
const run = (load: Load, asked: LoadOrder): Promise<LoadResult> => openLoop(load, 'seed', asked)
const named = ({ figures }: LoadResult, name = 'get'): NameFigures => {
  const found = figures.byName[name]
  if (!found) throw new Error(`nothing was sent as ${name}`)
  return found
}

const causes = ({ spoiled }: LoadResult): string[] => spoiled.map(({ cause }) => cause)

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'

describe('openLoop', () => {
  test('sends each place of the schedule once, in order, and counts what came back', async () => {
    const paths: (string | undefined)[] = []
    const port = await serve((request, response) => {
      paths.push(request.url)
      response.end('{}')
    })
    const result = await run(get, order([port]))
    expect(new Set(paths)).toEqual(new Set(Array.from({ length: 20 }, (_, index) => `/${index}`)))
    expect(paths).toHaveLength(20)
    expect(named(result)).toMatchObject({
      sent: 20,
      good: 20,
      statuses: { 200: 20 },
      wrong: [],
      errors: 0,
      broken: 0,
    })
    expect(result.figures).toMatchObject({ fromMs: 0, durationMs: 200, scheduled: 20 })
    expect(result.operations).toEqual([])
  })

  test('a ramp sends as many as its mean rate', async () => {
    const port = await serve((_, response) => void response.end())
    const result = await run(get, order([port], { ratePerSecond: 50, toRatePerSecond: 250, durationMs: 400 }))
    expect([result.figures.scheduled, named(result).good]).toEqual([60, 60])
  })

  test('what is warmed up with is sent, and not counted', async () => {
    let served = 0
    const port = await serve((_, response) => {
      served++
      response.end()
    })
    const result = await run(get, order([port], { warmUpMs: 100 }))
    expect([served, result.figures.scheduled, named(result).sent]).toEqual([20, 10, 10])
    expect(result.figures).toMatchObject({ fromMs: 100, durationMs: 100 })
  })

  test('each reply is counted as one thing: good, wrong, error', async () => {
    const port = await serve((request, response) => {
      const number = Number(request.url?.slice(1))
      response.statusCode = [200, 200, 404, 500, 503][number % 5] ?? 0
      response.end(number % 5 === 1 ? 'other' : 'right')
    })
    const wrong: Load['wrong'] = (_, { status, body }) =>
      status !== 200 ? 'not found' : body === 'right' ? null : 'another body'
    const result = await run({ ...get, wrong }, order([port]))
    expect(named(result)).toMatchObject({
      sent: 20,
      good: 4,
      errors: 8,
      wrong: [
        { what: 'another body', times: 4, example: 'GET /1: 200 other' },
        { what: 'not found', times: 4, example: 'GET /2: 404 right' },
      ],
      statuses: { 200: 8, 404: 4, 500: 4, 503: 4 },
    })
    expect(result.figures.seconds).toHaveLength(1)
    expect(result.figures.seconds[0]).toMatchObject({ atMs: 0, answered: 4, failed: 16 })
  })

  test('kinds of wrong answers that never end are counted, but not kept', async () => {
    const port = await serve((_, response) => void response.end())
    const result = await run({ ...get, wrong: ({ path }) => path }, order([port], { ratePerSecond: 200 }))
    const { wrong } = named(result)
    expect(wrong).toHaveLength(21)
    expect(wrong.reduce((sum, { times }) => sum + times, 0)).toBe(40)
  })

  test('a good answer after its user has gone is good and late', async () => {
    const port = await serve((_, response) => void setTimeout(() => response.end(), 300))
    const result = await run({ ...get, lateAfterMs: 25 }, order([port]))
    expect(named(result)).toMatchObject({ good: 20, late: 20 })
  })

  test('what the generator itself stood still is in the latency, but makes no answer late', async () => {
    const port = await serve((_, response) => void response.end())
    // Keeps the loop busy over the instants of all later requests, and before the reply to the last one is read.
    const request: Load['request'] = (index, random) => {
      if (index === 5) for (const until = performance.now() + 700; performance.now() < until; );
      return get.request(index, random)
    }
    const load: Load = { ...get, request, lateAfterMs: 350, deadlineMs: 500, lateSendsAllowed: 1 }
    const result = await run(load, order([port]))
    expect(named(result)).toMatchObject({ sent: 20, good: 20, late: 0, timedOut: 0 })
    expect(named(result).latency?.max).toBeGreaterThan(500)
    expect(result.figures.sentLate).toBeGreaterThan(10)
  })

  test('a follow-up comes right after its reply, under its own name, off the schedule', async () => {
    const paths: (string | undefined)[] = []
    const port = await serve((request, response) => {
      paths.push(request.url)
      response.end('next')
    })
    const follow: Load['follow'] = (request, reply, followed) =>
      reply.kind === 'answered' && followed < 2
        ? { ...request, name: 'page', path: `${request.path}/${reply.response.body}` }
        : null
    const result = await run({ ...get, follow }, order([port], { durationMs: 50 }))
    expect(paths).toHaveLength(15)
    expect(paths).toContain('/4/next/next')
    expect([result.figures.scheduled, named(result).sent, named(result, 'page').sent]).toEqual([5, 5, 10])
  })

  test('instances get requests in turn, but for those that say which', async () => {
    const served: string[][] = [[], []]
    const ports = await Promise.all(
      served.map((paths) =>
        serve((request, response) => {
          paths.push(request.url ?? '')
          response.end()
        }),
      ),
    )
    const request: Load['request'] = (index) => ({
      name: 'get',
      method: 'GET',
      path: `/${index}`,
      ...(index < 2 && { instance: 1 }),
    })
    await run({ request }, order(ports, { durationMs: 60 }))
    expect(served.map((paths) => paths.toSorted())).toEqual([
      ['/2', '/4'],
      ['/0', '/1', '/3', '/5'],
    ])
  })

  test('a body is sent as JSON in UTF-8, with the headers of the lab', async () => {
    const got: unknown[] = []
    const port = await serve(async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      got.push([
        request.method,
        request.url,
        request.headers['x-key'],
        request.headers['content-type'],
        Buffer.concat(parts).toString(),
      ])
      response.end()
    })
    const request: Load['request'] = () => ({
      name: 'get',
      method: 'POST',
      path: '/café au lait?q=a%20b',
      headers: { 'X-Key': 'k' },
      body: { name: 'Zoë €' },
    })
    await run({ request }, order([port], { durationMs: 10 }))
    expect(got).toEqual([
      ['POST', '/caf%C3%A9%20au%20lait?q=a%20b', 'k', 'application/json', '{"name":"Zoë €"}'],
    ])
  })

  test('what a lab throws ends the load, and is told', async () => {
    const port = await serve((_, response) => void response.end())
    const broken = (): never => {
      throw new TypeError('the lab is wrong')
    }
    const throwing: Load[] = [{ request: broken }, { ...get, wrong: broken }, { ...get, follow: broken }]
    for (const load of throwing) await expect(run(load, order([port]))).rejects.toThrow('the lab is wrong')
    const ending: Load['request'] = () => ({
      name: 'get',
      method: 'GET',
      path: '/',
      headers: { a: 'b\r\nc: d' },
    })
    await expect(run({ request: ending }, order([port]))).rejects.toThrow('ends its line')
  })
})

describe('openLoop and time', () => {
  test('who came while nothing was answered has waited from its own instant, in a queue too', async () => {
    // All that come are held, then all are answered at once: more than there are connections.
    const held: (() => void)[] = []
    let releasedAt = 0
    const port = await serve((_, response) => {
      if (releasedAt > 0) response.end()
      else held.push(() => response.end())
    })
    const load = run(get, order([port], { ratePerSecond: 500, durationMs: 600 }))
    await expect.poll(() => held.length, { timeout: 20_000 }).toBe(64)
    await new Promise((resolve) => setTimeout(resolve, 300))
    releasedAt = Date.now()
    for (const answer of held) answer()
    const result = await load
    const { latency, good } = named(result)
    expect([good, result.figures.scheduled]).toEqual([300, 300])
    // The truth, from the instants alone: none of these can have waited less. Without the queue's part p50 would be near 0.
    const waited = Array.from({ length: 300 }, (_, index) =>
      Math.max(0, releasedAt - result.startedAt - index * 2),
    )
    const exact = (part: number) =>
      waited.toSorted((one, other) => one - other)[Math.ceil(300 * part) - 1] ?? 0
    expect(exact(0.99)).toBeGreaterThan(300)
    for (const [part, measured] of [
      [0.5, latency?.p50],
      [0.9, latency?.p90],
      [0.99, latency?.p99],
    ] as const)
      expect(measured).toBeGreaterThan(exact(part) * 0.97 - 2)
    expect(latency?.max).toBeLessThan(Date.now() - result.startedAt)
  })

  test('no more than 64 connections to an instance are opened, and they are used again', async () => {
    let [open, most, all] = [0, 0, 0]
    const port = await listen(
      createServer((_, response) => void setTimeout(() => response.end(), 100)).on('connection', (socket) => {
        most = Math.max(most, ++open)
        all++
        socket.on('close', () => open--)
      }),
    )
    const result = await run(get, order([port], { ratePerSecond: 1000, durationMs: 300 }))
    expect(named(result).good).toBe(300)
    expect(most).toBe(64)
    expect(all).toBeLessThan(300)
  })

  test('a black hole times out; what never found a connection counts alike, but is known not to have been sent', async () => {
    const replies: Reply[] = []
    const port = await serveRaw(() => {})
    const operation: Load['operation'] = (_, reply) => {
      replies.push(reply)
      return null
    }
    const asked = order([port], { ratePerSecond: 500, history: true })
    const result = await run({ ...get, operation, deadlineMs: 300 }, asked)
    expect(named(result)).toMatchObject({ sent: 100, timedOut: 100, broken: 0, good: 0, latency: null })
    const kinds = Object.groupBy(replies, (reply) =>
      reply.kind === 'broken' ? `sent: ${reply.sent}` : reply.kind,
    )
    // Those in flight are given up first; then others get their connections.
    expect(kinds['timed-out']?.length).toBeGreaterThanOrEqual(64)
    expect((kinds['timed-out']?.length ?? 0) + (kinds['sent: false']?.length ?? 0)).toBe(100)
    expect(result.figures.seconds.every(({ p50, p99 }) => p50 === null && p99 === null)).toBe(true)
  })

  test('an answer in drops that is not whole at its deadline has timed out', async () => {
    const port = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n')
      const dripping = setInterval(() => socket.write('a'), 20)
      socket.on('close', () => clearInterval(dripping))
    })
    const result = await run({ ...get, deadlineMs: 200 }, order([port], { durationMs: 50 }))
    expect(named(result)).toMatchObject({ sent: 5, timedOut: 5, good: 0 })
    expect(causes(result)).not.toContain('answer-not-understood')
  })

  test('a generator that is kept from sending says so, and the run is spoiled', async () => {
    // Server and generator share this process: the fifth request keeps both busy.
    let served = 0
    const port = await serve((_, response) => {
      const until = performance.now() + (++served === 5 ? 200 : 0)
      while (performance.now() < until);
      response.end()
    })
    const { figures, spoiled } = await run(get, order([port], { durationMs: 400 }))
    expect(figures.sentLate).toBeGreaterThanOrEqual(3)
    expect(figures.sendLagP99Ms).toBeGreaterThan(50)
    expect(spoiled).toMatchObject([{ cause: 'generator-fell-behind' }])
  })
})

describe('openLoop and those who break what HTTP promises', () => {
  const reset = (socket: Socket) => void socket.resetAndDestroy()
  const cases: [
    string,
    (socket: Socket, number: number, onThis: number) => void,
    Partial<NameFigures>,
    string?,
  ][] = [
    ['a reset after the request', reset, { good: 0, broken: 20 }],
    ['a close without an answer', (socket) => void socket.end(), { good: 0, broken: 20 }],
    ['garbage', (socket) => void socket.end('\x16\x03\x01\x02'), { good: 0, broken: 20 }],
    ['bare line feeds', (socket) => void socket.end('HTTP/1.1 200 OK\n\nhi'), { good: 0, broken: 20 }],
    [
      'a folded header',
      (socket) => void socket.end('HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\nhi'),
      { good: 0, broken: 20 },
    ],
    ['an answer that is cut off', (socket) => void socket.end(ok.slice(0, -1)), { good: 0, broken: 20 }],
    [
      'an answer that is reset in the middle',
      (socket) => socket.write(ok.slice(0, -1), () => reset(socket)),
      { good: 0, broken: 20 },
    ],
    [
      'every other connection reset',
      (socket, number) => (number % 2 ? void socket.write(ok) : reset(socket)),
      { good: 10, broken: 10 },
    ],
    [
      'a close after an answer without length',
      (socket) => void socket.end('HTTP/1.1 200 OK\r\n\r\nhi'),
      { good: 20 },
    ],
    [
      'a connection that is closed after each answer',
      (socket) => void socket.end(ok.replace('\r\n', '\r\nConnection: close\r\n')),
      { good: 20 },
    ],
    [
      'junk behind the answer',
      (socket) => void socket.write(`${ok}HTTP/1.1 500 No\r\n\r\n`),
      { good: 20, errors: 0 },
    ],
    [
      '100 before the answer',
      (socket) => void socket.write(`HTTP/1.1 100 Continue\r\n\r\n${ok}`),
      { good: 20 },
    ],
    [
      'an answer in two pieces',
      (socket) => socket.write(ok.slice(0, 20), () => void setTimeout(() => socket.write(ok.slice(20)), 5)),
      { good: 20 },
    ],
  ]
  test.each(cases)('%s', async (_, answer, expected) => {
    const sockets = new Set<Socket>()
    const port = await serveRaw((socket, _request, number, onThis) => {
      sockets.add(socket)
      answer(socket, number, onThis)
    })
    const result = await run(
      { ...get, wrong: (_request, { body }) => (body === 'hi' ? null : 'another body') },
      order([port]),
    )
    expect(named(result)).toMatchObject({ sent: 20, wrong: [], timedOut: 0, ...expected })
    expect(causes(result)).not.toContain('answer-not-understood')
    await expect.poll(() => [...sockets].every((socket) => socket.destroyed), { timeout: 20_000 }).toBe(true)
  })

  test('a port that nobody listens on breaks before anything is sent', async () => {
    const port = await serveRaw(() => {})
    closing.splice(0).forEach((close) => {
      close()
    })
    const replies: Reply[] = []
    const operation: Load['operation'] = (_, reply) => {
      replies.push(reply)
      return null
    }
    const result = await run({ ...get, operation }, order([port], { history: true }))
    expect(named(result)).toMatchObject({ sent: 20, broken: 20, timedOut: 0 })
    expect(
      replies.every((reply) => reply.kind === 'broken' && !reply.sent && reply.why === 'nobody listens'),
    ).toBe(true)
  })

  test('a kept connection that is closed instead of an answer is told as sent, and never sent again', async () => {
    let received = 0
    const port = await serveRaw((socket, _request, _number, onThis) => {
      received++
      if (onThis === 1) socket.write(ok)
      else socket.end()
    })
    const replies: Reply[] = []
    const follow: Load['follow'] = (request, reply, followed) => {
      replies.push(reply)
      return followed === 0 ? request : null
    }
    const result = await run({ ...get, follow }, order([port], { durationMs: 10 }))
    expect(received).toBe(2)
    expect(replies.map(({ kind }) => kind)).toEqual(['answered', 'broken'])
    expect(replies[1]).toEqual({ kind: 'broken', why: 'closed without an answer', sent: true })
    expect(named(result)).toMatchObject({ sent: 2, good: 1, broken: 1 })
  })

  test('an idle connection is not used as long as its peer may keep it', async () => {
    let connections = 0
    const port = await listen(
      createRawServer((socket) => {
        connections++
        socket.on('data', () => socket.write(ok.replace('\r\n', '\r\nKeep-Alive: timeout=0\r\n')))
      }),
    )
    const result = await run(get, order([port]))
    expect([named(result).good, connections]).toEqual([20, 20])
  })
})

describe('the history of an open loop', () => {
  const operation: Load['operation'] = ({ path }: LabRequest, reply) => ({
    does: 'write',
    key: path,
    value: 1,
    outcome: reply.kind === 'answered' ? (reply.response.status < 500 ? 'ok' : 'fail') : 'unknown',
  })

  test('holds each operation once, with its client, and no end where nobody knows', async () => {
    const port = await serveRaw((socket, request) => {
      const number = Number(/\/(\d+)/.exec(request)?.[1])
      if (number % 3 === 0) socket.write(ok)
      else if (number % 3 === 1) socket.write(ok.replace('200', '500'))
      else socket.resetAndDestroy()
    })
    const request: Load['request'] = (index) => ({
      name: 'get',
      method: 'GET',
      path: `/${index}`,
      client: index % 4,
    })
    const { operations } = await run(
      { request, operation },
      order([port], { durationMs: 120, history: true }),
    )
    const inOrder = operations.toSorted((one, other) => Number(one.key.slice(1)) - Number(other.key.slice(1)))
    expect(inOrder.map(({ client, key, outcome, endMs }) => [client, key, outcome, endMs === null])).toEqual(
      Array.from({ length: 12 }, (_, index) => [
        index % 4,
        `/${index}`,
        ['ok', 'fail', 'unknown'][index % 3],
        index % 3 === 2,
      ]),
    )
    for (const { key, startMs, endMs } of operations) {
      expect(startMs).toBeGreaterThanOrEqual(Number(key.slice(1)) * 10)
      expect(endMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(startMs)
    }
  })

  test('of more operations than are kept nothing is begun', async () => {
    const asked = order([1], { ratePerSecond: 200_001, durationMs: 1000, history: true })
    await expect(run({ ...get, operation }, asked)).rejects.toThrow(/200000 operations/)
  })
})
