import { expect, it } from 'vitest'
import { labActivity } from './lab-activity.ts'

it('a lab teaches each skill once, up to the highest behaviour, in equal shares, and proves every behaviour', () => {
  const behaviours = [
    { skill: 'caching', behaviour: 'a', stage: 'mid' as const },
    { skill: 'transactions', behaviour: 'b', stage: 'senior' as const },
    { skill: 'caching', behaviour: 'c', stage: 'senior' as const },
    { skill: 'caching', behaviour: 'd', stage: 'entry' as const },
  ]
  const told = { slug: 'oversold', title: 'Oversold', summary: '', hours: { from: 2, to: 4 }, behaviours }
  const { teaches, proves, kind } = labActivity(told)
  expect(kind).toBe('lab')
  expect(teaches).toEqual([
    { skill: 'caching', stage: 'senior', share: 0.5, learns: 0.015 },
    { skill: 'transactions', stage: 'senior', share: 0.5, learns: 0.015 },
  ])
  expect(proves.map(({ skill, behaviour, how }) => `${skill} ${behaviour} ${how}`)).toEqual([
    'caching a lab',
    'transactions b lab',
    'caching c lab',
    'caching d lab',
  ])
  expect(labActivity({ ...told, behaviours: [] }).teaches).toEqual([])
})
