import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

// Below what Linux (32,768 on) and macOS (49,152 on) give to outgoing connections: a server that is away for a moment
// finds its port free again, however many connections are made meanwhile.
const [lowest, above] = [15_000, 32_000]

/** A port of 127.0.0.1 on which nobody listens now. Somebody else may be faster: try again with another. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listenOnFreePort(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Makes a server listen on 127.0.0.1. */
export async function listenOnFreePort(server: Server): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = randomInt(lowest, above)
    try {
      await listenOn(server, port)
      return port
    } catch (error) {
      if (attempt === 50) throw error
    }
  }
}

export function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
