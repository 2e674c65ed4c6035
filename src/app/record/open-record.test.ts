import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeReadyDataFolder } from '../../../test/postgres.ts'
import { reading, smallBenchmark, upTo } from '../../../test/readings.ts'
import { startPostgres } from '../../postgres/start.ts'
import { backupIfDue } from './archive-record.ts'
import { type OpenRecord, openRecord } from './open-record.ts'
import { readLedger, readSources } from './read-record.ts'
import { recordEvidence } from './record-evidence.ts'

const now = new Date('2026-11-22T10:00:00.123Z')
const ready = makeReadyDataFolder()
let home: string
const records: OpenRecord[] = []

const open = async (databaseUrl: string | null = null): Promise<OpenRecord> => {
  const record = await openRecord({
    places: { postgres: join(home, 'postgres'), backups: join(home, 'backups'), log: join(home, 'log') },
    databaseUrl,
    programVersion: '0.0.0-test',
    now: () => now,
  })
  records.push(record)
  return record
}
const close = async (record: OpenRecord) => {
  records.splice(records.indexOf(record), 1)
  await record.close()
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'proven-open-'))
  ready.copyTo(join(home, 'postgres'))
})
afterEach(async () => {
  for (const record of [...records]) await close(record)
  rmSync(home, { recursive: true, force: true })
})

afterAll(() => ready.remove())

it('what was recorded is there when the record is opened again', async () => {
  const first = await open()
  await recordEvidence(first, smallBenchmark(), reading('shop', upTo(10)), now)
  const before = await readLedger(first)
  await close(first)
  const second = await open()
  expect(second.person).toBe(first.person)
  expect(await readLedger(second)).toEqual(before)
})

it('the server of the record keeps what it acknowledged through a power cut', async () => {
  const { store } = await open()
  const { rows } = await sql`
    select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses') order by name`.execute(
    store.db,
  )
  expect(rows).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'synchronous_commit', setting: 'on' },
  ])
})

it('a second program is told that the home is in use', async () => {
  await open()
  await expect(open()).rejects.toMatchObject({
    code: 'home-in-use',
    details: [expect.stringContaining(`${process.pid}`)],
  })
})

it('reading and recording wait out a crash of the server', async () => {
  const record = await open()
  await recordEvidence(record, smallBenchmark(), reading('shop', upTo(10)), now)
  for (let round = 0; round < 3; round++) {
    const pid = Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    const [ledger, { added }] = await Promise.all([
      readLedger(record),
      recordEvidence(record, smallBenchmark(), reading(`other ${round}`, [1]), now),
    ])
    expect(ledger.length).toBeGreaterThanOrEqual(10 + round)
    expect(added).toBeLessThanOrEqual(1)
  }
  expect(await readLedger(record)).toHaveLength(13)
})

describe('a data folder of another major version', () => {
  const pretend = () => writeFileSync(join(home, 'postgres', 'PG_VERSION'), '17\n')

  it('is moved aside unopened, and the record restored from the newest backup', async () => {
    const first = await open()
    await recordEvidence(first, smallBenchmark(), reading('shop', upTo(10)), now)
    await backupIfDue(first, now)
    const before = [await readLedger(first), await readSources(first)]
    await close(first)
    pretend()
    const second = await open()
    expect(second.person).toBe(first.person)
    expect([await readLedger(second), await readSources(second)]).toEqual(before)
    expect(second.notices).toMatchObject([
      { code: 'record-restored', says: expect.stringContaining(now.toISOString()) },
    ])
    const aside = readdirSync(home).filter((name) => name.startsWith('postgres-17-'))
    expect(aside).toHaveLength(1)
    expect(readFileSync(join(home, aside[0] ?? '', 'PG_VERSION'), 'utf8')).toBe('17\n')
    await close(second)
    expect((await open()).notices).toEqual([])
  })

  it('stays as it is when there is no backup to restore from', async () => {
    await close(await open())
    pretend()
    const before = readdirSync(join(home, 'postgres')).sort()
    await expect(open()).rejects.toMatchObject({
      code: 'database-unavailable',
      details: [expect.stringContaining('PostgreSQL 17')],
    })
    expect(readdirSync(join(home, 'postgres')).sort()).toEqual(before)
  })

  it('is restored again when restoring was cut short', async () => {
    const first = await open()
    await recordEvidence(first, smallBenchmark(), reading('shop', upTo(10)), now)
    await backupIfDue(first, now)
    const before = await readLedger(first)
    await close(first)
    pretend()
    // A restoring that ended in the middle: the new folder is there, and not complete.
    ready.copyTo(join(home, 'postgres.restoring'))
    expect(await readLedger(await open())).toEqual(before)
  })
})

describe('a database of the team', () => {
  it('holds the record just as well', async () => {
    renameSync(join(home, 'postgres'), join(home, 'team'))
    const server = await startPostgres({ dataFolder: join(home, 'team'), durable: false })
    try {
      const { host, user, database } = server.connection
      const url = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`
      const record = await open(url)
      await recordEvidence(record, smallBenchmark(), reading('shop', upTo(10)), now)
      expect(await backupIfDue(record, now)).not.toBeNull()
      await close(record)
      expect(await readLedger(await open(url))).toHaveLength(10)
      expect(readdirSync(home)).not.toContain('postgres')
      for (const left of [...records]) await close(left)
    } finally {
      await server.stop()
    }
  })

  it('that does not answer is said to be so', async () => {
    await expect(open('postgresql://nobody@127.0.0.1:1/none')).rejects.toMatchObject({
      code: 'database-unavailable',
    })
  })
})
