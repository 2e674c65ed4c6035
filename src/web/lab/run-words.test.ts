import { expect, test } from 'vitest'
import type { LabCheckResult } from '../../api/contract.ts'
import { nothingYet } from '../../core/lab/progress.ts'
import { countsSay, runSentence, verdictOf } from './run-words.ts'

type Told = Parameters<typeof runSentence>[0]

const check = (title: string, outcome: LabCheckResult['outcome']): LabCheckResult => ({
  id: title,
  title,
  kind: 'counted',
  unit: 'count',
  atMost: 0,
  outcome,
  value: 1,
  says: '',
  mine: null,
  reference: null,
  atStart: null,
})

const told = (over: Partial<Told>): Told => ({
  state: 'queued',
  passed: null,
  outcome: null,
  evidence: [],
  tries: 0,
  chosenSeed: false,
  ahead: 0,
  progress: nothingYet,
  failure: null,
  ...over,
})

const judged = (checks: LabCheckResult[], over: Partial<Told> = {}): Told => {
  const passed = checks.every(({ outcome }) => outcome === 'passed')
  return told({ state: 'judged', passed, tries: 1, outcome: { kind: 'judged', passed, checks }, ...over })
}

const speaks = (skill: string): Told['evidence'][number] => ({
  entry: skill,
  skill,
  name: skill,
  stage: 'senior',
  behaviour: 'b',
  strength: 'strong',
  level: 2,
  levelWithout: 1,
})

const three = [check('A', 'passed'), check('B', 'failed'), check('C', 'inconclusive')]

const cases: [string, Told, string][] = [
  ['the next one', told({}), 'Waiting. The machine takes it next.'],
  [
    'others go first',
    told({ ahead: 2 }),
    'Waiting. 2 runs go first: one at a time, so that none disturbs another.',
  ],
  [
    'in a step',
    told({
      state: 'running',
      progress: { ...nothingYet, phase: 'scenario', step: { id: 'drop', does: 'load', index: 2, of: 9 } },
    }),
    'Running. Step 3 of 9, drop: requests on schedule.',
  ],
  [
    'once more',
    told({ state: 'running', tries: 2, progress: { ...nothingYet, phase: 'preparing' } }),
    'Running. A fresh database is being made ready. The try before could not decide, so it runs again.',
  ],
  [
    'waiting for another try',
    told({ tries: 1 }),
    'Waiting. The machine takes it next. The try before could not decide, so it runs again.',
  ],
  ['the first try', told({ state: 'running', tries: 1 }), 'Running. A worker has taken it.'],
  [
    'passed',
    judged([check('A', 'passed'), check('B', 'passed')], { evidence: [speaks('x'), speaks('y')] }),
    'Passed. All 2 checks passed. It speaks for 2 skills.',
  ],
  [
    'two behaviours of one skill are one skill',
    judged([check('A', 'passed')], { evidence: [speaks('x'), speaks('x')] }),
    'Passed. Its check passed. It speaks for 1 skill.',
  ],
  [
    'passed, with a seed of one’s own',
    judged([check('A', 'passed')], { chosenSeed: true }),
    'Passed. Its check passed. Its seed was chosen, so it is no evidence.',
  ],
  ['failed', judged(three), 'Failed. 1 of 3 checks failed: “B”. 1 more is inconclusive.'],
  ['failed in all', judged([check('A', 'failed')]), 'Failed. None of its 1 check passed.'],
  [
    'inconclusive',
    told({
      state: 'inconclusive',
      tries: 3,
      outcome: { kind: 'inconclusive', checks: [check('A', 'passed'), check('C', 'inconclusive')] },
    }),
    'Inconclusive. “C” is too close to the limit to say, in 3 tries. It counts neither for nor against you.',
  ],
  [
    'void',
    told({
      state: 'void',
      tries: 3,
      outcome: {
        kind: 'void',
        causes: [
          { cause: 'host-too-noisy', says: 'The machine was busy with 34 % of its time' },
          { cause: 'host-too-noisy', says: 'The machine was busy with 34 % of its time.' },
        ],
      },
    }),
    'Void. We could not measure, in 3 tries: The machine was busy with 34 % of its time. It counts for nothing.',
  ],
  [
    'void, at length',
    told({
      state: 'void',
      tries: 1,
      outcome: {
        kind: 'void',
        causes: [{ cause: 'sandbox-died', says: 'The generator ended:\n  at line 3' }],
      },
    }),
    'Void. We could not measure: The generator ended. It counts for nothing.',
  ],
  ['stopped', told({ state: 'stopped' }), 'Stopped. Nothing was judged, and it counts for nothing.'],
  [
    'broken off',
    told({ state: 'failed', failure: { code: 'run-failed', says: 'The run broke.', details: [], hint: '' } }),
    'Broken off. The run broke. It counts for nothing.',
  ],
]

test.each(cases)('%s', (_, run, says) => {
  const { strong, rest } = runSentence(run)
  expect(strong + rest).toBe(says)
})

test('a failed run is ours to explain, a failed verdict the service’s', () => {
  expect(verdictOf({ state: 'failed', passed: null }).is).toBe('void')
  expect(verdictOf({ state: 'judged', passed: false }).is).toBe('failed')
})

test('only outcomes that occur are counted', () => {
  expect(countsSay(three)).toBe('1 passed, 1 failed, 1 inconclusive')
  expect(countsSay([])).toBe('')
})
