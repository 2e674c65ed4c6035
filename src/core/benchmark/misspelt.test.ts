import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { misspelt } from './misspelt.ts'

const names = ['transactions', 'caching', 'redis', 'sql-query-tuning', 'sql-querying', 'graphql']

describe('a name that was mistyped', () => {
  it.each([
    ['transction', ['transactions']],
    ['transactinos', ['transactions']],
    ['Transactions', ['transactions']],
    ['cahcing', ['caching']],
    ['rediss', ['redis']],
    ['sql-query-tunning', ['sql-query-tuning']],
    ['sql-queying', ['sql-querying']],
    ['', []],
    ['red', []],
    ['kafka', []],
    ['transubstantiation', []],
  ])('%s', (asked, meant) => expect(misspelt(asked, names)).toEqual(meant))

  it('the closest comes first', () =>
    expect(misspelt('billing', ['filling', 'billings-x', 'billing'])).toEqual(['billing', 'filling']))

  it('one letter left out of a long name is always found', () =>
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), (name, at) => {
        const cut = at % name.length
        const typed = name.slice(0, cut) + name.slice(cut + 1)
        expect(misspelt(typed, names)).toContain(name)
      }),
    ))
})
