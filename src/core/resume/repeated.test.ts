import { expect, it } from 'vitest'
import type { PageContent } from './page-layout.ts'
import { withoutRepeated } from './repeated.ts'

const page = (number: number, lines: [text: string, y: number][]): PageContent => ({
  number,
  width: 595,
  height: 842,
  pieces: lines.map(([text, y]) => ({ text, x: 50, y, width: 6 * text.length, size: 10, look: 'a' })),
  dots: [],
})
const kept = (...pages: [string, number][][]): string[][] =>
  withoutRepeated(pages.map((lines, index) => page(index + 1, lines))).pages.map(({ pieces }) =>
    pieces.map(({ text }) => text),
  )

const cases: [string, [string, number][][], string[][]][] = [
  [
    'numbers of pages go, on each of them',
    [
      [
        ['Wrote the', 400],
        ['Page 1 of 2', 820],
      ],
      [
        ['importer', 60],
        ['Page 2 of 2', 820],
      ],
    ],
    [['Wrote the'], ['importer']],
  ],
  [
    'what stands at the head of all stays on the first',
    [
      [
        ['Mara Lindqvist', 30],
        ['Wrote', 400],
      ],
      [
        ['Mara Lindqvist', 30],
        ['Tested', 400],
      ],
    ],
    [['Mara Lindqvist', 'Wrote'], ['Tested']],
  ],
  [
    'what stands at the foot of all goes from the first as well, since a bullet may go on below it',
    [
      [
        ['Wrote the', 400],
        ['Mara · CV · 1', 820],
      ],
      [
        ['importer', 60],
        ['Mara · CV · 2', 820],
      ],
    ],
    [['Wrote the'], ['importer']],
  ],
  [
    'what is repeated in the middle is said twice',
    [[['On call', 400]], [['On call', 400]]],
    [['On call'], ['On call']],
  ],
  ['one page keeps its number, which may be a year', [[['2019', 820]]], [['2019']]],
]
it.each(cases)('%s', (_, pages, left) => expect(kept(...pages)).toEqual(left))

it('says whether it took something out', () => {
  expect(withoutRepeated([page(1, [['a', 400]]), page(2, [['b', 400]])]).dropped).toBe(false)
  expect(withoutRepeated([page(1, [['1', 820]]), page(2, [['2', 820]])]).dropped).toBe(true)
})
