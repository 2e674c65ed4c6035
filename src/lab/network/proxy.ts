import { connect, createServer, type Socket } from 'node:net'
import type { NetworkFault } from '../../core/lab/lab.ts'
import { type Link, linkUnder } from './link.ts'
import { listenOn, listenSomewhere } from './listen.ts'
import { oneWay } from './one-way.ts'

/** A stretch of network before a server on this machine, which can be made bad. */
export type Proxy = {
  /** On 127.0.0.1. */
  port: number
  /** Takes the place of the fault before. Settles when connections made from now on meet it too. */
  apply(fault: NetworkFault): Promise<void>
  /** What a black hole held is delivered, as after a partition; connections that were ended stay so. */
  clear(): Promise<void>
  close(): Promise<void>
}

type Connection = {
  moveOn(): void
  /** Both sides are told, after what was under way. */
  endInOrder(): void
  reset(): void
}

/**
 * Stands before `port` of 127.0.0.1 and passes on bytes, ends and resets as they come. Where nobody listens behind it,
 * a connection is made and then reset.
 */
export async function openProxy({ port: target }: { port: number }): Promise<Proxy> {
  const connections = new Set<Connection>()
  // Waiting for a partition to end, as one does whose first packet gets no answer.
  const outside = new Set<Socket>()
  let fault: NetworkFault | null = null
  let links = { there: linkUnder(null), back: linkUnder(null) }

  const pass = (client: Socket) => {
    const server = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    const connection = joined(client, server, {
      there: () => links.there,
      back: () => links.back,
      gone: () => connections.delete(connection),
    })
    connections.add(connection)
  }
  const listener = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (client) => {
    if (fault?.kind === 'reset') client.resetAndDestroy()
    else if (fault?.kind === 'black-hole') {
      outside.add(client)
      client.on('error', () => {})
      client.once('close', () => outside.delete(client))
    } else pass(client)
  })
  const port = await listenSomewhere(listener)

  const become = async (next: NetworkFault | null) => {
    fault = next
    links = { there: linkUnder(next), back: linkUnder(next) }
    const refuses = next?.kind === 'cut'
    if (refuses && listener.listening) listener.close()
    if (next?.kind === 'cut') for (const connection of connections) connection.endInOrder()
    else if (next?.kind === 'reset') for (const connection of connections) connection.reset()
    else for (const connection of connections) connection.moveOn()
    if (next?.kind !== 'black-hole')
      for (const client of outside) {
        outside.delete(client)
        if (next?.kind === 'cut' || next?.kind === 'reset') client.resetAndDestroy()
        else pass(client)
      }
    if (!refuses && !listener.listening) await listenOn(listener, port)
  }

  return {
    port,
    apply: become,
    clear: () => become(null),
    async close() {
      for (const connection of connections) connection.reset()
      for (const client of outside) client.destroy()
      if (listener.listening) await new Promise((resolve) => listener.close(resolve))
    },
  }
}

function joined(
  client: Socket,
  server: Socket,
  { there, back, gone }: { there: () => Link; back: () => Link; gone: () => void },
): Connection {
  const ways = [oneWay(client, server, there), oneWay(server, client, back)]
  let open = 2
  for (const socket of [client, server])
    socket.once('close', () => {
      open -= 1
      if (open > 0) return
      for (const way of ways) way.drop()
      gone()
    })
  client.resume()
  return {
    moveOn() {
      for (const way of ways) way.moveOn()
    },
    endInOrder() {
      for (const way of ways) way.flush()
      client.destroySoon()
      server.destroySoon()
    },
    reset() {
      client.resetAndDestroy()
      server.resetAndDestroy()
    },
  }
}
