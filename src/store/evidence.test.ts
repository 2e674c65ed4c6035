import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts'
import { hexOf, reading, smallBenchmark, upTo } from '../../test/readings.ts'
import { recordEvidence } from '../app/record/record-evidence.ts'
import type { EvidenceEntry } from '../core/evidence/entry.ts'
import { entryHash, hashOf, verifyEntry } from './entry-hash.ts'
import { entryFrom, insertEvidence, listEvidence } from './evidence.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startTestPostgres()
})
afterAll(() => postgres.close())

const now = new Date('2026-11-22T10:00:00.123Z')

describe('the ledger takes nothing back', () => {
  const attempts = [
    `update evidence set skill = 'other'`,
    `update evidence set skill = 'other' where false`,
    'delete from evidence',
    'truncate evidence',
    'truncate person cascade',
    `insert into evidence select * from evidence on conflict (id) do update set skill = 'other'`,
    `merge into evidence using person on true when matched then delete`,
    `set session_replication_role = replica; delete from evidence`,
    `set proven.erase = on; update evidence set skill = 'other'`,
    `set proven.erase = on; truncate evidence`,
  ]
  it.each(attempts)('%s', async (text) => {
    const record = await postgres.freshRecord()
    await recordEvidence(record, smallBenchmark(), reading('shop', [1, 2]), now)
    const before = await listEvidence(record.store.db, record.person)
    const change = record.store.db.transaction().execute(async (transaction) => {
      for (const statement of text.split('; ')) await sql.raw(statement).execute(transaction)
    })
    await expect(change).rejects.toThrow(/never edited|non-DEFAULT value/)
    expect(await listEvidence(record.store.db, record.person)).toEqual(before)
  })

  it('an entry cannot be superseded twice, nor say the same thing twice', async () => {
    const record = await postgres.freshRecord()
    await recordEvidence(record, smallBenchmark(), reading('shop', [1]), now)
    const [entry] = await listEvidence(record.store.db, record.person)
    if (!entry) throw new Error('no entry')
    const insert = (...entries: EvidenceEntry[]) =>
      record.store.db.transaction().execute((transaction) => insertEvidence(transaction, entries))
    await expect(insert(entryFrom(entry, record.person, null, now))).rejects.toThrow(/evidence_says_it_once/)
    const later = (label: string) =>
      entryFrom({ ...entry, rule: label, source: entry.source }, record.person, entry.id, now)
    await expect(insert(later('x'), later('y'))).rejects.toThrow(/supersedes/)
    expect(await listEvidence(record.store.db, record.person)).toHaveLength(1)
  })
})

it('an entry comes back as it was written, whatever text it holds', async () => {
  const record = await postgres.freshRecord()
  await recordEvidence(record, smallBenchmark(), reading('shop', []), now)
  const text = fc
    .string({ unit: 'binary', maxLength: 20 })
    .filter((word) => !word.includes('\0') && word.isWellFormed())
  const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(
      text,
      text,
      instant,
      fc.array(text, { maxLength: 3 }),
      async (facet, label, at, paths) => {
        const entry = entryFrom(
          {
            skill: label,
            stage: 'mid',
            behaviour: null,
            kind: 'git',
            source: { kind: 'repository', instance: hexOf('shop'), label },
            observed: {
              type: 'repository',
              signal: 'cache-expiry',
              facet,
              strength: 'weak',
              citations: [{ commit: 'a'.repeat(40), paths, at: at.toISOString() }],
              cautions: [],
            },
            observedAt: at.toISOString(),
            rule: 'cache-expiry',
            ruleVersion: 1,
            benchmarkVersion: 1,
          },
          record.person,
          null,
          now,
        )
        const came = await record.store.db.transaction().execute(async (transaction) => {
          await insertEvidence(transaction, [entry])
          const all = await listEvidence(transaction, record.person)
          await sql`select set_config('proven.erase', 'on', true)`.execute(transaction)
          await transaction.deleteFrom('evidence').execute()
          return all
        })
        expect(came).toEqual([entry])
        expect(came.every(verifyEntry)).toBe(true)
      },
    ),
    { numRuns: 50 },
  )
})

it('the ledger is read in the order in which it was written', async () => {
  const record = await postgres.freshRecord()
  for (const number of [5, 3, 4])
    await recordEvidence(record, smallBenchmark(), reading('shop', [number]), now)
  const cited = (await listEvidence(record.store.db, record.person)).map(
    ({ observed }) => observed.type === 'repository' && observed.citations[0]?.commit,
  )
  expect(cited).toEqual([5, 3, 4].map((number) => hexOf(`shop ${number}`).slice(0, 40)))
})

it('more entries than one statement takes are all written', async () => {
  const record = await postgres.freshRecord()
  const { added, evidence } = await recordEvidence(
    record,
    smallBenchmark(),
    reading('shop', upTo(5_000)),
    now,
  )
  const listed = await listEvidence(record.store.db, record.person)
  expect([added, evidence.length, listed.length]).toEqual([5_000, 5_000, 5_000])
  expect(listed).toEqual(evidence)
  expect(listed.every(verifyEntry)).toBe(true)
})

describe('hashes', () => {
  // RFC 8785, section 3.2.3 and appendix B: sorted by UTF-16 units, numbers as ECMAScript writes them.
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [
      { '€': 1, '\r': 2, '1': 3, '😀': 4, ö: 5, '\u0080': 6, '\ufb33': 7 },
      '{"\\r":2,"1":3,"\u0080":6,"ö":5,"€":1,"😀":4,"\ufb33":7}',
    ],
    [[1e21, 0.000001, 1e-7, -0], '[1e+21,0.000001,1e-7,0]'],
  ])('%j', (value, canonical) => {
    expect(hashOf(value)).toBe(hexOf(canonical))
  })

  it('every field counts, and the hash itself does not', () => {
    const entry = entryFrom(
      {
        skill: 's',
        stage: 'mid',
        behaviour: 'b',
        kind: 'git',
        source: { kind: 'repository', instance: 'i', label: 'l' },
        observed: { type: 'withdrawn', because: 'rule-mended' },
        observedAt: now.toISOString(),
        rule: 'r',
        ruleVersion: 1,
        benchmarkVersion: 1,
      },
      'p',
      null,
      now,
    )
    expect(verifyEntry(entry)).toBe(true)
    expect(entryHash({ ...entry, sha256: 'x' })).toBe(entry.sha256)
    for (const field of Object.keys(entry).filter((name) => name !== 'sha256'))
      expect([field, verifyEntry({ ...entry, [field]: 'changed' })]).toEqual([field, false])
  })
})
