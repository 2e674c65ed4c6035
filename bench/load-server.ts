import { createServer, type Socket } from 'node:net'

/**
 * A server that does as little as one can, so that the clients are what is measured: the same answer to every request.
 * Told `{ stallAfterMs, forMs }` it stands still for once, and tells from when to when; told `'arrivals'` it tells when
 * requests came since it was asked last. Times are Unix times in ms.
 */
const items = Array.from({ length: 10 }, (_, id) => ({ id, name: `item ${id}` }))
const body = JSON.stringify({ items })
const answer = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const now = (): number => performance.timeOrigin + performance.now()
let arrivals: number[] = []

const server = createServer({ noDelay: true }, (socket: Socket) => {
  socket.setEncoding('latin1')
  socket.on('error', () => {})
  socket.on('data', (text: string) => {
    const requests = text.split('\r\n\r\n').length - 1
    for (let request = 0; request < requests; request++) arrivals.push(now())
    socket.write(answer.repeat(requests))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ address: server.address() }))

process.on('message', (asked: 'arrivals' | { stallAfterMs: number; forMs: number }) => {
  if (asked === 'arrivals') {
    process.send?.({ arrivals })
    arrivals = []
  } else
    setTimeout(() => {
      const from = now()
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, asked.forMs)
      process.send?.({ stalled: { from, to: now() } })
    }, asked.stallAfterMs)
})
process.on('disconnect', () => process.exit())
