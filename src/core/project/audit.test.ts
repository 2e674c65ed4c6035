import { describe, expect, it } from 'vitest'
import type { Finding } from '../evidence/finding.ts'
import { type Answer, auditProject } from './audit.ts'
import { dimensions, type Rubric } from './rubric.ts'

const step = 'Do it.'
const rubric: Rubric = dimensions.map((dimension) => ({
  dimension,
  title: dimension,
  says: `It has ${dimension}.`,
  criteria:
    dimension === 'scale'
      ? [
          { id: 'load-tried', says: 'Load was tried.', signals: ['load-test', 'benchmark-code'], step },
          { id: 'cached', says: 'It caches.', signals: ['cache-expiry'], step },
        ]
      : dimension === 'security' || dimension === 'tests'
        ? [{ id: `fuzzed-${dimension}`, says: 'It is fuzzed.', signals: ['fuzz-test'], step }]
        : [{ id: `built-${dimension}`, says: 'It is built.', signals: ['ci-pipeline'], step }],
  questions: [
    { id: `figure-${dimension}`, asks: 'How many?', wants: 'figure' },
    { id: `words-${dimension}`, asks: 'Why?', wants: 'sentence' },
  ],
}))

const at = (day: string) => `2026-01-${day}T00:00:00Z`
const found = (signal: Finding['signal'], more: Partial<Finding> = {}): Finding => ({
  signal,
  facet: '',
  citations: [{ commit: `commit of ${signal}`, paths: ['a'], at: at('01') }],
  cautions: [],
  ...more,
})
const audited = (findings: Finding[], answers: [string, string][] = []) => {
  const given = answers.map(([id, text]): [string, Answer] => [id, { text, at: at('09') }])
  const { dimensions: rows, silent } = auditProject(rubric, findings, new Map(given))
  const criterion = (id: string) => rows.flatMap(({ criteria }) => criteria).find((each) => each.id === id)
  const question = (id: string) => rows.flatMap(({ questions }) => questions).find((each) => each.id === id)
  return { rows, silent, criterion, question }
}

describe('a project', () => {
  it('of which nothing was found is silent throughout, and no worse is said', () => {
    const { rows, silent } = audited([])
    expect(silent).toEqual([...dimensions])
    expect(new Set(rows.flatMap(({ criteria }) => criteria.map(({ state }) => state)))).toEqual(
      new Set(['not-seen']),
    )
  })
  it('is seen by any one of a criterion’s signals, with the commits that show it', () => {
    const { criterion, silent, rows } = audited([found('load-test')])
    expect(criterion('load-tried')).toMatchObject({
      state: 'seen',
      found: [{ signal: 'load-test', citations: [{ commit: 'commit of load-test' }] }],
    })
    expect(criterion('cached')?.state).toBe('not-seen')
    expect(rows[0]?.counts).toMatchObject({ seen: 1, of: 2 })
    expect(silent).not.toContain('scale')
    expect(silent).toContain('security')
  })
  it('one signal can speak for two dimensions', () => {
    const { criterion } = audited([found('fuzz-test')])
    expect([criterion('fuzzed-security')?.state, criterion('fuzzed-tests')?.state]).toEqual(['seen', 'seen'])
  })
  it('what was found again and again stands once for each thing that it names, the newest commit first', () => {
    const cited = (commit: string, day: string) => ({ commit, paths: [], at: at(day) })
    const { criterion } = audited([
      found('load-test', { facet: 'k6', citations: [cited('a', '01'), cited('c', '03')] }),
      found('load-test', { facet: 'k6', citations: [cited('b', '02'), cited('c', '03')] }),
      found('load-test', { facet: 'wrk' }),
    ])
    expect(
      criterion('load-tried')?.found.map(({ facet, citations }) => [
        facet,
        citations.map((each) => each.commit),
      ]),
    ).toEqual([
      ['k6', ['c', 'b', 'a']],
      ['wrk', ['commit of load-test']],
    ])
  })
  const tutorial = found('ci-pipeline', { cautions: ['tutorial-like'] })
  it.each([
    ['a tutorial alone is a caution', [tutorial], 'with-caution', ['tutorial-like']],
    ['own work of the same name beside it is not', [tutorial, found('ci-pipeline')], 'seen', []],
    [
      'nor own work that names something else',
      [tutorial, found('ci-pipeline', { facet: 'Make' })],
      'seen',
      ['tutorial-like'],
    ],
  ] as const)('%s', (_, findings, state, cautions) => {
    const { criterion, rows } = audited([...findings])
    expect(criterion('built-delivery')?.state).toBe(state)
    expect(criterion('built-delivery')?.found[0]?.cautions).toEqual(cautions)
    expect(rows.find(({ dimension }) => dimension === 'delivery')?.counts.seen).toBe(state === 'seen' ? 1 : 0)
  })
  it.each([
    ['an answer with its figure is whole', 'figure-scale', '900 requests a second', null],
    ['a figure in other digits is one too', 'figure-scale', '٩٠٠ a second', null],
    ['an answer without the figure that is asked for lacks it', 'figure-scale', 'a great many', 'figure'],
    ['words are enough where words are asked for', 'words-scale', 'The queue gives way first', null],
    ['a blank is no answer', 'words-scale', '  ', 'answer'],
  ] as const)('%s', (_, id, text, lacks) => {
    expect(audited([], [[id, text]]).question(id)?.lacks).toBe(lacks)
  })
  it('an answer carries its day, and breaks the silence of its dimension; one to a question that is not there changes nothing', () => {
    const { silent, question } = audited([], [['words-security', 'All orders; row policies']])
    expect(silent).not.toContain('security')
    expect(question('words-security')?.answeredAt).toBe(at('09'))
    expect(question('words-tests')?.answeredAt).toBeNull()
    expect(audited([], [['no-such-question', 'x']]).silent).toEqual([...dimensions])
  })
})
