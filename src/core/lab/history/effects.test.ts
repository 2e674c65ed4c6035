import { expect, test } from 'vitest'
import { effectsOf } from './effects.ts'
import type { Operation } from './operation.ts'

const told = (key: string, outcome: Operation['outcome'], does: Operation['does'] = 'effect'): Operation => ({
  client: 0,
  does,
  key,
  value: null,
  outcome,
  startMs: 0,
  endMs: outcome === 'unknown' ? null : 1,
})
const none = { doubled: [], missing: [], uninvited: [] }

test.each<[string, Operation[], string[], object]>([
  ['nothing asked, nothing done', [], [], none],
  ['asked and done once', [told('a', 'ok')], ['a'], none],
  ['asked twice and done once', [told('a', 'ok'), told('a', 'ok')], ['a'], none],
  ['done twice', [told('a', 'ok')], ['a', 'b', 'a', 'a'], { doubled: [{ key: 'a', times: 3 }] }],
  ['told as done, and not done', [told('a', 'ok')], [], { missing: ['a'] }],
  ['refused, and not done', [told('a', 'fail')], [], none],
  ['refused, and done', [told('a', 'fail')], ['a'], { uninvited: ['a'] }],
  ['refused once, then done', [told('a', 'fail'), told('a', 'ok')], ['a'], none],
  ['unknown, and done', [told('a', 'unknown')], ['a'], none],
  ['unknown, and not done', [told('a', 'unknown')], [], none],
  ['unknown, and done twice', [told('a', 'unknown')], ['a', 'a'], { doubled: [{ key: 'a', times: 2 }] }],
  [
    'unknown, then told as done, and not done',
    [told('a', 'unknown'), told('a', 'ok')],
    [],
    { missing: ['a'] },
  ],
  ['done though nobody asked', [], ['a'], { uninvited: ['a'] }],
  ['done though somebody only read', [told('a', 'ok', 'read')], ['a'], { uninvited: ['a'] }],
])('%s', (_, operations, effects, expected) => expect(effectsOf(operations, effects)).toMatchObject(expected))
