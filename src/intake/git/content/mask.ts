/**
 * Tells comments and strings from code, so that a rule for calls never reads a comment and a rule for SQL reads
 * strings only. Works on single-byte text: offsets stay those of the file.
 */
export type Syntax = {
  line: string[]
  block: [open: string, close: string][]
  /** Quotes that end with the line, and those that may span several. */
  quotes: string[]
  longQuotes: [open: string, close: string][]
  escapes: boolean
}

export type Masked = {
  /** Comments blanked. */
  code: Buffer
  /** Comments and what strings hold blanked. */
  bare: Buffer
  /** Only what strings hold. */
  strings: Buffer
}

const c: Syntax = { line: ['//'], block: [['/*', '*/']], quotes: ['"', "'"], longQuotes: [], escapes: true }
const withBacktick: Syntax = { ...c, longQuotes: [['`', '`']] }
const jvm: Syntax = { ...c, longQuotes: [['"""', '"""']] }
const hash: Syntax = { line: ['#'], block: [], quotes: ['"', "'"], longQuotes: [], escapes: true }

const syntaxes: Record<string, Syntax> = {
  C: c,
  'C++': c,
  'C#': jvm,
  Java: jvm,
  Kotlin: jvm,
  Scala: jvm,
  Groovy: jvm,
  Swift: jvm,
  JavaScript: withBacktick,
  TypeScript: withBacktick,
  TSX: withBacktick,
  Go: withBacktick,
  // An apostrophe also starts a lifetime.
  Rust: { ...c, quotes: ['"'], longQuotes: [['r#"', '"#']] },
  PHP: {
    ...c,
    line: ['//', '#'],
    quotes: [],
    longQuotes: [
      ['"', '"'],
      ["'", "'"],
    ],
  },
  Python: {
    ...hash,
    longQuotes: [
      ['"""', '"""'],
      ["'''", "'''"],
    ],
  },
  Ruby: { ...hash, block: [['\n=begin', '\n=end']] },
  Elixir: { ...hash, longQuotes: [['"""', '"""']] },
  Shell: hash,
  Perl: hash,
  Tcl: { ...hash, quotes: ['"'] },
  YAML: hash,
  TOML: hash,
  Nix: { ...hash, block: [['/*', '*/']], quotes: ['"'], longQuotes: [["''", "''"]] },
  HCL: { ...hash, line: ['#', '//'], block: [['/*', '*/']], quotes: ['"'] },
  Dockerfile: { ...hash, quotes: [] },
  Makefile: { ...hash, quotes: [] },
  SQL: { line: ['--'], block: [['/*', '*/']], quotes: [], longQuotes: [], escapes: false },
  // An apostrophe also ends a name; quasi-quotes hold SQL.
  Haskell: {
    line: ['--'],
    block: [['{-', '-}']],
    quotes: ['"'],
    longQuotes: [
      ['[q|', '|]'],
      ['[qc|', '|]'],
      ['[r|', '|]'],
      ['[sql|', '|]'],
      ['[str|', '|]'],
      ['[trimming|', '|]'],
      ['[uncheckedSql|', '|]'],
    ],
    escapes: true,
  },
  Lua: {
    line: ['--'],
    block: [['--[[', ']]']],
    quotes: ['"', "'"],
    longQuotes: [['[[', ']]']],
    escapes: true,
  },
  Erlang: { ...hash, line: ['%'], quotes: ['"'] },
  Clojure: { ...hash, line: [';'], quotes: ['"'] },
}
syntaxes.PLpgSQL = syntaxes.PLSQL = syntaxes.TSQL = syntaxes.SQL as Syntax
syntaxes.GraphQL = { ...hash, quotes: ['"'], longQuotes: [['"""', '"""']] }
syntaxes['Protocol Buffer'] = c
syntaxes['F#'] = { ...c, block: [['(*', '*)']], quotes: ['"'], longQuotes: [['"""', '"""']] }

export const syntaxOf = (language: string): Syntax | null => syntaxes[language] ?? null

const space = 32
const lineFeed = 10
const backslash = 92

export function mask(text: Buffer, syntax: Syntax): Masked {
  const code = Buffer.from(text)
  const bare = Buffer.from(text)
  const strings = Buffer.alloc(text.length, space)
  const table = openers(syntax)
  let at = 0
  while (at < text.length) {
    const possible = table[text[at] as number]
    const found = possible && opens(text, at, possible)
    if (!found) {
      at++
      continue
    }
    const from = at + found.open.length
    const end = closing(text, from, found, syntax.escapes)
    if (found.comment) {
      blank(code, at, Math.min(end + found.close.length, text.length))
      blank(bare, at, Math.min(end + found.close.length, text.length))
    } else {
      blank(bare, from, end)
      text.copy(strings, from, from, end)
    }
    at = Math.max(from, end + (found.close === '\n' ? 0 : found.close.length))
  }
  for (let i = text.indexOf(lineFeed); i >= 0; i = text.indexOf(lineFeed, i + 1)) strings[i] = lineFeed
  return { code, bare, strings }
}

type Opener = { open: string; close: string; comment: boolean; oneLine: boolean }

const tables = new WeakMap<Syntax, (Opener[] | undefined)[]>()

function openers(syntax: Syntax): (Opener[] | undefined)[] {
  const known = tables.get(syntax)
  if (known) return known
  const all: Opener[] = [
    ...syntax.block.map(([open, close]) => ({ open, close, comment: true, oneLine: false })),
    ...syntax.longQuotes.map(([open, close]) => ({ open, close, comment: false, oneLine: false })),
    ...syntax.line.map((open) => ({ open, close: '\n', comment: true, oneLine: true })),
    ...syntax.quotes.map((open) => ({ open, close: open, comment: false, oneLine: true })),
  ].sort((a, b) => b.open.length - a.open.length)
  const table: (Opener[] | undefined)[] = Array.from({ length: 256 }, () => undefined)
  for (const opener of all) {
    const first = opener.open.charCodeAt(0)
    table[first] = [...(table[first] ?? []), opener]
  }
  tables.set(syntax, table)
  return table
}

function opens(text: Buffer, at: number, openers: readonly Opener[]): Opener | undefined {
  for (const opener of openers) if (starts(text, at, opener.open)) return opener
  return undefined
}

function starts(text: Buffer, at: number, open: string): boolean {
  for (let i = 1; i < open.length; i++) if (text[at + i] !== open.charCodeAt(i)) return false
  return true
}

/** Offset of the closing mark; of one that is missing: the end of the line, or of the text where it may span lines. */
function closing(text: Buffer, from: number, opener: Opener, escapes: boolean): number {
  if (opener.close === '\n' || opener.comment || opener.close.length > 1) {
    const end = text.indexOf(opener.close, from, 'latin1')
    return end < 0 ? text.length : end
  }
  const quote = opener.close.charCodeAt(0)
  for (let i = from; i < text.length; i++) {
    const byte = text[i]
    if (byte === backslash && escapes) i++
    else if (byte === quote || (byte === lineFeed && opener.oneLine)) return i
  }
  return text.length
}

function blank(text: Buffer, from: number, to: number): void {
  for (let i = from; i < to; i++) if (text[i] !== lineFeed) text[i] = space
}
