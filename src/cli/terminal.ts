/** One colour per meaning; nothing is told by colour alone. */
const codes = { strong: '1', quiet: '2', evidence: '34', good: '32', careful: '33', bad: '31' } as const
export type Style = keyof typeof codes
export type Segment = string | { text: string; style: Style }

export const styled = (style: Style, text: string): Segment => ({ text, style })

/** Columns that a line takes. */
export const lengthOf = (line: readonly Segment[]): number =>
  line.reduce((sum, segment) => sum + (typeof segment === 'string' ? segment : segment.text).length, 0)

export type Terminal = {
  /** A line of the answer, on standard output. */
  out: (...line: Segment[]) => void
  /** A line beside the answer, on standard error. */
  note: (...line: Segment[]) => void
  json: (value: unknown) => void
  /** Rewrites one line on standard error while something runs; nothing where that is no terminal. */
  progress: (text: string) => void
  progressEnd: () => void
  /** Questions can be asked. */
  interactive: boolean
  /** Columns of standard output; null where it is piped. */
  width: number | null
  utf8: boolean
}

type Stream = { isTTY?: boolean; columns?: number; write: (text: string) => unknown }

export function openTerminal(
  stdin: { isTTY?: boolean },
  stdout: Stream,
  stderr: Stream,
  environment: Record<string, string | undefined>,
): Terminal {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || ''
  const utf8 = /utf-?8/i.test(locale)
  const colourAllowed = !environment.NO_COLOR && environment.TERM !== 'dumb'
  const render = (line: Segment[], stream: Stream) =>
    line
      .map((segment) => {
        const { text, style } = typeof segment === 'string' ? { text: segment, style: null } : segment
        const shown = utf8 ? clean(text) : toAscii(clean(text))
        return style && shown !== '' && stream.isTTY && colourAllowed
          ? `\u001b[${codes[style]}m${shown}\u001b[0m`
          : shown
      })
      .join('')
      .trimEnd()
  let progressShown = false
  const progressEnd = () => {
    if (progressShown) stderr.write('\r\u001b[K')
    progressShown = false
  }
  return {
    out(...line) {
      progressEnd()
      stdout.write(`${render(line, stdout)}\n`)
    },
    note(...line) {
      progressEnd()
      stderr.write(`${render(line, stderr)}\n`)
    },
    json(value) {
      stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    },
    progress(text) {
      if (!stderr.isTTY) return
      stderr.write(`\r\u001b[K${render([text.slice(0, (stderr.columns ?? 80) - 1)], stderr)}`)
      progressShown = true
    },
    progressEnd,
    interactive: Boolean(stdin.isTTY && stdout.isTTY),
    width: stdout.isTTY ? (stdout.columns ?? 80) : null,
    utf8,
  }
}

/**
 * Text from elsewhere without what a terminal would obey: control characters, and marks that turn the direction of
 * writing, stand as their code points.
 */
export const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
  text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, codePoint)

const codePoint = (character: string) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

const ascii: Record<string, string> = {
  '◌': '-',
  '◍': '.',
  '○': 'o',
  '◐': '+',
  '●': '*',
  '✓': 'v',
  '✗': 'x',
  '├': '|',
  '┼': '+',
  '┤': '|',
  '─': '-',
  '·': '.',
  '–': '-',
  '−': '-',
  '→': '->',
  '…': '...',
  '’': "'",
  '“': '"',
  '”': '"',
}
/** Letters lose their accents; what is no Latin letter at all stands as its code point. */
const toAscii = (text: string): string =>
  text
    .replace(/[^\t -~]/gu, (character) => ascii[character] ?? character)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\t -~]/gu, codePoint)
