import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { reading, smallBenchmark, upTo } from '../../../test/readings.ts'
import { emptyApplication } from '../../core/application/application.ts'
import { emptyGoal } from '../../core/goal/goal.ts'
import { noLimits } from '../../core/limits/limits.ts'
import { activityOf } from '../../core/plan/fixture.ts'
import { noAnswers } from '../../core/review/review.ts'
import { emptyText } from '../../core/win/win.ts'
import { emptyLogEntry } from '../../core/work-log/log-entry.ts'
import { putActivityState } from '../../store/plan.ts'
import { openLedger } from '../ledger.ts'
import { exportRecord, importRecord } from '../record/archive-record.ts'
import { eraseRecord } from '../record/erase-record.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { recordEvidence } from '../record/record-evidence.ts'
import { winUseCases } from '../win/wins.ts'
import { journalUseCases } from './journal.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const benchmark = smallBenchmark()
const prices = activityOf({ slug: 'fresh-prices', title: 'Keep prices fresh' })
const dayMs = 86_400_000

const finish = (record: OpenRecord, endedOn: string): Promise<void> =>
  putActivityState(
    record.store.db,
    record.person,
    {
      activity: prices.slug,
      state: 'done',
      startedOn: null,
      endedOn,
      hours: null,
      outcome: 'Nobody complains',
      planned: 3,
      before: {},
    },
    new Date(endedOn),
  )

async function open(own?: OpenRecord) {
  const record = own ?? (await postgres.freshRecord())
  let at = Date.parse('2026-11-22T10:00:00.000Z')
  const now = () => new Date(at)
  const options = { record, ledger: openLedger(record), benchmark, activities: [prices], now }
  return {
    record,
    now,
    later: (days: number) => {
      at += days * dayMs
    },
    ...journalUseCases(options),
    ...winUseCases({ ...options, catalogue: { tools: [], certifications: [] } }),
  }
}

describe('goals', () => {
  it('are closed on the day that says so, and stay closed on it', async () => {
    const { addGoal, writeGoal, goals, dropGoal, later } = await open()
    await addGoal({ ...emptyGoal, title: 'One' })
    expect((await writeGoal(1, { ...emptyGoal, title: 'One', state: 'reached' })).closedOn).toBe('2026-11-22')
    later(3)
    expect((await writeGoal(1, { ...emptyGoal, title: 'Two', state: 'reached' })).closedOn).toBe('2026-11-22')
    expect((await writeGoal(1, { ...emptyGoal, state: 'dropped' })).closedOn).toBe('2026-11-25')
    expect((await writeGoal(1, { ...emptyGoal, closedOn: '1999-01-01' })).closedOn).toBeNull()
    expect(await goals()).toHaveLength(1)
    expect(await dropGoal(1)).toEqual([])
    await expect(dropGoal(1)).rejects.toMatchObject({ code: 'item-unknown' })
    await expect(writeGoal(1, emptyGoal)).rejects.toMatchObject({ code: 'item-unknown' })
  })
})

describe('the log and applications', () => {
  it('follow-ups that are open are listed, the earliest first', async () => {
    const { addLogEntry, workLog, writeLogEntry, later } = await open()
    const entry = (on: string) => ({ ...emptyLogEntry, followUp: { on, says: 'Write', isDone: false } })
    await addLogEntry(entry('2026-11-25'))
    await addLogEntry(entry('2026-11-20'))
    const { followUps, entries } = await workLog()
    expect(followUps).toEqual([2, 1])
    expect(entries.map(({ follows }) => follows)).toEqual(['due', 'to-come'])
    later(7)
    expect((await writeLogEntry(1, { ...entry('2026-11-25'), says: 'x' })).follows).toBe('due')
  })

  it('a rejection points at a skill, by its slug of today, and what several share comes first', async () => {
    const { addApplication, applications, writeApplication } = await open()
    const rejected = (skill: string) => ({
      ...emptyApplication,
      steps: [{ stage: 'rejected' as const, on: '2026-11-01', says: '' }],
      gaps: [{ skill, says: 'They asked' }],
    })
    await addApplication(rejected('caching'))
    await addApplication(rejected('caching'))
    expect((await applications()).gaps).toMatchObject([{ skill: 'caching', applications: [2, 1], of: 2 }])
    await expect(writeApplication(1, rejected('magic'))).rejects.toMatchObject({ code: 'skill-unknown' })
  })
})

describe('work limits', () => {
  it('are none until they are set, and stay as they were when they are refused', async () => {
    const { workLimits, setWorkLimits } = await open()
    expect(await workLimits()).toEqual(noLimits)
    const set = { ...noLimits, capPerWeek: 5, quietWeekdays: [7] }
    await setWorkLimits(set)
    await setWorkLimits({ ...set, capPerWeek: 4 })
    await expect(setWorkLimits({ ...set, capPerWeek: 400 })).rejects.toMatchObject({
      code: 'request-invalid',
    })
    expect(await workLimits()).toEqual({ ...set, capPerWeek: 4 })
  })
})

