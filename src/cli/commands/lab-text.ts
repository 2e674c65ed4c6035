import type { Terminal } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

/** Short facts, as many to a line as fit beside an indent. */
export function factLines(width: number, facts: readonly string[], indent: number): string[] {
  const lines: string[] = []
  for (const fact of facts) {
    const longer = `${lines.at(-1)} · ${fact}`
    if (lines.length === 0 || longer.length > width - indent) lines.push(fact)
    else lines[lines.length - 1] = longer
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
      const filledLines = wrapped(terminal, hang, block.join(' '))
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
