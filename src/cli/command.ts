import { Failure, failures } from '../core/failures.ts'
import type { Server } from './client.ts'
import { ensureServer } from './server-process.ts'
import type { Terminal } from './terminal.ts'
import { wrapped } from './wrap.ts'

/** What every command is given. */
export type Command = {
  terminal: Terminal
  environment: Record<string, string | undefined>
  /** Ends when the user presses Ctrl-C, once `interruptible` was called. */
  signal: AbortSignal
  /** From here on Ctrl-C lets the command end between two steps, and a second one at once; without it, the first does. */
  interruptible: () => void
}

/** The server to ask; what takes a while to start it is told on a terminal. */
export const serverFor = ({ terminal, environment }: Command): Promise<Server> =>
  ensureServer(environment, (text) => terminal.progress(`${text} …`)).finally(() => terminal.progressEnd())

/** A failure with more for programs to read than its lines. */
export class FailureWith extends Failure {
  readonly data: Record<string, unknown>

  constructor(code: Failure['code'], details: string[], data: Record<string, unknown>) {
    super(code, details)
    this.data = data
  }
}

const asFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('unexpected', String(error))

/** A failure as programs read it, the same from a command as from the API. */
export function failureObject(error: unknown): { error: Record<string, unknown> } {
  const failure = asFailure(error)
  const { says, hint } = failures[failure.code]
  const data = failure instanceof FailureWith ? failure.data : {}
  return { error: { code: failure.code, says, details: failure.details, hint, ...data } }
}

/**
 * Says what happened, on standard error for people; with `json` on standard output too, for programs.
 * @returns the exit code of its row in the table of failures
 */
export function tellFailure(terminal: Terminal, error: unknown, json: boolean): number {
  if (json) terminal.json(failureObject(error))
  const { code, details } = asFailure(error)
  terminal.note({ text: failures[code].says, style: 'bad' })
  // What is laid out in columns stays so where it fits.
  for (const detail of details)
    for (const line of detail.length + 2 > (terminal.width ?? Number.POSITIVE_INFINITY)
      ? wrapped(terminal, 2, detail)
      : [detail])
      terminal.note(`  ${line}`)
  terminal.note({ text: `${failures[code].hint} (${code})`, style: 'quiet' })
  return failures[code].exit
}
