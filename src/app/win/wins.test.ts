import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { reading, smallBenchmark } from '../../../test/readings.ts'
import type { Activity } from '../../core/activity/activity.ts'
import { activeEntries } from '../../core/evidence/ledger.ts'
import { activityOf } from '../../core/plan/fixture.ts'
import { emptyText, type WinText } from '../../core/win/win.ts'
import { putActivityState } from '../../store/plan.ts'
import { openLedger } from '../ledger.ts'
import { exportRecord, importRecord } from '../record/archive-record.ts'
import { eraseRecord } from '../record/erase-record.ts'
import type { OpenRecord } from '../record/open-record.ts'
import { readLedger, readSources } from '../record/read-record.ts'
import { recordEvidence } from '../record/record-evidence.ts'
import { winUseCases } from './wins.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const benchmark = smallBenchmark()
const prices: Activity = {
  ...activityOf({ slug: 'fresh-prices' }),
  proves: [{ skill: 'caching', stage: 'senior', behaviour: 'invalidates', how: 'win' }],
}
const catalogue = { tools: [], certifications: [] }
const start = Date.parse('2026-11-22T10:00:00.000Z')
const shows = [{ skill: 'caching', behaviour: 'invalidates' }]
const text: WinText = {
  ...emptyText,
  title: 'Prices are never stale',
  when: '2026-09',
  situation: 'Shoppers saw old prices',
  did: 'Let the cache follow the change',
  part: 'All of it',
  result: 'No complaint since',
  measure: 'complaints a week',
  before: '14',
  after: '0',
  source: 'The support board',
  confirm: 'Dana, support',
}

async function open(record?: OpenRecord) {
  const own = record ?? (await postgres.freshRecord())
  let seconds = 0
  const wins = winUseCases({
    record: own,
    ledger: openLedger(own),
    benchmark,
    catalogue,
    activities: [prices],
    now: () => new Date(start + 1000 * seconds++),
  })
  return { record: own, ...wins }
}
const active = async (record: OpenRecord) =>
  activeEntries(await readLedger(record)).map(({ skill, behaviour, kind, observed }) =>
    observed.type === 'judged' ? `${kind} ${skill}/${behaviour} ${observed.strength}` : observed.type,
  )

