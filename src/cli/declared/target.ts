import { Option, type Command as Program } from 'commander'
import { stages } from '../../core/benchmark/benchmark.ts'
import type { Command } from '../command.ts'
import type { TargetAddOptions } from '../commands/target.ts'
import type { TargetConfirmOptions } from '../commands/target-confirm.ts'
import type { TargetMendOptions } from '../commands/target-mend.ts'
import { each, json, words } from './options.ts'

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
    .command('confirm')
    .description('what each statement of a ladder is about; asks on a terminal')
    .argument('[target]', 'its number, or words of its title; the newest if left out')
    .option(
      '--map <answer>',
      'STATEMENT=SKILLS, by number or words; or suggested, none, n/a, open; may be given again',
      each,
      [],
    )
    .option('--level <name>', 'the level of the ladder that is wanted')
    .addOption(json())
    .action(async (which: string | undefined, options: TargetConfirmOptions) => {
      const { targetConfirm } = await import('../commands/target-confirm.ts')
      return targetConfirm(command, which, options)
    })
  target
    .command('mend')
    .description('put right what was read of a requirement, or say that you meet it; asks on a terminal')
    .argument('[requirement]', 'its number, as proven gap prints it, or words of it')
    .option('--target <target>', 'its number, or words of its title; the newest if left out')
    .option('--asks <names>', 'the skills and tools that it asks for, with commas between them; or none')
    .option('--must', 'it is a must')
    .option('--no-must', 'it is only nice to have')
    .addOption(
      new Option(
        '--stage <stage>',
        'the stage at which it is asked for; without a requirement, the target’s',
      ).choices(stages),
    )
    .addOption(words('title', 'what the target is called'))
    .option('--years <years>', 'the years it asks for: 3, 3-5 or none')
    .option('--any', 'any one of what it names is enough')
    .option('--no-any', 'all that it names is wanted')
    .addOption(words('meet', 'that you meet it, and since when; it counts as your word. none takes it back'))
    .option('--drop', 'it asks for nothing, or does not apply to you')
    .option('--as-read', 'as it was read')
    .addOption(words('add', 'a requirement that was missed, with --asks, --stage and --no-must'))
    .addOption(json())
    .action(async (called: string | undefined, options: TargetMendOptions) => {
      const { targetMend } = await import('../commands/target-mend.ts')
      return targetMend(command, called, options)
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
