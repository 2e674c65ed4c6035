import { describe, expect, it } from 'vitest'
import type { Stage } from '../benchmark/benchmark.ts'
import type { Ask } from '../benchmark/track.ts'
import { benchmarkOf, skillOf } from '../readiness/fixture.ts'
import { askedAt, asksOf } from './asks.ts'

const benchmark = benchmarkOf([
  skillOf('whole', 'a', {}, 'a@entry', 'b@mid', 'c@senior', 'd@staff'),
  skillOf('upto', 'a', {}, 'a@mid', 'b@senior'),
  skillOf('late', 'b', {}, 'a@staff'),
  skillOf('aside', 'b', { core: false }, 'a@mid', 'b@senior'),
])
const named = (skill: string, stage: Stage): Ask => ({ skill, stage, because: 'It does.' })

const cases: [string, Stage | null, Ask[], string[]][] = [
  ['nothing at all', null, [], []],
  ['a stage asks for the core at it', 'senior', [], ['whole senior', 'upto senior']],
  [
    'or at the highest one below it that a skill has',
    'staff',
    [],
    ['whole staff', 'upto senior', 'late staff'],
  ],
  ['skills that begin later are not asked', 'entry', [], ['whole entry']],
  ['what is asked by name goes before', 'senior', [named('whole', 'mid')], ['whole mid', 'upto senior']],
  [
    'and may be outside the core, and in any order',
    null,
    [named('aside', 'mid'), named('upto', 'mid')],
    ['upto mid', 'aside mid'],
  ],
  ['what the benchmark does not have is left out', null, [named('gone', 'mid')], []],
]

describe('what a track asks', () => {
  it.each(cases)('%s', (_, stage, asks, expected) =>
    expect(asksOf({ stage, asks }, benchmark).map((ask) => `${ask.skill} ${ask.stage}`)).toEqual(expected),
  )

  it('reasons stay with what is asked by name', () => {
    const asks = asksOf({ stage: 'mid', asks: [named('whole', 'staff')] }, benchmark)
    expect(asks.map(({ because }) => because)).toEqual(['It does.', null])
  })

  it('is at no stage for a skill that only has higher ones', () =>
    expect(askedAt(skillOf('late', 'b', {}, 'a@staff'), 'senior')).toBeNull())
})
