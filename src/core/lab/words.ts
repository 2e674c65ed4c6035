import { grouped } from '../figures.ts'
import type { Check } from './lab.ts'

/** A check's figures at one time: what counts, and behind a multiple the two medians, ms. */
export type Figures = { value: number | null; mine: number | null; reference: number | null }

/** What a check found when the lab was proved on its untouched starter, by check. */
export type StartFigures = Record<string, Figures>

type Measured = Pick<Check, 'unit' | 'atMost'> & Figures

/** "310 → 11 ms", "51 → 2": at the start and now. */
export function changeSays(check: Measured, atStart: Figures | null): string {
  const now = figureOf(check, check)
  const before = atStart && figureOf(check, atStart)
  const unit = unitOf(check)
  if (now === null) return before === null ? 'not measured' : `${before} → not measured`
  return `${before === null || before === now ? '' : `${before} → `}${now}${unit}`
}

/** "reference 9 ms; asked at most 3 times the reference", "asked at most 3". */
export function askedSays({ unit, atMost, reference }: Omit<Measured, 'value' | 'mine'>): string {
  if (unit === 'times') {
    const known = reference === null ? '' : `reference ${short(reference)} ms; `
    return `${known}asked at most ${short(atMost)} times the reference`
  }
  return `asked at most ${short(atMost)}${unit === 'ms' ? ' ms' : ''}`
}

/** A multiple is told by the median behind it, where that is known. */
function figureOf({ unit }: Pick<Measured, 'unit'>, { value, mine }: Figures): string | null {
  if (unit === 'times' && mine !== null) return short(mine)
  return value === null ? null : short(value)
}

const unitOf = ({ unit, mine }: Measured): string =>
  unit === 'ms' || (unit === 'times' && mine !== null)
    ? ' ms'
    : unit === 'times'
      ? ' times the reference'
      : ''

/** Two digits that mean something, and thousands apart. */
function short(value: number): string {
  const [whole = '', fraction = '0'] = value.toFixed(Math.abs(value) >= 9.95 ? 0 : 1).split('.')
  return `${grouped(Number(whole))}${fraction === '0' ? '' : `.${fraction}`}`
}
