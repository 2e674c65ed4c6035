import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SignalId } from '../../core/signal/catalogue.ts'
import { type Sighting, Tally } from './tally.ts'

const seconds = (iso: string): number => Date.parse(iso) / 1000
const at = (iso: string, commit: string): Sighting => ({
  commit,
  at: seconds(iso),
  paths: ['a'],
  shared: false,
})

const sighting: fc.Arbitrary<Seen> = fc.record({
  signal: fc.constantFrom<SignalId>('sql-index', 'documentation', 'sustained-work', 'language-in-use'),
  facet: fc.constantFrom('', 'Go', 'C'),
  seen: fc.record({
    commit: fc.constantFrom('0a', '1b', '2c', '3d', '8e', '9f', 'aa', 'bb', 'cc'),
    at: fc
      .integer({ min: seconds('2023-10-01'), max: seconds('2024-12-31') })
      .map((time) => time - (time % 86_400)),
    paths: fc.constant(['a']),
    shared: fc.boolean(),
  }),
})
type Seen = { signal: SignalId; facet: string; seen: Sighting }

const tallied = (all: readonly Seen[]): Tally => {
  const tally = new Tally()
  for (const { signal, facet, seen } of all) tally.add(signal, facet, seen)
  return tally
}
/** One commit has one set of paths and one answer to who shared it. */
const consistent = (all: Seen[]): Seen[] =>
  all.map((one) => ({ ...one, seen: { ...one.seen, shared: one.seen.commit > '7f' } }))

describe('whatever the order', () => {
  test('the tally is the same', () => {
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 60 }).map(consistent), (all) => {
        expect(tallied(all.toReversed()).entries()).toEqual(tallied(all).entries())
      }),
    )
  })

  test('the tallies of two parts make that of the whole', () => {
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 60 }).map(consistent), fc.nat(60), (all, cut) => {
        const merged = tallied(all.slice(0, cut))
        merged.merge(tallied(all.slice(cut)))
        expect(merged.entries()).toEqual(tallied(all).entries())
        expect(new Tally(merged.entries()).findings([])).toEqual(tallied(all).findings([]))
      }),
    )
  })

  test('a finding cites as many commits as its signal needs, oldest first', () => {
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 80 }).map(consistent), (all) => {
        for (const { signal, citations } of tallied(all).findings([])) {
          expect(citations.length).toBe(
            { 'sql-index': 1, documentation: 3, 'sustained-work': 9, 'language-in-use': 10 }[
              signal as 'sql-index'
            ],
          )
          expect(citations.map((one) => one.at)).toEqual(citations.map((one) => one.at).toSorted())
        }
      }),
    )
  })
})

describe('periods', () => {
  test('an event counts once in a quarter, at its first commit', () => {
    const tally = new Tally()
    tally.add('sql-index', '', at('2024-03-01', 'b'))
    tally.add('sql-index', '', at('2024-02-01', 'a'))
    tally.add('sql-index', '', at('2024-04-01', 'c'))
    expect(tally.findings([]).map((one) => one.citations.map(({ commit }) => commit))).toEqual([['a'], ['c']])
  })

  test('a year keeps two findings of an event', () => {
    const tally = new Tally()
    for (const month of ['01', '04', '07', '10']) tally.add('sql-index', '', at(`2024-${month}-02`, month))
    expect(tally.findings([]).map((one) => one.citations[0]?.commit)).toEqual(['01', '04'])
  })

  test('a habit needs its number within one year', () => {
    const tally = new Tally()
    for (const day of ['2023-12-30', '2023-12-31', '2024-01-01']) tally.add('documentation', '', at(day, day))
    expect(tally.findings([])).toEqual([])
    tally.add('documentation', '', at('2023-01-05', 'x'))
    expect(tally.findings([])).toHaveLength(1)
  })

  test('months count once each', () => {
    const tally = new Tally()
    for (let day = 1; day <= 20; day++)
      tally.add('sustained-work', '', at(`2024-01-${`${day}`.padStart(2, '0')}`, `${day}`))
    for (let month = 2; month <= 8; month++)
      tally.add('sustained-work', '', at(`2024-0${month}-01`, `m${month}`))
    expect(tally.findings([])).toEqual([])
    tally.add('sustained-work', '', at('2024-09-01', 'm9'))
    expect(tally.findings([])[0]?.citations).toHaveLength(9)
  })

  test('the same instant is the same work: a cherry-pick', () => {
    const tally = new Tally()
    for (const commit of ['c', 'a', 'b']) tally.add('documentation', '', at('2024-01-01', commit))
    expect(tally.entries()).toEqual([['documentation\t\t2024', [at('2024-01-01', 'a')]]])
  })
})

test('one shared commit makes the finding shared', () => {
  const tally = new Tally()
  tally.add('sql-index', '', { ...at('2024-01-01', 'a'), shared: true })
  expect(tally.findings(['shallow-history'])[0]?.cautions).toEqual(['shallow-history', 'shared-work'])
})
