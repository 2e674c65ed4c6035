import { isDay } from '../work-log/day.ts'

/** A certificate that somebody holds or plans. Days are ISO dates. */
export type Certificate = {
  /** Slug of the certification in the catalogue. */
  certification: string
  /** When the examination was passed; null where it is still to come. */
  passedOn: string | null
  /** As the issuer says; null: what the catalogue says of its kind, counted from the day it was passed. */
  expiresOn: string | null
  /** When the examination is, or is to be tried again; null where no day is set. */
  examOn: string | null
  /** Where it can be checked: an address at the issuer, a number. Empty where nothing is said. */
  reference: string
}

export const certificateStates = ['planned', 'held', 'expires-soon', 'lapsed'] as const
export type CertificateState = (typeof certificateStates)[number]

/** So early that a renewal can still be learnt for. */
const soonDays = 90
const dayMs = 86_400_000
const longestReference = 500

/** What is told of a certificate; what is left out stays as it was. */
export type CertificateTold = Partial<Omit<Certificate, 'certification'>>

/**
 * A certificate with what is told of it now. Passed again, it begins a term of its own; and an examination that is not after the pass is
 * the one that was passed.
 */
export function told(before: Certificate, now: CertificateTold): Certificate {
  const isRenewed = now.passedOn !== undefined && now.passedOn !== before.passedOn
  const after = { ...before, ...(isRenewed && { expiresOn: null, examOn: null }), ...now }
  const { passedOn, examOn } = after
  return { ...after, examOn: passedOn !== null && examOn !== null && examOn <= passedOn ? null : examOn }
}

/** One of which nothing is told yet. */
export const untold = (certification: string): Certificate => ({
  certification,
  passedOn: null,
  expiresOn: null,
  examOn: null,
  reference: '',
})

/**
 * Until when it is valid.
 * @param validMonths  of its kind; null where it does not lapse
 * @returns null where it does not lapse, or was not passed yet
 */
export function expiryOf(
  { passedOn, expiresOn }: Pick<Certificate, 'passedOn' | 'expiresOn'>,
  validMonths: number | null,
): string | null {
  if (passedOn === null) return null
  return expiresOn ?? (validMonths === null ? null : monthsAfter(passedOn, validMonths))
}

/** The same day of a later month, or that month's last: 31 August and six months are 28 or 29 February. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10)
}

/** @param today  ISO date; on its last day a certificate is still valid */
export function stateOf(
  { passedOn }: Pick<Certificate, 'passedOn'>,
  expires: string | null,
  today: string,
): CertificateState {
  if (passedOn === null) return 'planned'
  if (expires === null) return 'held'
  const left = (Date.parse(expires) - Date.parse(today)) / dayMs
  return left < 0 ? 'lapsed' : left <= soonDays ? 'expires-soon' : 'held'
}

/**
 * Certifications in one of some states.
 * @param validMonths  of a certification, by its slug; null where it does not lapse or is not known
 * @param today        ISO date
 */
const inState =
  (states: readonly CertificateState[]) =>
  (
    certificates: readonly Certificate[],
    validMonths: (certification: string) => number | null,
    today: string,
  ): Set<string> =>
    new Set(
      certificates
        .filter((each) =>
          states.includes(stateOf(each, expiryOf(each, validMonths(each.certification)), today)),
        )
        .map(({ certification }) => certification),
    )

/** Certifications that are held and have not lapsed. */
export const validAmong = inState(['held', 'expires-soon'])

/** Those that were held once. */
export const lapsedAmong = inState(['lapsed'])

/** What cannot be so, one line each. */
export function wrongIn({ passedOn, expiresOn, examOn, reference }: Certificate, today: string): string[] {
  const wrong: string[] = []
  for (const [what, day] of [
    ['passed', passedOn],
    ['expires', expiresOn],
    ['exam', examOn],
  ] as const)
    if (day !== null && !isDay(day)) wrong.push(`${what}: ${day} is no day; write it like 2026-11-22`)
  if (wrong.length > 0) return wrong
  if (passedOn !== null && passedOn > today)
    wrong.push(`passed: ${passedOn} is still to come; give it as the day of the exam`)
  if (expiresOn !== null && passedOn === null)
    wrong.push('expires: what was not passed yet does not expire; give the day it was passed too')
  if (expiresOn !== null && passedOn !== null && expiresOn < passedOn)
    wrong.push(`expires: ${expiresOn} is before it was passed`)
  if (reference.length > longestReference)
    wrong.push(
      `reference: it is longer than ${longestReference} characters; an address or a number is enough`,
    )
  return wrong
}
