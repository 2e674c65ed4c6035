import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { LabRequest, Reply } from '../../core/lab/lab.ts'
import { ask } from './ask.ts'

const servers = new Set<Server>()
const sockets = new Set<Socket>()
afterEach(() => {
  for (const server of servers) server.close()
  for (const socket of sockets) socket.destroy()
})

async function serve(answer: (socket: Socket, request: string) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (bytes) => answer(socket, bytes.toString()))
  })
  servers.add(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const request: LabRequest = { name: 'one', method: 'POST', path: '/a', body: { b: 1 } }
const ok = 'HTTP/1.1 201 Made\r\nA: b\r\nContent-Length: 2\r\n\r\nhi'

const cases: [string, (socket: Socket) => void, Reply][] = [
  [
    'an answer',
    (socket) => void socket.write(ok),
    { kind: 'answered', response: { status: 201, headers: { a: 'b', 'content-length': '2' }, body: 'hi' } },
  ],
  ['a black hole', () => {}, { kind: 'timed-out' }],
  ['half an answer', (socket) => void socket.write(ok.slice(0, -1)), { kind: 'timed-out' }],
  [
    'a reset',
    (socket) => void socket.resetAndDestroy(),
    { kind: 'broken', why: 'the connection was reset', sent: true },
  ],
  ['a close', (socket) => void socket.end(), { kind: 'broken', why: 'closed without an answer', sent: true }],
  ['garbage', (socket) => void socket.end('hello'), { kind: 'broken', why: 'not a status line', sent: true }],
]
test.each(cases)('%s', async (_, answer, expected) => {
  const asked: string[] = []
  const port = await serve((socket, text) => {
    asked.push(text)
    answer(socket)
  })
  const inTime = expected.kind !== 'timed-out'
  expect(await ask(port, request, inTime ? 20_000 : 100)).toEqual(expected)
  expect(asked.map((text) => text.split('\r\n\r\n')[1])).toEqual(['{"b":1}'])
  await expect.poll(() => [...sockets].every((socket) => socket.destroyed), { timeout: 20_000 }).toBe(true)
})

test('nobody there', async () => {
  const port = await serve(() => {})
  await new Promise((resolve) => [...servers][servers.size - 1]?.close(resolve))
  expect(await ask(port, request, 20_000)).toEqual({ kind: 'broken', why: 'nobody listens', sent: false })
})
