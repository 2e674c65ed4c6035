import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../content/load.ts'
import type { Benchmark } from '../benchmark/benchmark.ts'
import { targetLexicon } from './lexicon.ts'
import { type Suggest, skillSuggester } from './suggest.ts'

let suggest: Suggest
let benchmark: Benchmark
beforeAll(async () => {
  const content = await loadContent(fileURLToPath(new URL('../../../content', import.meta.url)))
  if (!content.benchmark || !content.catalogue)
    throw new Error('the content has problems: bin/proven content verify')
  benchmark = content.benchmark
  suggest = skillSuggester(benchmark, content.catalogue, targetLexicon(benchmark, content.catalogue).find)
})

describe('skills suggested for a statement of a ladder', () => {
  it.each<[string, string]>([
    ['Mentors other engineers in the team', 'mentoring'],
    ['Breaks down projects of several weeks and delivers them in steps', 'leading-projects'],
    ['Leads the response to incidents and writes post-mortems', 'incident-learning'],
    ['Designs services that keep working when one they depend on is slow or down', 'dependency-failure'],
    ['Writes unit tests for every change', 'test-design'],
    ['Deploys to Kubernetes', 'kubernetes-operations'],
    ['Explains technical decisions to people outside engineering', 'explaining-to-non-engineers'],
    ['Reviews code of others within a day and says why', 'code-review'],
  ])('%s → %s', (statement, skill) => {
    expect(suggest(statement, 'senior').map((each) => each.skill)).toContain(skill)
  })

  it('at most three, each once, each with its reason', () => {
    for (const { behaviours } of benchmark.skills)
      for (const { text, stage } of behaviours) {
        const found = suggest(text, stage)
        expect(found.length).toBeLessThanOrEqual(3)
        expect(new Set(found.map(({ skill }) => skill)).size).toBe(found.length)
        for (const { because } of found) expect(because).toMatch(/^(?:“|It shares words with “|\S)/)
      }
  })

  it("a behaviour's own words lead to its skill", () => {
    const all = benchmark.skills.flatMap(({ slug, behaviours }) =>
      behaviours.map(({ text, stage }) => ({ slug, text, stage })),
    )
    const hits = all.filter(({ slug, text, stage }) =>
      suggest(text, stage).some(({ skill }) => skill === slug),
    )
    expect(hits.length / all.length).toBeGreaterThan(0.95)
  })

  it.each(['', 'and the of', 'Zzz qqq'])('“%s” suggests nothing', (statement) => {
    expect(suggest(statement, 'mid')).toEqual([])
  })
})
