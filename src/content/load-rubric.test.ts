import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { dimensions } from '../core/project/rubric.ts'
import { skillOf } from '../core/readiness/fixture.ts'
import { loadContent } from './load.ts'
import { loadRubric } from './load-rubric.ts'
import { problemLine } from './problem.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const skill = skillOf('caching', 'performance', {}, 'expires@mid')
const skills = [
  {
    ...skill,
    behaviours: skill.behaviours.map((behaviour) => ({
      ...behaviour,
      signals: [{ signal: 'cache-expiry' as const, strength: 'fair' as const }],
    })),
  },
]

const side = (dimension: string, change: Record<string, string> = {}) => {
  const lines = {
    title: 'A side',
    says: 'It is so.',
    criteria: `[{ id: c-${dimension}, says: It caches., signals: [cache-expiry], step: Cache it. }]`,
    questions: `[{ id: q-${dimension}, wants: figure, asks: "How much?" }]`,
    ...change,
  }
  return `  - dimension: ${dimension}\n${Object.entries(lines)
    .map(([key, value]) => `    ${key}: ${value}\n`)
    .join('')}`
}
/** A rubric with one side changed, and what is wrong with it. */
function linesOf(change: Record<string, string>, rest = '', broken: string[] = []): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'proven-rubric-'))
  made.push(folder)
  mkdirSync(join(folder, 'projects'))
  const sides = dimensions.map((dimension) => side(dimension, dimension === 'scale' ? change : {}))
  writeFileSync(join(folder, 'projects/rubric.yaml'), `dimensions:\n${sides.join('')}${rest}`)
  return loadRubric(folder, skills, new Set(broken)).problems.map((problem) =>
    problemLine(problem).replace('projects/rubric.yaml:', ''),
  )
}

describe('the rubric in content/', () => {
  it('has every dimension, in each at least four criteria and a question, and no problem', async () => {
    const { rubric, problems } = await loadContent(fileURLToPath(new URL('../../content', import.meta.url)))
    expect(problems).toEqual([])
    expect(rubric.map(({ dimension }) => dimension)).toEqual([...dimensions])
    for (const { dimension, criteria, questions } of rubric) {
      expect(criteria.length, dimension).toBeGreaterThanOrEqual(4)
      expect(questions.length, dimension).toBeGreaterThanOrEqual(1)
    }
  })
})

describe('a rubric', () => {
  it('without problems has none', () => expect(linesOf({})).toEqual([]))
  it('that is not there is none', () => {
    expect(loadRubric(tmpdir(), skills, new Set())).toEqual({ rubric: [], problems: [] })
  })
  it.each([
    [
      'names a signal that there is not',
      { criteria: '[{ id: c, says: It caches., signals: [cash-expiry], step: Cache it. }]' },
      '5:53: `criteria.0.signals.0`: there is no signal `cash-expiry`',
    ],
    [
      'names a signal that no record holds',
      { criteria: '[{ id: c, says: It caches., signals: [metrics], step: Cache it. }]' },
      '5:53: `metrics` speaks for no behaviour, so that no record holds it',
    ],
    [
      'has a criterion without a step',
      { criteria: '[{ id: c, says: It caches., signals: [cache-expiry] }]' },
      expect.stringMatching(/^5:16: `criteria\.0\.step`: /),
    ],
    [
      'uses an id twice',
      { questions: '[{ id: c-tests, wants: figure, asks: "How much?" }]' },
      expect.stringMatching(/: the id `c-tests` stands twice$/),
    ],
    [
      'asks without a question mark',
      { questions: '[{ id: q, wants: figure, asks: "How much." }]' },
      '6:47: `questions.0.asks`: has to be a question',
    ],
    ['has a key that is not known', { colour: 'red' }, '7:13: `colour` is not a key that is known here'],
  ])('that %s says where', (_, change, line) => expect(linesOf(change)).toEqual([line]))
  it('with a side twice, or without one, says so', () => {
    expect(linesOf({}, side('tests', { criteria: '[]' }))).toEqual([expect.stringContaining('criteria')])
    const twice = side('tests').replaceAll('-tests', '-others')
    expect(linesOf({}, twice)).toEqual(['42:16: `tests` stands twice'])
  })
  it('is not blamed for skills that could not be read', () => {
    const change = { criteria: '[{ id: c, says: It caches., signals: [metrics], step: Cache it. }]' }
    expect(linesOf(change, '', ['broken'])).toEqual([])
  })
})
