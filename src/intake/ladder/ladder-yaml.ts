import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Cell, LadderProblem, RawLadder } from './raw-ladder.ts'

// "level: 5" is a number in YAML, and a name here.
const words = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string({ error: 'has to be text' }).trim().min(1, 'is empty'),
)
const statementShape = z.union(
  [
    words,
    z.strictObject({
      statement: words,
      skills: z.array(words, { error: 'has to be a list of skills: [caching, sql-indexing]' }).optional(),
      'not applicable': z.boolean({ error: 'has to be true or false' }).optional(),
    }),
  ],
  { error: 'has to be a line of text, or `statement:` with `skills:` or `not applicable:`' },
)
const ladderShape = z.strictObject(
  {
    ladder: words,
    levels: z
      .array(
        z.strictObject(
          {
            level: words,
            stage: words.optional(),
            competencies: z.record(
              z.string(),
              z.array(statementShape, {
                error: 'has to be a list of statements, each on a line of its own with a dash before it',
              }),
              { error: 'has to be competencies by name, each with a list of statements' },
            ),
          },
          { error: 'has to be `level:` and `competencies:`' },
        ),
        { error: 'has to be a list of levels, each beginning with `- level:`' },
      )
      .min(1, 'has no level'),
  },
  { error: 'has to begin with `ladder:`, its name, and `levels:`' },
)

/** By where they stand. */
const keysKnown = (depth: number): string =>
  depth === 0
    ? 'ladder, levels'
    : depth === 2
      ? 'level, stage, competencies'
      : 'statement, skills, not applicable'

/** What a problem is about, as the file calls it. */
function subjectOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  if (typeof last === 'number') return path.length === 2 ? 'this level' : 'this'
  return `\`${String(last)}\``
}

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
    const missing = (path: readonly PropertyKey[]): boolean =>
      typeof path.at(-1) === 'string' && document.getIn(path) === undefined
    for (const { code, path, message, ...issue } of read.error.issues) {
      const unknown = code === 'unrecognized_keys' && 'keys' in issue ? issue.keys : []
      for (const key of unknown)
        problems.push({
          place: at([...path, key]),
          says: `\`${key}\` is not a key that is known here: ${keysKnown(path.length)}`,
        })
      if (unknown.length > 0) continue
      const says =
        value === null
          ? 'there is nothing in it'
          : missing(path)
            ? `${subjectOf(path)} is missing`
            : `${subjectOf(path)} ${message}`
      problems.push({ place: at(path), says })
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
