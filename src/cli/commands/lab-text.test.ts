import { describe, expect, it } from 'vitest'
import { factLines, reflowed } from './lab-text.ts'

const at = (width: number | null) => ({ width })
const words = 'one two three four five six seven eight nine ten eleven twelve'

it('puts as many facts on a line as fit', () => {
  expect(factLines(20, ['2 cores', '24 GiB', 'Node 24', 'PostgreSQL 18'], 2)).toEqual([
    '2 cores · 24 GiB',
    'Node 24',
    'PostgreSQL 18',
  ])
  expect(factLines(20, [], 2)).toEqual([])
})

const long = `${words} ${words}`

const cases: [string, string, string[]][] = [
  ['lines that fit stay as they are', 'From: Ines\nTo: you\n', ['From: Ines', 'To: you']],
  ['a heading stays', '# Sold twice\n\nOne.', ['# Sold twice', '', 'One.']],
  [
    'a wide paragraph is filled with its other lines',
    `${words}\nthirteen`,
    ['one two three four five six seven eight nine ten', 'eleven twelve thirteen'],
  ],
  ['what is fenced stays', `\`\`\`\n${long}\n\n- a\n\`\`\``, ['```', long, '', '- a', '```']],
  [
    'points stay apart, and go on below their text',
    `- ${words}\n- two`,
    ['- one two three four five six seven eight nine', '  ten eleven twelve', '- two'],
  ],
  [
    'numbered points too',
    `1. ${words}`,
    ['1. one two three four five six seven eight nine', '   ten eleven twelve'],
  ],
]

describe('markdown at the width of the terminal', () => {
  it.each(cases)('%s', (_, markdown, lines) => {
    expect(reflowed(at(50), markdown)).toEqual(lines)
  })

  it('is the file where the output is piped', () => {
    expect(reflowed(at(null), `${long}\n\n- a\n`)).toEqual([long, '', '- a'])
  })
})
