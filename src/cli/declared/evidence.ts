import { InvalidArgumentError, type Command as Program } from 'commander'
import type { Command } from '../command.ts'
import { all, each, json } from './options.ts'

const address = (value: string, before: string[]): string[] => {
  if (value.trim() === '') throw new InvalidArgumentError('An address is needed.')
  return [...before, value]
}

export function declareEvidence(program: Program, command: Command): void {
  program
    .command('scan')
    .description('read git repositories and record the evidence in them')
    .argument('<path...>', 'folders of git repositories')
    .option('--as <email>', 'an author address that is yours; may be given again', address, [])
    .addOption(json())
    .action(async (paths: string[], options: { as: string[]; json: boolean }) => {
      command.interruptible()
      const { scan } = await import('../commands/scan.ts')
      process.exitCode = await scan(command, paths, options)
    })
  program
    .command('sources')
    .description('what evidence was read from')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { sources } = await import('../commands/sources.ts')
      return sources(command, options)
    })
  program
    .command('rate')
    .description('say what you have done, behaviour by behaviour; it claims, and barely moves a level')
    .argument('[area]', 'an area of the benchmark, such as sql-databases; all if left out')
    .option('--answer <skill/behaviour=answer>', 'yes, no, skip or none; may be given again', each, [])
    .addOption(all('behaviours beyond the core too'))
    .addOption(json())
    .action(async (area: string | undefined, options: { answer: string[]; all: boolean; json: boolean }) => {
      const { rate } = await import('../commands/rate.ts')
      return rate(command, area, options)
    })
}