describe('a win', () => {
  it('is a draft until it is recorded, and nothing of it is evidence before', async () => {
    const { record, addWin, writeWin, recordWin } = await open()
    const { number, state, missing } = await addWin({ text: {}, shows: [] }, null)
    expect([number, state, missing[0]?.field]).toEqual([1, 'draft', 'title'])
    await writeWin(number, { text, shows })
    expect([await readLedger(record), await readSources(record)]).toEqual([[], []])
    const recorded = await recordWin(number)
    expect(recorded).toMatchObject({ state: 'recorded', missing: [], documented: { strength: 'strong' } })
    expect(recorded.evidence).toMatchObject([{ skill: 'caching', stage: 'senior', strength: 'strong' }])
    expect(await active(record)).toEqual(['win caching/invalidates strong'])
    expect(await readSources(record)).toMatchObject([{ label: 'Win 1', kind: 'person', entries: 1 }])
  })

  it('that says too little is refused with what is asked, and stays a draft', async () => {
    const { record, addWin, recordWin, win } = await open()
    await addWin({ text: { ...text, part: '' }, shows: [] }, null)
    await expect(recordWin(1)).rejects.toMatchObject({
      code: 'win-incomplete',
      details: [expect.stringMatching(/^part: /), expect.stringMatching(/^shows: /)],
    })
    expect((await win(1)).state).toBe('draft')
    expect(await readLedger(record)).toEqual([])
  })

  it('that is edited says in the ledger what it said, until it is recorded again; then the new supersedes the old', async () => {
    const { record, addWin, writeWin, recordWin, win } = await open()
    await addWin({ text, shows }, null)
    await recordWin(1)
    await recordWin(1)
    expect(await readLedger(record)).toHaveLength(1)
    await writeWin(1, { text: { ...text, after: '1' }, shows })
    expect((await win(1)).state).toBe('changed')
    expect(await readLedger(record)).toHaveLength(1)
    await recordWin(1)
    const [old, now] = await readLedger(record)
    expect(now?.supersedes).toBe(old?.id)
    expect((await win(1)).state).toBe('recorded')
  })

  it('that is taken back is withdrawn, keeps its words, and can be recorded again', async () => {
    const { record, addWin, recordWin, takeBackWin, dropWin } = await open()
    await addWin({ text, shows }, null)
    await recordWin(1)
    const back = await takeBackWin(1)
    expect(back).toMatchObject({ state: 'taken-back', evidence: [], text })
    expect(await active(record)).toEqual([])
    await expect(dropWin(1)).rejects.toMatchObject({ code: 'win-in-ledger' })
    await takeBackWin(1)
    expect(await readLedger(record)).toHaveLength(2)
    await recordWin(1)
    expect(await active(record)).toEqual(['win caching/invalidates strong'])
  })

  it('that never was evidence can be thrown away', async () => {
    const { addWin, dropWin, win } = await open()
    await addWin({ text: {}, shows: [] }, null)
    expect((await dropWin(1)).wins).toEqual([])
    await expect(win(1)).rejects.toMatchObject({ code: 'win-unknown' })
    await expect(dropWin(1)).rejects.toMatchObject({ code: 'win-unknown' })
  })

  it('of many begun and recorded at once, each has its number and its one entry', async () => {
    const { record, addWin, recordWin, wins } = await open()
    await Promise.all(Array.from({ length: 8 }, () => addWin({ text, shows }, null)))
    const numbers = (await wins()).wins.map(({ number }) => number)
    expect(numbers).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    await Promise.all([...numbers, ...numbers].map((number) => recordWin(number)))
    expect(await readLedger(record)).toHaveLength(8)
  })

  it.each([
    ['a skill that there is not', { text, shows: [{ skill: 'magic', behaviour: 'a' }] }, 'skill-unknown'],
    [
      'a behaviour that there is not',
      { text, shows: [{ skill: 'caching', behaviour: 'flies' }] },
      'request-invalid',
    ],
    ['half a character', { text: { ...text, did: '\ud800' }, shows }, 'request-invalid'],
  ])('with %s is refused, and stays as it was', async (_, draft, code) => {
    const { addWin, writeWin, win } = await open()
    await addWin({ text, shows }, null)
    await expect(writeWin(1, draft)).rejects.toMatchObject({ code })
    expect((await win(1)).text).toEqual(text)
  })
})

describe('what the record proposes', () => {
  const change = {
    ...reading('shop', []),
    findings: [
      {
        signal: 'performance-change' as const,
        facet: '',
        citations: [{ commit: 'c'.repeat(40), paths: ['a.sql'], at: '2026-08-01T00:00:00.000Z' }],
        cautions: [],
      },
    ],
  }
  const speaking = {
    ...benchmark,
    skills: benchmark.skills.map((skill) => ({
      ...skill,
      behaviours: skill.behaviours.map((behaviour) => ({
        ...behaviour,
        signals: [{ signal: 'performance-change' as const, strength: 'fair' as const }],
      })),
    })),
  }

  it('is begun with its month and no word that nobody said, and then proposed no more', async () => {
    const { record, wins, addWin, passOver } = await open()
    await recordEvidence(record, speaking, change, new Date(start))
    const [candidate] = (await wins()).candidates
    if (!candidate) throw new Error('nothing is proposed')
    expect(candidate).toMatchObject({ label: 'shop', period: 'Jul–Sep 2026' })
    expect((await passOver(candidate.key, true)).candidates).toEqual([])
    expect(await wins()).toMatchObject({ candidates: [], passedOver: 1 })
    expect((await passOver(candidate.key, false)).candidates).toHaveLength(1)
    const begun = await addWin({ text: {}, shows: [] }, candidate.key)
    expect(begun.text).toEqual({ ...emptyText, when: '2026-08' })
    expect(begun.candidate?.key).toBe(candidate.key)
    expect(begun.suggested).toMatchObject([{ skill: 'caching', words: [] }])
    expect(await wins()).toMatchObject({ candidates: [], passedOver: 0 })
    await expect(addWin({ text: {}, shows: [] }, 'git/x/2026-Q1')).rejects.toMatchObject({
      code: 'candidate-unknown',
    })
  })
})

