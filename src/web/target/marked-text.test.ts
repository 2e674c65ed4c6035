import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedText } from './marked-text.ts'

/** The lines with what is marked between brackets, each word marked once. */
const drawn = (text: string, words: string[]): string[] =>
  markedText(
    text,
    words.map((word) => {
      const from = text.indexOf(word)
      return { id: word, span: { from, to: from + word.length } }
    }),
  ).map(
    ({ kind, parts }) =>
      `${kind}: ${parts.map((part) => (part.id === null ? part.text : `[${part.text}]`)).join('')}`,
  )

test.each<[string, string, string[], string[]]>([
  ['a word', 'Built in Go.', ['Go'], ['plain: Built in [Go].']],
  [
    'what stands over a list in few words as its heading',
    'About us.\nWe ask\n- Go\nand so on\nand on',
    [],
    ['plain: About us.', 'heading: We ask', 'item: Go', 'plain: and so on', 'plain: and on'],
  ],
  [
    'the first line as the heading of all',
    'Backend Engineer\nWe are nice.',
    [],
    ['heading: Backend Engineer', 'plain: We are nice.'],
  ],
  ['a heading', '## What we ask', [], ['heading: What we ask']],
  ['a bold line as a heading', '**What we ask**', [], ['heading: What we ask']],
  [
    'items of several signs',
    '- Go\n* Java\n• Ruby\n1. C#',
    ['Java'],
    ['item: Go', 'item: [Java]', 'item: Ruby', 'item: C#'],
  ],
  [
    'what goes over a line',
    'message\nqueues now',
    ['message\nqueues'],
    ['heading: [message]', 'plain: [queues] now'],
  ],
  [
    'the shorter of two, and the longer around it',
    'Own the Go service',
    ['Own the Go service', 'Go'],
    ['heading: [Own the ][Go][ service]'],
  ],
  ['nothing in an empty line', 'a.\n\n\nb', [], ['plain: a.', 'plain: b']],
  ['a whole line with its sign', '- Go and Java', ['- Go and Java'], ['item: [Go and Java]']],
])('marks %s', (_, text, words, expected) => expect(drawn(text, words)).toEqual(expected))

test('what was not read from the text marks nothing', () => {
  expect(markedText('Go', [{ id: 'mine', span: null }])[0]?.parts).toEqual([
    { from: 0, text: 'Go', id: null },
  ])
})

test('whatever is marked, all the words stand in their order, each where it says', () => {
  const span = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z \n]{0,60}$/), fc.array(span, { maxLength: 6 }), (text, spans) => {
      const lines = markedText(
        text,
        spans.map((each, index) => ({ id: String(index), span: each })),
      )
      expect(lines.map(({ parts }) => parts.map((part) => part.text).join(''))).toEqual(
        text.split('\n').filter((line) => line.trim() !== ''),
      )
      for (const part of lines.flatMap(({ parts }) => parts))
        expect(text.slice(part.from, part.from + part.text.length)).toBe(part.text)
    }),
  )
})
