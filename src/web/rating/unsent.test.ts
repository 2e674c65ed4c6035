import { expect, test } from 'vitest'
import type { GivenAnswer } from '../../core/self-rating/entries.ts'
import { addUnsent, readUnsent, removeSent, withUnsent } from './unsent.ts'

function storeWith(text: string | null = null) {
  let held = text
  return {
    getItem: () => held,
    setItem: (_: string, value: string) => {
      held = value
    },
  }
}
const given = (behaviour: string, answer: GivenAnswer['answer']): GivenAnswer => ({
  skill: 'tuning',
  behaviour,
  answer,
})

test('of several answers to one question the last waits', () => {
  const store = storeWith()
  for (const answer of [given('a', 'yes'), given('b', 'yes'), given('a', 'not-yet')]) addUnsent(answer, store)
  expect(readUnsent(store)).toEqual([given('b', 'yes'), given('a', 'not-yet')])
})

test('what was acknowledged is forgotten, but not what was answered since', () => {
  const store = storeWith()
  addUnsent(given('a', 'yes'), store)
  addUnsent(given('b', 'yes'), store)
  const sent = readUnsent(store)
  addUnsent(given('a', 'not-yet'), store)
  removeSent(sent, store)
  expect(readUnsent(store)).toEqual([given('a', 'not-yet')])
})

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['something else', '{"skill":"a"}'],
  ['an answer that there is not', '[{"skill":"a","behaviour":"b","answer":"maybe"}]'],
])('where the browser holds %s, nothing waits', (_, text) => {
  expect(readUnsent(storeWith(text))).toEqual([])
})

test('what waits stands over what is kept', () => {
  const at = '2026-11-22T10:00:00.000Z'
  const kept = [
    { skill: 'tuning', behaviour: 'a', answer: 'yes' as const, at },
    { skill: 'tuning', behaviour: 'b', answer: 'yes' as const, at },
  ]
  expect(withUnsent(kept, [given('a', 'not-yet'), given('b', 'withdrawn')], at)).toEqual([
    { skill: 'tuning', behaviour: 'a', answer: 'not-yet', at },
  ])
})
