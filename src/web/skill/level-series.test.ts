import { expect, test } from 'vitest'
import { levelSeries, ticks } from './level-series.ts'

const DAY_MS = 86_400_000
const today = '2026-11-22T12:00:00.000Z'
const ago = (days: number) => new Date(Date.parse(today) - days * DAY_MS).toISOString()
const flat = (middle: number) => ({ low: middle - 0.5, middle, high: middle + 0.5 })
const history = [
  { at: ago(700), level: null },
  { at: ago(600), level: flat(2) },
  { at: today, level: flat(3) },
]

test('the chart begins before the oldest and ends a sixth after today', () => {
  const series = levelSeries({ history, trail: [], inAYear: flat(2.5) })
  expect(series.from).toBeLessThan(Date.parse(ago(700)))
  expect((series.to - series.today) / DAY_MS).toBeCloseTo((700 * 1.02) / 6, 5)
  expect(series.place(series.from)).toBe('0.00%')
  expect(series.place(series.to)).toBe('100.00%')
})

test('ageing is drawn as far as the edge, not the whole year', () => {
  const { ahead, today: now, to } = levelSeries({ history, trail: [], inAYear: flat(2) })
  expect(ahead?.middle).toBeCloseTo(3 - (to - now) / (365 * DAY_MS), 9)
})

test.each([
  [
    'without a level today there is no ageing',
    { history: [{ at: today, level: null }], trail: [], inAYear: flat(2) },
  ],
  ['without a forecast there is none', { history, trail: [], inAYear: null }],
])('%s', (_, why) => expect(levelSeries(why).ahead).toBeNull())

test('one day of history still has 60 days of room', () => {
  const { from, today: now } = levelSeries({
    history: [{ at: today, level: flat(2) }],
    trail: [],
    inAYear: null,
  })
  expect((now - from) / DAY_MS).toBeGreaterThanOrEqual(60)
})

test.each([90, 400, 1500, 9000])('over %d days the dates are few, ordered and apart from today', (days) => {
  const series = levelSeries({
    history: [
      { at: ago(days), level: flat(2) },
      { at: today, level: flat(2) },
    ],
    trail: [],
    inAYear: null,
  })
  const found = ticks(series).map(({ at }) => at)
  expect(found.length).toBeGreaterThan(0)
  expect(found.length).toBeLessThanOrEqual(6)
  expect(found).toEqual(found.toSorted((a, b) => a - b))
  for (const at of found) {
    expect(at).toBeGreaterThan(series.from)
    expect(Math.abs(at - series.today)).toBeGreaterThanOrEqual((series.to - series.from) * 0.1)
  }
})
