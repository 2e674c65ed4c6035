import type { Interval } from '../../core/readiness/report.ts'

/** A level: one decimal is more than the evidence can tell apart already. */
export const level = (value: number): string => value.toFixed(1)

/** `1.8–3.0` */
export const range = ({ low, high }: Pick<Interval, 'low' | 'high'>): string => `${level(low)}–${level(high)}`
