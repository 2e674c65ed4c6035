import { expect, it } from 'vitest'
import { whatAnswersCarry } from './carries.ts'

it('an answer moves a level either way, by less than half of what a passed lab does', () => {
  const { unknown, yes, notYet, lab } = whatAnswersCarry()
  expect(notYet).toBeLessThan(unknown)
  expect(yes).toBeGreaterThan(unknown)
  expect(yes - unknown).toBeLessThan((lab - unknown) / 2)
  expect(unknown - notYet).toBeLessThan((lab - unknown) / 2)
})
