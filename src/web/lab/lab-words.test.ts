import { expect, test } from 'vitest'
import { hoursSay, languageName, skillsOf } from './lab-words.ts'

const behaviour = (skill: string, stage: 'mid' | 'senior' | 'staff') => ({
  skill,
  name: skill.toUpperCase(),
  stage,
})

test('each skill once, in the order of the lab, its stages from the lowest', () =>
  expect(
    skillsOf([
      behaviour('b', 'senior'),
      behaviour('a', 'mid'),
      behaviour('b', 'mid'),
      behaviour('b', 'senior'),
    ]),
  ).toEqual([
    { skill: 'b', name: 'B', stages: ['mid', 'senior'] },
    { skill: 'a', name: 'A', stages: ['mid'] },
  ]))

test('hours are a span, or one figure', () => {
  expect(hoursSay({ from: 2, to: 5 })).toBe('2 to 5 h')
  expect(hoursSay({ from: 3, to: 3 })).toBe('3 h')
})

test('languages are called as people call them', () =>
  expect(['typescript', 'python', 'java'].map(languageName)).toEqual(['TypeScript', 'Python', 'Java']))
