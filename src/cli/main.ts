import { CommanderError, InvalidArgumentError, Option, Command as Program } from 'commander'
import { readBuild } from '../app/build.ts'
import { type Stage, stages } from '../core/benchmark/benchmark.ts'
import { failures } from '../core/failures.ts'
import { type Command, tellFailure } from './command.ts'
import { contentStats, contentVerify } from './commands/content.ts'
import { doctor } from './commands/doctor.ts'
import { openPage, stop } from './commands/open.ts'
import { erase, exportTo, importFrom } from './commands/record.ts'
import { scan } from './commands/scan.ts'
import { sources } from './commands/sources.ts'
import { status } from './commands/status.ts'
import { why } from './commands/why.ts'
import { openTerminal } from './terminal.ts'

const terminal = openTerminal(process.stdin, process.stdout, process.stderr, process.env)
const interrupted = new AbortController()
const command: Command = { terminal, environment: process.env, signal: interrupted.signal }

const stage = () =>
  new Option('--stage <stage>', 'the stage to measure against')
    .choices(stages)
    .default('senior' satisfies Stage)
const json = () => new Option('--json', 'for programs').default(false)
const all = (what: string) => new Option('--all', what).default(false)
const address = (value: string, before: string[]): string[] => {
  if (value.trim() === '') throw new InvalidArgumentError('An address is needed.')
  return [...before, value]
}

const program = new Program('proven')
  .description('Helps a backend developer become senior, and prove it.')
  .version(readBuild().version)
  .showHelpAfterError('(proven --help says what there is)')
  .exitOverride()

/** An interruption ends a scan between two steps; everything else ends at once. */
const interruptible = () => {
  process.once('SIGINT', () => {
    interrupted.abort()
    process.once('SIGINT', () => process.exit(failures['scan-stopped'].exit))
  })
}

program
  .command('serve', { isDefault: false })
  .description('run Proven: the page, the API and the record')
  .addOption(new Option('--background').default(false).hideHelp())
  .action(async (options: { background: boolean }) => {
    const { serve } = await import('./serve.ts')
    process.exitCode = await serve(command, options)
  })
program
  .command('scan')
  .description('read git repositories and record the evidence in them')
  .argument('<path...>', 'repositories')
  .option('--as <email>', 'an author address that is yours; may be given again', address, [])
  .addOption(json())
  .action(async (paths: string[], options: { as: string[]; json: boolean }) => {
    interruptible()
    process.exitCode = await scan(command, paths, options)
  })
program
  .command('status')
  .description('where you stand')
  .addOption(stage())
  .addOption(all('skills outside the core too'))
  .addOption(json())
  .action((options: { stage: Stage; all: boolean; json: boolean }) => status(command, options))
program
  .command('why')
  .description('everything that one skill’s number was made of')
  .argument('<skill>', 'its slug, as proven status prints it')
  .addOption(stage())
  .addOption(all('every piece, replaced ones too'))
  .addOption(json())
  .action((skill: string, options: { stage: Stage; all: boolean; json: boolean }) =>
    why(command, skill, options),
  )
program
  .command('sources')
  .description('what evidence was read from')
  .addOption(json())
  .action((options: { json: boolean }) => sources(command, options))
program
  .command('open')
  .description('print an address that signs a browser in, once')
  .addOption(json())
  .action((options: { json: boolean }) => openPage(command, options))

const content = program.command('content').description('what Proven knows')
content
  .command('stats')
  .description('count it')
  .addOption(json())
  .action((options: { json: boolean }) => contentStats(command, options))
content
  .command('verify')
  .description('find every problem in it')
  .addOption(json())
  .action((options: { json: boolean }) => contentVerify(command, options))

program
  .command('doctor')
  .description('say what is wrong here, and what to do')
  .addOption(json())
  .action((options: { json: boolean }) => doctor(command, options))
program
  .command('stop')
  .description('end the server')
  .addOption(json())
  .action((options: { json: boolean }) => stop(command, options))
program
  .command('export')
  .description('write everything but keys to a file')
  .argument('<file>')
  .addOption(json())
  .action((file: string, options: { json: boolean }) => exportTo(command, file, options))
program
  .command('import')
  .description('read what export wrote')
  .argument('<file>')
  .addOption(json())
  .action((file: string, options: { json: boolean }) => importFrom(command, file, options))
program
  .command('erase')
  .description('erase everything, or one source, for good')
  .option('--source <name>', 'a source, by its name or its number')
  .option('--yes', 'do not ask', false)
  .addOption(json())
  .action((options: { source?: string; yes: boolean; json: boolean }) => erase(command, options))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? 0 : failures['request-invalid'].exit
  else process.exitCode = tellFailure(terminal, error, process.argv.includes('--json'))
}
