import { expect, it } from 'vitest'
import { isDay } from './day.ts'
import { emptyLogEntry, followUpOf, openFollowUps } from './log-entry.ts'

const today = '2026-11-22T23:00:00Z'
const entry = (on: string, isDone = false) => ({ ...emptyLogEntry, followUp: { on, says: '', isDone } })

it.each<[string, boolean, string | null]>([
  ['', false, null],
  ['soon', false, null],
  ['2026-11-22', false, 'due'],
  ['2026-11-22', true, null],
  ['2025-01-01', false, 'due'],
  ['2026-11-23', false, 'to-come'],
])('a follow-up on %j, done %s: %s', (on, isDone, state) =>
  expect(followUpOf(entry(on, isDone), today)).toBe(state),
)

it('open ones are listed, the earliest first', () => {
  const items = ['2026-12-01', '', '2024-02-29', '2026-11-22'].map((on, number) => ({
    number,
    content: entry(on),
  }))
  expect(openFollowUps(items, today).map(({ number }) => number)).toEqual([2, 3, 0])
})

it.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-1-1', false],
  ['2026-11-22T00:00:00Z', false],
  ['', false],
])('%j is a day: %s', (text, is) => expect(isDay(text)).toBe(is))
