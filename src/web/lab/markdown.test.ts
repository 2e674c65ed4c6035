import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, blocksOf } from './markdown.ts'

const text = (value: string) => [{ kind: 'text' as const, text: value }]

const cases: [string, string, Block[]][] = [
  ['nothing is nothing', '\n \n', []],
  [
    'the title is the page’s already',
    '# Sold twice\n\nWe had',
    [{ kind: 'paragraph', text: text('We had') }],
  ],
  [
    'a later heading stays',
    'A\n\n## Rules\nB',
    [
      { kind: 'paragraph', text: text('A') },
      { kind: 'heading', text: text('Rules') },
      { kind: 'paragraph', text: text('B') },
    ],
  ],
  [
    'a wrapped paragraph is one',
    'one\ntwo\n\nthree',
    [
      { kind: 'paragraph', text: text('one two') },
      { kind: 'paragraph', text: text('three') },
    ],
  ],
  [
    'who writes to whom stays in lines',
    'From: Ines, shop\nTo: you',
    [{ kind: 'lines', lines: [text('From: Ines, shop'), text('To: you')] }],
  ],
  [
    'code keeps its lines, empty ones and marks',
    '```\n# a\n\n- `b`\n```\nafter',
    [
      { kind: 'code', text: '# a\n\n- `b`' },
      { kind: 'paragraph', text: text('after') },
    ],
  ],
  ['code that nobody closed goes to the end', '```sh\na', [{ kind: 'code', text: 'a' }]],
  [
    'a list has items that wrap',
    'What I would like:\n- one\n  more\n- two',
    [
      { kind: 'paragraph', text: text('What I would like:') },
      { kind: 'list', ordered: false, items: [text('one more'), text('two')] },
    ],
  ],
  [
    'numbers make an ordered list',
    '1. one\n2. two',
    [{ kind: 'list', ordered: true, items: [text('one'), text('two')] }],
  ],
  [
    'code and strong words within a line',
    'use `a*b` **now**',
    [
      {
        kind: 'paragraph',
        text: [
          { kind: 'text', text: 'use ' },
          { kind: 'code', text: 'a*b' },
          { kind: 'text', text: ' ' },
          { kind: 'strong', text: 'now' },
        ],
      },
    ],
  ],
  [
    'markup stays text',
    '<img onerror=x> [a](javascript:b)',
    [{ kind: 'paragraph', text: text('<img onerror=x> [a](javascript:b)') }],
  ],
  ['a lone back-tick stays one', 'a ` b', [{ kind: 'paragraph', text: text('a ` b') }]],
]

test.each(cases)('%s', (_, markdown, blocks) => expect(blocksOf(markdown)).toEqual(blocks))

const words = (blocks: Block[]): string =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'code') return block.text
      if (block.kind === 'list') return block.items.flat().map(({ text }) => text)
      if (block.kind === 'lines') return block.lines.flat().map(({ text }) => text)
      return block.text.map(({ text }) => text)
    })
    .join(' ')

test('no letter of a text is lost, whatever it is made of', () => {
  const line = fc.constantFrom(
    'word',
    '- item',
    '```',
    '# head',
    '`code`',
    '**strong**',
    '',
    '  more',
    '1. one',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const letters = (value: string) => value.match(/[a-z]/g)?.length ?? 0
      const title = /^\s*# head$/m.exec(
        lines.slice(0, lines.findIndex((each) => each.trim() !== '') + 1).join('\n'),
      )
      expect(letters(words(blocksOf(lines.join('\n'))))).toBe(letters(lines.join('\n')) - (title ? 4 : 0))
    }),
  )
})

describe('the briefs that there are', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'content', 'labs')
  const slugs = readdirSync(folder)
  test('there are some', () => expect(slugs.length).toBeGreaterThan(0))
  test.each(slugs)('%s uses nothing that would be shown as marks', (slug) => {
    const blocks = blocksOf(readFileSync(join(folder, slug, 'brief.md'), 'utf8'))
    const prose = words(blocks.filter(({ kind }) => kind !== 'code'))
    expect(prose).not.toMatch(/\]\(|^\s*[#>|]|\|.*\||!\[|<\w|\*\*|(^|\s)_\w/m)
  })
})
