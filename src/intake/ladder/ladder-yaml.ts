import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Cell, LadderProblem, RawLadder } from './raw-ladder.ts'

const words = z.string({ error: 'has to be text' }).trim().min(1, 'is empty')
const statementShape = z.union(
  [
    words,
    z.strictObject({
      statement: words,
      skills: z.array(words, { error: 'has to be a list of skills' }).optional(),
      'not applicable': z.boolean({ error: 'has to be true or false' }).optional(),
    }),
  ],
  { error: 'has to be a statement, or `statement:` with `skills:` or `not applicable:`' },
)
const ladderShape = z.strictObject({
  ladder: words,
  levels: z
    .array(
      z.strictObject({
        level: words,
        stage: words.optional(),
        competencies: z.record(
          z.string(),
          z.array(statementShape, { error: 'has to be a list of statements' }),
          {
            error: 'has to be competencies, each with a list of statements',
          },
        ),
      }),
      { error: 'has to be a list of levels' },
    )
    .min(1, 'has no level'),
})

/** A ladder in YAML: `ladder`, and `levels` with `level`, `stage` if wanted, and `competencies` with their statements. */
export function ladderOfYaml(text: string, problems: LadderProblem[]): RawLadder {
  const none: RawLadder = { name: null, statements: [], stages: new Map() }
  const lines = new LineCounter()
  const placeOf = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${line}:${col}`
  }
  let document: ReturnType<typeof parseDocument>
  let value: unknown
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
    problems.push(...document.errors.map(({ pos, message }) => ({ place: placeOf(pos[0]), says: message })))
    if (document.errors.length > 0) return none
    // A ladder has no use for aliases, with which a few lines become gigabytes.
    value = document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    problems.push({
      place: '1:1',
      says: `it is no YAML that can be read: ${error instanceof Error ? error.message : error}`,
    })
    return none
  }
  const at = (path: readonly PropertyKey[]): string => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return placeOf(node.range[0])
    }
    return '1:1'
  }
  const read = ladderShape.safeParse(value)
  if (!read.success) {
    for (const issue of read.error.issues) {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
      for (const key of keys)
        problems.push({ place: at([...issue.path, key]), says: `\`${key}\` is not a key that is known here` })
      if (keys.length === 0)
        problems.push({
          place: at(issue.path),
          says: `\`${issue.path.join('.') || 'the file'}\` ${issue.message}`,
        })
    }
    return none
  }
  const stages: RawLadder['stages'] = new Map()
  const statements = read.data.levels.flatMap(({ level, stage, competencies }, index): Cell[] => {
    if (stage !== undefined) stages.set(level, { value: stage, place: at(['levels', index, 'stage']) })
    return Object.entries(competencies).flatMap(([competency, own]) =>
      own.map((each, number): Cell => {
        const path = ['levels', index, 'competencies', competency, number]
        const {
          statement,
          skills = [],
          'not applicable': notApplicable = false,
        } = typeof each === 'string' ? { statement: each } : each
        return {
          level,
          competency,
          text: statement,
          place: at(path),
          skills,
          skillsPlace: at([...path, 'skills']),
          notApplicable,
        }
      }),
    )
  })
  return { name: read.data.ladder, statements, stages }
}
