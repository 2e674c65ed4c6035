import { describe, expect, it } from 'vitest'
import type { ToolKind } from '../benchmark/catalogue.ts'
import { resumeWarnings, type SaidInResume } from './resume-warnings.ts'

const tools = (kind: ToolKind, ...names: string[]) =>
  names.map((name) => ({ slug: name.toLowerCase(), name, kind }))
const said = (more: Partial<SaidInResume>): SaidInResume => ({
  tools: [],
  bullets: { count: 0, vague: [] },
  ...more,
})
const texts = (count: number, text = 'Worked on tasks.') => Array.from({ length: count }, () => ({ text }))
const ids = (what: SaidInResume | null) => resumeWarnings(what).map(({ id }) => id)

const react = tools('frontend', 'React', 'Redux', 'CSS', 'HTML')
const express = tools('framework', 'Express')
const stores = tools('database', 'PostgreSQL', 'Redis', 'MongoDB')

const cases: [string, SaidInResume | null, string[]][] = [
  ['without a résumé there is nothing to warn of', null, []],
  ['nor of an empty one', said({}), []],
  ['more front-end than server', said({ tools: [...react, ...express] }), ['frontend-heavy']],
  ['as much of one as of the other is no warning', said({ tools: [...react, ...express, ...stores] }), []],
  ['two front-end tools alone are too few to say', said({ tools: react.slice(0, 2) }), []],
  ['three are not', said({ tools: react.slice(0, 3) }), ['frontend-heavy']],
  [
    'languages, protocols and tools weigh on neither side',
    said({
      tools: [
        ...react,
        ...tools('language', 'TypeScript', 'Java', 'Go', 'Python', 'SQL'),
        ...tools('protocol', 'HTTP', 'JSON'),
        ...tools('tool', 'Git', 'Docker', 'Jira'),
      ],
    }),
    ['frontend-heavy'],
  ],
  ['two vague bullets are too few to say', said({ bullets: { count: 3, vague: texts(2) } }), []],
  ['a third of them is enough', said({ bullets: { count: 9, vague: texts(3) } }), ['vague-resume']],
  ['less than a third is not', said({ bullets: { count: 10, vague: texts(3) } }), []],
]

describe('what a résumé says', () => {
  it.each(cases)('%s', (_, what, expected) => expect(ids(what)).toEqual(expected))

  it('is named in the reason', () => {
    expect(resumeWarnings(said({ tools: [...react, ...express] }))[0]?.reason).toBe(
      'It names 4 front-end tools (React, Redux, CSS and 1 more) and 1 (Express) of what runs on a server.',
    )
    expect(resumeWarnings(said({ tools: react }))[0]?.reason).toBe(
      'It names 4 front-end tools (React, Redux, CSS and 1 more) and none of what runs on a server.',
    )
    expect(resumeWarnings(said({ bullets: { count: 4, vague: texts(3) } }))[0]?.reason).toBe(
      'Of its 4 bullets 3 name no figure, no system and no outcome, such as “Worked on tasks”.',
    )
  })

  it('is quoted short', () => {
    const [warning] = resumeWarnings(said({ bullets: { count: 3, vague: texts(3, 'word '.repeat(60)) } }))
    expect(warning?.reason.length).toBeLessThan(160)
  })
})
