import { Option, type Command as Program } from 'commander'
import { stages } from '../../core/benchmark/benchmark.ts'
import type { Command } from '../command.ts'
import type { TargetAddOptions } from '../commands/target.ts'
import { json } from './options.ts'

export function declareTarget(program: Program, command: Command): void {
  const target = program.command('target').description('what you want: a job, a level of a ladder, a stage')
  target
    .command('add')
    .description('read a job description or a ladder, or name a stage, and set it beside your evidence')
    .option('--text-file <file>', 'a job description: text, HTML, PDF or DOCX; - for standard input')
    .option('--ladder <file>', 'your employer’s ladder: YAML or CSV, as docs/ladders.md shows')
    .option('--level <name>', 'of the ladder; its senior level if left out')
    .addOption(new Option('--stage <stage>', 'a stage of the bar').choices(stages))
    .addOption(json())
    .action(async (options: TargetAddOptions) => {
      const { targetAdd } = await import('../commands/target.ts')
      return targetAdd(command, options)
    })
  target
    .command('list')
    .description('all that was added, with the must-haves that are met')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { targetList } = await import('../commands/target.ts')
      return targetList(command, options)
    })
  target
    .command('show')
    .description('what was read of one')
    .argument('[target]', 'its number, or words of its title; the newest if left out')
    .addOption(json())
    .action(async (which: string | undefined, options: { json: boolean }) => {
      const { targetShow } = await import('../commands/target.ts')
      return targetShow(command, which, options)
    })
  target
    .command('remove')
    .description('remove one; evidence stays')
    .argument('<target>')
    .addOption(json())
    .action(async (which: string, options: { json: boolean }) => {
      const { targetRemove } = await import('../commands/target.ts')
      return targetRemove(command, which, options)
    })
  program
    .command('gap')
    .description('a target requirement by requirement: met, weak, missing or unknown, and by what evidence')
    .argument('[target]', 'its number, or words of its title; the newest if left out')
    .addOption(json())
    .action(async (which: string | undefined, options: { json: boolean }) => {
      const { gap } = await import('../commands/target.ts')
      return gap(command, which, options)
    })
}
