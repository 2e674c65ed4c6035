import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts'
import type { OpenRecord } from '../app/record/open-record.ts'
import type { Stage } from '../core/benchmark/benchmark.ts'
import type { OwnersMending } from '../core/target/mending.ts'
import { deleteEvidence } from './erase.ts'
import { deleteTarget, listTargets, putTarget, putTargetMending } from './target.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const now = new Date('2026-11-22T10:00:00.123Z')
const unmended: OwnersMending = { facts: {}, requirements: {}, added: [], level: null, mapping: {} }
const wanting = (stage: Stage) => ({
  id: createHash('sha256').update(stage).digest('hex'),
  name: '',
  source: stage,
  reading: { kind: 'stage' as const, stage },
  mending: unmended,
})
const put = ({ store, person }: OpenRecord, stage: Stage, at = now) =>
  putTarget(store.db, person, wanting(stage), at)
const numbers = async ({ store, person }: OpenRecord) =>
  (await listTargets(store.db, person)).map(({ number, source }) => `${number} ${source}`)

it('comes back as it was put, the one added last first', async () => {
  const record = await postgres.freshRecord()
  const senior = await put(record, 'senior')
  expect(senior).toMatchObject({ ...wanting('senior'), number: 1, addedAt: now.toISOString() })
  await put(record, 'staff')
  expect(await numbers(record)).toEqual(['2 staff', '1 senior'])
})

it('the same again keeps its number, its day and what its owner put right', async () => {
  const record = await postgres.freshRecord()
  const { id } = await put(record, 'senior')
  const mending = { ...unmended, title: 'Senior at last' }
  await putTargetMending(record.store.db, record.person, id, mending, now)
  const again = await put(record, 'senior', new Date('2027-01-01'))
  expect(again).toMatchObject({ number: 1, mending, addedAt: now.toISOString() })
  expect(again.changedAt).toBe('2027-01-01T00:00:00.000Z')
})

it('added at once, each has a number of its own', async () => {
  const record = await postgres.freshRecord()
  await Promise.all(
    (['entry', 'mid', 'senior', 'staff', 'senior'] as const).map((stage) => put(record, stage)),
  )
  const taken = (await listTargets(record.store.db, record.person)).map(({ number }) => number)
  expect(taken).toEqual([4, 3, 2, 1])
})

it('what is not there is neither mended nor removed', async () => {
  const { store, person } = await postgres.freshRecord()
  expect(await putTargetMending(store.db, person, 'a'.repeat(64), unmended, now)).toBeNull()
  expect(await deleteTarget(store.db, person, 'a'.repeat(64))).toBe(false)
})

it('is removed alone, and erased with everything, but with no source', async () => {
  const record = await postgres.freshRecord()
  const [{ id }] = [await put(record, 'mid'), await put(record, 'senior')]
  expect(await deleteTarget(record.store.db, record.person, id)).toBe(true)
  expect(await numbers(record)).toEqual(['2 senior'])
  await deleteEvidence(record.store.db, record.person, 'b'.repeat(64))
  expect(await numbers(record)).toEqual(['2 senior'])
  await deleteEvidence(record.store.db, record.person, null)
  expect(await numbers(record)).toEqual([])
})
