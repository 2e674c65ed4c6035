import { describe, expect, test } from 'vitest'
import { entryOf } from '../readiness/fixture.ts'
import { signalIds } from '../signal/catalogue.ts'
import { sentenceFor } from './sentence.ts'

const cases: [string, Parameters<typeof entryOf>[0], string][] = [
  [
    'a signal without facet is said as it stands',
    { signal: 'sql-index-online' },
    'Adds or drops an index without blocking writes',
  ],
  ['a facet goes into its place', { signal: 'hard-defect-fix', facet: 'deadlock' }, 'Fixes a deadlock'],
  ['a facet in brackets', { signal: 'metrics', facet: 'Prometheus' }, 'Measures with metrics (Prometheus)'],
  [
    'a facet with a dollar sign is only text',
    { signal: 'metrics', facet: '$&' },
    'Measures with metrics ($&)',
  ],
  ['without its facet, the brackets go', { signal: 'metrics' }, 'Measures with metrics'],
  ['without its facet, the colon goes', { signal: 'sql-row-lock' }, 'Takes a lock on purpose'],
  ['without its facet, "with" goes', { signal: 'concurrency-code' }, 'Coordinates concurrent work'],
  ['without its facet, "for" goes', { signal: 'lint-or-type-rules' }, 'Sets rules that code has to pass'],
  ['without its facet, a defect is one', { signal: 'hard-defect-fix' }, 'Fixes a defect'],
  ['a judgement says itself', { id: 'x', kind: 'lab' }, 'Judged x'],
  ['a withdrawal says why', { withdrawn: 'benchmark-changed' }, 'Taken back: the benchmark changed'],
  [
    'a signal that is no longer known names its rule',
    { signal: 'gone-signal' as 'metrics' },
    'Seen by the rule gone-signal',
  ],
]

describe('sentenceFor', () => {
  test.each(cases)('%s', (_, told, sentence) => expect(sentenceFor(entryOf(told))).toBe(sentence))

  test('every signal makes a whole sentence, with and without a facet', () => {
    expect(signalIds.length).toBeGreaterThan(100)
    for (const signal of signalIds)
      for (const facet of ['', 'Thing'])
        expect(sentenceFor(entryOf({ signal, facet }))).toMatch(/^[A-Z](?!.*(?:[{}]|\(\)| {2}|: $| $))/)
  })
})
