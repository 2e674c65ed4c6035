import { request } from 'node:http'
import { Duplex } from 'node:stream'
import type { LabResponse } from '../../core/lab/lab.ts'
import type { Recording } from '../../core/lab/recording.ts'
import type { Doubt } from './connection.ts'

/** Turns of the event loop that Node's client may take over bytes that are all there: no clock, since it may be busy. */
const patience = 1000

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
    setHost: false,
  })
  let isOver = false
  const end = (response: LabResponse | null) => {
    isOver = true
    resolve(response)
    asking.destroy()
    wire.destroy()
  }
  const wait = (turns: number): void => {
    if (turns === 0) end(null)
    else if (!isOver) setImmediate(wait, turns - 1)
  }
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
    wait(patience)
  })
  return promise
}

/** What the run is spoiled by, where Node's client understands any of what our reader did not. */
export async function misunderstood(doubts: { doubt: Doubt; why: string }[]): Promise<Recording['spoiled']> {
  const understood = await Promise.all(doubts.map(({ doubt }) => readByNode(doubt)))
  const first = understood.findIndex((response) => response !== null)
  if (first < 0) return []
  const says = `An answer that others understand was not understood (${doubts[first]?.why}).`
  return [{ cause: 'answer-not-understood', says }]
}
