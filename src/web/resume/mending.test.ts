import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ResumeReply } from '../../api/contract/resume.ts'
import { type Mend, mended, nothingMended } from '../../core/resume/mend.ts'
import type { Resume, ResumeReading } from '../../core/resume/resume.ts'
import {
  canTakeBack,
  foreseen,
  withAnswer,
  withDismissed,
  withMends,
  withoutAnswer,
  withoutDismissed,
  withoutMend,
} from './mending.ts'

const set = (pointer: string, value = 'x'): Mend => ({ pointer, value, lines: [] })
const place = (pointer: string, line = 9): Mend => ({ pointer, value: 'x', lines: [line] })
const out = (pointer: string): Mend => ({ pointer, value: null, lines: [] })

test.each<[string, Mend[], boolean]>([
  ['a correction, whatever comes after', [set('/work/0/name'), out('/work/0')], true],
  ['a bullet placed last', [place('/work/0/highlights/2')], true],
  ['a bullet before another one', [place('/work/0/highlights/2'), place('/work/0/highlights/3')], false],
  ['a bullet that was put right since', [place('/work/0/highlights/2'), set('/work/0/highlights/2')], false],
  [
    'a bullet, and another of a job before',
    [place('/work/1/highlights/2'), place('/work/0/highlights/3')],
    true,
  ],
  ['a job that has one behind it', [place('/work/2/name'), place('/work/3/name')], false],
  ['a job of which more was said', [place('/work/2/name'), place('/work/2/position')], true],
  [
    'a bullet taken out, the one behind put right',
    [out('/work/0/highlights/0'), set('/work/0/highlights/0')],
    false,
  ],
  ['a bullet taken out, another job put right', [out('/work/0/highlights/0'), set('/work/1/name')], true],
  ['a job taken out, the one before put right', [out('/work/1'), set('/work/0/name')], true],
  ['what is not there', [], false],
])('can be taken back: %s', (_, mends, can) => expect(canTakeBack(mends, 0)).toBe(can))

test('a value that is put right again is put right once; what was placed stays what it was', () => {
  const again = withMends({ ...nothingMended, mends: [set('/work/0/name', 'A')] }, [set('/work/0/name', 'B')])
  expect(again.mends).toEqual([set('/work/0/name', 'B')])
  const placed = withMends({ ...nothingMended, mends: [place('/work/0/name')] }, [set('/work/0/name', 'B')])
  expect(placed.mends).toHaveLength(2)
})

test('what is said can be unsaid', () => {
  const said = withDismissed(withAnswer(nothingMended, 'date-order', 'day-first'), [7, 5, 7])
  expect(said).toEqual({ answers: { 'date-order': 'day-first' }, mends: [], dismissed: [5, 7] })
  expect(withoutDismissed(withoutAnswer(said, 'date-order'), [5, 7])).toEqual(nothingMended)
  expect(withoutMend({ ...nothingMended, mends: [set('/a'), set('/b')] }, 0).mends).toEqual([set('/b')])
})

const resume: Resume = {
  work: [
    { name: 'Acme', highlights: ['one', 'two'] },
    { name: 'Orrin', highlights: ['three'] },
  ],
}
const reading: ResumeReading = {
  format: 'text',
  sha256: 'a'.repeat(64),
  lines: [],
  resume,
  places: {
    '/work/0/name': [1],
    '/work/0/highlights/0': [2],
    '/work/0/highlights/1': [3],
    '/work/1/name': [4],
    '/work/1/highlights/0': [5],
  },
  unread: [{ lines: [6, 7, 8], below: null }],
  questions: [],
  notes: [],
}
const replyOf = (mending: typeof nothingMended): ResumeReply => {
  const { resume: made, places, unread, questions } = mended(reading, mending)
  return {
    instance: reading.sha256,
    name: 'cv.txt',
    format: 'text',
    addedAt: '2026-11-22T10:00:00.000Z',
    changedAt: '2026-11-22T10:00:00.000Z',
    jobs: 2,
    bullets: 3,
    skills: 0,
    unread: 3,
    lines: [],
    notes: [],
    resume: made,
    places,
    unreadLines: unread,
    asks: questions,
    questions: 0,
    mending,
    claims: [],
    claimed: [],
  }
}

const pointers = ['/work/0/name', '/work/0/highlights/0', '/work/0/highlights/2', '/work/2/name', '/work/1']
const anyMend = fc.record({
  pointer: fc.constantFrom(...pointers),
  value: fc.option(fc.constantFrom('A', 'B')),
  lines: fc.subarray([6, 7, 8]),
})

test('what the page foresees is what the server will say', () => {
  fc.assert(
    fc.property(fc.array(anyMend, { maxLength: 4 }), fc.array(anyMend, { maxLength: 3 }), (before, added) => {
      const then = { ...nothingMended, mends: [...before, ...added] }
      expect(foreseen(replyOf({ ...nothingMended, mends: before }), then)).toEqual(replyOf(then))
    }),
  )
})

test('what is taken back is not foreseen: the values wait for the server', () => {
  const mended = replyOf({ ...nothingMended, mends: [set('/work/0/name', 'A')] })
  expect(foreseen(mended, nothingMended)).toEqual({ ...mended, mending: nothingMended })
})
