import { isPlain, type Notice } from '../api/contract/repositories.ts'
import { counted } from '../core/figures.ts'
import type { Standing } from '../core/readiness/report.ts'
import type { RowMark } from '../core/readiness/words.ts'
import { isDay } from '../core/work-log/day.ts'
import { type Segment, styled, type Terminal } from './terminal.ts'
import { wrapped } from './wrap.ts'

const dayMs = 24 * 3_600_000
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const marks = {
  none: '◌',
  below: '◍',
  claimed: '○',
  shown: '◐',
  proven: '●',
} as const satisfies Record<RowMark, string>

export const standingWords = {
  none: 'no evidence',
  claimed: 'claimed',
  shown: 'shown',
  proven: 'proven',
} as const satisfies Record<Standing, string>

/** Under a line about a source: what its reader has to be told. */
export const noticeLines = (terminal: Pick<Terminal, 'width'>, notice: Notice): Segment[] =>
  wrapped(terminal, 4, notice.says).map((line, index) =>
    isPlain(notice)
      ? styled('quiet', `    ${line}`)
      : styled('careful', `${index === 0 ? '  ! ' : '    '}${line}`),
  )

/** "22 Nov 2026", in the time of this machine. */
export function dayOf(instant: string): string {
  const date = new Date(instant)
  return `${date.getDate()} ${monthOf(instant)}`
}

/** "22 Nov 2026" of `2026-11-22`; what was typed and is no day, as it stands. */
export const dayNamed = (on: string): string => (isDay(on) ? dayOf(`${on}T12:00:00`) : on.trim())

/** "Nov 2026". */
export function monthOf(instant: string): string {
  const date = new Date(instant)
  return `${months[date.getMonth()] ?? ''} ${date.getFullYear()}`
}

/** "3 weeks": how long before `now`, in the one unit that says it best. */
export function ageOf(instant: string, now: string): string {
  const days = Math.max(0, Math.floor((Date.parse(now) - Date.parse(instant)) / dayMs))
  if (days === 0) return 'today'
  if (days < 14) return counted(days, 'day')
  if (days < 61) return counted(Math.round(days / 7), 'week')
  if (days < 731) return counted(Math.round(days / 30.44), 'month')
  return counted(Math.round(days / 365.25), 'year')
}

/** With its sign, a true minus, and two decimals: one entry of many moves little. */
export const signed = (change: number): string => {
  const rounded = Math.abs(change).toFixed(2)
  if (rounded === '0.00') return ' 0.00'
  return `${change < 0 ? '−' : '+'}${rounded}`
}
