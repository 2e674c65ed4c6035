import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

// Node 24 can forbid files, processes, threads and add-ons to a process, but no sockets (`--allow-net` came with 25). All that
// speaks over a network goes through these: TLS, HTTP and fetch through `net`, names through `dns`. What lies below them,
// `process.binding`, is forbidden with the rest.
const refuse = (): never => {
  throw Object.assign(new Error('reading a document needs no network'), { code: 'ERR_ACCESS_DENIED' })
}

const closed: [object, string[]][] = [
  [net.Socket.prototype, ['connect']],
  [net.Server.prototype, ['listen']],
  [dgram.Socket.prototype, ['bind', 'connect', 'send']],
  ...[dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype].map(
    (names): [object, string[]] => [
      names,
      Object.getOwnPropertyNames(names).filter((name) => /^(?:lookup|resolve|reverse)/.test(name)),
    ],
  ),
]
for (const [owner, names] of closed) {
  for (const name of names)
    Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false })
}
syncBuiltinESMExports()
