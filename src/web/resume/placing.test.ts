import { expect, test } from 'vitest'
import { mended, nothingMended } from '../../core/resume/mend.ts'
import type { Resume } from '../../core/resume/resume.ts'
import { firstText, likelyTarget, placing, refusal, targetsOf } from './placing.ts'

const resume: Resume = {
  basics: { name: 'Mira Holt', summary: 'Backend developer.' },
  work: [{ position: 'Developer', name: 'Orrin', highlights: ['one'] }, { name: 'Fernleigh' }],
  skills: [{ name: 'Databases', keywords: ['Redis'] }],
}
const after = (mends: ReturnType<typeof placing>): Resume =>
  mended(
    { format: 'text', sha256: '', lines: [], resume, places: {}, unread: [], questions: [], notes: [] },
    { ...nothingMended, mends },
  ).resume
const fieldOf = (target: string, says: string) => {
  const field = targetsOf(resume)
    .find((one) => one.says === target)
    ?.fields.find((one) => one.says === says)
  if (!field) throw new Error(`${target}, ${says}: no such field`)
  return field
}

test('every field of every target can be written', () => {
  for (const { says, fields } of targetsOf(resume))
    for (const field of fields) {
      const before = JSON.stringify(resume)
      expect(JSON.stringify(after(placing(field, '2021', [9]))), `${says}, ${field.says}`).not.toBe(before)
    }
})

test.each([
  [
    'a bullet behind the others',
    'Developer, Orrin',
    'A bullet',
    (r: Resume) => r.work?.[0]?.highlights,
    ['one', 'x'],
  ],
  ['the first bullet of a job', 'Fernleigh', 'A bullet', (r: Resume) => r.work?.[1]?.highlights, ['x']],
  ['a job that was missing', 'A job that is missing', 'Employer', (r: Resume) => r.work?.[2], { name: 'x' }],
  ['the first certificate', 'Certificate', 'Its name', (r: Resume) => r.certificates, [{ name: 'x' }]],
] as const)('places %s', (_, target, says, of, expected) =>
  expect(of(after(placing(fieldOf(target, says), ' x ', [9])))).toEqual(expected),
)

test('skills between commas become several', () => {
  const mends = placing(fieldOf('Skills', 'Skills, between commas'), 'Go, Kafka; , Redis', [9])
  expect(after(mends).skills).toEqual([...(resume.skills ?? []), { keywords: ['Go', 'Kafka', 'Redis'] }])
})

test('a sentence goes behind what the summary says; a name replaces the name', () => {
  expect(firstText(fieldOf('You', 'Summary'), 'Likes Go.')).toBe('Backend developer. Likes Go.')
  expect(firstText(fieldOf('You', 'Name'), 'M. Holt')).toBe('M. Holt')
})

test.each([
  ['text', '', false],
  ['text', '  ', false],
  ['text', 'Orrin', true],
  ['long', 'x'.repeat(10_001), false],
  ['date', '2021', true],
  ['date', '2021-04', true],
  ['date', '2021-04-30', true],
  ['date', '2021-13', false],
  ['date', 'April 2021', false],
] as const)('as %s, %j can be kept: %j', (kind, text, can) => expect(refusal(kind, text) === null).toBe(can))

test.each([
  [1, '/basics'],
  [4, '/work/0'],
  [7, '/work/0'],
  [12, '/work/1'],
])('line %i belongs to %s most likely', (line, target) => {
  const places = {
    '/basics/name': [1],
    '/work/0/name': [3],
    '/work/0/highlights/0': [5, 6],
    '/work/1/name': [9],
  }
  expect(likelyTarget(places, line)).toBe(target)
})
