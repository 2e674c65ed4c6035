import { isDay } from '../../core/work-log/day.ts'
import { day } from '../words/dates.ts'

/** `22 Nov 2026` of `2026-11-22`; what is being typed to be a day, as it stands. */
export const dayNamed = (on: string): string => (isDay(on) ? day(`${on}T12:00:00`) : on.trim())
