import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTerminal, type Segment, styled } from './terminal.ts'

type Looks = { tty?: boolean; environment?: Record<string, string> }

function written(line: Segment[], { tty = false, environment = { LANG: 'en_GB.UTF-8' } }: Looks = {}) {
  let text = ''
  const stream = { isTTY: tty, columns: 80, write: (chunk: string) => (text += chunk) }
  openTerminal({ isTTY: tty }, stream, stream, environment).out(...line)
  return text
}

const utf8 = { LANG: 'en_GB.UTF-8' }
const cases: [string, Segment[], Looks, string][] = [
  ['plain when piped', [styled('evidence', '◐'), ' x'], {}, '◐ x\n'],
  ['coloured on a terminal', [styled('evidence', '◐'), ' x'], { tty: true }, '\u001b[34m◐\u001b[0m x\n'],
  [
    'not coloured with NO_COLOR',
    [styled('bad', 'x')],
    { tty: true, environment: { ...utf8, NO_COLOR: '1' } },
    'x\n',
  ],
  [
    'not coloured where TERM is dumb',
    [styled('bad', 'x')],
    { tty: true, environment: { ...utf8, TERM: 'dumb' } },
    'x\n',
  ],
  [
    'ASCII marks in another locale',
    ['◌ ◍ ○ ◐ ● ├──┼┤·'],
    { environment: { LANG: 'C' } },
    '- . o + * |--+|.\n',
  ],
  ['ASCII where there is no locale', ['1.0–2.0'], { environment: {} }, '1.0-2.0\n'],
  ['LC_ALL wins over LANG', ['–'], { environment: { LC_ALL: 'C', LANG: 'en_GB.UTF-8' } }, '-\n'],
  ['letters without their accents in ASCII', ['é'], { environment: { LANG: 'C' } }, 'e\n'],
  ['letters of other scripts as code points in ASCII', ['小'], { environment: { LANG: 'C' } }, '\\u{5c0f}\n'],
  ['an escape from a repository is shown, not obeyed', ['a\u001b[2Jb'], {}, 'a\\u{1b}[2Jb\n'],
  ['a line end within a name too', ['a\nb\r'], {}, 'a\\u{a}b\\u{d}\n'],
  ['and marks that turn the direction of writing', ['a\u202eb'], {}, 'a\\u{202e}b\n'],
  ['a bell inside a style', [styled('good', '\u0007')], { tty: true }, '\u001b[32m\\u{7}\u001b[0m\n'],
]

describe('a line is', () => {
  it.each(cases)('%s', (_, line, looks, expected) => {
    expect(written(line, looks)).toBe(expected)
  })

  it('one line without control characters, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(written([text]).slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
      }),
    )
  })
})

describe('progress', () => {
  const progress = (tty: boolean) => {
    let text = ''
    const stream = { isTTY: tty, columns: 20, write: (chunk: string) => (text += chunk) }
    const terminal = openTerminal({}, { write: () => {} }, stream, utf8)
    terminal.progress('reading a very long path that goes on')
    terminal.progressEnd()
    return text
  }
  it('shows nothing where standard error is no terminal', () => expect(progress(false)).toBe(''))
  it('rewrites one line that fits, and takes it away', () =>
    expect(progress(true)).toBe('\r\u001b[Kreading a very long\r\u001b[K'))
})
