import { CommanderError } from 'commander'
import { Failure, failures } from '../core/failures.ts'
import { type Command, failureObject, tellFailure } from './command.ts'
import { commandLine } from './program.ts'
import { openTerminal } from './terminal.ts'

const terminal = openTerminal(process.stdin, process.stdout, process.stderr, process.env)
// Who reads our output may have read enough (`proven status | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
const interrupted = new AbortController()
const command: Command = {
  terminal,
  environment: process.env,
  signal: interrupted.signal,
  interruptible() {
    process.once('SIGINT', () => {
      interrupted.abort()
      process.once('SIGINT', () => process.exit(failures['scan-stopped'].exit))
    })
  },
}

try {
  await commandLine(command).parseAsync()
} catch (error) {
  const json = process.argv.includes('--json')
  if (!(error instanceof CommanderError)) process.exitCode = tellFailure(terminal, error, json)
  else if (error.exitCode !== 0) {
    // What was not understood is told on standard error already.
    if (json) terminal.json(failureObject(new Failure('request-invalid', error.message)))
    process.exitCode = failures['request-invalid'].exit
  }
}
