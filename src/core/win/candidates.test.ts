import { describe, expect, it } from 'vitest'
import { entryOf, type Told } from '../readiness/fixture.ts'
import { candidatesIn } from './candidates.ts'

const seen = (told: Told) => entryOf({ behaviour: 'finds', ...told })

describe('what is proposed as a win', () => {
  it.each<[string, Told]>([
    ['a habit', { signal: 'language-in-use' }],
    ['the first use of a tool', { signal: 'redis-in-use' }],
    ['tests', { signal: 'test-suite' }],
    ['what follows a course', { signal: 'performance-change', cautions: ['tutorial-like'] }],
    ['a copy', { signal: 'performance-change', cautions: ['fork-copy'] }],
    ['a self-rating', { kind: 'self' }],
    ['another win', { kind: 'win' }],
  ])('not %s', (_, told) => expect(candidatesIn([seen(told)], [])).toEqual([]))

  it('is grouped by repository and quarter, the newest first', () => {
    const change = (source: string, observedAt: string) =>
      seen({ signal: 'performance-change', source, observedAt })
    const found = candidatesIn(
      [
        change('shop', '2026-07-01T00:00:00Z'),
        change('shop', '2026-09-30T23:00:00Z'),
        change('shop', '2026-10-01T00:00:00Z'),
        change('bank', '2026-08-01T00:00:00Z'),
      ],
      [],
    )
    expect(found.map(({ key, period, shows }) => [key, period, shows.length])).toEqual([
      ['git/shop/2026-Q4', 'Oct–Dec 2026', 1],
      ['git/shop/2026-Q3', 'Jul–Sep 2026', 2],
      ['git/bank/2026-Q3', 'Jul–Sep 2026', 1],
    ])
  })

  it('says what is most telling first, each commit once, and asks what came of it', () => {
    const [found] = candidatesIn(
      [
        seen({ signal: 'decision-record', commits: ['b'] }),
        seen({ signal: 'performance-figures', commits: ['a'], skill: 'profiling' }),
        seen({ signal: 'performance-figures', commits: ['a'], skill: 'caching' }),
      ],
      [],
    )
    expect(found?.shows).toMatchObject([
      { says: 'Changes source for speed and states figures from measurement', commit: 'a' },
      { says: 'Records an architecture decision', commit: 'b' },
    ])
    expect(found?.asks).toMatch(/^Your commit states figures/)
    expect(found?.behaviours).toHaveLength(3)
  })

  it('is told with no figure but those of the record', () => {
    const found = candidatesIn([seen({ signal: 'security-fix' }), seen({ kind: 'lab', id: 'lab' })], [])
    expect(found).toHaveLength(2)
    for (const { asks, shows } of found)
      expect([asks, ...shows.map(({ says }) => says)].join()).not.toMatch(/\d/)
  })

  it('is each lab that was passed, as what may have been carried to work', () => {
    const [found] = candidatesIn([seen({ kind: 'lab', id: 'slow-orders' })], [])
    expect(found).toMatchObject({
      from: 'lab',
      period: null,
      shows: [{ says: 'Judged slow-orders', commit: null }],
    })
    expect(found?.asks).toMatch(/at work/)
  })

  it('is not what was taken back', () => {
    const entry = seen({ signal: 'security-fix', source: 'shop', id: 'first' })
    expect(candidatesIn([entry, seen({ withdrawn: 'rule-mended', supersedes: 'first' })], [])).toEqual([])
  })
})
