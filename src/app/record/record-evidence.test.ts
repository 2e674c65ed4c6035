import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { hexOf, reading, smallBenchmark, upTo } from '../../../test/readings.ts'
import type { OpenRecord } from './open-record.ts'
import { readBenchmarks, readLedger, readSources } from './read-record.ts'
import { recordEvidence } from './record-evidence.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const now = new Date('2026-11-22T10:00:00.123Z')
const later = new Date('2026-11-23T10:00:00.123Z')
const counts = async (recorded: ReturnType<typeof recordEvidence>) => {
  const { evidence, ...rest } = await recorded
  return { ...rest, says: evidence.length }
}
const withoutBehaviours = () => ({ ...smallBenchmark(2), skills: [] })

it('the same repository read again adds nothing, from another folder and in another order too', async () => {
  const record = await postgres.freshRecord()
  expect(await counts(recordEvidence(record, smallBenchmark(), reading('shop', [1, 2, 3]), now))).toEqual({
    added: 3,
    superseded: 0,
    withdrawn: 0,
    unchanged: 0,
    says: 3,
  })
  const before = await readLedger(record)
  const again = reading('shop', [3, 1, 2])
  again.source.label = 'shop-clone'
  expect(await counts(recordEvidence(record, smallBenchmark(), again, later))).toEqual({
    added: 0,
    superseded: 0,
    withdrawn: 0,
    unchanged: 3,
    says: 3,
  })
  expect(await readLedger(record)).toEqual(before)
})

it('twenty readings of one source at once add each entry once', async () => {
  const record = await postgres.freshRecord()
  const all = await Promise.all(
    upTo(20).map((index) => recordEvidence(record, smallBenchmark(), reading('shop', upTo(10 + index)), now)),
  )
  expect(all.reduce((sum, { added }) => sum + added, 0)).toBe(29)
  expect(await readLedger(record)).toHaveLength(29)
})

it('readings at once with different addresses all leave theirs', async () => {
  const record = await postgres.freshRecord()
  const addresses = upTo(20).map((index) => `${String.fromCharCode(97 + index)}@example.org`)
  await Promise.all(
    addresses.map((address) =>
      recordEvidence(record, smallBenchmark(), reading('shop', [1], { identities: [address] }), now),
    ),
  )
  expect((await readSources(record))[0]?.identities).toEqual(addresses)
})

it('two sources do not mix', async () => {
  const record = await postgres.freshRecord()
  await recordEvidence(record, smallBenchmark(), reading('shop', [1]), now)
  const { evidence } = await recordEvidence(record, smallBenchmark(), reading('bank', [1, 2]), later)
  expect(evidence.map(({ source }) => source.label)).toEqual(['bank', 'bank'])
  expect((await readSources(record)).map(({ label, entries }) => [label, entries])).toEqual([
    ['bank', 2],
    ['shop', 1],
  ])
})

it('a source says what was read of it, and what its evidence spans', async () => {
  const record = await postgres.freshRecord()
  const shop = reading('shop', [1, 2], { notices: [{ code: 'shallow', says: 'Only part is here.' }] })
  await recordEvidence(record, smallBenchmark(), shop, now)
  await recordEvidence(
    record,
    smallBenchmark(),
    reading('empty', [], { head: null, commits: 0, ownCommits: 0 }),
    later,
  )
  expect(await readSources(record)).toEqual([
    {
      kind: 'repository',
      instance: hexOf('empty'),
      label: 'empty',
      head: null,
      commits: 0,
      ownCommits: 0,
      identities: ['a@example.org'],
      notices: [],
      entries: 0,
      skills: 0,
      oldestAt: null,
      newestAt: null,
      readAt: later.toISOString(),
    },
    {
      kind: 'repository',
      instance: hexOf('shop'),
      label: 'shop',
      head: shop.head,
      commits: 1_000,
      ownCommits: 500,
      identities: ['a@example.org'],
      notices: [{ code: 'shallow', says: 'Only part is here.' }],
      entries: 2,
      skills: 1,
      oldestAt: '2020-01-01T01:00:00.000Z',
      newestAt: '2020-01-01T02:00:00.000Z',
      readAt: now.toISOString(),
    },
  ])
})

it('addresses add up over readings', async () => {
  const record = await postgres.freshRecord()
  for (const identities of [['b@x.org'], ['a@x.org', 'b@x.org'], ['c@x.org']])
    await recordEvidence(record, smallBenchmark(), reading('shop', [], { identities }), now)
  expect((await readSources(record))[0]?.identities).toEqual(['a@x.org', 'b@x.org', 'c@x.org'])
})

it('withdrawn and superseded entries stay in the ledger and are not counted', async () => {
  const record = await postgres.freshRecord()
  await recordEvidence(record, smallBenchmark(), reading('shop', [1, 2]), now)
  expect(
    await counts(recordEvidence(record, withoutBehaviours(), reading('shop', [1, 2]), later)),
  ).toMatchObject({
    withdrawn: 2,
    says: 0,
  })
  expect((await readSources(record))[0]).toMatchObject({ entries: 0, skills: 0, newestAt: null })
  const ledger = await readLedger(record)
  expect(ledger.map(({ supersedes, observed }) => [supersedes !== null, observed.type])).toEqual([
    [false, 'repository'],
    [false, 'repository'],
    [true, 'withdrawn'],
    [true, 'withdrawn'],
  ])
})

it('what the benchmark asks for again counts again', async () => {
  const record = await postgres.freshRecord()
  for (const benchmark of [smallBenchmark(1), withoutBehaviours(), smallBenchmark(3), smallBenchmark(3)])
    await recordEvidence(record, benchmark, reading('shop', [1]), now)
  expect((await readSources(record))[0]?.entries).toBe(1)
  expect(await readLedger(record)).toHaveLength(3)
})

it('every benchmark that was recorded under is kept, once', async () => {
  const record = await postgres.freshRecord()
  for (const version of [1, 1, 2])
    await recordEvidence(record, smallBenchmark(version), reading('shop', [1]), now)
  expect((await readBenchmarks(record)).map(({ benchmark }) => benchmark)).toEqual([
    smallBenchmark(1),
    smallBenchmark(2),
  ])
})

const refused: [string, (scan: ReturnType<typeof reading>) => void][] = [
  ['a NUL in a label', (scan) => Object.assign(scan.source, { label: 'a\0b' })],
  ['half a character in a path', (scan) => scan.findings[0]?.citations[0]?.paths.push('\ud800')],
  ['a date that is none', (scan) => Object.assign(scan.findings[0]?.citations[0] ?? {}, { at: 'yesterday' })],
  [
    'a date of five digits',
    (scan) => Object.assign(scan.findings[0]?.citations[0] ?? {}, { at: '+010000-01-01T00:00:00Z' }),
  ],
]
it.each(refused)('%s is refused, and nothing is written', async (_, spoil) => {
  const record: OpenRecord = await postgres.freshRecord()
  const scan = reading('shop', [1, 2])
  spoil(scan)
  await expect(recordEvidence(record, smallBenchmark(), scan, now)).rejects.toMatchObject({
    code: 'request-invalid',
  })
  expect(await readSources(record)).toEqual([])
})
