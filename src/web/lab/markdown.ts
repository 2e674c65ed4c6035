/** A piece of running text. */
export type Inline = { kind: 'text' | 'code' | 'strong'; text: string }

export type Block =
  | { kind: 'heading'; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  /** Lines that stay lines: `From: Ines`. */
  | { kind: 'lines'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string }

const fence = /^\s*```/
const heading = /^(#{1,6})\s+(.*?)\s*#*$/
const item = /^\s{0,3}([-*]|\d{1,3}[.)])\s+(.*)$/
const addressed = /^[A-Z][a-z]+: \S/

/**
 * What briefs use of Markdown: headings, paragraphs, lists of one depth, fenced code, `code` and **strong**. Anything else
 * stays the text that it is; nothing of it ever becomes markup. The title, a first heading of the first rank, is left out.
 */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let isFirst = true
  const lines = markdown.replaceAll('\r\n', '\n').split('\n')
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? ''
    if (line.trim() === '') {
      i++
    } else if (fence.test(line)) {
      const end = lines.findIndex((other, n) => n > i && fence.test(other))
      const to = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(i + 1, to).join('\n') })
      i = to + 1
    } else {
      const from = i
      i++
      while (i < lines.length && !endsBlock(lines[i] ?? '', lines[from] ?? '')) i++
      blocks.push(...blockOf(lines.slice(from, i), isFirst))
    }
    isFirst &&= line.trim() === ''
  }
  return blocks
}

const endsBlock = (line: string, first: string): boolean =>
  line.trim() === '' ||
  fence.test(line) ||
  heading.test(line) ||
  heading.test(first) ||
  (item.test(line) && !item.test(first))

function blockOf(lines: string[], isFirst: boolean): Block[] {
  const first = lines[0] ?? ''
  const [, rank, title] = heading.exec(first) ?? []
  if (rank !== undefined && title !== undefined)
    return isFirst && rank === '#' ? [] : [{ kind: 'heading', text: inlinesOf(title) }]
  if (item.test(first)) return [listOf(lines)]
  if (lines.every((line) => addressed.test(line))) return [{ kind: 'lines', lines: lines.map(inlinesOf) }]
  return [{ kind: 'paragraph', text: inlinesOf(joined(lines)) }]
}

function listOf(lines: string[]): Block {
  const items: string[][] = []
  for (const line of lines) {
    const text = item.exec(line)?.[2]
    if (text === undefined) items.at(-1)?.push(line)
    else items.push([text])
  }
  return {
    kind: 'list',
    ordered: /^\s*\d/.test(lines[0] ?? ''),
    items: items.map((parts) => inlinesOf(joined(parts))),
  }
}

const joined = (lines: string[]): string => lines.map((line) => line.trim()).join(' ')

function inlinesOf(text: string): Inline[] {
  const pieces = text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).filter((piece) => piece !== '')
  return pieces.map((piece) => {
    if (piece.length > 2 && piece.startsWith('`') && piece.endsWith('`'))
      return { kind: 'code', text: piece.slice(1, -1) }
    if (piece.length > 4 && piece.startsWith('**') && piece.endsWith('**'))
      return { kind: 'strong', text: piece.slice(2, -2) }
    return { kind: 'text', text: piece }
  })
}
