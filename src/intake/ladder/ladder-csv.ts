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
  if (!header || body.length === 0) {
    problems.push({ place: '1:1', says: 'a table needs a row of titles and at least one row below it' })
    return { name: null, statements: [], stages: new Map() }
  }
  const titles = header.map((field) => field.text.toLowerCase())
  return titles.includes('statement')
    ? byStatement(header, titles, body, problems)
    : byCompetency(header, titles, body, problems)
}

const placeOf = ({ line, column }: CsvField): string => `${line}:${column}`
const known = ['level', 'stage', 'competency', 'statement', 'skills', 'applies']

function byStatement(
  header: CsvField[],
  titles: string[],
  body: CsvField[][],
  problems: LadderProblem[],
): RawLadder {
  for (const field of header)
    if (!known.includes(field.text.toLowerCase()))
      problems.push({
        place: placeOf(field),
        says: `\`${field.text}\` is no column that is known here: ${known.join(', ')}`,
      })
  for (const needed of ['level', 'competency'])
    if (!titles.includes(needed)) problems.push({ place: '1:1', says: `the column \`${needed}\` is missing` })
  const statements: Cell[] = []
  const stages = new Map<string, { value: string; place: string }>()
  for (const row of body) {
    const own = (title: string): CsvField | undefined => row[titles.indexOf(title)]
    const text = own('statement')
    const [level, competency] = [own('level'), own('competency')]
    if (!text || text.text === '' || !level || !competency) {
      problems.push({
        place: `${row[0]?.line ?? 1}:1`,
        says: 'a row needs a level, a competency and a statement',
      })
      continue
    }
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

function byCompetency(
  header: CsvField[],
  titles: string[],
  body: CsvField[][],
  problems: LadderProblem[],
): RawLadder {
  if (titles[0] !== 'competency')
    problems.push({
      place: '1:1',
      says: 'the first column has to be `competency`, with a column for each level after it; or name columns `level`, `competency`, `statement`',
    })
  const levels = header.slice(1)
  for (const field of levels)
    if (field.text === '')
      problems.push({ place: placeOf(field), says: 'this column has no level as its title' })
  const statements: Cell[] = []
  // Levels come one after the other, each with all of its competencies.
  for (const [index, level] of levels.entries())
    for (const row of body) {
      const [competency, cell] = [row[0], row[index + 1]]
      if (!competency || competency.text === '') {
        if (index === 0)
          problems.push({ place: `${row[0]?.line ?? 1}:1`, says: 'this row has no competency' })
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
