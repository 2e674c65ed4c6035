import type { Interval } from '../../core/readiness/report.ts'

/** `1 piece`, `12,272 pieces`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${grouped(n)} ${n === 1 ? one : many}`

/** `12,272`: the thousands apart, the same for every reader, since the words are English. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** A level: one decimal is more than the evidence can tell apart already. */
export const level = (value: number): string => value.toFixed(1)

/** `1.8–3.0` */
export const range = ({ low, high }: Pick<Interval, 'low' | 'high'>): string => `${level(low)}–${level(high)}`

/** `a`, `a and b`, `a, b and c` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
