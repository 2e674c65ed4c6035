import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { makeReadyDataFolder } from '../../../test/postgres.ts'
import { hexOf, reading, smallBenchmark, upTo } from '../../../test/readings.ts'
import { listBackups } from '../../store/backups.ts'
import { backupIfDue, importRecord } from './archive-record.ts'
import { eraseRecord } from './erase-record.ts'
import { type OpenRecord, openRecord } from './open-record.ts'
import { readLedger, readSources } from './read-record.ts'
import { recordEvidence } from './record-evidence.ts'

const now = new Date('2026-11-22T10:00:00.123Z')
const ready = makeReadyDataFolder()
let home: string
let record: OpenRecord

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'proven-erase-'))
  ready.copyTo(join(home, 'postgres'))
  record = await openRecord({
    places: { postgres: join(home, 'postgres'), backups: join(home, 'backups'), log: join(home, 'log') },
    databaseUrl: null,
    programVersion: '0.0.0-test',
    now: () => now,
  })
  await recordEvidence(record, smallBenchmark(1), reading('unmistakable-shop', upTo(300)), now)
  await recordEvidence(record, smallBenchmark(1), reading('bank', upTo(20)), now)
  // Chains: each entry superseded or withdrawn at least once.
  for (const version of [2, 3])
    await recordEvidence(
      record,
      { ...smallBenchmark(version), skills: [] },
      reading('unmistakable-shop', upTo(300)),
      now,
    )
  await backupIfDue(record, now)
})
afterEach(async () => {
  await record.close()
  rmSync(home, { recursive: true, force: true })
})

afterAll(() => ready.remove())

/** Files below the home that hold `text` as it is; archives are looked into by importing them. */
const filesWith = (text: string): string[] =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      try {
        return readFileSync(file).includes(text)
      } catch {
        return false // the server has just removed it
      }
    })

it('one source is erased with all that it superseded, and no file of the home holds it any more', async () => {
  expect(filesWith('unmistakable-shop')).not.toEqual([])
  const before = await readLedger(record)
  expect(await eraseRecord(record, hexOf('unmistakable-shop'), now)).toEqual({ entries: 600, sources: 1 })
  expect(await readLedger(record)).toEqual(before.filter(({ source }) => source.label === 'bank'))
  expect((await readSources(record)).map(({ label }) => label)).toEqual(['bank'])
  expect(filesWith('unmistakable-shop')).toEqual([])
  expect(filesWith(hexOf('unmistakable-shop'))).toEqual([])
})

it('what is left is in the one backup that is left', async () => {
  await eraseRecord(record, hexOf('unmistakable-shop'), now)
  const backups = await listBackups(record.places.backups)
  expect(backups).toHaveLength(1)
  await expect(importRecord(record, backups[0]?.file ?? '')).resolves.toEqual({ entries: 0, sources: 0 })
})

it('everything is erased, backups and folders of older versions included', async () => {
  mkdirSync(join(home, 'postgres-17-20260101'))
  writeFileSync(join(home, 'postgres-17-20260101', 'table'), 'unmistakable-shop')
  expect(await eraseRecord(record, null, now)).toEqual({ entries: 620, sources: 2 })
  expect([await readLedger(record), await readSources(record)]).toEqual([[], []])
  expect(await listBackups(record.places.backups)).toEqual([])
  expect(filesWith('unmistakable-shop')).toEqual([])
  expect(filesWith(hexOf('bank'))).toEqual([])
})

it('a source can be read again after it was erased', async () => {
  await eraseRecord(record, hexOf('bank'), now)
  const { added } = await recordEvidence(record, smallBenchmark(1), reading('bank', upTo(20)), now)
  expect(added).toBe(20)
})

it('a source that is not there is named', async () => {
  await expect(eraseRecord(record, hexOf('nobody'), now)).rejects.toMatchObject({ code: 'source-unknown' })
  expect(await readLedger(record)).toHaveLength(620)
})
