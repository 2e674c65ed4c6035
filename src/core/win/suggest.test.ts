import { expect, it } from 'vitest'
import { phraseMatcher } from '../phrases/matcher.ts'
import { phrasesOf } from '../phrases/phrase.ts'
import { benchmarkOf, skillOf } from '../readiness/fixture.ts'
import { suggestedFor } from './suggest.ts'
import { emptyText, type WinDraft } from './win.ts'

const benchmark = benchmarkOf([
  skillOf(
    'tuning',
    'sql',
    { name: 'Query tuning', aliases: ['slow queries'], formerSlugs: ['old-tuning'] },
    'finds@senior',
  ),
  skillOf('caching', 'performance', { name: 'Caching' }, 'expires@mid'),
  skillOf('redis-use', 'performance', { name: 'Key-value stores' }, 'atomic@senior', 'expires@mid'),
])
const catalogue = {
  tools: [
    {
      slug: 'redis',
      name: 'Redis',
      kind: 'database' as const,
      aliases: [],
      skills: ['redis-use', 'caching'],
    },
  ],
  certifications: [],
}
const matcher = phraseMatcher(phrasesOf(benchmark, catalogue))
const suggested = (
  win: Partial<WinDraft['text']>,
  shows: WinDraft['shows'] = [],
  alsoShown: WinDraft['shows'] = [],
) => suggestedFor({ text: { ...emptyText, ...win }, shows }, matcher, { benchmark, catalogue, alsoShown })

it('suggests what the words name, the most often named first, with the words that led there', () => {
  const found = suggested({ did: 'Put Redis before slow queries', result: 'No slow queries any more' })
  expect(found.map(({ skill, words }) => [skill, words])).toEqual([
    ['tuning', ['slow queries']],
    ['redis-use', ['Redis']],
  ])
  expect(found[0]?.behaviours).toEqual([{ id: 'finds', stage: 'senior', text: 'Does finds.', picked: false }])
})

it('puts what is picked first, under the name of today, and what the commits spoke for last', () => {
  const found = suggested(
    { did: 'Redis' },
    [{ skill: 'tuning', behaviour: 'finds' }],
    [{ skill: 'caching', behaviour: 'expires' }],
  )
  expect(found.map(({ skill }) => skill)).toEqual(['tuning', 'redis-use', 'caching'])
  expect(found[0]?.behaviours[0]?.picked).toBe(true)
})

it('marks what was picked and nothing else: not another behaviour of the skill, nor one of that name elsewhere', () => {
  const found = suggested({}, [
    { skill: 'redis-use', behaviour: 'expires' },
    { skill: 'caching', behaviour: 'none-of-its-own' },
  ])
  const picked = found.flatMap(({ skill, behaviours }) =>
    behaviours.map(({ id, picked }) => [skill, id, picked]),
  )
  expect(picked).toEqual([
    ['redis-use', 'atomic', false],
    ['redis-use', 'expires', true],
    ['caching', 'expires', false],
  ])
})

it('says nothing of an empty win, nor of who could confirm it', () => {
  expect(suggested({})).toEqual([])
  expect(suggested({ confirm: 'The Redis people', source: 'Caching dashboard' })).toEqual([])
})
