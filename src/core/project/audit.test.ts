import { describe, expect, it } from 'vitest'
import type { Finding } from '../evidence/finding.ts'
import { signals } from '../signal/catalogue.ts'
import { auditProject } from './audit.ts'
import { dimensions, rubric } from './rubric.ts'

const found = (signal: Finding['signal'], cautions: Finding['cautions'] = []): Finding => ({
  signal,
  facet: '',
  citations: [{ commit: `commit of ${signal}`, paths: ['a'], at: '2026-01-01T00:00:00Z' }],
  cautions,
})
const audited = (findings: Finding[], answers: [string, string][] = []) => {
  const { dimensions: rows, silent } = auditProject(findings, new Map(answers))
  const criterion = (id: string) => rows.flatMap(({ criteria }) => criteria).find((each) => each.id === id)
  const question = (id: string) => rows.flatMap(({ questions }) => questions).find((each) => each.id === id)
  return { rows, silent, criterion, question }
}

describe('the rubric', () => {
  it('has every dimension once, each with what a repository shows and what only a person knows', () => {
    expect(rubric.map(({ dimension }) => dimension)).toEqual([...dimensions])
    for (const { dimension, criteria, questions } of rubric) {
      expect(criteria.length, dimension).toBeGreaterThanOrEqual(4)
      expect(questions.length, dimension).toBeGreaterThanOrEqual(1)
    }
  })
  it('names no id twice, and only signals that there are', () => {
    const ids = rubric.flatMap(({ criteria, questions }) => [...criteria, ...questions].map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, signals: own } of rubric.flatMap(({ criteria }) => criteria)) {
      expect(own.length, id).toBeGreaterThan(0)
      for (const signal of own) expect(Object.keys(signals), id).toContain(signal)
    }
  })
})

describe('a project', () => {
  it('of which nothing was found is silent throughout, and no worse is said', () => {
    const { rows, silent } = audited([])
    expect(silent).toEqual([...dimensions])
    expect(new Set(rows.flatMap(({ criteria }) => criteria.map(({ state }) => state)))).toEqual(
      new Set(['not-seen']),
    )
  })
  it('is seen by any one of a criterion’s signals, with the commits that show it', () => {
    const { criterion, silent, rows } = audited([found('load-test'), found('load-test'), found('metrics')])
    expect(criterion('load-tried')).toMatchObject({
      state: 'seen',
      by: [{ signal: 'load-test' }, { signal: 'load-test' }],
    })
    expect(criterion('load-tried')?.by[0]?.citations[0]?.commit).toBe('commit of load-test')
    expect(rows.find(({ dimension }) => dimension === 'operation')?.counts).toMatchObject({ seen: 1, of: 6 })
    expect(silent).not.toContain('scale')
    expect(silent).toContain('security')
  })
  it('one signal can speak for two dimensions', () => {
    const { criterion } = audited([found('fuzz-test')])
    expect([criterion('threats-thought-of')?.state, criterion('failures-tried')?.state]).toEqual([
      'seen',
      'seen',
    ])
  })
  it.each([
    ['a tutorial alone is a caution', [found('ci-pipeline', ['tutorial-like'])], 'with-caution'],
    ['own work beside it is not', [found('ci-pipeline', ['tutorial-like']), found('ci-pipeline')], 'seen'],
  ] as const)('%s', (_, findings, state) => {
    const { criterion, rows } = audited([...findings])
    expect(criterion('checked-by-machine')?.state).toBe(state)
    expect(rows.find(({ dimension }) => dimension === 'delivery')?.counts.seen).toBe(state === 'seen' ? 1 : 0)
  })
  it.each([
    ['nothing', undefined, 'answer'],
    ['blanks', '  \n', 'answer'],
    ['many', 'Many people', 'figure'],
    ['a figure', 'About 40 people in two teams', null],
    ['a figure in another script', '٤٠', null],
  ])('an answer of %s', (_, answer, lacks) => {
    const { question } = audited([], answer === undefined ? [] : [['who-uses-it', answer]])
    expect(question('who-uses-it')?.lacks).toBe(lacks)
  })
  it('an answer breaks the silence of its dimension; one to a question that is not there changes nothing', () => {
    expect(audited([], [['worst-loss', 'All orders; row policies']]).silent).not.toContain('security')
    expect(audited([], [['no-such-question', 'x']]).silent).toEqual([...dimensions])
  })
})
