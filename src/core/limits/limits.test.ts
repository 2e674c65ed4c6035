import { expect, it } from 'vitest'
import { noLimits, type WorkLimits, wrongIn } from './limits.ts'

const days = (from: string, to: string) => [{ from, to, says: '' }]

it.each<[string, Partial<WorkLimits>, RegExp | null]>([
  ['none', {}, null],
  ['no hours at all', { capPerWeek: 0 }, null],
  ['one day', { quiet: days('2026-12-24', '2026-12-24') }, null],
  ['fewer than none', { capPerWeek: -1 }, /between 0 and 100/],
  ['no number', { capPerWeek: Number.NaN }, /between 0 and 100/],
  ['more than a week has', { capPerWeek: 101 }, /between 0 and 100/],
  ['a day that is none', { onCall: days('2026-12-24', 'later') }, /^On call: “later” is no day/],
  ['backwards', { quiet: days('2026-12-24', '2026-12-23') }, /ends before it begins/],
  ['no day left', { quietWeekdays: [1, 2, 3, 4, 5, 6, 7] }, /nothing can ever be planned/],
])('%s', (_, change, says) => {
  const wrong = wrongIn({ ...noLimits, ...change })
  if (says === null) expect(wrong).toEqual([])
  else expect(wrong).toEqual([expect.stringMatching(says)])
})
