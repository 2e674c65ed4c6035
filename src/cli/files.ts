import { Failure } from '../core/failures.ts'

/** Why the system would not open, read or write a file, in words. */
export function fileReason(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such file or folder'
    case 'EACCES':
    case 'EPERM':
      return 'you may not'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOTDIR':
      return 'what stands before its name is no folder'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

/** The failure of a file that was to be made new. */
export const unwritable = (file: string, error: unknown): Failure =>
  codeOf(error) === 'EEXIST'
    ? new Failure('file-exists', file, { cause: error })
    : new Failure('file-unwritable', `${file}: ${fileReason(error)}`, { cause: error })

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)
