import type { Terminal } from '../terminal.ts'

/**
 * Text at the width of the terminal, words kept whole; in one line where the output is piped, for programs that look
 * for words in it.
 * @param indent  columns that are taken before each line
 */
export function wrapped({ width }: Pick<Terminal, 'width'>, text: string, indent = 0): string[] {
  return filled(
    text.split(/\s+/),
    ' ',
    width === null ? Number.POSITIVE_INFINITY : Math.max(40, width - indent),
  )
}

/** Short facts, as many to a line as fit. */
export const factLines = ({ width }: Pick<Terminal, 'width'>, facts: readonly string[], indent: number) =>
  filled(facts, ' · ', width === null ? Number.POSITIVE_INFINITY : width - indent)

function filled(pieces: readonly string[], between: string, room: number): string[] {
  const lines: string[] = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    if (line === undefined || line.length + between.length + piece.length > room) lines.push(piece)
    else lines[lines.length - 1] = `${line}${between}${piece}`
  }
  return lines
}

/**
 * Markdown as it stands in its file, but for paragraphs and points that are too wide for the terminal: those are filled
 * anew. What is fenced stays.
 */
export function reflowed(terminal: Pick<Terminal, 'width'>, markdown: string): string[] {
  const { width } = terminal
  const lines = markdown.trimEnd().split('\n')
  if (width === null) return lines
  const shown: string[] = []
  let fenced = false
  let block: string[] = []
  const endBlock = () => {
    if (block.some((line) => line.length > width)) {
      const hang = /^(- |\d+\. )/.exec(block[0] ?? '')?.[0].length ?? 0
      const filledLines = wrapped(terminal, block.join(' ').trim(), hang)
      shown.push(...filledLines.map((line, index) => (index === 0 ? line : ' '.repeat(hang) + line)))
    } else shown.push(...block)
    block = []
  }
  for (const line of lines) {
    const isFence = line.startsWith('```')
    if (fenced || isFence || line.trim() === '' || line.startsWith('#')) {
      endBlock()
      shown.push(line)
      if (isFence) fenced = !fenced
      continue
    }
    if (/^(- |\d+\. )/.test(line)) endBlock()
    block.push(line)
  }
  endBlock()
  return shown
}
