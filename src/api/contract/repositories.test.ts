import { expect, test } from 'vitest'
import { isPlain } from './repositories.ts'

test.each([
  ['not-weighed', true],
  ['content-missing', false],
  ['tutorial-like', false],
  ['', false],
])('a notice "%s" is a plain note: %s', (code, plain) => expect(isPlain({ code, says: '' })).toBe(plain))
