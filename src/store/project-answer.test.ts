import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts'
import { hexOf, reading, smallBenchmark } from '../../test/readings.ts'
import { exportRecord, importRecord } from '../app/record/archive-record.ts'
import { eraseRecord } from '../app/record/erase-record.ts'
import type { OpenRecord } from '../app/record/open-record.ts'
import { recordEvidence } from '../app/record/record-evidence.ts'
import { listAnswers, putAnswers } from './project-answer.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const now = new Date('2026-11-22T10:00:00.123Z')
const later = new Date('2026-11-23T10:00:00Z')
const shop = hexOf('shop')
async function withShop(): Promise<OpenRecord> {
  const record = await postgres.freshRecord()
  await recordEvidence(record, smallBenchmark(), reading('shop', [1]), now)
  return record
}
const put = ({ store, person }: OpenRecord, answers: Record<string, string>, at = now, instance = shop) =>
  putAnswers(store.db, person, instance, answers, at)
const list = async ({ store, person }: OpenRecord) =>
  Object.fromEntries(await listAnswers(store.db, person, shop))

describe('answers of a project', () => {
  it('are none at first, and come back with their day', async () => {
    const record = await withShop()
    expect(await list(record)).toEqual({})
    expect(await put(record, { 'most-load': '900 a second', hardest: '“Locks”\nand time' })).toBe(true)
    expect(await list(record)).toEqual({
      'most-load': { text: '900 a second', at: now.toISOString() },
      hardest: { text: '“Locks”\nand time', at: now.toISOString() },
    })
  })

  it('given again take the place of what was there; the same words keep their day, others stay', async () => {
    const record = await withShop()
    await put(record, { a: '1', b: '2', c: '3' })
    await put(record, { a: '1', b: 'two' }, later)
    expect(await list(record)).toEqual({
      a: { text: '1', at: now.toISOString() },
      b: { text: 'two', at: later.toISOString() },
      c: { text: '3', at: now.toISOString() },
    })
  })

  it('that are blank are taken back; done again, it is the same', async () => {
    const record = await withShop()
    await put(record, { a: '1', b: '2' })
    for (const blank of ['', ' \n']) await put(record, { a: blank }, later)
    expect(Object.keys(await list(record))).toEqual(['b'])
  })

  it('are kept of no source that is not there', async () => {
    const record = await withShop()
    expect(await put(record, { a: '1' }, now, hexOf('other'))).toBe(false)
  })

  it('given at once wait for each other', async () => {
    const record = await withShop()
    const both = Array.from({ length: 6 }, (_, n) =>
      put(record, n % 2 === 0 ? { a: `${n}`, b: `${n}` } : { b: `${n}`, a: `${n}` }),
    )
    expect(await Promise.all(both)).toEqual(both.map(() => true))
    const { a, b } = await list(record)
    expect(a?.text).toBe(b?.text)
  })

  it('go with their source, whether it is erased or everything is; another’s stay', async () => {
    const record = await withShop()
    await recordEvidence(record, smallBenchmark(), reading('blog', [2]), now)
    await put(record, { a: '1' })
    await put(record, { a: '1' }, now, hexOf('blog'))
    await eraseRecord(record, shop, later)
    expect(await list(record)).toEqual({})
    expect((await listAnswers(record.store.db, record.person, hexOf('blog'))).size).toBe(1)
    await eraseRecord(record, null, later)
    expect((await listAnswers(record.store.db, record.person, hexOf('blog'))).size).toBe(0)
  })

  it('stay or go whole while their source is erased at the same time', async () => {
    const record = await withShop()
    const [, kept] = await Promise.all([eraseRecord(record, shop, later), put(record, { a: '1' })])
    expect(typeof kept).toBe('boolean')
    expect(await list(record)).toEqual({})
  })

  it('are in an archive, and come back from it', async () => {
    const record = await withShop()
    await put(record, { a: '1' })
    const file = join(postgres.folder, 'answers.proven')
    await exportRecord(record, file, later)
    const other = await postgres.freshRecord()
    await importRecord(other, file)
    expect(await list(other)).toEqual(await list(record))
    // One that holds what the archive does not is left alone.
    await put(other, { b: '2' }, later)
    await expect(importRecord(other, file)).rejects.toMatchObject({ code: 'record-not-empty' })
  })
})
