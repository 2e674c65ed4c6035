import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordRequest } from '../../src/api/contract/repositories.ts'
import { freePort } from '../free-port.ts'

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')

/** The real program on a home and a port of its own, with a user's home folder that holds nothing else. */
export type Program = {
  userHome: string
  provenHome: string
  origin: string
  /** A fresh one-time address. */
  address: () => Promise<string>
  /** Asks as a command would: POST unless another method is named. Throws on a refusal. */
  send: (path: string, body?: object, method?: 'POST' | 'PUT') => Promise<unknown>
  /** Records evidence as a command would. */
  record: (reading: RecordRequest) => Promise<void>
  /** Ends the server in order; `start` starts it again on the same record. */
  stop: () => Promise<void>
  /** Ends it as a power cut would, and waits until it is gone. */
  kill: () => Promise<void>
  start: () => Promise<void>
  /** Ends it and deletes its folders. */
  remove: () => Promise<void>
}

export async function startProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'proven-browser-'))
  const userHome = join(folder, 'user')
  mkdirSync(userHome)
  const port = await freePort()
  const provenHome = join(folder, 'proven')
  const origin = `http://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    HOME: userHome,
    PROVEN_HOME: provenHome,
    PROVEN_PORT: String(port),
    PROVEN_DATABASE_URL: '',
  }
  let child: ChildProcess | null = null

  const send: Program['send'] = async (path, body, method = 'POST') => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${readFileSync(join(provenHome, 'token'), 'utf8').trim()}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child
    child = null
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = once(running, 'exit')
    running.kill(signal)
    await ended
  }

  const program: Program = {
    userHome,
    provenHome,
    origin,
    address: async () => ((await send('/v1/open')) as { address: string }).address,
    send,
    record: async (reading) => void (await send('/v1/evidence', reading)),
    start: async () => {
      child = await served(environment)
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    remove: async () => {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await program.start()
  return program
}

/** The server once it has printed its address; fails with what it printed when it ends before. */
async function served(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      if (/^Open\s+http/m.test(printed)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}:\n${printed}`)))
  })
  return child
}
