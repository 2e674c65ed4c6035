import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, connect as netConnect, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { NetworkFault } from '../../core/lab/lab.ts'
import { listenSomewhere } from './listen.ts'
import { type Proxy as NetworkProxy, openProxy } from './proxy.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A server behind a proxy, and what it did with each connection. */
async function behindProxy(
  serve: (socket: Socket) => void,
): Promise<{ proxy: NetworkProxy; accepted: () => number }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    serve(socket)
  })
  const port = await listenSomewhere(server)
  closing.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const proxy = await openProxy({ port })
  closing.push(() => proxy.close())
  return { proxy, accepted: () => sockets.size }
}

const echo = (socket: Socket) => void socket.pipe(socket)

/** A client that keeps what it sees. */
function client(port: number) {
  const socket = netConnect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const seen = { text: '', ended: false, error: '', closed: false }
  socket.on('data', (data) => {
    seen.text += data
  })
  socket.on('end', () => {
    seen.ended = true
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    seen.error = error.code ?? ''
  })
  socket.on('close', () => {
    seen.closed = true
  })
  closing.push(() => socket.destroy())
  const until = async (what: string, holds: () => boolean) => {
    const deadline = Date.now() + 10_000
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`${what}: ${JSON.stringify(seen)}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
  return { socket, seen, until }
}

/** Long enough for loopback to bring what would come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 150))

describe('without a fault', () => {
  it('all bytes come through in order, both ways, in whatever pieces', async () => {
    const { proxy } = await behindProxy(echo)
    const bytes = randomBytes(8 * 1024 * 1024)
    const socket = netConnect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true })
    const hash = createHash('sha256')
    let length = 0
    socket.on('data', (data) => {
      length += data.length
      hash.update(data)
    })
    for (let at = 0; at < bytes.length; ) {
      const piece = 1 + ((at * 7919) % 200_000)
      if (!socket.write(bytes.subarray(at, at + piece))) await once(socket, 'drain')
      at += piece
    }
    socket.end()
    await once(socket, 'end')
    expect(length).toBe(bytes.length)
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('a side that has said all still hears the other', async () => {
    const { proxy } = await behindProxy((socket) => {
      let heard = ''
      socket.on('data', (data) => {
        heard += data
      })
      socket.on('end', () => socket.end(`you said ${heard}`))
    })
    const { socket, seen, until } = client(proxy.port)
    socket.end('all')
    await until('the answer', () => seen.ended)
    expect(seen.text).toBe('you said all')
    await until('closed', () => seen.closed)
  })

  it('who does not read makes the sender wait', async () => {
    let sent = 0
    const { proxy } = await behindProxy((socket) => {
      const more = () => {
        while (sent < 256 * 1024 * 1024) {
          sent += 65_536
          if (!socket.write(Buffer.alloc(65_536))) return void socket.once('drain', more)
        }
      }
      more()
    })
    const socket = netConnect({ port: proxy.port, host: '127.0.0.1' })
    closing.push(() => socket.destroy())
    socket.pause()
    await once(socket, 'connect')
    // Until it sends no more.
    for (let before = -1; before !== sent; ) {
      before = sent
      await aWhile()
    }
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })

  it('a reset stays a reset', async () => {
    const { proxy } = await behindProxy((socket) => socket.once('data', () => socket.resetAndDestroy()))
    const { socket, seen, until } = client(proxy.port)
    socket.write('x')
    await until('broken off', () => seen.closed)
    expect(seen.error).toBe('ECONNRESET')
  })

  it('a connection to nobody is reset', async () => {
    const nobody = createServer()
    const port = await listenSomewhere(nobody)
    await new Promise((resolve) => nobody.close(resolve))
    const proxy = await openProxy({ port })
    closing.push(() => proxy.close())
    const { seen, until } = client(proxy.port)
    await until('broken off', () => seen.closed)
    expect(seen.error).toBe('ECONNRESET')
  })
})

describe('under a fault', () => {
  const faults: [string, NetworkFault, { existing: string; fresh: string }][] = [
    ['cut', { kind: 'cut' }, { existing: 'ended', fresh: 'ECONNREFUSED' }],
    ['reset', { kind: 'reset' }, { existing: 'ECONNRESET', fresh: 'ECONNRESET' }],
    ['a black hole', { kind: 'black-hole' }, { existing: 'open', fresh: 'open' }],
  ]
  it.each(faults)(
    '%s: what there is, what is new, and what is new once it is over',
    async (_, fault, expected) => {
      const { proxy } = await behindProxy(echo)
      const state = ({ seen }: ReturnType<typeof client>) => seen.error || (seen.ended ? 'ended' : 'open')
      const existing = client(proxy.port)
      existing.socket.write('before')
      await existing.until('echo', () => existing.seen.text === 'before')
      await proxy.apply(fault)
      const fresh = client(proxy.port)
      fresh.socket.write('during')
      await existing.until('existing', () => state(existing) === expected.existing)
      await fresh.until('fresh', () => state(fresh) === expected.fresh)
      await aWhile()
      expect(fresh.seen.text).toBe('')
      await proxy.clear()
      const after = client(proxy.port)
      after.socket.write('after')
      await after.until('echo', () => after.seen.text === 'after')
    },
  )

  it('a black hole delivers what it held, ends too, and makes connections that waited', async () => {
    const { proxy, accepted } = await behindProxy(echo)
    const existing = client(proxy.port)
    existing.socket.write('one ')
    await existing.until('echo', () => existing.seen.text === 'one ')
    await proxy.apply({ kind: 'black-hole' })
    existing.socket.end('two')
    const fresh = client(proxy.port)
    fresh.socket.write('three')
    await aWhile()
    expect([existing.seen.text, existing.seen.ended, fresh.seen.text, accepted()]).toEqual([
      'one ',
      false,
      '',
      1,
    ])
    await proxy.clear()
    await existing.until('ended', () => existing.seen.ended)
    expect(existing.seen.text).toBe('one two')
    await fresh.until('echo', () => fresh.seen.text === 'three')
  })

  it('a delay is added each way, on old and new connections, in order', async () => {
    const { proxy } = await behindProxy(echo)
    const existing = client(proxy.port)
    existing.socket.write('0')
    await existing.until('echo', () => existing.seen.text === '0')
    await proxy.apply({ kind: 'delay', ms: 100 })
    for (const { socket, seen, until } of [existing, client(proxy.port)]) {
      seen.text = ''
      const from = performance.now()
      for (const part of 'abcdef') socket.write(part)
      await until('echo', () => seen.text.length === 6)
      expect(performance.now() - from).toBeGreaterThanOrEqual(199)
      expect(seen.text).toBe('abcdef')
    }
    // What is under way when it is over does not overtake, nor is it overtaken.
    existing.seen.text = ''
    existing.socket.write('x')
    await aWhile()
    existing.socket.write('y')
    await proxy.clear()
    existing.socket.write('z')
    await existing.until('echo', () => existing.seen.text === 'xyz')
  })

  it('a throttle is shared by all connections, and nothing is lost', async () => {
    const { proxy } = await behindProxy(echo)
    await proxy.apply({ kind: 'throttle', bytesPerSecond: 100_000 })
    const from = performance.now()
    const clients = [client(proxy.port), client(proxy.port)]
    for (const { socket } of clients) socket.end('x'.repeat(20_000))
    for (const { seen, until } of clients) await until('all', () => seen.ended)
    const tookMs = performance.now() - from
    expect(clients.map(({ seen }) => seen.text.length)).toEqual([20_000, 20_000])
    // 40,000 bytes each way at once take 400 ms, less two turns.
    expect(tookMs).toBeGreaterThan(350)
  })

  it('a throttle that is over lets go of what it held', async () => {
    const { proxy } = await behindProxy(echo)
    await proxy.apply({ kind: 'throttle', bytesPerSecond: 1 })
    const { socket, seen, until } = client(proxy.port)
    socket.end('x'.repeat(10_000))
    await aWhile()
    expect(seen.text.length).toBeLessThan(10)
    await proxy.clear()
    await until('all', () => seen.ended)
    expect(seen.text.length).toBe(10_000)
  })

  it('one fault takes the place of another', async () => {
    const { proxy } = await behindProxy(echo)
    await proxy.apply({ kind: 'cut' })
    await proxy.apply({ kind: 'black-hole' })
    const { socket, seen, until } = client(proxy.port)
    socket.write('x')
    await aWhile()
    await proxy.apply({ kind: 'delay', ms: 1 })
    await until('echo', () => seen.text === 'x')
    await proxy.apply({ kind: 'reset' })
    await until('reset', () => seen.error === 'ECONNRESET')
  })
})

it('closing ends everything, under each fault', async () => {
  for (const fault of [
    null,
    { kind: 'cut' },
    { kind: 'black-hole' },
    { kind: 'throttle', bytesPerSecond: 1 },
  ] as const) {
    const { proxy } = await behindProxy(echo)
    const { socket, seen, until } = client(proxy.port)
    socket.write('x')
    await until('echo', () => seen.text === 'x')
    if (fault) await proxy.apply(fault)
    socket.write('more')
    await proxy.close()
    await until('closed', () => seen.closed || seen.ended)
  }
})
