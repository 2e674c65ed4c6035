import { rmSync, writeFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { openReply } from '../api/contract/program.ts'
import { openLog } from '../api/log.ts'
import { createServer, listen } from '../api/server.ts'
import { createSessions } from '../api/session.ts'
import { readBuild } from '../app/build.ts'
import { type Home, homeOf, portOf, prepareHome, tokenOf } from '../app/home.ts'
import { takeMachine } from '../app/lab/machine.ts'
import { openProven, type Proven } from '../app/proven.ts'
import { Failure } from '../core/failures.ts'
import { startWorker, type Worker } from '../worker/worker.ts'
import { ask, type Server, whoAnswers } from './client.ts'
import { type Command, failureObject, tellFailure } from './command.ts'
import { buildPage, pageFolder } from './page-build.ts'
import { readServerFile, type ServerFile, stopServer } from './server-process.ts'
import { styled } from './terminal.ts'

/**
 * Runs Proven until it is told to end: the database, the API and the page, in this process.
 * @returns the exit code
 */
export async function serve(command: Command, { background }: { background: boolean }): Promise<number> {
  const { terminal, environment } = command
  try {
    const home = homeOf(environment)
    prepareHome(home)
    const server = { port: portOf(environment), token: tokenOf(home) }
    if (!background) {
      await buildPage((text) => terminal.note(text))
      if (await isRunningAlready(command, home, server)) return 0
    }
    await run(command, home, server, background)
    return 0
  } catch (error) {
    // The command that starts a server in the background reads its failure from the last line.
    const exit = tellFailure(terminal, error, false)
    if (background) terminal.out(JSON.stringify(failureObject(error)))
    return exit
  }
}

/**
 * A server of this home that another command started in the background makes room for this one; one that runs in
 * another terminal stays, and its page is what the user wants.
 */
async function isRunningAlready({ terminal }: Command, home: Home, server: Server): Promise<boolean> {
  const answer = await whoAnswers(server.port)
  if (answer.kind === 'nobody') return false
  if (answer.kind === 'other')
    throw new Failure('port-in-use', `port ${server.port} answers, and it is not Proven`)
  const { processId, build } = answer.health
  const inTerminal = readServerFile(home)?.background === false
  if (!inTerminal || build !== readBuild().build) {
    await stopServer(server, processId)
    return false
  }
  const { address } = await ask(server, { method: 'POST', path: '/v1/open', reply: openReply })
  terminal.out(`Proven is running already, in process ${processId}.`)
  terminal.out(`Open   ${address}`)
  return true
}

async function run(
  command: Command,
  home: Home,
  { port, token }: Server,
  background: boolean,
): Promise<void> {
  const { terminal, environment } = command
  const { log, close: closeLog } = openLog(home.log, 'info')
  const end = Promise.withResolvers<string>()
  // Watched from the first moment on, so that an end while starting is an end in order too.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => end.resolve(signal))
  let proven: Proven | null = null
  let worker: Worker | null = null
  let app: FastifyInstance | null = null
  try {
    if (!background) terminal.progress('Starting the record …')
    const onTrouble = (what: string, error: unknown) => log.error({ err: error }, what)
    proven = await openProven({
      home,
      environment,
      now: () => new Date(),
      onTrouble,
      onQueued: () => worker?.nudge(),
    })
    const sessions = createSessions(token, Date.now)
    const facts = {
      port,
      build: readBuild(),
      schema: proven.schema,
      page: pageFolder,
      stop: () => end.resolve('asked to'),
    }
    app = await createServer(proven.useCases, sessions, facts, log)
    await listen(app, port)
    worker = startWorker({ checks: proven.checks, takeMachine, onTrouble })
    const file: ServerFile = { processId: process.pid, port, background }
    writeFileSync(home.serverFile, `${JSON.stringify(file)}\n`, { mode: 0o600 })
    log.info({ port, ...facts.build, schema: facts.schema }, 'serving')
    for (const { says } of proven.notices) {
      log.warn(says)
      terminal.note(styled('careful', says))
    }
    if (!background) {
      terminal.out(`Open   http://127.0.0.1:${port}/open/${sessions.newCode()}`)
      terminal.out(`       once, within a quarter of an hour; proven open prints another`)
      terminal.out(`Record ${environment.PROVEN_DATABASE_URL ? 'in PROVEN_DATABASE_URL' : home.folder}`)
      terminal.out('Stop   Ctrl-C')
    }
    const lost = proven.lost.then((error) => {
      throw new Failure('database-unavailable', error.message, { cause: error })
    })
    log.info({ because: await Promise.race([end.promise, lost]) }, 'ending')
  } finally {
    await app?.close()
    await worker?.stop()
    await proven?.close()
    if (readServerFile(home)?.processId === process.pid) rmSync(home.serverFile, { force: true })
    log.info('ended')
    closeLog()
  }
}
