import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { removeOldDatabases } from './keep.ts'
import { prepareDatabase } from './prepare.ts'

let home: string
let cacheFolder: string
let fixtureFile: string
const programs: ChildProcess[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lab-prepare-'))
  cacheFolder = join(home, 'cache')
  fixtureFile = join(home, 'fixture.sql')
})
afterEach(() => {
  for (const program of programs.splice(0)) program.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

const prepare = (fixture: string, hash = 'lab') => {
  writeFileSync(fixtureFile, fixture)
  return prepareDatabase({ fixtureFile, hash, cacheFolder })
}
const readyFolders = () => readdirSync(cacheFolder).filter((name) => /^[0-9a-f]{24}$/.test(name))

/** Another program that prepares the same fixture, and prints the folder. */
function otherProgram(): { program: ChildProcess; folder: Promise<string> } {
  const source = `
    import { prepareDatabase } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'prepare.ts')).href)}
    console.log((await prepareDatabase(${JSON.stringify({ fixtureFile, hash: 'lab', cacheFolder })})).folder)`
  const program = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  programs.push(program)
  const folder = new Promise<string>((resolve) => {
    program.stdout?.once('data', (data) => resolve(`${data}`.trim()))
  })
  return { program, folder }
}

it('a statement that fails is named with its line, and nothing is believed ready', async () => {
  const failing = prepare(
    'create table a (id int primary key);\n\n-- twice\ninsert into a values (1),\n  (1);',
  )
  await expect(failing).rejects.toMatchObject({
    code: 'fixture-failed',
    message: expect.stringMatching(/fixture\.sql:4: duplicate key .*insert into a values \(1\), \(1\)/s),
  })
  expect(readdirSync(cacheFolder)).toEqual(['owner'])
})

it('a fixture runs as the owner of its database, who is no superuser', async () => {
  await expect(prepare(`copy (select 1) to '/tmp/never'`)).rejects.toThrow(/:1: permission denied/)
})

it('of several at once, in one program or two, one makes it and all get it', async () => {
  writeFileSync(fixtureFile, 'create table a ()')
  const other = otherProgram()
  const [one, two] = await Promise.all([prepare('create table a ()'), prepare('create table a ()')])
  expect(two).toEqual(one)
  expect(await other.folder).toBe(one.folder)
  expect(readyFolders()).toHaveLength(1)
})

it('what was cut short is made anew, and leaves nothing', async () => {
  writeFileSync(fixtureFile, 'create table a (); select pg_sleep(600)')
  const { program } = otherProgram()
  // In the middle of the fixture.
  while (!existsSync(cacheFolder) || !readdirSync(cacheFolder).some((name) => name.includes('.')))
    await sleep(20)
  await sleep(300)
  program.kill('SIGKILL')
  const ready = await prepare('create table a ()')
  expect(readdirSync(cacheFolder).sort()).toEqual([ready.folder.slice(cacheFolder.length + 1), 'owner'])
})

it('only the last used are kept, and those that may be in use', async () => {
  const now = Date.now()
  const names = Array.from({ length: 6 }, (_, at) => `${at}`.repeat(24))
  for (const [at, name] of names.entries()) {
    mkdirSync(join(cacheFolder, name, 'data'), { recursive: true })
    const usedAt = new Date(now - (at < 3 ? at * 60_000 : at * 3_600_000))
    utimesSync(join(cacheFolder, name), usedAt, usedAt)
  }
  mkdirSync(join(cacheFolder, `${'a'.repeat(24)}.1234`))
  await removeOldDatabases(cacheFolder, now)
  expect(readdirSync(cacheFolder).sort()).toEqual(names.slice(0, 3))
  // With the one that is made next, three.
  await removeOldDatabases(cacheFolder, now + 3_600_000)
  expect(readdirSync(cacheFolder).sort()).toEqual(names.slice(0, 2))
})
