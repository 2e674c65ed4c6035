import type { Terminal } from './terminal.ts'

/** Where no terminal says how wide it is. */
const usualWidth = 80
const narrowest = 20

/** A text in lines that fit beside an indent; a word that is too long for a line stands alone on one. */
export function wrapped({ width }: Pick<Terminal, 'width'>, indent: number, text: string): string[] {
  const room = Math.max(narrowest, (width ?? usualWidth) - indent)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}
