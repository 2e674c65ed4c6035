import { expect, test } from 'vitest'
import type { LabCheckResult } from '../../api/contract/labs.ts'
import { nothingYet } from '../../core/lab/progress.ts'
import { countsSay, nextSays, runSentence, verdictOf } from './run-words.ts'

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

const near: LabCheckResult = { ...check('C', 'inconclusive'), kind: 'timed', atMost: 6, value: 5.8 }

const inconclusive = (checks: LabCheckResult[], over: Partial<Told> = {}): Told =>
  told({ state: 'inconclusive', tries: 3, outcome: { kind: 'inconclusive', checks }, ...over })

const spoiled = (...causes: { cause: string; says: string }[]): Told =>
  told({ state: 'void', tries: 3, outcome: { kind: 'void', causes } })

const busy = { cause: 'host-too-noisy', says: 'Nothing ran here for 2310 ms: it is too busy.' }

const broken = told({
  state: 'failed',
  failure: {
    code: 'run-failed',
    says: 'The run broke.',
    details: ['the lab folder is empty'],
    hint: 'check again',
  },
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
    'passed once more',
    judged([check('A', 'passed')]),
    'Passed. Its check passed. An earlier pass says the same already.',
  ],
  [
    'near a limit',
    inconclusive([check('A', 'passed'), near]),
    'Inconclusive. After 3 tries “C” is still too close to its limit to say. It counts neither for nor against you.',
  ],
  [
    'near a limit, when an old recording was judged again',
    inconclusive([near], { tries: 1 }),
    'Inconclusive. “C” is too close to its limit to say. It counts neither for nor against you.',
  ],
  [
    'partly unknown',
    inconclusive([check('C', 'inconclusive')]),
    'Inconclusive. After 3 tries “C” cannot be decided: part of it is not known. It counts neither for nor against you.',
  ],
  [
    'undecided in more than one',
    inconclusive([near, check('D', 'inconclusive')]),
    'Inconclusive. After 3 tries 2 checks cannot be decided. It counts neither for nor against you.',
  ],
  [
    'void',
    spoiled(busy),
    'Void. After 3 tries we still could not measure. It counts neither for nor against you.',
  ],
  [
    'void at once',
    { ...spoiled(busy), tries: 1 },
    'Void. We could not measure. It counts neither for nor against you.',
  ],
  ['stopped', told({ state: 'stopped' }), 'Stopped. Nothing was judged, and it counts for nothing.'],
  ['broken off', broken, 'Broken off. The run broke. It counts neither for nor against you.'],
]

test.each(cases)('%s', (_, run, says) => {
  const { strong, rest } = runSentence(run)
  expect(strong + rest).toBe(says)
})

const rest = 'Let this machine come to rest, then check again.'

const nexts: [string, Told, string | null][] = [
  ['nothing where there is a verdict', judged(three), null],
  ['nothing while it goes on', told({ state: 'running' }), null],
  ['nothing where it was stopped', told({ state: 'stopped' }), null],
  [
    'near a limit',
    inconclusive([check('A', 'passed'), near]),
    'Within a tenth of a limit nobody can say: no machine is that steady. Check again when this one is quieter, or when your service is further from the limit.',
  ],
  [
    'partly unknown, though timed',
    inconclusive([{ ...near, value: 2 }]),
    'Who got no answer does not know what was done, and nor do we. Check again: another time it may be known.',
  ],
  [
    'what spoiled it, with one full stop',
    spoiled(busy),
    `Nothing ran here for 2310 ms: it is too busy. ${rest}`,
  ],
  [
    'each cause and each advice once',
    spoiled(busy, busy, { cause: 'generator-fell-behind', says: '3 were late' }),
    `Nothing ran here for 2310 ms: it is too busy. 3 were late. ${rest}`,
  ],
  [
    'of a long cause its first line',
    spoiled({ cause: 'sandbox-died', says: 'The generator ended:\n  at line 3' }),
    'The generator ended. Check again; if it comes back, `proven doctor` says whether this machine has what a run needs.',
  ],
  [
    'an answer that we cannot read is ours to mend',
    spoiled({ cause: 'answer-not-understood', says: 'The head was cut.' }),
    'The head was cut. Check again; if it comes back, it is a fault of Proven.',
  ],
  ['broken off', broken, 'The lab folder is empty. Check again.'],
]

test.each(nexts)('next: %s', (_, run, says) => {
  expect(nextSays(run)).toBe(says)
})

test('a failed run is ours to explain, a failed verdict the service’s', () => {
  expect(verdictOf({ state: 'failed', passed: null }).is).toBe('void')
  expect(verdictOf({ state: 'judged', passed: false }).is).toBe('failed')
})

test('only outcomes that occur are counted', () => {
  expect(countsSay(three)).toBe('1 passed, 1 failed, 1 inconclusive')
  expect(countsSay([])).toBe('')
})
