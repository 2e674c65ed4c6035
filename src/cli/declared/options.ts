import { InvalidArgumentError, Option } from 'commander'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'
import { isDay } from '../../core/work-log/day.ts'

// Options and arguments that several commands share.

export const json = () => new Option('--json', 'print JSON, for programs').default(false)
export const all = (what: string) => new Option('--all', what).default(false)
export const stage = () =>
  new Option('--stage <stage>', 'the stage to measure against')
    .choices(stages)
    .default('senior' satisfies Stage)
/** An option that takes words as they are. */
export const words = (name: string, what: string) => new Option(`--${name} <words>`, what)

/** For options that may be given again. */
export const each = (value: string, before: string[]): string[] => [...before, value]

export const hours = (value: string): number => {
  const named = Number(value)
  if (value.trim() === '' || !(named >= 0)) throw new InvalidArgumentError('A number of hours is needed.')
  return named
}

/** A day of the calendar as ISO 8601 writes it; empty for `none`. */
export const day = (value: string): string => {
  if (value === 'none') return ''
  if (!isDay(value)) throw new InvalidArgumentError('A day is written 2027-03-31; none takes it away.')
  return value
}

/** A day, kept as it was written. */
export const dayOnly = (value: string): string => {
  if (!isDay(value)) throw new InvalidArgumentError('A day is written 2027-03-31.')
  return value
}

/** A day or `none`, kept as it was written. */
export const dayOrNone = (value: string): string => (value === 'none' ? value : dayOnly(value))
