import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { pino } from 'pino'
import { createServer } from '../../src/api/server.ts'
import { createSessions, type Sessions } from '../../src/api/session.ts'
import { homeOf, prepareHome, tokenOf } from '../../src/app/home.ts'
import { openProven, type Proven, type ProvenOptions } from '../../src/app/proven.ts'

export type Running = {
  app: FastifyInstance
  proven: Proven
  sessions: Sessions
  port: number
  token: string
  /** Stands for the user's home folder: what the page may look into. */
  userHome: string
  /** Lines that the server logged. */
  logged: string[]
  /** A request as a command makes it. */
  command: (options: InjectOptions) => ReturnType<typeof asCommand>
  stopAsked: () => boolean
  close: () => Promise<void>
}

const asCommand = (app: FastifyInstance, port: number, token: string, options: InjectOptions) =>
  app.inject({
    ...options,
    headers: { host: `127.0.0.1:${port}`, authorization: `Bearer ${token}`, ...options.headers },
  })

/** The whole server over a real database, in folders of its own; it does not listen. */
export async function startApi(
  port = 4999,
  now = () => new Date(),
  labs: Pick<ProvenOptions, 'labs' | 'runLab'> = {},
): Promise<Running> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proven-api-')))
  const userHome = join(folder, 'user')
  const page = join(folder, 'page')
  mkdirSync(userHome)
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Proven</title>')
  writeFileSync(join(page, 'assets', 'main-1a2b.js'), 'export {}')
  const home = homeOf({ PROVEN_HOME: join(folder, 'home') })
  prepareHome(home)
  const token = tokenOf(home)
  const troubles: unknown[] = []
  const proven = await openProven({
    home,
    environment: {},
    now,
    userHome,
    ...labs,
    onTrouble: (what, error) => troubles.push([what, error]),
  })
  const sessions = createSessions(token, () => now().getTime())
  const logged: string[] = []
  let asked = false
  const app = await createServer(
    proven.useCases,
    sessions,
    {
      port,
      build: { version: '1.2.3', build: 'test' },
      schema: proven.schema,
      page,
      stop: () => {
        asked = true
      },
    },
    pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  )
  return {
    app,
    proven,
    sessions,
    port,
    token,
    userHome,
    logged,
    command: (options) => asCommand(app, port, token, options),
    stopAsked: () => asked,
    async close() {
      await app.close()
      await proven.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
