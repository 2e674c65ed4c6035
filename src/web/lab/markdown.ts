import { lexer, type Token, type Tokens } from 'marked'

/** A piece of running text. */
export type Inline = { kind: 'text' | 'code' | 'strong'; text: string }

export type Block =
  | { kind: 'heading'; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  /** Lines that stay lines: `From: Ines`. */
  | { kind: 'lines'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string }

const addressed = /^[A-Z][a-z]+: \S/

/**
 * What briefs use of Markdown: headings, paragraphs, lists of one depth, code, `code` and **strong**. Anything else
 * stays the text that it is; nothing of it ever becomes markup. The title, a first heading of the first rank, is left out.
 */
export function blocksOf(markdown: string): Block[] {
  const tokens = lexer(markdown).filter(({ type }) => type !== 'space')
  return tokens.flatMap((token, index) => blockOf(token, index === 0))
}

// The type of a token is open to extensions, of which there are none here.
function blockOf(token: Token, isFirst: boolean): Block[] {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading
      return isFirst && depth === 1 ? [] : [{ kind: 'heading', text: inlinesOf(tokens) }]
    }
    case 'list': {
      const { ordered, items } = token as Tokens.List
      return [{ kind: 'list', ordered, items: items.map(({ tokens }) => inlinesOf(tokens)) }]
    }
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }]
    case 'paragraph': {
      const { raw, tokens } = token as Tokens.Paragraph
      const lines = raw.trim().split('\n')
      if (lines.every((line) => addressed.test(line)))
        return [{ kind: 'lines', lines: lines.map((line) => inlinesOf(lexer(line))) }]
      return [{ kind: 'paragraph', text: inlinesOf(tokens) }]
    }
    default:
      return token.raw.trim() === '' ? [] : [{ kind: 'paragraph', text: [plain(token.raw)] }]
  }
}

const plain = (raw: string): Inline => ({ kind: 'text', text: raw.trim().replace(/\s*\n\s*/g, ' ') })

/** Neighbours of one kind are one piece. */
function inlinesOf(tokens: readonly Token[]): Inline[] {
  const pieces: Inline[] = []
  for (const piece of tokens.flatMap(inlineOf)) {
    const last = pieces.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else pieces.push(piece)
  }
  return pieces
}

function inlineOf(token: Token): Inline[] {
  switch (token.type) {
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }]
    case 'strong':
      return [{ kind: 'strong', text: (token as Tokens.Strong).text }]
    case 'paragraph':
      return inlinesOf((token as Tokens.Paragraph).tokens)
    case 'text': {
      const { tokens } = token as Tokens.Text
      return tokens ? inlinesOf(tokens) : [{ kind: 'text', text: token.raw.replace(/\s*\n\s*/g, ' ') }]
    }
    default:
      return [{ kind: 'text', text: token.raw.replace(/\s*\n\s*/g, ' ') }]
  }
}
