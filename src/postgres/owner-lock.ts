import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asPostgresFailure, errorCode, PostgresFailure } from './failure.ts'
import { birthOf, isAlive } from './processes.ts'

export type OwnerLock = { release(): void }

type Owner = { pid: number; birth: string }

/**
 * Makes this process the only owner of what `folder` stands for. A dead owner's lock is taken over.
 *
 * There is one file per generation, `owner.<n>`; who created the highest holds the lock. A file is linked in place,
 * complete, and only one process can create generation n; the highest is never removed, so that a slow process which
 * judged an older owner dead finds a newer one instead of removing it.
 * @throws PostgresFailure folder-in-use, folder-unusable, disk-full
 */
export function takeOwnerLock(folder: string): OwnerLock {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (;;) {
      const newest = generationsIn(folder).at(-1) ?? 0
      if (newest > 0) {
        const owner = ownerAt(fileOf(folder, newest))
        if (owner === 'gone') continue
        if (owner !== null && isStillThere(owner))
          throw new PostgresFailure('folder-in-use', `process ${owner.pid} is using ${folder}`)
      }
      const mine = newest + 1
      if (!create(folder, mine)) continue
      const generations = generationsIn(folder)
      if (generations.at(-1) !== mine) {
        rmSync(fileOf(folder, mine), { force: true })
        continue
      }
      for (const older of generations.slice(0, -1)) rmSync(fileOf(folder, older), { force: true })
      return { release: () => release(folder, mine) }
    }
  } catch (error) {
    throw asPostgresFailure(error, `lock ${folder}`)
  }
}

/** Whether somebody took this lock once and nobody holds it now. */
export function ownerIsGone(folder: string): boolean {
  try {
    const newest = generationsIn(folder).at(-1)
    if (newest === undefined) return false
    const owner = ownerAt(fileOf(folder, newest))
    return owner === null || (owner !== 'gone' && !isStillThere(owner))
  } catch {
    return false // no lock at all
  }
}

const fileOf = (folder: string, generation: number) => join(folder, `owner.${generation}`)

const generationsIn = (folder: string): number[] =>
  readdirSync(folder)
    .flatMap((name) => /^owner\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)

/** Null when nobody holds it: released, or no lock of ours. */
function ownerAt(file: string): Owner | 'gone' | null {
  try {
    const { pid, birth } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>
    return typeof pid === 'number' && pid > 0 && typeof birth === 'string' ? { pid, birth } : null
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'gone' : null
  }
}

function isStillThere({ pid, birth }: Owner): boolean {
  if (!isAlive(pid)) return false
  const now = birthOf(pid)
  return birth === '' || now === '' || now === birth
}

function create(folder: string, generation: number): boolean {
  const aside = join(folder, `${process.pid}.${generation}`)
  writeFileSync(aside, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Owner), {
    mode: 0o600,
  })
  try {
    linkSync(aside, fileOf(folder, generation))
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function release(folder: string, generation: number): void {
  const aside = join(folder, `${process.pid}.${generation}`)
  try {
    writeFileSync(aside, '{}', { mode: 0o600 })
    renameSync(aside, fileOf(folder, generation))
  } catch {} // a lock that stays is taken over when this process is gone
}
