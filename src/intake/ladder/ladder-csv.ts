import { type CsvField, csvTable } from './csv.ts'
import { absent, type Cell, type LadderProblem, type RawLadder } from './raw-ladder.ts'

/**
 * A ladder in a spreadsheet, in either of two shapes: a row for each statement (columns `level`, `competency`, `statement`, and if wanted
 * `stage`, `skills`, `applies`), or a row for each competency and a column for each level, with a statement on each line of a cell.
 */
export function ladderOfCsv(text: string, problems: LadderProblem[]): RawLadder {
  const { rows, problems: broken } = csvTable(text)
  problems.push(...broken.map(({ line, column, says }) => ({ place: `${line}:${column}`, says })))
  const [header, ...body] = rows
  const none: RawLadder = { name: null, statements: [], stages: new Map() }
  if (!header || body.length === 0 || header.length === 1) {
    const says = !header
      ? 'there is nothing in it'
      : header.length === 1
        ? 'its first line has neither comma, semicolon nor tab, and so no columns'
        : 'a table needs a row of titles and at least one row below it'
    if (broken.length === 0) problems.push({ place: '1:1', says })
    return none
  }
  const titles = header.map((field) => field.text.toLowerCase())
  const isByStatement = titles.includes('statement') || titles.includes('level')
  const wrong = isByStatement ? wrongColumns(header, titles) : wrongLevels(header, titles)
  problems.push(...wrong)
  // Rows below the wrong titles would be told of for nothing.
  if (wrong.length > 0) return none
  return isByStatement ? byStatement(titles, body, problems) : byCompetency(header, body, problems)
}

const placeOf = ({ line, column }: Pick<CsvField, 'line' | 'column'>): string => `${line}:${column}`
const needed = ['level', 'competency', 'statement'] as const
const known = ['level', 'stage', 'competency', 'statement', 'skills', 'applies']

function wrongColumns(header: readonly CsvField[], titles: readonly string[]): LadderProblem[] {
  return [
    ...header
      .filter(({ text }) => !known.includes(text.toLowerCase()))
      .map((field) => ({
        place: placeOf(field),
        says: `\`${field.text}\` is no column that is known here: ${known.join(', ')}`,
      })),
    ...needed
      .filter((title) => !titles.includes(title))
      .map((title) => ({ place: '1:1', says: `the column \`${title}\` is missing` })),
  ]
}

function byStatement(titles: readonly string[], body: CsvField[][], problems: LadderProblem[]): RawLadder {
  const statements: Cell[] = []
  const stages = new Map<string, { value: string; place: string }>()
  for (const row of body) {
    const own = (title: string): CsvField | undefined => row[titles.indexOf(title)]
    const [level, competency, text] = needed.map(own)
    const empty = needed.filter((title) => (own(title)?.text ?? '') === '')
    for (const title of empty)
      problems.push({
        place: placeOf(own(title) ?? row.at(-1) ?? { line: 1, column: 1 }),
        says: `\`${title}\` is empty in this row; every row has a level, a competency and a statement`,
      })
    if (!text || !level || !competency || empty.length > 0) continue
    const stage = own('stage')
    if (stage && stage.text !== '') stages.set(level.text, { value: stage.text, place: placeOf(stage) })
    const skills = own('skills')
    statements.push({
      level: level.text,
      competency: competency.text,
      text: text.text,
      place: placeOf(text),
      skills: (skills?.text ?? '').split(/[\s,;]+/).filter((slug) => slug !== ''),
      skillsPlace: skills ? placeOf(skills) : placeOf(text),
      notApplicable: absent(own('applies')?.text ?? '', ['no', 'false', '0']),
    })
  }
  return { name: null, statements, stages }
}

function wrongLevels(header: readonly CsvField[], titles: readonly string[]): LadderProblem[] {
  if (titles[0] !== 'competency')
    return [
      {
        place: '1:1',
        says: 'the first column has to be `competency`, with a column for each level after it; or name columns `level`, `competency`, `statement`',
      },
    ]
  return header
    .filter(({ text }) => text === '')
    .map((field) => ({ place: placeOf(field), says: 'this column has no level as its title' }))
}

function byCompetency(header: readonly CsvField[], body: CsvField[][], problems: LadderProblem[]): RawLadder {
  const levels = header.slice(1)
  const statements: Cell[] = []
  // Levels come one after the other, each with all of its competencies.
  for (const [index, level] of levels.entries())
    for (const row of body) {
      const [competency, cell] = [row[0], row[index + 1]]
      if (!competency || competency.text === '') {
        if (index === 0)
          problems.push({ place: `${row[0]?.line ?? 1}:1`, says: '`competency` is empty in this row' })
        continue
      }
      for (const [number, line] of (cell?.text ?? '').split('\n').entries()) {
        const text = line.replace(/^\s*[-•*]\s+/, '').trim()
        if (cell === undefined || text === '' || absent(text, [])) continue
        const place = number === 0 ? placeOf(cell) : `${cell.line + number}:1`
        statements.push({
          level: level.text,
          competency: competency.text,
          text,
          place,
          skills: [],
          skillsPlace: place,
          notApplicable: false,
        })
      }
    }
  return { name: null, statements, stages: new Map() }
}
