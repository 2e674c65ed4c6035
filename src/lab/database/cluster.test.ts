import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { tagOf } from '../../postgres/launch.ts'
import { serverProcesses } from '../../postgres/reclaim.ts'
import { openProxy } from '../network/proxy.ts'
import { type Cluster, openCluster } from './cluster.ts'
import { shelfInMemory } from './in-memory.ts'
import { prepareDatabase, type ReadyDatabase } from './prepare.ts'

const home = mkdtempSync(join(tmpdir(), 'lab-cluster-'))
const clusters = join(home, 'clusters')
let ready: ReadyDatabase
let made = 0
const closing: (() => unknown)[] = []

beforeAll(async () => {
  const fixtureFile = join(home, 'fixture.sql')
  writeFileSync(
    fixtureFile,
    `create table customers (id int primary key, name text);
     create table orders (id int primary key, customer int references customers, note text);
     insert into customers select n, 'c' || n from generate_series(1, 100) n;
     insert into orders select n, 1 + n % 100, repeat('x', 80) from generate_series(1, 20000) n;`,
  )
  ready = await prepareDatabase({ fixtureFile, hash: 'lab', cacheFolder: join(home, 'cache') })
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function open(memory?: string | null): Promise<Cluster> {
  const folder = join(clusters, `run-${++made}`)
  const cluster = await openCluster({ ready, folder, ...(memory === undefined ? {} : { memory }) })
  closing.push(() => cluster.close())
  return cluster
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  closing.push(() => client.end().catch(() => {}))
  return client
}

const until = async (what: string, holds: () => unknown, withinMs = 10_000) => {
  const deadline = Date.now() + withinMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`)
    await sleep(5)
  }
}

describe('the role of the service', () => {
  const refused: [string, string, string][] = [
    ['write a file', `copy (select 1) to '/tmp/lab-never'`, '42501'],
    ['read a file', `copy customers from '/etc/passwd'`, '42501'],
    ['run a program', `copy customers from program 'id'`, '42501'],
    ['make itself a superuser', 'alter role app superuser', '42501'],
    ['become another', 'set role lab_observer', '42501'],
    ['make a database', 'create database mine', '42501'],
    ['make a role', 'create role mine', '42501'],
    ['change settings of the server', `alter system set fsync = 'off'`, '42501'],
    ['forget what was counted', 'select pg_stat_statements_reset()', '42883'],
    [
      'end a session of the reference',
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'reference'",
      '42501',
    ],
  ]
  it('owns its database, with everything in it', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    await client.query('create index on orders (customer)')
    await client.query('alter table customers add column city text')
    await client.query('drop table orders')
    const reference = await connect(cluster.url('reference'))
    await reference.query('alter table orders add column paid boolean')
    expect((await reference.query('select count(*)::int as n from orders')).rows).toEqual([{ n: 20_000 }])
  })

  it('cannot do more', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    await connect(cluster.url('reference'))
    expect((await client.query(`select rolsuper from pg_roles where rolname = current_user`)).rows).toEqual([
      { rolsuper: false },
    ])
    for (const [what, sql, code] of refused) {
      const error = await client.query(sql).then(
        () => null,
        (error: { code: string }) => error.code,
      )
      expect([what, error]).toEqual([what, code])
    }
  })

  it('gets into no other database, and nobody in without the password', async () => {
    const cluster = await open()
    const url = new URL(cluster.url('service'))
    for (const [change, code] of [
      [{ pathname: '/reference' }, '42501'],
      [{ pathname: '/postgres' }, '42501'],
      [{ password: 'guessed' }, '28P01'],
      [{ username: 'app_reference', pathname: '/reference' }, '28P01'],
      [{ username: 'lab_observer' }, '28P01'],
      [{ username: 'postgres' }, '28P01'],
    ] as const) {
      const other = new URL(url)
      Object.assign(other, change)
      await expect(connect(other.href), JSON.stringify(change)).rejects.toMatchObject({ code })
    }
  })
})

describe('the work that is counted', () => {
  it('is exact: one query and fifty after it are 51', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    await cluster.resetWork('service')
    const { rows } = await client.query('select id, customer from orders order by id limit 50')
    for (const { customer } of rows)
      await client.query('select name from customers where id = $1', [customer])
    const work = await cluster.work('service')
    expect(work).toMatchObject({ statements: 51, rows: 100 })
    expect(work.texts.map(({ calls }) => calls)).toEqual([50, 1])
    expect(work.texts[0]?.text).toBe('select name from customers where id = $1')
    await cluster.resetWork('service')
    expect(await cluster.work('service')).toEqual({ statements: 0, rows: 0, pages: 0, texts: [] })
  })

  it('reads a whole table as its pages, and an index as a few', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    const [size] = (await cluster.run('service', `select pg_relation_size('orders') / 8192 as pages`)).rows
    const pagesOf = async (sql: string) => {
      await cluster.resetWork('service')
      await client.query(sql)
      return (await cluster.work('service')).pages
    }
    expect(size?.pages).toBeGreaterThan(200)
    expect(await pagesOf('select count(note) from orders')).toBe(size?.pages)
    expect(await pagesOf('select note from orders where id = 17')).toBe(3)
    expect(await pagesOf('select note from orders where id = 17')).toBe(3)
  })

  it('leaves out how transactions are framed, whoever frames them', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    await cluster.resetWork('service')
    for (const sql of [
      'BEGIN ISOLATION LEVEL SERIALIZABLE',
      'savepoint a',
      'release savepoint a',
      '/* app */ set local statement_timeout = 5000',
      'show transaction isolation level',
      'select count(*) from customers',
      '-- done\ncommit',
      'start transaction',
      'rollback',
      'discard all',
    ])
      await client.query(sql)
    expect(await cluster.work('service')).toMatchObject({ statements: 1, rows: 1 })
  })

  it('counts reads through a cursor', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    await cluster.resetWork('service')
    for (const sql of ['begin', 'declare c cursor for select * from customers', 'fetch 10 from c', 'commit'])
      await client.query(sql)
    expect(await cluster.work('service')).toMatchObject({ statements: 2, rows: 10 })
  })

  it("is of one database's owner alone", async () => {
    const cluster = await open()
    const reference = await connect(cluster.url('reference'))
    await cluster.resetWork('service')
    await cluster.resetWork('reference')
    await reference.query('select * from customers')
    await cluster.run('service', 'select * from customers')
    await cluster.seed('create table seeded as select 1 as a')
    await cluster.resetWork('reference')
    await reference.query('select * from seeded')
    expect((await cluster.work('reference')).texts.map(({ text }) => text)).toEqual(['select * from seeded'])
    expect((await cluster.work('service')).texts.map(({ text }) => text)).toEqual([
      'create table seeded as select $1 as a',
    ])
  })
})

it('a read gives numbers and times as they are written, and no more than 1,000 rows', async () => {
  const cluster = await open()
  expect(
    await cluster.run(
      'service',
      `select count(*), sum(id::bigint), 1.5::numeric as half, '2026-01-02T03:04:05Z'::timestamptz as at from customers`,
    ),
  ).toEqual({ rows: [{ count: 100, sum: 5050, half: 1.5, at: '2026-01-02 03:04:05+00' }], more: false })
  const { rows, more } = await cluster.run('service', 'select id from orders order by id')
  expect([rows.length, rows.at(-1), more]).toEqual([1_000, { id: 1_000 }, true])
  await expect(cluster.run('service', 'select nothing')).rejects.toThrow(/"nothing" does not exist/)
})

it('the seed of a run is in both databases, with its statistics', async () => {
  const cluster = await open()
  await cluster.seed(`create table seeded as select generate_series(1, 500) as a;
    delete from orders where id > 100;`)
  for (const database of ['service', 'reference'] as const) {
    const { rows } = await cluster.run(
      database,
      `select relname, reltuples, pg_get_userbyid(relowner) as owner from pg_class
        where relname in ('seeded', 'orders', 'customers') order by relname`,
    )
    const owner = database === 'service' ? 'app' : 'app_reference'
    expect(rows).toEqual([
      { relname: 'customers', reltuples: 100, owner },
      { relname: 'orders', reltuples: 100, owner },
      { relname: 'seeded', reltuples: 500, owner },
    ])
  }
})

describe('a fault', () => {
  it('kill: connections break, it is back by itself, and nothing acknowledged is lost', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    await client.query('create table written (n int)')
    let acknowledged = 0
    const writing = (async () => {
      for (;;) {
        await client.query('insert into written values ($1)', [acknowledged])
        acknowledged++
      }
    })().catch((error: Error) => error)
    await until('some writes', () => acknowledged > 200)
    await cluster.kill()
    expect(await writing).toBeInstanceOf(Error)
    const again = await connect(cluster.url('service'))
    const [row] = (await again.query('select count(*)::int as n from written')).rows
    // The one under way may have been committed.
    expect([acknowledged, acknowledged + 1]).toContain(row.n)
    expect(cluster.trouble()).toBeNull()
  })

  it('restart: clients are told, and it is back', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    const said = new Promise((resolve) => client.once('error', resolve))
    await cluster.restart()
    expect(await said).toMatchObject({ code: '57P01' })
    await connect(cluster.url('service'))
    expect(cluster.trouble()).toBeNull()
  })

  it('pause: nothing answers, nothing breaks', async () => {
    const cluster = await open()
    const client = await connect(cluster.url('service'))
    let answered = false
    const paused = cluster.pause(400)
    const query = client.query('select 1').then(() => {
      answered = true
    })
    await sleep(200)
    expect(answered).toBe(false)
    await paused
    await query
    await connect(cluster.url('service'))
    expect(cluster.trouble()).toBeNull()
  })

  it('one in the middle of another: killed while it is paused, read while it is away', async () => {
    const cluster = await open()
    const paused = cluster.pause(300)
    const killed = cluster.kill()
    expect((await cluster.run('service', 'select count(*) as n from customers')).rows).toEqual([{ n: 100 }])
    await Promise.all([killed, paused])
    await connect(cluster.url('service'))
  })

  it('that nobody ordered is trouble', async () => {
    const cluster = await open()
    const { rows } = await cluster.run('service', 'select pg_backend_pid() as pid')
    expect(cluster.trouble()).toBeNull()
    const client = await connect(cluster.url('service'))
    const [mine] = (await client.query('select pg_backend_pid() as pid')).rows
    expect(mine.pid).not.toBe(rows[0]?.pid)
    process.kill(mine.pid, 'SIGKILL')
    await until('trouble', () => cluster.trouble() !== null)
    expect(cluster.trouble()).toMatch(/ended by itself once/)
  })

  it('of the network: a client of the database meets it', async () => {
    const cluster = await open()
    const proxy = await openProxy({ port: cluster.port })
    closing.push(() => proxy.close())
    const url = cluster.url('service', proxy.port)
    const client = await connect(url)
    await proxy.apply({ kind: 'delay', ms: 60 })
    const from = performance.now()
    await client.query('select 1')
    expect(performance.now() - from).toBeGreaterThanOrEqual(119)
    await proxy.apply({ kind: 'black-hole' })
    let answered = false
    const query = client.query('select 1').then(() => {
      answered = true
    })
    await sleep(100)
    expect(answered).toBe(false)
    await proxy.clear()
    await query
    const broken = new Promise((resolve) => client.once('error', resolve))
    await proxy.apply({ kind: 'cut' })
    await broken
    await expect(connect(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await proxy.clear()
    await connect(url)
  })
})

it('two at once know nothing of each other', async () => {
  const [one, two] = await Promise.all([open(), open()])
  expect(one.port).not.toBe(two.port)
  await (await connect(one.url('service'))).query('drop table orders')
  await one.kill()
  expect((await two.run('service', 'select count(*) as n from orders')).rows).toEqual([{ n: 20_000 }])
  await one.close()
  expect((await two.run('service', 'select count(*) as n from orders')).rows).toEqual([{ n: 20_000 }])
})

describe('nothing is left', () => {
  // Both, where there is such a thing as a file system in memory.
  const memories = shelfInMemory('/dev/shm') ? [null, '/dev/shm'] : [null]
  const states: [string, (cluster: Cluster) => unknown][] = [
    ['idle', () => {}],
    [
      'busy',
      async (cluster) => (await connect(cluster.url('service'))).query('select pg_sleep(60)').catch(() => {}),
    ],
    ['paused', (cluster) => void cluster.pause(60_000)],
    ['being started again', (cluster) => void cluster.kill()],
  ]
  const closings = memories.flatMap((memory) => states.map(([state, bring]) => ({ memory, state, bring })))
  it.each(closings)('of one that is closed $state, in memory: $memory', async ({ memory, bring }) => {
    const cluster = await open(memory)
    expect(dirname(cluster.folder) === clusters).toBe(memory === null)
    const tag = tagOf(join(cluster.folder, 'data'))
    expect(serverProcesses(tag).length).toBeGreaterThan(2)
    const url = cluster.url('service')
    await Promise.race([bring(cluster), sleep(50)])
    await Promise.all([cluster.close(), cluster.close()])
    expect([existsSync(cluster.folder), ...readdirSync(clusters)]).toEqual([false])
    expect(serverProcesses(tag)).toEqual([])
    await expect(connect(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('of one that nobody waited for', async () => {
    for (const afterMs of [0, 30, 100, 200]) {
      const signal = AbortSignal.timeout(afterMs)
      const opening = openCluster({ ready, folder: join(clusters, 'aborted'), memory: null, signal })
      const cluster = await opening.catch(() => null)
      await cluster?.close()
      expect(existsSync(join(clusters, 'aborted'))).toBe(false)
    }
  })

  /** Another program with a cluster; it says where. */
  const otherProgram = (memory: string | null, first: string): Promise<[ChildProcess, string]> => {
    const options = { ready, folder: join(clusters, `other-${++made}`), memory }
    const source = `
      import { openCluster } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'cluster.ts')).href)}
      const cluster = await openCluster(${JSON.stringify(options)})
      ${first}
      console.log(cluster.folder)
      setInterval(() => {}, 1_000)`
    const program = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    closing.push(() => program.kill('SIGKILL'))
    return new Promise((resolve) =>
      program.stdout?.once('data', (data) => resolve([program, `${data}`.trim()])),
    )
  }
  const killings = memories.flatMap((memory) => [
    { memory, state: 'running', first: '' },
    {
      memory,
      state: 'paused',
      first: 'cluster.pause(60_000); await new Promise((go) => setTimeout(go, 200))',
    },
  ])
  it.each(killings)(
    'a second after its program was killed, $state, in memory: $memory',
    async ({ memory, first }) => {
      const [program, folder] = await otherProgram(memory, first)
      const tag = tagOf(join(folder, 'data'))
      expect(serverProcesses(tag).length).toBeGreaterThan(2)
      // Another's is left alone while it lives …
      await (await open(memory)).close()
      expect(existsSync(folder)).toBe(true)
      program.kill('SIGKILL')
      await until('the server gone', () => serverProcesses(tag).length === 0, 1_000)
      // … and its files go with the next one.
      await open(memory)
      expect(existsSync(folder)).toBe(false)
    },
  )
})
