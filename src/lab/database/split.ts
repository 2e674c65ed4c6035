/** One statement of a file, without its semicolon. */
export type Statement = { line: number; text: string }

// Whatever may hold a semicolon that ends nothing; nested comments and dollar quotes are followed by hand.
const pieces =
  /--[^\n]*|\/\*|\$(?:[a-z_\u0080-\uffff][a-z0-9_\u0080-\uffff]*)?\$|\be'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|[a-z0-9_$\u0080-\uffff]+|;/gisy

/**
 * The statements of a file as PostgreSQL reads them, so that a failure can name its statement. Bodies of functions have
 * to be quoted (`$$ … $$`).
 * @source PostgreSQL manual, 4.1 "Lexical Structure"
 */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = []
  let at = 0
  // Where the statement's first word is: comments before it are no statement.
  let first = -1
  let line = 1
  let counted = 0
  const end = (to: number) => {
    if (first < 0) return
    for (; counted < first; counted++) if (sql.charCodeAt(counted) === 10) line++
    statements.push({ line, text: sql.slice(first, to).trim() })
    first = -1
  }
  while (at < sql.length) {
    pieces.lastIndex = at
    const piece = pieces.exec(sql)?.[0] ?? sql.charAt(at)
    const start = at
    at += piece.length
    if (piece === '/*') at = endOfComment(sql, at)
    else if (/^\$.*\$$/s.test(piece)) at = endOf(sql, piece, at)
    else if (piece === "'" || piece === '"') at = sql.length
    else if (piece === ';') {
      end(start)
      continue
    }
    const isNothing = piece === '/*' || piece.startsWith('--') || piece.trim() === ''
    if (!isNothing && first < 0) first = start
  }
  end(sql.length)
  return statements
}

function endOf(sql: string, mark: string, from: number): number {
  const found = sql.indexOf(mark, from)
  return found < 0 ? sql.length : found + mark.length
}

function endOfComment(sql: string, from: number): number {
  const marks = /\/\*|\*\//g
  marks.lastIndex = from
  for (let depth = 1; depth > 0; ) {
    const mark = marks.exec(sql)
    if (mark === null) return sql.length
    depth += mark[0] === '/*' ? 1 : -1
  }
  return marks.lastIndex
}
