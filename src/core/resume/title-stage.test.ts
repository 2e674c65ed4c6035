import { expect, test } from 'vitest'
import { stageOfTitle } from './title-stage.ts'

test.each([
  [undefined, 'mid'],
  ['', 'mid'],
  ['Backend Developer', 'mid'],
  ['Software Engineer II', 'mid'],
  ['Junior Java Developer', 'entry'],
  ['Internal Tools Engineer', 'mid'],
  ['Engineering Intern', 'entry'],
  ['Sr. Software Engineer', 'senior'],
  ['Tech Lead', 'senior'],
  ['Leading Edge Developer', 'mid'],
  ['Senior Staff Engineer', 'staff'],
  ['Solutions Architect', 'staff'],
  ['Head of Engineering', 'staff'],
  ['Software Engineer III', 'senior'],
])('%j names %s', (title, stage) => {
  expect(stageOfTitle(title)).toBe(stage)
})
