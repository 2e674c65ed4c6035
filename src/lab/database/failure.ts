/** A lab's database could not be made ready. Ours or the lab's fault, never the developer's. */
export class DatabaseFailure extends Error {
  readonly code: 'fixture-failed' | 'database-unavailable'

  constructor(code: DatabaseFailure['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseFailure'
    this.code = code
  }
}

export const asDatabaseFailure = (error: unknown): DatabaseFailure =>
  error instanceof DatabaseFailure
    ? error
    : new DatabaseFailure('database-unavailable', error instanceof Error ? error.message : String(error), {
        cause: error,
      })
