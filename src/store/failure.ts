import { setTimeout as sleep } from 'node:timers/promises'
import { Failure, type FailureCode } from '../core/failures.ts'
import { PostgresFailure, type PostgresFailureCode, saysDiskFull } from '../postgres/failure.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const supervisorSays: Record<PostgresFailureCode, FailureCode> = {
  'folder-in-use': 'home-in-use',
  'disk-full': 'disk-full',
  'folder-unusable': 'home-unwritable',
  'other-version': 'database-unavailable',
  'no-binaries': 'database-unavailable',
  'did-not-start': 'database-unavailable',
}

// SQLSTATE classes 08 (connection) and 57P (the server goes or comes), 25P03 (the server ended a transaction of ours that
// had come to a stop), and what the socket itself says.
const isConnectionLost = (error: unknown): boolean =>
  /^(08|57P0|25P03)/.test(codeOf(error)) ||
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(codeOf(error)) ||
  // The socket's file is not there; any other file that is missing is another matter.
  (codeOf(error) === 'ENOENT' &&
    error instanceof Error &&
    'syscall' in error &&
    error.syscall === 'connect') ||
  (error instanceof Error &&
    /connection terminated|not queryable|timeout exceeded when trying to connect/i.test(error.message))

/** The row of the table of failures that fits; what fits none is returned as it came. */
export function asFailure(error: unknown): unknown {
  if (error instanceof Failure) return error
  if (error instanceof PostgresFailure)
    return new Failure(supervisorSays[error.code], error.message, { cause: error })
  const text = error instanceof Error ? error.message : String(error)
  if (codeOf(error) === '53100' || saysDiskFull(text)) return new Failure('disk-full', text, { cause: error })
  // 28 refuses who connects, 3D knows no such database.
  if (isConnectionLost(error) || /^(28|3D)/.test(codeOf(error)))
    return new Failure('database-unavailable', text, { cause: error })
  return error
}

/**
 * Does work that may be done twice, and does it again while the server is away: the supervisor brings it back.
 * @param trouble  what the supervisor knows about it
 * @throws Failure database-unavailable, disk-full
 */
export async function patiently<T>(
  trouble: () => PostgresFailure | null,
  work: () => Promise<T>,
  patienceMs = 10_000,
): Promise<T> {
  const until = Date.now() + patienceMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const known = trouble()
      if (!isConnectionLost(error)) throw asFailure(error)
      if (known?.code === 'disk-full' || Date.now() > until) throw asFailure(known ?? error)
      await sleep(50)
    }
  }
}
