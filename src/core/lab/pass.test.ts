import { describe, expect, it } from 'vitest'
import type { Lab } from './lab.ts'
import { bestPass, type Pass, passSays } from './pass.ts'
import type { CheckResult } from './verdict.ts'

const check = (id: string, change: Partial<CheckResult> = {}): CheckResult => ({
  id,
  title: `Title of ${id}`,
  kind: 'counted',
  unit: 'count',
  atMost: 3,
  outcome: 'passed',
  value: 2,
  says: '',
  mine: null,
  reference: null,
  ...change,
})
const pass = (change: Partial<Pass> = {}): Pass => ({
  run: 'run',
  number: 4,
  attempt: 3,
  hints: 1,
  days: 2,
  endedAt: '2026-11-22T10:00:00.000Z',
  checks: [check('queries')],
  ...change,
})
const lab = { slug: 'slow-orders' } as Lab
const start = {
  queries: { value: 51, mine: null, reference: null },
  median: { value: 34, mine: 310, reference: 9 },
}

describe('the best pass', () => {
  it.each([
    ['there is none of nothing', [], undefined],
    ['the fewest hints', [pass({ number: 1, hints: 2 }), pass({ number: 2, hints: 0 })], 2],
    ['of alike ones the first', [pass({ number: 5 }), pass({ number: 3 }), pass({ number: 4 })], 3],
  ] as const)('%s', (_, passes, number) => expect(bestPass(passes)?.number).toBe(number))
})

describe('a pass in a sentence', () => {
  it.each([
    [
      'with how it came about and what changed most',
      pass({
        checks: [
          check('wrong', { value: 0, title: 'Wrong answers' }),
          check('queries', { title: 'Queries per request' }),
          check('median', { title: 'Median', unit: 'times', value: 1.2, mine: 11, reference: 9 }),
        ],
      }),
      'Passed the lab slow-orders at the 3rd run, with 1 hint, within 2 days: queries per request 51 → 2, median 310 → 11 ms, wrong answers 0',
    ],
    [
      'at once, without a hint',
      pass({ attempt: 1, hints: 0, days: 1 }),
      'Passed the lab slow-orders at the 1st run, without a hint, within 1 day: title of queries 51 → 2',
    ],
    [
      'with a title that is an abbreviation',
      pass({ attempt: 22, checks: [check('queries', { title: 'SQL statements' })] }),
      'Passed the lab slow-orders at the 22nd run, with 1 hint, within 2 days: SQL statements 51 → 2',
    ],
  ])('%s', (_, each, says) => expect(passSays(lab, each, start)).toBe(says))
})
