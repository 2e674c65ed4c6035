import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts'
import { reading, smallBenchmark, upTo } from '../../test/readings.ts'
import { checkRecord } from './check-record.ts'
import { backupIfDue } from './record/archive-record.ts'
import { recordEvidence } from './record/record-evidence.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const written = new Date('2026-11-20T10:00:00.123Z')
const hoursLater = (hours: number) => new Date(written.getTime() + hours * 3_600_000)

async function backedUp() {
  const record = await postgres.freshRecord()
  await recordEvidence(record, smallBenchmark(1), reading('shop', upTo(3)), written)
  const file = (await backupIfDue(record, written)) ?? ''
  const backups = async (hours: number) =>
    (await checkRecord(record, hoursLater(hours))).find(({ name }) => name === 'backups')
  return { file, backups }
}

test('a record without a backup says when there will be one', async () => {
  const checks = await checkRecord(await postgres.freshRecord(), written)
  expect(checks).toContainEqual({
    name: 'backups',
    ok: true,
    says: 'none yet; one is written each day',
    todo: null,
  })
})

test.each([
  [0, 'less than an hour old'],
  [1, '1 hour old'],
  [47.9, '47 hours old'],
  [48, '2 days old'],
])('after %d hours the newest backup is read and called %s', async (hours, age) => {
  const { backups } = await backedUp()
  expect(await backups(hours)).toEqual({
    name: 'backups',
    ok: true,
    says: `1 kept; the newest of 20 Nov 2026 10:00 UTC (${age}) was read whole: 3 entries of 1 source`,
    todo: null,
  })
})

test.each<[string, (file: string) => void]>([
  ['was cut short', (file) => truncateSync(file, 100)],
  ['is empty', (file) => writeFileSync(file, '')],
  [
    'has one bit turned',
    (file) => {
      const bytes = readFileSync(file)
      bytes[40] = (bytes[40] ?? 0) ^ 1
      writeFileSync(file, bytes)
    },
  ],
])('a backup under its right name that %s is a problem', async (_, damage) => {
  const { file, backups } = await backedUp()
  damage(file)
  const check = await backups(1)
  expect(check).toMatchObject({ ok: false, todo: expect.stringContaining('proven export') })
  expect(check?.says).toMatch(
    /^the newest of 20 Nov 2026 10:00 UTC \(1 hour old\) is no good\. That archive is damaged/,
  )
})
