import { localDay } from '../../core/work-log/day.ts'

/** The day that it is where the reader is: `2026-11-22`. */
export const today = (): string => localDay(new Date())
