import { expect, it } from 'vitest'
import type { Catalogue, Tool } from '../benchmark/catalogue.ts'
import type { SkillClaim } from './claims.ts'
import { saidIn } from './said.ts'

const tool = (slug: string, kind: Tool['kind']): Tool => ({ slug, name: slug, kind, aliases: [], skills: [] })
const catalogue: Catalogue = {
  tools: [tool('react', 'frontend'), tool('kafka', 'messaging'), tool('redis', 'database')],
  certifications: [],
}
const claim = (kind: SkillClaim['subject']['kind'], slug: string, line: number): SkillClaim => ({
  subject: { kind, slug },
  text: slug,
  line,
  place: 'skills-list',
  pointer: null,
  observedAt: null,
})

it('takes each tool once, and no skill, certification or tool that the catalogue no longer has', () => {
  const claims = [
    claim('tool', 'kafka', 1),
    claim('tool', 'react', 2),
    claim('tool', 'kafka', 3),
    claim('skill', 'redis', 4),
    claim('certification', 'ckad', 5),
    claim('tool', 'gone', 6),
  ]
  expect(
    saidIn({ resume: { work: [{ highlights: ['Worked on tasks'] }] }, places: {} }, claims, catalogue),
  ).toEqual({
    tools: [
      { slug: 'react', name: 'react', kind: 'frontend' },
      { slug: 'kafka', name: 'kafka', kind: 'messaging' },
    ],
    bullets: { count: 1, vague: [{ text: 'Worked on tasks', pointer: '/work/0/highlights/0', lines: [] }] },
  })
})
