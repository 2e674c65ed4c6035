import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { failureReply, stopReply } from '../api/contract/program.ts'
import { readBuild } from '../app/build.ts'
import { type Home, homeOf, portOf, prepareHome, readToken, tokenOf } from '../app/home.ts'
import { Failure } from '../core/failures.ts'
import { ask, type Server, whoAnswers } from './client.ts'

type Environment = Record<string, string | undefined>

/** Long enough for a first start on a slow machine: it makes the database. */
const startMs = 120_000
const stopMs = 30_000

const serverFile = z.object({ processId: z.number().int(), port: z.number().int(), background: z.boolean() })
export type ServerFile = z.infer<typeof serverFile>

/** What the server of a home wrote about itself; null where none runs. */
export function readServerFile(home: Home): ServerFile | null {
  try {
    const file = serverFile.parse(JSON.parse(readFileSync(home.serverFile, 'utf8')))
    return isAlive(file.processId) ? file : null
  } catch {
    return null
  }
}

/**
 * The server of this home: the one that runs, or a new one in the background. One of another build is ended in
 * order first, so that a command never talks to yesterday's program.
 * @throws Failure port-in-use, home-in-use, server-unreachable, or what kept it from starting
 */
export async function ensureServer(environment: Environment, say: (text: string) => void): Promise<Server> {
  const home = homeOf(environment)
  const port = portOf(environment)
  prepareHome(home)
  const server = { port, token: tokenOf(home) }
  const answer = await whoAnswers(port)
  if (answer.kind === 'other') throw foreign(port)
  if (answer.kind === 'proven') {
    if (answer.health.build === readBuild().build) return server
    say('Proven has changed since its server started; restarting it')
    await stopServer(server, answer.health.processId)
  }
  const elsewhere = readServerFile(home)
  if (elsewhere && elsewhere.port !== port)
    throw new Failure('home-in-use', `process ${elsewhere.processId} serves it on port ${elsewhere.port}`)
  say('Starting Proven')
  await startInBackground(home, port, environment)
  return server
}

/**
 * Ends a server in order and waits until its process is gone.
 * @throws Failure port-in-use  when the server is of another home and refuses our token
 */
export async function stopServer(server: Server, processId: number): Promise<void> {
  try {
    await ask(server, { method: 'POST', path: '/v1/stop', reply: stopReply })
  } catch (error) {
    if (isAlive(processId)) throw error
  }
  const until = Date.now() + stopMs
  while (isAlive(processId)) {
    if (Date.now() > until)
      throw new Failure('home-in-use', `process ${processId} was asked to stop and still runs`)
    await sleep(20)
  }
}

/** The server that runs for this home, at whichever port; null where none does. */
export async function runningServer(
  environment: Environment,
): Promise<(Server & { processId: number }) | null> {
  const home = homeOf(environment)
  const token = readToken(home)
  if (token === null) return null
  const ports = new Set([readServerFile(home)?.port ?? portOf(environment), portOf(environment)])
  for (const port of ports) {
    const answer = await whoAnswers(port)
    if (answer.kind === 'proven') return { port, token, processId: answer.health.processId }
  }
  return null
}

async function startInBackground(home: Home, port: number, environment: Environment): Promise<void> {
  const output = join(home.log, 'start.log')
  const file = openSync(output, 'w', 0o600)
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, 'serve', '--background'], {
    detached: true,
    stdio: ['ignore', file, file],
    env: environment,
    cwd: home.folder,
  })
  closeSync(file)
  child.unref()
  let ended: number | null = null
  child.once('exit', (code) => {
    ended = code ?? 1
  })
  const until = Date.now() + startMs
  while (Date.now() < until) {
    const answer = await whoAnswers(port)
    if (answer.kind === 'proven') return
    if (ended !== null) {
      const failure = lastFailure(output)
      // Another command may have started one at the same moment; then that one is ours too.
      const wasOther = failure.code === 'home-in-use' || failure.code === 'port-in-use'
      if (!wasOther || Date.now() > until - startMs + 20_000) throw failure
    }
    await sleep(30)
  }
  throw new Failure('server-unreachable', [`no answer within ${startMs / 1000} s`, `see ${output}`])
}

/** The failure that a background server told before it ended. */
function lastFailure(output: string): Failure {
  const lines = readFileSync(output, 'utf8').trim().split('\n')
  for (const line of lines.reverse()) {
    try {
      const { error } = failureReply.parse(JSON.parse(line))
      return new Failure(error.code, error.details)
    } catch {}
  }
  return new Failure('server-unreachable', [...lines.reverse().slice(-5), `see ${output}`])
}

const foreign = (port: number) => new Failure('port-in-use', `port ${port} answers, and it is not Proven`)
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
