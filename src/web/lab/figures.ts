import type { LabCheckResult } from '../../api/contract/labs.ts'
import { grouped } from '../../core/figures.ts'

type Unit = LabCheckResult['unit']

/** Two digits that mean something, and thousands apart: `1.4`, `212,411`. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return 'endless'
  const digits = Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : Math.abs(value) >= 1 ? 1 : 2
  const [whole = '', fraction = ''] = value.toFixed(digits).split('.')
  const meant = fraction.replace(/0+$/, '')
  return `${grouped(Number(whole))}${meant && `.${meant}`}`
}

/** `310 ms`, `2.5 s`. */
export const milliseconds = (ms: number): string =>
  ms >= 1_000 ? `${short(ms / 1_000)} s` : `${short(ms)} ms`

/** `23`, `1.4 ×`, `310 ms`. */
export function figure(value: number, unit: Unit): string {
  switch (unit) {
    case 'count':
      return short(value)
    case 'times':
      return `${short(value)} ×`
    case 'ms':
      return milliseconds(value)
  }
}

/** `0`, `≤ 3 ×`. */
export const asked = ({ atMost, unit }: Pick<LabCheckResult, 'atMost' | 'unit'>): string =>
  atMost === 0 ? figure(0, unit) : `≤ ${figure(atMost, unit)}`

/** `0:47`, `1:20`. */
export const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const LIMIT_AT = 30
const DECADE = 23
const EDGE = 3

/**
 * Where a figure stands against its limit, in per cent of the column: the limit at 30, every tenfold 23 further, kept
 * within the column, none of it at the very edge. Null where the limit is 0, against which nothing is a multiple.
 */
export function place(value: number | null, atMost: number): number | null {
  if (value === null || atMost <= 0) return null
  if (value <= 0) return EDGE
  return Math.min(100 - EDGE, Math.max(EDGE, LIMIT_AT + DECADE * Math.log10(value / atMost)))
}
