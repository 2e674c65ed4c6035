import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts'
import { exportRecord, importRecord } from '../app/record/archive-record.ts'
import { eraseRecord } from '../app/record/erase-record.ts'
import type { OpenRecord } from '../app/record/open-record.ts'
import type { ActivityState, PlanSettings } from '../core/plan/kept.ts'
import { deleteEvidence } from './erase.ts'
import { deleteActivityState, putActivityState, putPlan, putWeek, readPlan } from './plan.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const now = new Date('2026-11-22T10:00:00.123Z')
const later = new Date('2026-11-23T10:00:00Z')
const settings: PlanSettings = {
  hoursPerWeek: 5,
  atWorkPerWeek: 3,
  onCallPerWeek: 1,
  start: '2026-11-22',
  until: null,
  target: null,
  fixed: [{ activity: 'read-a-book', when: 'by', date: '2027-03-12' }],
  appointments: [{ title: 'Interview', date: '2027-03-12', hours: 2 }],
  times: { zone: 'Europe/Berlin', slots: [{ weekday: 2, from: '20:00', to: '21:30' }] },
}
const state: ActivityState = {
  activity: 'read-a-book',
  state: 'done',
  startedOn: '2026-11-02',
  endedOn: '2026-11-20',
  hours: 7.5,
  outcome: 'It is “done”.',
  planned: 6,
  before: { caching: { low: 1.5, middle: 2, high: 2.5 } },
}
const empty = { settings: null, order: [], states: [], weeks: [] }
const read = ({ store, person }: OpenRecord) => readPlan(store.db, person)
async function filled(): Promise<OpenRecord> {
  const record = await postgres.freshRecord()
  const { store, person } = record
  await putPlan(store.db, person, { settings, order: ['b', 'a'] }, now)
  await putActivityState(store.db, person, state, now)
  await putWeek(store.db, person, { monday: '2026-11-16', worked: false }, now)
  return record
}
const asFilled = {
  settings,
  order: ['b', 'a'],
  states: [state],
  weeks: [{ monday: '2026-11-16', worked: false }],
}

describe('a plan that is kept', () => {
  it('is nothing at first, and comes back as it was put', async () => {
    expect(await read(await postgres.freshRecord())).toEqual(empty)
    expect(await read(await filled())).toEqual(asFilled)
  })

  it('kept before there were dates and times, it has none', async () => {
    const record = await filled()
    const { store, person } = record
    const { fixed: _, appointments: __, times: ___, ...older } = settings
    await store.db
      .updateTable('plan')
      .set({ settings: JSON.stringify(older) })
      .where('person', '=', person)
      .execute()
    expect((await read(record)).settings).toEqual({ ...older, fixed: [], appointments: [], times: null })
  })

  it('put again, takes the place of what was there; an activity can be open again', async () => {
    const record = await filled()
    const { store, person } = record
    await putPlan(store.db, person, { settings: { ...settings, until: '2027-06-30' }, order: [] }, later)
    await putActivityState(store.db, person, { ...state, state: 'dropped', hours: null }, later)
    await putWeek(store.db, person, { monday: '2026-11-16', worked: true }, later)
    const kept = await read(record)
    expect(kept.settings?.until).toBe('2027-06-30')
    expect(kept.states).toMatchObject([{ state: 'dropped', hours: null }])
    expect(kept.weeks).toEqual([{ monday: '2026-11-16', worked: true }])
    await deleteActivityState(store.db, person, state.activity)
    expect((await read(record)).states).toEqual([])
  })

  it('stays when a source is erased, and goes with everything', async () => {
    const record = await filled()
    await deleteEvidence(record.store.db, record.person, 'a'.repeat(64))
    expect(await read(record)).toEqual(asFilled)
    await eraseRecord(record, null, now)
    expect(await read(record)).toEqual(empty)
  })

  it('goes along in an archive, and an archive without a change is no continuation of it', async () => {
    const record = await filled()
    const file = join(postgres.folder, 'plan.ndjson.gz')
    await exportRecord(record, file, now)
    const elsewhere = await postgres.freshRecord()
    await importRecord(elsewhere, file)
    await importRecord(elsewhere, file)
    expect(await read(elsewhere)).toEqual(asFilled)
    const changes = [
      () => putPlan(elsewhere.store.db, elsewhere.person, { settings, order: [] }, later),
      () => putActivityState(elsewhere.store.db, elsewhere.person, { ...state, hours: 9 }, later),
      () => putWeek(elsewhere.store.db, elsewhere.person, { monday: '2026-11-09', worked: true }, later),
    ]
    for (const change of changes) {
      await eraseRecord(elsewhere, null, now)
      await importRecord(elsewhere, file)
      await change()
      await expect(importRecord(elsewhere, file)).rejects.toMatchObject({ code: 'record-not-empty' })
    }
  })
})
