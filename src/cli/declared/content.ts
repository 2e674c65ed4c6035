import type { Command as Program } from 'commander'
import type { Command } from '../command.ts'
import { json } from './options.ts'

export function declareContent(program: Program, command: Command): void {
  const content = program.command('content').description('what Proven knows')
  content
    .command('stats')
    .description('count it')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { contentStats } = await import('../commands/content.ts')
      return contentStats(command, options)
    })
  content
    .command('verify')
    .description('find every problem in it')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { contentVerify } = await import('../commands/content.ts')
      return contentVerify(command, options)
    })
}
