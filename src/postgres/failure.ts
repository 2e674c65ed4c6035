export type PostgresFailureCode =
  /** Another live process owns the data folder. */
  | 'folder-in-use'
  /** The data folder was made by another major version. */
  | 'other-version'
  | 'disk-full'
  /** A folder cannot be written, or not be reached by the account that the server runs under. */
  | 'folder-unusable'
  /** There are no binaries for this platform, or they do not run. */
  | 'no-binaries'
  | 'did-not-start'

/** What the supervisor could not do; `message` is for people and says what to do where that is known. */
export class PostgresFailure extends Error {
  readonly code: PostgresFailureCode

  constructor(code: PostgresFailureCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PostgresFailure'
    this.code = code
  }
}

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

// A quota shows as EDQUOT, a limit on the size of files as EFBIG: to the user all three are a full disk.
const fullDisk = /No space left on device|Disk quota exceeded|File too large|ENOSPC|EDQUOT|EFBIG/

export const saysDiskFull = (text: string): boolean => fullDisk.test(text)

export function asPostgresFailure(error: unknown, doing: string): PostgresFailure {
  if (error instanceof PostgresFailure) return error
  const text = error instanceof Error ? error.message : String(error)
  return new PostgresFailure(saysDiskFull(text) ? 'disk-full' : 'folder-unusable', `${doing}: ${text}`, {
    cause: error,
  })
}
