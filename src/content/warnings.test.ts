import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { warningRules } from '../core/readiness/warnings.ts'
import { loadContent } from './load.ts'

test('every warning is about areas and skills that the benchmark has', async () => {
  const { benchmark } = await loadContent(fileURLToPath(new URL('../../content', import.meta.url)))
  if (!benchmark) throw new Error('the benchmark has problems')
  const areas = benchmark.areas.map(({ slug }) => slug)
  const skills = benchmark.skills.map(({ slug }) => slug)
  const unknown = warningRules.flatMap((rule) => [
    ...rule.areas.filter((area) => !areas.includes(area)).map((area) => `${rule.id}: area ${area}`),
    ...rule.skills.filter((skill) => !skills.includes(skill)).map((skill) => `${rule.id}: skill ${skill}`),
  ])
  expect(warningRules.length).toBeGreaterThan(5)
  expect(unknown).toEqual([])
})
