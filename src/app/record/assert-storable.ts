import { Failure } from '../../core/failures.ts'

/**
 * jsonb holds every JSON text but these; the ledger's dates are written with four digits.
 * @throws Failure request-invalid
 */
export function assertStorable(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new Failure('request-invalid', 'a text holds a NUL or half a character')
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (key === 'at') assertDate(part)
      assertStorable(part)
    }
  }
}

function assertDate(at: unknown): void {
  const date = new Date(String(at))
  const year = Number.isNaN(date.getTime()) ? 0 : date.getUTCFullYear()
  if (year < 1 || year > 9999)
    throw new Failure('request-invalid', `${String(at)} is no date from the year 1 on`)
}
