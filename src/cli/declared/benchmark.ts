import { Option, type Command as Program } from 'commander'
import { type Stage, stages } from '../../core/benchmark/benchmark.ts'
import type { Command } from '../command.ts'
import { json } from './options.ts'

export function declareBenchmark(program: Program, command: Command): void {
  program
    .command('bar')
    .description('read the bar: what is asked at each stage, and what can show it')
    .argument('[name]', 'a skill or an area; a list of all if left out')
    .option('--search <words>', 'only what holds these words; names of tools lead to skills')
    .addOption(new Option('--stage <stage>', 'only what is asked at this stage').choices(stages))
    .addOption(json())
    .action(async (name: string | undefined, options: { search?: string; stage?: Stage; json: boolean }) => {
      const { bar } = await import('../commands/bar.ts')
      return bar(command, name, { search: options.search, stage: options.stage, json: options.json })
    })
  program
    .command('tracks')
    .description('what the steps of a career and its neighbours ask, and what of it carries over')
    .argument('[track]', 'its slug, its name or a title that means it; all of them if left out')
    .addOption(json())
    .action(async (called: string | undefined, options: { json: boolean }) => {
      const { tracks } = await import('../commands/tracks.ts')
      return tracks(command, called, options)
    })
}
