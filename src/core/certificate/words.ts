import { counted, listed } from '../figures.ts'
import type { Certificate, CertificateState } from './certificate.ts'
import type { CertificateFit } from './fit.ts'

/** "Passed 2025-11-22; lapses 2027-11-22, soon". */
export function stateSays({
  state,
  passedOn,
  examOn,
  expires,
}: Pick<Certificate, 'passedOn' | 'examOn'> & { state: CertificateState; expires: string | null }): string {
  const exam = examOn === null ? '' : `exam on ${dayNamed(examOn)}`
  if (passedOn === null) return exam === '' ? 'Planned; no day is set' : `Planned; ${exam}`
  const again = exam === '' ? '' : `; next ${exam}`
  const passed = `Passed ${dayNamed(passedOn)}`
  if (expires === null) return `${passed}; does not lapse${again}`
  if (state === 'lapsed') return `${passed}; lapsed after ${dayNamed(expires)}${again}`
  return `${passed}; valid until ${dayNamed(expires)}${state === 'expires-soon' ? ', which is soon' : ''}${again}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `22 Nov 2026` of an ISO date. */
export function dayNamed(date: string): string {
  const [year, month = '', day] = date.split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** What it claims of what is missing, and what it does not prove; a line each, none of what it does not touch. */
export function touchesSay({ touches, missing }: Pick<CertificateFit, 'touches' | 'missing'>): string[] {
  if (touches.length === 0) return []
  const enough = touches.filter((each) => each.enough)
  const below = touches.filter((each) => !each.enough && each.claims !== null)
  const only = touches.filter((each) => each.claims === null)
  const lines = [`Touches ${touches.length} of ${counted(missing, 'missing skill')}.`]
  const named = (skills: typeof touches) => listed(skills.map(({ name }) => name))
  if (enough.length > 0)
    lines.push(`Claims at the stage asked for: ${named(enough)}. Work has to show it still.`)
  for (const [from, skills] of Map.groupBy(below, ({ claims, stage }) => `at ${claims}, asked at ${stage}`))
    lines.push(`Claims ${from}: ${named(skills)}.`)
  if (only.length > 0) lines.push(`Asks about, and claims nothing of: ${named(only)}.`)
  return lines
}
