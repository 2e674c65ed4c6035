import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { initialise, majorVersionOf, nameForServer } from './data-folder.ts'
import { tagOf } from './launch.ts'
import { isAlive, processesNaming } from './processes.ts'
import { readPidFile, serverProcesses } from './reclaim.ts'
import { type RunningPostgres, startPostgres } from './start.ts'

// Closed to others, as a user's home is: an account that the server is switched to cannot look in from above.
const home = mkdtempSync(join(tmpdir(), 'pgtest-'))
const dataFolder = join(home, 'data folder')
const logFile = join(home, 'postgres.log')
const open: RunningPostgres[] = []
const programs: ChildProcess[] = []

const start = async () => {
  const server = await startPostgres({ dataFolder, durable: true, logFile })
  open.push(server)
  return server
}

async function query({ connection }: { connection: pg.ClientConfig }, text: string): Promise<unknown[][]> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows
  } finally {
    await client.end().catch(() => {})
  }
}

async function until(what: string, holds: () => unknown, withinMs = 20_000): Promise<number> {
  const startedAt = Date.now()
  while (!(await holds())) {
    if (Date.now() - startedAt > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`)
    await sleep(5)
  }
  return Date.now() - startedAt
}

/** Another program with a server on the same folder; it says READY and waits. */
async function otherProgram(): Promise<{ program: ChildProcess; said: string }> {
  const source = `
    import { startPostgres } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'start.ts')).href)}
    try {
      await startPostgres(${JSON.stringify({ dataFolder, durable: true })})
      console.log('READY')
    } catch (error) { console.log(error.code); process.exit() }`
  const program = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  programs.push(program)
  const [said] = await new Promise<string[]>((resolve) =>
    program.stdout?.once('data', (data) => resolve([`${data}`.trim()])),
  )
  return { program, said: said ?? '' }
}

beforeAll(() => {
  chmodSync(home, 0o700)
  initialise(dataFolder, false)
})
afterEach(async () => {
  for (const program of programs.splice(0)) program.kill('SIGKILL')
  for (const server of open.splice(0)) await server.stop()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a server of our own', () => {
  it('keeps what it acknowledged through a crash of the machine', async () => {
    const server = await start()
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect([setting, await query(server, `show ${setting}`)]).toEqual([setting, [['on']]])
  })

  it('cannot be made careless by its own configuration', async () => {
    const server = await start()
    await query(server, 'alter system set fsync = off')
    await server.stop()
    expect(await query(await start(), 'show fsync')).toEqual([['on']])
  })

  it('syncs nothing where only the server may be killed, and keeps the rest', async () => {
    const server = await startPostgres({ dataFolder, durable: 'through-kill' })
    open.push(server)
    for (const [setting, value] of [
      ['fsync', 'off'],
      ['synchronous_commit', 'on'],
      ['full_page_writes', 'on'],
    ])
      expect([setting, await query(server, `show ${setting}`)]).toEqual([setting, [[value]]])
  })

  it('opens a port of this machine where asked to, for those with a password', async () => {
    const free = createServer().listen(0, '127.0.0.1')
    await once(free, 'listening')
    const { port } = free.address() as AddressInfo
    await new Promise((resolve) => free.close(resolve))
    const server = await startPostgres({ dataFolder, durable: false, tcpPort: port })
    open.push(server)
    expect(await query(server, 'show listen_addresses')).toEqual([['127.0.0.1']])
    await query(server, `create role guest login password 'known'`)
    const overTcp = (user: string, password: string) =>
      query({ connection: { host: '127.0.0.1', port, user, password, database: 'postgres' } }, 'select 1')
    expect(await overTcp('guest', 'known')).toEqual([[1]])
    await expect(overTcp('guest', 'guessed')).rejects.toMatchObject({ code: '28P01' })
    await expect(overTcp('postgres', '')).rejects.toThrow()
    await query(server, 'drop role guest')
  })

  it('is killed, restarted and paused when told to, which is no end by itself', async () => {
    const server = await start()
    for (const end of [server.kill, server.restart]) {
      const before = server.pid()
      await end()
      expect(server.pid()).not.toBe(before)
      expect(await query(server, 'select 1')).toEqual([[1]])
    }
    const goOn = server.pause()
    const answer = query(server, 'select 1')
    expect(await Promise.race([answer, sleep(200, 'nothing')])).toBe('nothing')
    goOn()
    expect(await answer).toEqual([[1]])
    expect(server.endedByItself()).toBe(0)
    process.kill(server.pid() ?? 0, 'SIGKILL')
    await until('counted', () => server.endedByItself() === 1)
    await server.back()
    expect(await query(server, 'select 1')).toEqual([[1]])
  })

  it('opens no port, and a socket for this user alone', async () => {
    const server = await start()
    expect(await query(server, 'show listen_addresses')).toEqual([['']])
    expect(await query(server, 'show unix_socket_permissions')).toEqual([['0700']])
    expect(`${server.connection.host}/.s.PGSQL.5432`.length).toBeLessThan(104)
  })

  it('is started again by itself after its leader was killed', async () => {
    const server = await start()
    const before = server.pid()
    process.kill(before ?? 0, 'SIGKILL')
    await until('another leader', () => server.pid() !== before && server.pid() !== null)
    expect(await query(server, 'select 1')).toEqual([[1]])
    expect(server.trouble()).toBeNull()
  })

  it('is started again by itself after a backend was killed', async () => {
    const server = await start()
    const before = server.pid()
    const killed = query(server, 'select pg_sleep(60)').catch((error: Error) => error)
    await until(
      'the sleeper',
      async () =>
        (
          await query(
            server,
            `select pid from pg_stat_activity where query like '%sleep(60)' and pid <> pg_backend_pid()`,
          )
        ).length,
    )
    const [[sleeper] = []] = await query(
      server,
      `select pid from pg_stat_activity where query like '%sleep(60)' and pid <> pg_backend_pid()`,
    )
    process.kill(Number(sleeper), 'SIGKILL')
    expect(await killed).toBeInstanceOf(Error)
    await until('another leader', () => server.pid() !== before && server.pid() !== null)
    expect(await query(server, 'select 1')).toEqual([[1]])
  })

  it('is started again by itself after the shell that watches over it was killed', async () => {
    const server = await start()
    const before = server.pid() ?? 0
    const tag = tagOf(dataFolder)
    for (const { pid, command } of processesNaming(tag))
      if (command.startsWith('/bin/sh')) process.kill(pid, 'SIGKILL')
    await until('another leader', () => server.pid() !== before && server.pid() !== null)
    expect(isAlive(before)).toBe(false)
    expect(await query(server, 'select 1')).toEqual([[1]])
  })

  it('is not shared: a second program is told who has it', async () => {
    const server = await start()
    expect((await otherProgram()).said).toBe('folder-in-use')
    await expect(startPostgres({ dataFolder, durable: true })).rejects.toMatchObject({
      code: 'folder-in-use',
      message: expect.stringContaining(String(process.pid)),
    })
    expect(await query(server, 'select 1')).toEqual([[1]])
  })

  it('leaves nothing behind when it is stopped', async () => {
    const server = await start()
    await server.stop()
    await server.stop()
    expect(await server.exited).toBeNull()
    expect(serverProcesses(tagOf(dataFolder))).toEqual([])
  })
})

describe('what an earlier program left', () => {
  it('is gone within a second of that program, however it ended', async () => {
    const { program, said } = await otherProgram()
    expect(said).toBe('READY')
    const tag = tagOf(dataFolder)
    expect(serverProcesses(tag).length).toBeGreaterThan(3)
    program.kill('SIGKILL')
    await until('the server gone', () => serverProcesses(tag).length === 0, 1_000)
  })

  it('is ended by the next program when nothing else ended it', async () => {
    const { program } = await otherProgram()
    const tag = tagOf(dataFolder)
    const orphans = serverProcesses(tag)
    for (const { pid, command } of processesNaming(tag))
      if (command.startsWith('/bin/sh')) process.kill(pid, 'SIGKILL')
    const gone = new Promise((resolve) => program.once('exit', resolve))
    program.kill('SIGKILL')
    await gone
    const server = await start()
    expect(orphans.filter(isAlive)).toEqual([])
    expect(await query(server, 'select 1')).toEqual([[1]])
  })

  const pidFile = join(dataFolder, 'postmaster.pid')
  const leftovers: [string, () => string][] = [
    [
      'the number of a process that is no server',
      () => `${process.pid}\n${dataFolder}\n1\n5432\n/tmp\n\n0 0\nready   \n`,
    ],
    ['the number of no process', () => `4194303\n${dataFolder}\n1\n5432\n/tmp\n\n0 0\nready   \n`],
    ['half a line', () => '12'],
    ['nothing', () => ''],
  ]
  it.each(leftovers)('a pid file with %s is mended', async (_, text) => {
    writeFileSync(pidFile, text())
    const server = await start()
    expect(await query(server, 'select 1')).toEqual([[1]])
  })

  it('a server that somebody started by hand is left alone', async () => {
    const { postgres } = findBinaries(accountFor(dataFolder))
    const account = accountFor(dataFolder)
    const own = mkdtempSync(join(tmpdir(), 'pg-'))
    if (account) chownSync(own, account.uid, account.gid)
    const byHand = spawn(
      postgres,
      ['-D', nameForServer(dataFolder, account), '-c', 'listen_addresses=', '-k', own, '-c', 'fsync=off'],
      { cwd: dataFolder, env: {}, stdio: 'ignore', ...account },
    )
    const ended = new Promise((resolve) => byHand.once('exit', resolve))
    try {
      await until('the other server', () => readPidFile(dataFolder)?.ready)
      await expect(start()).rejects.toMatchObject({
        code: 'folder-in-use',
        message: expect.stringContaining(String(byHand.pid)),
      })
      expect(readPidFile(dataFolder)?.pid).toBe(byHand.pid)
    } finally {
      byHand.kill('SIGINT')
      await ended
      rmSync(own, { recursive: true, force: true })
    }
  })

  it('a data folder of another major version is not opened', async () => {
    const file = join(dataFolder, 'PG_VERSION')
    const version = readFileSync(file, 'utf8')
    writeFileSync(file, '17\n')
    await expect(start()).rejects.toMatchObject({ code: 'other-version' })
    writeFileSync(file, version)
    expect(majorVersionOf(dataFolder)).toBe(findBinaries(null).major)
    expect(await query(await start(), 'select 1')).toEqual([[1]])
  })

  it('a folder that holds something else is left alone', async () => {
    const folder = join(home, 'pictures')
    mkdirSync(folder)
    writeFileSync(join(folder, 'cat.jpg'), 'meow')
    await expect(startPostgres({ dataFolder: folder, durable: false })).rejects.toThrow(/ENOTEMPTY/)
    expect(readFileSync(join(folder, 'cat.jpg'), 'utf8')).toBe('meow')
  })

  it('half an initialised folder is made anew', async () => {
    const folder = join(home, 'half')
    mkdirSync(`${folder}.new`)
    writeFileSync(join(`${folder}.new`, 'PG_VERSION'), '18\n')
    const server = await startPostgres({ dataFolder: folder, durable: false })
    open.push(server)
    expect(await query(server, 'select 1')).toEqual([[1]])
  })
})

it('the server says what goes wrong to a file, and no value of a statement', async () => {
  const server = await start()
  await query(server, `create table if not exists once (word text primary key)`)
  await query(server, `insert into once values ('confidential')`)
  await expect(query(server, `insert into once values ('confidential')`)).rejects.toThrow(/duplicate key/)
  const log = readFileSync(logFile, 'utf8')
  expect(log).toContain('duplicate key')
  expect(log).not.toContain('confidential')
})
