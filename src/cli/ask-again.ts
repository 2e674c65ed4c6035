import { Failure } from '../core/failures.ts'
import { ask, type Server } from './client.ts'
import { type Command, serverFor } from './command.ts'

/**
 * Asks the server; where it went away while somebody thought about an answer, it is started and asked once more. Only for what
 * may be asked twice.
 */
export async function askAgain<T>(
  command: Command,
  server: Server,
  request: Parameters<typeof ask<T>>[1],
): Promise<T> {
  try {
    return await ask(server, request)
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'server-unreachable')) throw error
    return ask(await serverFor(command), request)
  }
}