it('an activity that is done is proposed, and begun with its month', async () => {
  const { record, wins, win, addWin, passOver } = await open()
  const done = {
    activity: prices.slug,
    state: 'done' as const,
    startedOn: null,
    endedOn: '2026-10-05',
    hours: 3,
    outcome: 'Nobody sees an old price',
    planned: 3,
    before: {},
  }
  await putActivityState(record.store.db, record.person, done, new Date(start))
  const key = 'activity/fresh-prices'
  expect((await wins()).candidates).toMatchObject([{ key, shows: [{ says: 'Nobody sees an old price' }] }])
  expect(await passOver(key, true)).toMatchObject({ candidates: [], passedOver: 1 })
  const { number } = await addWin({ text: {}, shows: [] }, key)
  expect(await win(number)).toMatchObject({
    text: { ...emptyText, when: '2026-10' },
    candidate: { key },
    suggested: [{ skill: 'caching' }],
  })
  expect(await wins()).toMatchObject({ candidates: [], passedOver: 0 })
})

describe('erasing and carrying along', () => {
  it('an archive carries drafts and wins, and the chain goes on on the other machine', async () => {
    const { record, addWin, recordWin } = await open()
    await addWin({ text, shows }, null)
    await recordWin(1)
    await addWin({ text: { title: 'Half a sentence' }, shows: [] }, null)
    const file = join(postgres.folder, 'wins.ndjson.gz')
    await exportRecord(record, file, new Date(start))
    const elsewhere = await open()
    await importRecord(elsewhere.record, file)
    await importRecord(elsewhere.record, file)
    expect((await elsewhere.wins()).wins.map(({ title, state }) => `${title} ${state}`)).toEqual([
      'Half a sentence draft',
      'Prices are never stale recorded',
    ])
    await elsewhere.takeBackWin(1)
    expect(await active(elsewhere.record)).toEqual([])
    expect(await readLedger(elsewhere.record)).toHaveLength(2)
  })

  it('an archive without a draft that is here is not taken for its continuation', async () => {
    const { record, addWin, writeWin, wins } = await open()
    await addWin({ text, shows }, null)
    const file = join(postgres.folder, 'before-the-draft.ndjson.gz')
    await exportRecord(record, file, new Date(start))
    await writeWin(1, { text: { ...text, title: 'Another' }, shows })
    await expect(importRecord(record, file)).rejects.toMatchObject({ code: 'record-not-empty' })
    expect((await wins()).wins).toMatchObject([{ title: 'Another' }])
  })

  it('erasing a win’s source erases that win alone; erasing everything, drafts too', async () => {
    const { record, addWin, recordWin, wins } = await open()
    for (const title of ['One', 'Two']) await addWin({ text: { ...text, title }, shows }, null)
    const { source } = await recordWin(1)
    await recordWin(2)
    expect(await eraseRecord(record, source ?? '', new Date(start))).toEqual({ entries: 1, sources: 1 })
    expect((await wins()).wins).toMatchObject([{ title: 'Two' }])
    expect(await active(record)).toHaveLength(1)
    await addWin({ text: {}, shows: [] }, null)
    await eraseRecord(record, null, new Date(start))
    expect((await wins()).wins).toEqual([])
  })
})
