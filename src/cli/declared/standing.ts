import type { Command as Program } from 'commander'
import type { Stage } from '../../core/benchmark/benchmark.ts'
import type { Command } from '../command.ts'
import { all, json, stage } from './options.ts'

export function declareStanding(program: Program, command: Command): void {
  program
    .command('status')
    .description('where you stand')
    .addOption(stage())
    .addOption(all('skills outside the core too'))
    .addOption(json())
    .action(async (options: { stage: Stage; all: boolean; json: boolean }) => {
      const { status } = await import('../commands/status.ts')
      return status(command, options)
    })
  program
    .command('why')
    .description('everything that one skill’s number was made of')
    .argument('<skill>', 'its slug, as proven status prints it')
    .addOption(stage())
    .addOption(all('every piece, replaced ones too'))
    .addOption(json())
    .action(async (skill: string, options: { stage: Stage; all: boolean; json: boolean }) => {
      const { why } = await import('../commands/why.ts')
      return why(command, skill, options)
    })
}
