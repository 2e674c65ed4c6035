import { InvalidArgumentError, Option } from 'commander'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'

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
