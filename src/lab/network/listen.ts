import type { Server } from 'node:net'
import { freePort } from '../service/free-port.ts'

/** Makes a server listen on a port of 127.0.0.1 that the system gives to nobody by itself. */
export async function listenSomewhere(server: Server): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      await listenOn(server, port)
      return port
    } catch (error) {
      // Somebody else may have taken it meanwhile.
      if (attempt === 10) throw error
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
