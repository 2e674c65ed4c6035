import type { Command as Program } from 'commander'
import type { Command } from '../command.ts'
import { json } from './options.ts'

export function declareRecord(program: Program, command: Command): void {
  program
    .command('export')
    .description('write everything but keys to a file')
    .argument('<file>', 'a new one; what is there already is not overwritten')
    .addOption(json())
    .action(async (file: string, options: { json: boolean }) => {
      const { exportTo } = await import('../commands/record.ts')
      return exportTo(command, file, options)
    })
  program
    .command('import')
    .description('read what export wrote')
    .argument('<file>', 'what proven export wrote; what is here already stays')
    .addOption(json())
    .action(async (file: string, options: { json: boolean }) => {
      const { importFrom } = await import('../commands/record.ts')
      return importFrom(command, file, options)
    })
  program
    .command('erase')
    .description('erase everything, or one source, for good')
    .option('--source <name>', 'a source, by its name or its number, as proven sources prints them')
    .option('--yes', 'do not ask', false)
    .addOption(json())
    .action(async (options: { source?: string; yes: boolean; json: boolean }) => {
      const { erase } = await import('../commands/record.ts')
      return erase(command, options)
    })
}
