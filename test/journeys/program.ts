import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from '../free-port.ts'

const root = join(import.meta.dirname, '..', '..')

export type Ran = { exit: number | null; out: string; err: string }

/** Folders of one journey: a home for Proven, one for the user, and a port that was free. */
export type Place = {
  folder: string
  home: string
  userHome: string
  port: number
  environment: Record<string, string>
}

export async function makePlace(): Promise<Place> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proven-journey-')))
  const userHome = join(folder, 'user')
  mkdirSync(userHome)
  writeFileSync(join(userHome, '.gitconfig'), '[user]\n\tname = Ada\n\temail = ada@example.org\n')
  const port = await freePort()
  return {
    folder,
    home: join(folder, 'home'),
    userHome,
    port,
    environment: {
      PATH: process.env.PATH ?? '',
      HOME: userHome,
      LANG: 'C.UTF-8',
      PROVEN_HOME: join(folder, 'home'),
      PROVEN_PORT: String(port),
    },
  }
}

/** Ends what the journey started, then removes its folders. */
export async function leavePlace(place: Place): Promise<void> {
  await run(place, ['stop'])
  rmSync(place.folder, { recursive: true, force: true })
}

/** Runs the program as a script would: no terminal. */
export function run(
  { environment }: Pick<Place, 'environment'>,
  args: string[],
  options: { program?: string; input?: string; environment?: Record<string, string> } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [options.program ?? join(root, 'src/cli/main.ts'), ...args], {
    env: { ...environment, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ran: Ran = { exit: null, out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    ran.out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    ran.err += chunk
  })
  child.stdin.end(options.input ?? '')
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve({ ...ran, exit }))
  })
}

/** Starts the program and leaves it running; `until` gives what it said once that matches. */
export function start({ environment }: Pick<Place, 'environment'>, args: string[]) {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let said = ''
  const until = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => pattern.test(said) && resolve(said)
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk
        look()
      })
      void ended.then((code) => reject(new Error(`it ended with ${code}: ${said}`)))
      look()
    })
  return { child, ended, until }
}

type Author = { name: string; email: string }
export const ada: Author = { name: 'Ada', email: 'ada@example.org' }
export const bob: Author = { name: 'Bob', email: 'bob@example.org' }

/** A small repository below `folder`: one commit for each change, on the day given. */
export function makeRepository(
  folder: string,
  changes: { by: Author; on: string; message: string; files: Record<string, string> }[],
): string {
  mkdirSync(folder, { recursive: true })
  const git = (args: string[], environment: Record<string, string> = {}) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        ...environment,
      },
    })
  git(['init', '--quiet', '--initial-branch=main'])
  for (const { by, on, message, files } of changes) {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    git(['add', '--all'])
    const when = `${on}T12:00:00Z`
    git(['commit', '--quiet', '--message', message], {
      GIT_AUTHOR_NAME: by.name,
      GIT_AUTHOR_EMAIL: by.email,
      GIT_COMMITTER_NAME: by.name,
      GIT_COMMITTER_EMAIL: by.email,
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_DATE: when,
    })
  }
  return folder
}
