import { clean, type Style, styled, type Terminal } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

const indent = 6

/** `  3  What it is called  what else there is to say` */
export const itemLine = (
  terminal: Terminal,
  number: number,
  name: string,
  also: readonly (string | null | undefined)[],
): void =>
  terminal.out(
    styled('strong', String(number).padStart(3)),
    '   ',
    clean(name),
    styled(
      'quiet',
      `  ${also
        .filter(Boolean)
        .map((part) => clean(part ?? ''))
        .join(' · ')}`,
    ),
  )

/** Lines below an item, in the column of its name. */
export function under(terminal: Terminal, text: string, style?: Style): void {
  for (const line of wrapped(terminal, indent, clean(text.replace(/\s+/g, ' '))))
    terminal.out(' '.repeat(indent), style ? styled(style, line) : line)
}

/** What was told, one below the other; what was not told is left out. */
export function fields(terminal: Terminal, all: readonly (readonly [name: string, text: string])[]): void {
  const told = all.filter(([, text]) => text.trim() !== '')
  const width = Math.max(0, ...told.map(([name]) => name.length)) + 2
  for (const [name, text] of told)
    for (const [at, line] of wrapped(terminal, indent + width, clean(text.replace(/\s+/g, ' '))).entries())
      terminal.out(' '.repeat(indent), styled('quiet', (at === 0 ? name : '').padEnd(width)), line)
}
