import { expect, test } from 'vitest'
import { answerSays, dateSays, linesSay, pointerSays } from './words.ts'

test.each([
  ['2021', '2021'],
  ['2021-04', 'Apr 2021'],
  ['2021-04-03', '3 Apr 2021'],
  ['2021-13', '2021-13'],
  ['soon', 'soon'],
])('%s is said as %s', (date, says) => expect(dateSays(date)).toBe(says))

test.each([
  ['/work/0/name', 'Job 1, employer'],
  ['/work/1/highlights/0', 'Job 2, bullet 1'],
  ['/work/1/startDate', 'Job 2, beginning'],
  ['/work/2', 'Job 3'],
  ['/basics/summary', 'Summary'],
  ['/basics/location/city', 'City'],
  ['/work/0/location', 'Job 1, place'],
  ['/skills/0/keywords/1', 'Skills 1, word 2'],
  ['/projects/0/name', 'Project 1, name'],
])('%s is %s', (pointer, says) => expect(pointerSays(pointer)).toBe(says))

test.each([
  ['date-order', 'day-first', 'In dates such as 03/04/2021 the day comes first'],
  ['employer-or-title:1', 'swapped', 'Job 2: employer and title change places'],
  ['employer-or-title:0', 'as-read', 'Job 1: employer and title stand as they were read'],
  ['something', 'else', 'something: else'],
])('%s, %s: %s', (question, choice, says) => expect(answerSays(question, choice)).toBe(says))

test('lines are counted', () => {
  expect([linesSay([3]), linesSay([3, 4, 9])]).toEqual(['line 3', 'lines 3, 4 and 9'])
})
