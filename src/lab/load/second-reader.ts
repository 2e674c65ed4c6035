import { request } from 'node:http'
import { Duplex } from 'node:stream'
import type { LabResponse } from '../../core/lab/lab.ts'
import type { Doubt } from './connection.ts'

/** How long Node's client may take over bytes that are all there. */
const patienceMs = 1000

/**
 * What Node's own client makes of the bytes of a response; null where it sees no whole one either. Nothing is connected.
 */
export function readByNode({ bytes, headOnly, closed }: Doubt): Promise<LabResponse | null> {
  const { promise, resolve } = Promise.withResolvers<LabResponse | null>()
  const wire = new Duplex({
    read() {},
    write(_bytes, _encoding, done) {
      done()
    },
  })
  const asking = request({
    method: headOnly ? 'HEAD' : 'GET',
    createConnection: () => wire,
    agent: false,
    setHost: false,
  })
  const end = (response: LabResponse | null) => {
    clearTimeout(patience)
    resolve(response)
    asking.destroy()
    wire.destroy()
  }
  const patience = setTimeout(() => end(null), patienceMs)
  asking.on('error', () => end(null))
  asking.on('upgrade', () => end(null))
  asking.on('close', () => end(null))
  asking.on('response', (answer) => {
    const parts: Buffer[] = []
    answer.on('error', () => end(null))
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('end', () => {
      const headers = Object.create(null)
      for (const [name, values = []] of Object.entries(answer.headersDistinct))
        headers[name] = values.join(', ')
      const body = Buffer.concat(parts).toString()
      end(answer.complete ? { status: answer.statusCode ?? 0, headers, body } : null)
    })
  })
  asking.end(() => {
    wire.push(bytes)
    if (closed) wire.push(null)
  })
  return promise
}