describe('a review', () => {
  it('of an empty record is whole', async () => {
    const { review, reviews } = await open()
    const now = await review(null)
    expect(now).toMatchObject({
      number: null,
      writtenAt: null,
      facts: { countsThen: null, moved: [], wins: [] },
    })
    expect(now.page).toMatch(/^# Review, 2026-11-22\n/)
    expect(await reviews()).toEqual([])
  })

  it('keeps its answers, is written once, and then stays as it was on its day', async () => {
    const { beginReview, answerReview, writeReview, review, reviews, later } = await open()
    const { number } = await beginReview()
    expect((await beginReview()).number).toBe(number)
    if (number === null) throw new Error('nothing was begun')
    await answerReview(number, { keep: 'Fridays', drop: '', change: '' })
    expect((await review(null)).answers.keep).toBe('Fridays')
    const written = await writeReview(number)
    expect(written.page).toContain('> Fridays')
    later(30)
    expect(await writeReview(number)).toEqual(written)
    await expect(answerReview(number, { keep: 'x', drop: '', change: '' })).rejects.toMatchObject({
      code: 'request-invalid',
    })
    const next = await beginReview()
    expect(next).toMatchObject({ number: 2, since: written.writtenAt, answers: { keep: '' } })
    expect((await reviews()).map(({ number: each }) => each)).toEqual([2, 1])
  })

  it('with nothing before to compare with, says where one stands', async () => {
    const { record, now, review } = await open()
    await recordEvidence(record, benchmark, reading('shop', upTo(30)), now())
    const { facts } = await review(null)
    expect(facts).toMatchObject({ countsThen: null, moved: [] })
    expect(facts.stands).toMatchObject([{ skill: 'caching', standing: 'shown', middle: expect.any(Number) }])
  })

  it('shows what moved since the one before and why, and the wins, goals and follow-ups of that time alone', async () => {
    const own = await open()
    const { record, later, now, beginReview, writeReview, addWin, recordWin, addGoal, addLogEntry } = own
    await recordEvidence(record, benchmark, reading('old', [0]), now())
    const text = {
      ...emptyText,
      title: 'Old win',
      when: '2026-09',
      situation: 'a',
      did: 'b',
      part: 'c',
      result: 'd',
      confirm: 'Dana',
    }
    const shows = [{ skill: 'caching', behaviour: 'invalidates' }]
    await addWin({ text, shows: [] }, null)
    await finish(record, '2026-11-20')
    const first = await beginReview()
    expect(first.facts).toMatchObject({ last: null, moved: [], stands: [] })
    await own.answerReview(first.number ?? 0, { ...noAnswers, change: 'Measure first' })
    await writeReview(first.number ?? 0)
    later(80)
    await recordEvidence(record, benchmark, reading('new', upTo(6)), now())
    await addWin({ text: { ...text, title: 'New win' }, shows }, null)
    await recordWin(2)
    await addGoal({ ...emptyGoal, title: 'One' })
    await addLogEntry({ ...emptyLogEntry, followUp: { on: '2027-01-01', says: 'Write', isDone: false } })
    await addLogEntry({ ...emptyLogEntry, followUp: { on: '2028-01-01', says: 'Later', isDone: false } })
    for (const [on, says] of [
      ['2026-11-21', 'Before'],
      ['2027-02-01', 'Since'],
    ] as const)
      await addLogEntry({ ...emptyLogEntry, on, says })
    await finish(record, '2027-02-02')
    later(5)
    const { facts, since } = await own.review(null)
    expect(since).toBe('2026-11-22T10:00:00.000Z')
    expect(facts.moved).toMatchObject([{ skill: 'caching', causes: expect.arrayContaining(['evidence']) }])
    expect(facts.added).toEqual({ git: 6, win: 1 })
    expect(facts.wins.map(({ title }) => title)).toEqual(['New win'])
    expect(facts.goals.map(({ title }) => title)).toEqual(['One'])
    expect(facts.followUps.map(({ says }) => says)).toEqual(['Write'])
    expect(facts.log.map(({ says }) => says)).toEqual(['Since'])
    expect(facts.finished).toEqual([
      { title: 'Keep prices fresh', on: '2027-02-02', outcome: 'Nobody complains' },
    ])
    expect(facts.last).toMatchObject({ on: since, answers: { change: 'Measure first' } })
    expect(facts.moved[0]?.recorded.length).toBeGreaterThan(0)
  })
})

it('all of it goes along in an archive, and is erased with everything', async () => {
  const { record, now, ...from } = await open()
  await from.addGoal({ ...emptyGoal, title: 'One' })
  await from.addLogEntry({ ...emptyLogEntry, says: 'Met Dana' })
  await from.addApplication({ ...emptyApplication, employer: 'Shop' })
  await from.setWorkLimits({ ...noLimits, capPerWeek: 3 })
  await from.writeReview((await from.beginReview()).number ?? 0)
  const file = join(postgres.folder, 'journal.ndjson.gz')
  await exportRecord(record, file, now())
  const to = await open()
  await importRecord(to.record, file)
  expect((await to.goals())[0]?.title).toBe('One')
  expect((await to.workLog()).entries[0]?.says).toBe('Met Dana')
  expect((await to.applications()).applications[0]?.employer).toBe('Shop')
  expect((await to.workLimits()).capPerWeek).toBe(3)
  expect(await to.review(1)).toEqual(await from.review(1))
  await eraseRecord(to.record, null, now())
  expect([await to.goals(), (await to.workLog()).entries, (await to.applications()).applications]).toEqual([
    [],
    [],
    [],
  ])
  expect([await to.reviews(), await to.workLimits()]).toEqual([[], noLimits])
})
