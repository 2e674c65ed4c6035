import { expect, test } from 'vitest'
import { groupsOf } from './groups.ts'
import type { Fit, RequirementKind } from './target.ts'

const none = { met: 0, weak: 0, missing: 0, unknown: 0 }
type Asked = { text: string; standing: Fit; must: boolean; kind: RequirementKind }
const asked = (text: string, standing: Fit, more: Partial<Asked> = {}): Asked => ({
  ...{ text, standing, must: true, kind: 'skill' },
  ...more,
})
const duty = { must: false, kind: 'responsibility' as const }
const drawn = (requirements: readonly Asked[], order: 'written' | 'open') =>
  groupsOf({ requirements, must: none, nice: none, responsibilities: none }, order).map(
    ({ name, rows }) =>
      `${name}: ${rows.map(({ number, requirement }) => number + requirement.text).join(' ')}`,
  )

const requirements = [
  asked('a', 'met'),
  asked('b', 'weak', { must: false }),
  asked('c', 'unknown'),
  asked('d', 'missing', duty),
  asked('e', 'weak'),
  asked('f', 'missing'),
]

test('musts come first, numbered through in the order of the text', () => {
  expect(drawn(requirements, 'written')).toEqual([
    'Must: 1a 2c 3e 4f',
    'Nice to have: 5b',
    'What the job is: 6d',
  ])
})

test('what is open comes first within its part, with its number', () => {
  expect(drawn(requirements, 'open')[0]).toBe('Must: 4f 3e 2c 1a')
})

test('a duty that was made a must is one, and a part without any is left out', () => {
  expect(drawn([asked('d', 'met', { ...duty, must: true })], 'written')).toEqual(['Must: 1d'])
  expect(drawn([], 'written')).toEqual([])
})
