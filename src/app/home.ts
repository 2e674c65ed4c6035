import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { Failure } from '../core/failures.ts'

type Environment = Record<string, string | undefined>

/** Where everything of one person's Proven stands on this machine. Readable by nobody else. */
export type Home = {
  folder: string
  /** What a command shows to the server, mode 0600. */
  tokenFile: string
  /** Which process serves this home and where: written by the server, read by the commands. */
  serverFile: string
  log: string
  backups: string
  /** The embedded database. */
  postgres: string
  /** What scans keep between two readings of a repository; may be deleted at any time. */
  cache: string
  scratch: string
}

/** The home that the environment names: PROVEN_HOME, or `.proven` in the user's home folder. */
export function homeOf(environment: Environment): Home {
  const named = environment.PROVEN_HOME
  const folder = resolve(named === undefined || named === '' ? join(homedir(), '.proven') : named)
  return {
    folder,
    tokenFile: join(folder, 'token'),
    serverFile: join(folder, 'server.json'),
    log: join(folder, 'log'),
    backups: join(folder, 'backups'),
    postgres: join(folder, 'postgres'),
    cache: join(folder, 'cache'),
    scratch: join(folder, 'scratch'),
  }
}

/** @throws Failure request-invalid  when PROVEN_PORT is no port */
export function portOf(environment: Environment): number {
  const named = environment.PROVEN_PORT
  if (named === undefined || named === '') return 4477
  const port = Number(named)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure('request-invalid', `PROVEN_PORT is "${named}"; a port is a number from 1 to 65535`)
  return port
}

/**
 * Makes the folders that are missing and closes them to others.
 * @throws Failure home-unwritable
 */
export function prepareHome(home: Home): void {
  try {
    for (const folder of [home.folder, home.log, home.backups, home.cache, home.scratch]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      chmodSync(folder, 0o700)
    }
  } catch (error) {
    throw new Failure('home-unwritable', String(error instanceof Error ? error.message : error), {
      cause: error,
    })
  }
}

/** The token of this home, made when there is none. Two programs at once get the same one. */
export function tokenOf(home: Home): string {
  for (let attempt = 0; attempt < 2; attempt++) {
    const token = readToken(home)
    if (token !== null) return token
    // Written aside and linked, so that nobody ever reads half of it and the first one wins.
    const aside = `${home.tokenFile}.${process.pid}.${randomBytes(4).toString('hex')}`
    try {
      writeFileSync(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
      linkSync(aside, home.tokenFile)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
        throw new Failure('home-unwritable', String(error), { cause: error })
    } finally {
      rmSync(aside, { force: true })
    }
  }
  throw new Failure('home-unwritable', `${home.tokenFile} holds no token; remove it`)
}

/** Null where there is none yet. */
export function readToken(home: Home): string | null {
  try {
    const token = readFileSync(home.tokenFile, 'utf8').trim()
    return token.length >= 32 ? token : null
  } catch {
    return null
  }
}
