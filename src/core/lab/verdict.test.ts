import { expect, test } from 'vitest'
import type { Check, Lab, Measurement } from './lab.ts'
import type { Recording } from './recording.ts'
import { judge } from './verdict.ts'

const check = (kind: Check['kind'], atMost: number, measured: Measurement, id = 'sold-twice'): Check => ({
  id,
  title: id,
  kind,
  unit: kind === 'timed' ? 'times' : 'count',
  atMost,
  measure: () => measured,
})
const counted = (value: number | null, more: Partial<Measurement> = {}, id?: string) =>
  check('counted', 0, { value, says: 'seen', ...more }, id)
const timed = (value: number | null, more: Partial<Measurement> = {}) =>
  check('timed', 3, { value, says: 'seen', ...more }, 'latency')

const whole: Pick<Recording, 'spoiled' | 'gaveUp'> = { spoiled: [], gaveUp: null }
const late = { cause: 'generator-fell-behind', says: '9 of 900 sends were late' } as const
const silent = { cause: 'sandbox-died', says: 'The reference did not answer.' } as const

const judged = (checks: Check[], recording = whole) => {
  const lab = { checks } as Lab
  return judge(lab, recording as Recording)
}

test.each<[string, Check[], Partial<typeof whole>, object]>([
  ['no order sold twice passes', [counted(0)], {}, { kind: 'judged', passed: true }],
  ['one order sold twice fails', [counted(1)], {}, { kind: 'judged', passed: false }],
  ['an unknown is not a success', [counted(0, { unknown: 1 })], {}, { kind: 'inconclusive' }],
  ['an unknown saves no failure', [counted(1, { unknown: 9 })], {}, { kind: 'judged', passed: false }],
  ['no unknowns are none', [counted(0, { unknown: 0 })], {}, { kind: 'judged', passed: true }],
  ['silence cannot pass', [counted(null)], {}, { kind: 'judged', passed: false }],
  ['nor silence with unknowns', [counted(null, { unknown: 9 })], {}, { kind: 'judged', passed: false }],
  ['nor a check without a figure', [counted(Number.NaN)], {}, { kind: 'judged', passed: false }],
  ['nor a lab without checks', [], {}, { kind: 'judged', passed: false }],
  ['endless fails', [timed(Number.POSITIVE_INFINITY)], {}, { kind: 'judged', passed: false }],
  ['a late generator only voids', [counted(0)], { spoiled: [late] }, { kind: 'void', causes: [late] }],
  ['also where a check failed', [counted(1)], { spoiled: [late] }, { kind: 'void', causes: [late] }],
  [
    'also where the service never started',
    [counted(1)],
    { spoiled: [late], gaveUp: 'It did not start.' },
    { kind: 'void', causes: [late] },
  ],
  [
    'a reference that did not answer only voids',
    [counted(0), timed(null, { spoiled: silent })],
    {},
    { kind: 'void', causes: [silent] },
  ],
  [
    'one certain failure decides, whatever else is undecided',
    [timed(3), counted(1), counted(0, { unknown: 1 }, 'lost')],
    {},
    { kind: 'judged', passed: false },
  ],
  [
    'one undecided check leaves all undecided',
    [counted(0), timed(3), counted(0, {}, 'lost')],
    {},
    { kind: 'inconclusive' },
  ],
  ['all that passed pass', [counted(0), timed(1)], {}, { kind: 'judged', passed: true }],
  ['below the band passes', [timed(2.7)], {}, { kind: 'judged', passed: true }],
  ['just in the band is undecided', [timed(2.71)], {}, { kind: 'inconclusive' }],
  ['at the limit is undecided', [timed(3)], {}, { kind: 'inconclusive' }],
  ['just in the band above is undecided', [timed(3.29)], {}, { kind: 'inconclusive' }],
  ['above the band fails', [timed(3.31)], {}, { kind: 'judged', passed: false }],
  ['what is counted has no band: at', [check('counted', 10, { value: 10, says: '' })], {}, { passed: true }],
  ['nor above', [check('counted', 10, { value: 10.01, says: '' })], {}, { passed: false }],
  [
    'a scenario cut short fails, and tells why',
    [counted(0), timed(1)],
    { gaveUp: 'It did not start.' },
    {
      kind: 'judged',
      passed: false,
      checks: [
        { outcome: 'failed', value: null, says: 'It did not start.' },
        { outcome: 'failed', value: null, says: 'It did not start.' },
      ],
    },
  ],
])('%s', (_, checks, recording, expected) =>
  expect(judged(checks, { ...whole, ...recording })).toMatchObject(expected),
)

test('of a scenario cut short nothing is measured', () => {
  const measure = () => {
    throw new Error('measured')
  }
  expect(() => judged([{ ...counted(0), measure }], { ...whole, gaveUp: 'It ended.' })).not.toThrow()
})

test('a result carries what was asked and what was seen', () => {
  expect(judged([timed(2, { mine: 18, reference: 9 })])).toEqual({
    kind: 'judged',
    passed: true,
    checks: [
      {
        id: 'latency',
        title: 'latency',
        kind: 'timed',
        unit: 'times',
        atMost: 3,
        outcome: 'passed',
        value: 2,
        says: 'seen',
        mine: 18,
        reference: 9,
      },
    ],
  })
})

test('a result is the same after it was written down', () => {
  const outcome = judged([timed(Number.POSITIVE_INFINITY), counted(Number.NaN), counted(0, {}, 'lost')])
  expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome)
})
