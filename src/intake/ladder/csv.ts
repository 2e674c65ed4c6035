/** A field of a table, and the line that it begins on, counted from 1. */
export type CsvField = { text: string; line: number; column: number }
export type CsvTable = { rows: CsvField[][]; problems: { line: number; column: number; says: string }[] }

/**
 * Fields of a table as spreadsheets write them (RFC 4180): quoted where a field holds a line end, the delimiter or a quote. The delimiter is
 * what the first line has most of: comma, semicolon or tab. Its time is linear in the text.
 */
export function csvTable(text: string): CsvTable {
  const [first = ''] = /^[^\n]*/.exec(text) ?? []
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)
  const rows: CsvField[][] = []
  const problems: CsvTable['problems'] = []
  let row: CsvField[] = []
  let line = 1
  let lineStart = 0
  let at = 0
  const field = (): CsvField => {
    const start = { line, column: at - lineStart + 1 }
    if (text[at] !== '"') {
      const from = at
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++
      return { text: text.slice(from, at).trim(), ...start }
    }
    const parts: string[] = []
    let from = ++at
    for (;;) {
      const quote = text.indexOf('"', at)
      const end = quote < 0 ? text.length : quote
      for (let next = text.indexOf('\n', at); next >= 0 && next < end; next = text.indexOf('\n', next + 1)) {
        line++
        lineStart = next + 1
      }
      if (quote < 0) {
        problems.push({ ...start, says: 'a quote is opened here and never closed' })
        at = text.length
        parts.push(text.slice(from))
        break
      }
      at = quote + 1
      if (text[at] !== '"') {
        parts.push(text.slice(from, quote))
        break
      }
      parts.push(text.slice(from, at))
      from = ++at
    }
    // After the closing quote only the field's end may stand.
    const rest = at
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++
    if (text.slice(rest, at).trim() !== '')
      problems.push({
        line,
        column: rest - lineStart + 1,
        says: 'after the closing quote the field has to end; a quote within a field is written twice',
      })
    return { text: parts.join('').trim(), ...start }
  }
  while (at < text.length) {
    row.push(field())
    if (text[at] === delimiter) {
      at++
      // A delimiter at the very end opens one more, empty field.
      if (at === text.length || text[at] === '\n') row.push({ text: '', line, column: at - lineStart + 1 })
    }
    if (at < text.length && text[at] !== '\n') continue
    if (row.some((each) => each.text !== '')) rows.push(row)
    row = []
    at++
    line++
    lineStart = at
  }
  return { rows, problems }
}
