import type { LabRequest, Reply } from '../../core/lab/lab.ts'
import type { Doubt } from './connection.ts'
import { type Exchange, Pool } from './pool.ts'
import { requestText } from './request-text.ts'
import { readByNode } from './second-reader.ts'

/** An answer that Node's client understands, and ours did not: our fault, so that what depends on it is void. */
export class AnswerNotUnderstood extends Error {}

/**
 * Asks an instance on 127.0.0.1 once, over a connection of its own.
 * @throws AnswerNotUnderstood
 */
export async function ask(port: number, request: LabRequest, deadlineMs: number): Promise<Reply> {
  const { promise, resolve } = Promise.withResolvers<Reply>()
  let doubted: { doubt: Doubt; why: string } | undefined
  const pool = new Pool({
    port,
    limit: 1,
    deadlineMs,
    ended: (_, reply) => resolve(reply),
    doubted: (doubt, why) => {
      doubted = { doubt, why }
    },
  })
  const exchange: Exchange = {
    request,
    text: requestText({ ...request, headers: { connection: 'close', ...request.headers } }, port),
    intendedMs: performance.now(),
    sentMs: null,
    state: 'waiting',
    connection: null,
  }
  const deadline = setTimeout(() => pool.giveUp(exchange), deadlineMs)
  pool.send(exchange)
  const reply = await promise
  clearTimeout(deadline)
  pool.close()
  if (doubted && (await readByNode(doubted.doubt))) throw new AnswerNotUnderstood(doubted.why)
  return reply
}
