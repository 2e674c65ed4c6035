import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineDifference } from './line-difference.ts'

/** What the definition says, line by line. */
function slow(before: string, after: string): { added: string[]; removed: string[] } {
  const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
  const removed = lines(before)
  const added = lines(after).filter((line) => {
    const at = removed.indexOf(line)
    if (at >= 0) removed.splice(at, 1)
    return at < 0
  })
  return { added, removed }
}

function fast(before: string, after: string): { added: string[]; removed: string[] } {
  const text = Buffer.from(after)
  const difference = lineDifference(Buffer.from(before), text)
  const added = difference.added.flatMap(([start, end]) =>
    text.toString('latin1', start, end).replace(/\n$/, '').split('\n'),
  )
  const removed = difference.removed === '' ? [] : difference.removed.replace(/\n$/, '').split('\n')
  expect(added.length).toBe(difference.addedLines)
  expect(removed.length).toBe(difference.removedLines)
  return { added, removed }
}

const sorted = ({ added, removed }: { added: string[]; removed: string[] }) => ({
  added: added.toSorted(),
  removed: removed.toSorted(),
})

const line = fc.constantFrom(
  'a',
  'bb',
  'the same long line of code, again and again',
  '}',
  '',
  'return x',
  '  return x',
)
const text = fc
  .tuple(fc.array(line, { maxLength: 60 }), fc.boolean())
  .map(([lines, ended]) => lines.join('\n') + (ended && lines.length > 0 ? '\n' : ''))

describe('against the definition', () => {
  test('any two texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(sorted(fast(before, after))).toEqual(sorted(slow(before, after)))
      }),
      { numRuns: 2000 },
    )
  })

  test('a large text with small edits', () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `line ${at % 700} of ${at}`)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2999), fc.constantFrom('cut', 'new', 'twice')), { maxLength: 12 }),
        (edits) => {
          const edited = lines.slice()
          for (const [at, edit] of edits)
            if (edit === 'cut') edited.splice(at, 30)
            else if (edit === 'new') edited.splice(at, 0, 'something new')
            else edited.splice(at, 0, lines[at] ?? '')
          const [before, after] = [lines.join('\n'), edited.join('\n')]
          expect(sorted(fast(before, after))).toEqual(sorted(slow(before, after)))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('layout alone', () => {
  test.each([
    ['other indentation', 'a\n  b\n', 'a\n\tb\n', true],
    ['one line as two', 'f(a, b)\n', 'f(a,\n  b)\n', true],
    ['blank lines more', 'a\n', 'a\n\n\n', true],
    ['another line end', 'a\nb\n', 'a\r\nb\r\n', true],
    ['a line more', 'a\n', 'a\nb\n', false],
    ['a line less', 'a\nb\n', 'a\n', false],
    ['another letter', 'a\n', 'b\n', false],
  ])('%s: %j to %j is %s', (_, before, after, expected) => {
    expect(lineDifference(Buffer.from(before), Buffer.from(after)).onlySpace).toBe(expected)
  })
})
