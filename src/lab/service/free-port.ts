import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'

// Below what systems give to outgoing connections: of those, one may take the port of a service that is down for a
// moment, or even connect to itself.
const lowest = 20_000
const highest = 32_000

/** A TCP port of 127.0.0.1 that nobody listens on, and that the system gives to nobody by itself. */
export async function freePort(): Promise<number> {
  const { from, to } = range()
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = from + Math.floor(Math.random() * (to - from))
    if (await isFree(port)) return port
  }
  throw new Error(`no TCP port between ${from} and ${to} is free`)
}

function range(): { from: number; to: number } {
  let outgoing = 32_768
  try {
    outgoing = Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10)
  } catch {} // macOS begins at 49,152
  return outgoing > lowest + 1_000
    ? { from: lowest, to: Math.min(highest, outgoing) }
    : { from: Math.max(1_024, outgoing - 1_000), to: Math.max(2_024, outgoing) }
}

/** Whether nobody listens on a port, on this address or on all. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    // Not exclusive: a cluster would share it.
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
