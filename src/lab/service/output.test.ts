import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedOutput, printable } from './output.ts'

const written = (keepBytes: number, ...chunks: string[]) => {
  const output = boundedOutput(keepBytes)
  for (const chunk of chunks) output.add(Buffer.from(chunk))
  return output
}

describe('what a service wrote', () => {
  const cases: [string, number, string[], string, number][] = [
    ['nothing', 10, [], '', 0],
    ['a line', 10, ['one\n'], 'one\n', 1],
    ['a line without its end', 10, ['one\ntwo'], 'one\ntwo', 1],
    ['a line in pieces', 20, ['on', 'e\nt', 'wo\n'], 'one\ntwo\n', 2],
    ['more than is kept: whole lines of its end', 8, ['one\ntwo\nthree\n'], 'three\n', 3],
    ['one line longer than is kept: its end', 4, ['abcdefgh'], 'efgh', 0],
    ['one line longer than is kept, with its end', 4, ['abcdefgh\n'], 'fgh\n', 1],
    ['half a character of several bytes', 4, ['aéé\n'], 'é\n', 1],
  ]
  it.each(cases)('is kept: %s', (_, keepBytes, chunks, text, lines) => {
    const output = written(keepBytes, ...chunks)
    expect([output.text(), output.lines()]).toEqual([text, lines])
  })

  it('is bounded, ends as it ended, and has all its lines counted, in whatever pieces it came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n') })),
        fc.nat(50),
        (chunks, keep) => {
          const output = written(keep + 1, ...chunks)
          const all = chunks.join('')
          expect(output.text().length).toBeLessThanOrEqual(keep + 1)
          expect(all.endsWith(output.text())).toBe(true)
          expect(output.lines()).toBe(all.split('\n').length - 1)
        },
      ),
    )
  })

  it('has a line of ours among its own', () => {
    const output = written(100, 'one\n')
    output.note('ended')
    expect(output.text()).toBe('one\n[proven] ended\n')
  })
})

const texts: [string, string, string][] = [
  ['colours', '\u001b[31mred\u001b[0m\n', 'red\n'],
  ['a title of the terminal', '\u001b]0;title\u0007text', 'text'],
  ['a title that never ends', '\u001b]0;title', ''],
  ['a screen that is cleared', '\u001b[2J\u001b[Htext', 'text'],
  ['bells, backspaces and zeros', 'a\u0007b\bc\0d', 'abcd'],
  ['ends of lines of another system', 'a\r\nb\rc', 'a\nbc'],
  ['tabs and letters of all languages', '\tä漢🙂', '\tä漢🙂'],
]
it.each(texts)('a terminal is not commanded by %s', (_, text, shown) => {
  expect(printable(text)).toBe(shown)
})
