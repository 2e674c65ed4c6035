import type { Command as Program } from 'commander'
import type { Command } from '../command.ts'
import type { LimitsOptions } from '../commands/limits.ts'
import { each, json, words } from './options.ts'

export function declareLimits(program: Program, command: Command): void {
  program
    .command('limits')
    .description('what learning beside the job may never take; a plan keeps to it')
    .option('--cap <hours>', 'a week, at most; none for no cap')
    .option('--on-call <days>', 'add days on call: 2026-12-07..2026-12-13, or one day', each, [])
    .option('--quiet <days>', 'add days on which nothing is done: a holiday, a move, a rest', each, [])
    .option('--quiet-weekdays <days>', 'days of every week on which nothing is done: Sat,Sun; or none')
    .addOption(words('because', 'why, beside the days that are added'))
    .option('--take-out <date>', 'take out the days that hold this one', each, [])
    .addOption(json())
    .action(async (options: LimitsOptions) => {
      const { limits } = await import('../commands/limits.ts')
      return limits(command, options)
    })
}
