import { Option, type Command as Program } from 'commander'
import type { Command } from '../command.ts'
import { json } from './options.ts'

export function declareServer(program: Program, command: Command): void {
  program
    .command('serve', { isDefault: false })
    .description('run Proven: the page, the API and the record')
    .addOption(new Option('--background').default(false).hideHelp())
    .action(async (options: { background: boolean }) => {
      const { serve } = await import('../serve.ts')
      // Everything was ended in order; nothing that a package left behind may keep the process.
      process.exit(await serve(command, options))
    })
  program
    .command('open')
    .description('print an address that signs a browser in, once')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { openPage } = await import('../commands/open.ts')
      return openPage(command, options)
    })
  program
    .command('doctor')
    .description('say what is wrong here, and what to do')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { doctor } = await import('../commands/doctor.ts')
      return doctor(command, options)
    })
  program
    .command('stop')
    .description('end the server')
    .addOption(json())
    .action(async (options: { json: boolean }) => {
      const { stop } = await import('../commands/open.ts')
      return stop(command, options)
    })
}
