import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { hexOf, reading, smallBenchmark } from '../../../test/readings.ts'
import type { Activity } from '../../core/activity/activity.ts'
import type { Rubric } from '../../core/project/rubric.ts'
import { openLedger } from '../ledger.ts'
import { eraseRecord } from '../record/erase-record.ts'
import { readLedger } from '../record/read-record.ts'
import { recordEvidence } from '../record/record-evidence.ts'
import { projectUseCases } from './projects.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const benchmark = smallBenchmark()
const now = new Date('2026-11-22T10:00:00.000Z')
const rubric: Rubric = [
  {
    ...{ dimension: 'scale', title: 'Scale', says: 'It is large.' },
    criteria: [
      { id: 'cached', says: 'It caches.', signals: ['cache-expiry'], step: 'Let an answer expire.' },
      { id: 'invalidated', says: 'It forgets.', signals: ['cache-invalidation'], step: 'Forget on change.' },
    ],
    questions: [{ id: 'most-load', asks: 'How much?', wants: 'figure' }],
  },
]
const activity: Activity = {
  ...{ slug: 'forget-on-change', title: 'Forget on change', kind: 'project', summary: 's' },
  ...{ hours: { from: 1, to: 2 }, requires: [], teaches: [], sources: [], doneWhen: 'd', steps: [] },
  proves: [{ skill: 'caching', stage: 'senior', behaviour: 'invalidates', how: 'git' }],
  certification: null,
}
const shop = hexOf('shop')

/** Even numbers expire, odd ones invalidate. */
async function open(numbers: number[] = [0, 2]) {
  const record = await postgres.freshRecord()
  if (numbers.length > 0) await recordEvidence(record, benchmark, reading('shop', numbers), now)
  const ledger = openLedger(record)
  const activities = async () => [activity]
  return {
    record,
    ...projectUseCases({ record, ledger, benchmark, rubric, activities, now: () => now }),
  }
}

describe('a project', () => {
  it('is what was found in its repository alone, with commits and paths; the rest says what would add it', async () => {
    const { record, project } = await open()
    await recordEvidence(record, benchmark, reading('blog', [1]), now)
    const { label, ownCommits, dimensions, silent } = await project(shop)
    expect([label, ownCommits, silent]).toEqual(['shop', 500, []])
    const [cached, invalidated] = dimensions[0]?.criteria ?? []
    expect(cached).toMatchObject({ state: 'seen', step: null, activities: [] })
    expect(cached?.found).toMatchObject([
      { signal: 'cache-expiry', says: 'Caches with an expiry or a bound', commits: 2 },
    ])
    expect(cached?.found[0]?.citations[0]?.commit).toBe(hexOf('shop 2').slice(0, 40))
    expect(invalidated).toMatchObject({
      ...{ state: 'not-seen', found: [], step: 'Forget on change.', labs: [] },
      activities: [{ slug: 'forget-on-change', kind: 'project' }],
    })
  })

  it('cites the newest five commits, and counts all', async () => {
    const { project } = await open([0, 2, 4, 6, 8, 10, 12])
    const found = (await project(shop)).dimensions[0]?.criteria[0]?.found[0]
    expect([found?.commits, found?.citations.length]).toEqual([7, 5])
  })

  it('keeps answers, which are no evidence; one without its figure says so', async () => {
    const { record, answerProject, project, projects } = await open()
    const before = await readLedger(record)
    const told = await answerProject(shop, { 'most-load': 'A great many' })
    expect(told.dimensions[0]?.questions).toMatchObject([{ answer: 'A great many', lacks: 'figure' }])
    await answerProject(shop, { 'most-load': '900 a second' })
    expect((await project(shop)).dimensions[0]?.questions).toMatchObject([
      { answer: '900 a second', answeredAt: now.toISOString(), lacks: null },
    ])
    expect((await projects())[0]?.counts).toMatchObject([{ seen: 1, of: 2, answered: 1, asked: 1 }])
    expect(await readLedger(record)).toEqual(before)
  })

  it('takes a blank answer back', async () => {
    const { answerProject } = await open()
    await answerProject(shop, { 'most-load': '900' })
    const { dimensions } = await answerProject(shop, { 'most-load': ' ' })
    expect(dimensions[0]?.questions).toMatchObject([{ answer: null, answeredAt: null, lacks: 'answer' }])
  })

  it('refuses an answer to a question that it does not ask, and names those that it does', async () => {
    const { answerProject } = await open()
    await expect(answerProject(shop, { nothing: 'x' })).rejects.toMatchObject({
      code: 'request-invalid',
      details: [expect.stringContaining('nothing'), 'most-load: How much?'],
    })
    await expect(answerProject(shop, { 'most-load': 'a\0b' })).rejects.toMatchObject({
      code: 'request-invalid',
    })
  })

  it('is a repository that was read, and no other source', async () => {
    const { record, project, projects, answerProject } = await open([])
    const win = {
      ...reading('win', [0]),
      source: { kind: 'person', instance: hexOf('win'), label: 'Win 1' } as const,
    }
    await recordEvidence(record, benchmark, win, now)
    expect(await projects()).toEqual([])
    for (const asked of [project(hexOf('win')), answerProject(hexOf('win'), { 'most-load': '1' })])
      await expect(asked).rejects.toMatchObject({ code: 'project-unknown' })
  })

  it('is gone with its source', async () => {
    const { record, answerProject, projects, project } = await open()
    await answerProject(shop, { 'most-load': '900' })
    await eraseRecord(record, shop, now)
    expect(await projects()).toEqual([])
    await recordEvidence(record, benchmark, reading('shop', [0]), now)
    expect((await project(shop)).dimensions[0]?.questions[0]?.answer).toBeNull()
  })
})
