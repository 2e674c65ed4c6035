import type { Command as Program } from 'commander'
import type { Command } from '../command.ts'
import type { ReviewOptions } from '../commands/review.ts'
import { json, words } from './options.ts'

export function declareReview(program: Program, command: Command): void {
  program
    .command('review')
    .description('what moved since the last review and why; what to keep, drop and change')
    .addOption(words('keep', 'what worked, and stays as it is'))
    .addOption(words('drop', 'what cost more than it gave, and stops'))
    .addOption(words('change', 'what you do differently from now on'))
    .option('--out <file>', 'write it as a dated page of Markdown too')
    .option('--show <number>', 'one that was written before')
    .option('--list', 'all that were written', false)
    .addOption(json())
    .action(async (options: ReviewOptions) => {
      const { review } = await import('../commands/review.ts')
      return review(command, options)
    })
}
