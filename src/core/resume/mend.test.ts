import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mended, nothingMended } from './mend.ts'
import type { ResumeReading } from './resume.ts'

const reading: ResumeReading = {
  format: 'text',
  sha256: 'a'.repeat(64),
  lines: Array.from({ length: 8 }, (_, index) => ({
    number: index + 1,
    page: null,
    text: `line ${index + 1}`,
  })),
  resume: { basics: { name: 'Ada' }, work: [{ name: 'Acme', highlights: ['one', 'two'] }] },
  places: { '/basics/name': [1], '/work/0/name': [2], '/work/0/highlights/1': [4] },
  unread: [{ lines: [5, 6, 7], below: 'Other' }],
  questions: [
    {
      id: 'date-order',
      asks: 'Is 03/04/2021 the 3rd of April or the 4th of March?',
      lines: [2],
      choices: [
        { id: 'day-first', says: '3 April', sets: { '/work/0/startDate': '2021-04-03' } },
        { id: 'month-first', says: '4 March', sets: { '/work/0/startDate': '2021-03-04' } },
      ],
    },
  ],
  notes: [],
}

test('with nothing said, a reading stays as it is', () => {
  expect(mended(reading, nothingMended)).toEqual(reading)
})

test('an answer writes what its choice says, and is not asked again', () => {
  const { resume, questions, places } = mended(reading, {
    ...nothingMended,
    answers: { 'date-order': 'day-first' },
  })
  expect([resume.work?.[0]?.startDate, questions, places['/work/0/startDate']]).toEqual([
    '2021-04-03',
    [],
    [2],
  ])
  expect(mended(reading, { ...nothingMended, answers: { 'date-order': 'sideways' } }).questions).toHaveLength(
    1,
  )
})

test.each([
  ['/work/0/name', 'Acme Ltd', { name: 'Acme Ltd', highlights: ['one', 'two'] }],
  ['/work/0/position', 'Developer', { name: 'Acme', highlights: ['one', 'two'], position: 'Developer' }],
  ['/work/0/highlights/2', 'three', { name: 'Acme', highlights: ['one', 'two', 'three'] }],
  ['/work/0/highlights/0', null, { name: 'Acme', highlights: ['two'] }],
  ['/work/0/name', null, { highlights: ['one', 'two'] }],
  // No place of it.
  ['/work/0/highlights/9', 'ten', reading.resume.work?.[0]],
  ['/work/name', 'Acme', reading.resume.work?.[0]],
  ['/work/0/name/first', 'A', reading.resume.work?.[0]],
  ['/work/0/highlights', 'three', reading.resume.work?.[0]],
  ['/__proto__/polluted', 'yes', reading.resume.work?.[0]],
  ['work', 'x', reading.resume.work?.[0]],
])('%s becomes %j', (pointer, value, job) => {
  const { resume } = mended(reading, { ...nothingMended, mends: [{ pointer, value, lines: [] }] })
  expect(resume.work?.[0]).toEqual(job)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('a list is made where there was none, and a line that is placed is no longer unread', () => {
  const { resume, unread, places } = mended(reading, {
    ...nothingMended,
    mends: [{ pointer: '/education/0/institution', value: 'Leeds', lines: [6] }],
  })
  expect(resume.education).toEqual([{ institution: 'Leeds' }])
  expect(unread).toEqual([
    { lines: [5], below: 'Other' },
    { lines: [7], below: 'Other' },
  ])
  expect(places['/education/0/institution']).toEqual([6])
})

test('dismissed lines are not shown, and the reading itself is never changed', () => {
  const before = structuredClone(reading)
  expect(mended(reading, { ...nothingMended, dismissed: [5, 6, 7] }).unread).toEqual([])
  expect(reading).toEqual(before)
})

test('whatever is named, nothing breaks', () => {
  const part = fc.oneof(
    fc.constantFrom('work', '0', '1', 'highlights', 'name', 'basics', 'length', '-1', 'toString'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(fc.record({ parts: fc.array(part), value: fc.option(fc.string()) })), (said) => {
      const mends = said.map(({ parts, value }) => ({ pointer: `/${parts.join('/')}`, value, lines: [] }))
      expect(() => JSON.stringify(mended(reading, { ...nothingMended, mends }))).not.toThrow()
    }),
  )
})

test.each<[string, string, Record<string, number[]>]>([
  [
    'a bullet is taken out',
    '/work/0/highlights/0',
    { '/work/0/name': [1], '/work/0/highlights/0': [3], '/work/1/name': [4], '/work/1/highlights/0': [5] },
  ],
  ['a job is taken out', '/work/0', { '/work/0/name': [4], '/work/0/highlights/0': [5] }],
  [
    'a name is taken out',
    '/work/0/name',
    {
      '/work/0/highlights/0': [2],
      '/work/0/highlights/1': [3],
      '/work/1/name': [4],
      '/work/1/highlights/0': [5],
    },
  ],
])('what stands behind keeps its lines when %s', (_, pointer, places) => {
  const jobs: ResumeReading = {
    ...reading,
    resume: {
      work: [
        { name: 'Acme', highlights: ['one', 'two'] },
        { name: 'Orrin', highlights: ['three'] },
      ],
    },
    places: {
      '/work/0/name': [1],
      '/work/0/highlights/0': [2],
      '/work/0/highlights/1': [3],
      '/work/1/name': [4],
      '/work/1/highlights/0': [5],
    },
  }
  expect(mended(jobs, { ...nothingMended, mends: [{ pointer, value: null, lines: [] }] }).places).toEqual(
    places,
  )
})

test('an answer leaves a value the lines that it was read from', () => {
  const asked: ResumeReading = {
    ...reading,
    places: { ...reading.places, '/work/0/startDate': [2] },
    questions: reading.questions.map((question) => ({ ...question, lines: [2, 7] })),
  }
  const { places } = mended(asked, { ...nothingMended, answers: { 'date-order': 'day-first' } })
  expect(places['/work/0/startDate']).toEqual([2])
})
