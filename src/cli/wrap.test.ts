import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrapped } from './wrap.ts'

it.each([
  ['one line where it fits', 30, 0, 'a few words', ['a few words']],
  ['two where it does not', 20, 0, 'twelve small words here', ['twelve small words', 'here']],
  ['an indent takes of the width', 26, 6, 'twelve small words here', ['twelve small words', 'here']],
  [
    'a long word alone',
    20,
    0,
    'so incomprehensibilities-of-x it',
    ['so', 'incomprehensibilities-of-x', 'it'],
  ],
  ['nothing is no line', 30, 0, '  ', []],
  ['80 columns where nobody says how many', null, 78, 'a b', ['a b']],
])('%s', (_, width, indent, text, expected) => expect(wrapped({ width }, indent, text)).toEqual(expected))

it('keeps every word, and every line of several words fits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme-ascii' })),
      fc.integer({ min: 20, max: 100 }),
      (words, width) => {
        const text = words.join(' ')
        const lines = wrapped({ width }, 0, text)
        expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(text.split(/\s+/).filter(Boolean))
        for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true)
      },
    ),
  )
})
