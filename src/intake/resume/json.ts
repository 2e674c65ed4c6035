import { Failure } from '../../core/failures.ts'
import type { Interpretation } from '../../core/resume/interpret.ts'
import { sourcedFromJson } from '../../core/resume/json-resume.ts'
import type { Resume } from '../../core/resume/resume.ts'
import { pointerPart, settled } from '../../core/resume/sourced.ts'

/**
 * Reads JSON Resume. A field that the shape does not know, or that holds something else than it should, is unread.
 * @throws Failure `resume-unreadable`
 */
export function interpretedJson(text: string): Interpretation {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Failure(
      'resume-unreadable',
      `it begins like JSON, but is none: ${error instanceof Error ? error.message : error}`,
    )
  }
  const valueLines = linesOfValues(text)
  const { value: resume, places } = settled<Resume>(
    sourcedFromJson(json, (pointer) => valueLines.get(pointer) ?? 1),
  )
  if (Object.keys(resume).length === 0)
    throw new Failure(
      'resume-unreadable',
      'it is JSON, but has none of the fields of JSON Resume: see jsonresume.org/schema',
    )
  const read = new Set(Object.values(places).flat())
  const left = new Set<number>()
  for (const [pointer, line] of valueLines)
    if (!read.has(line) && !/^\/(?:\$schema|meta)(?:\/|$)/.test(pointer)) left.add(line)
  const written = text.split('\n')
  return {
    lines: written.map((line, index) => ({ number: index + 1, page: null, text: line.trim() })),
    resume,
    places,
    unread: [...left].sort((a, b) => a - b).map((line) => ({ lines: [line], below: null })),
    questions: [],
  }
}

/** On which line each text, number or word of a valid JSON document stands, by JSON pointer. */
function linesOfValues(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  /** Open objects and lists: where they are, and the name or number of the part that comes next. */
  const open: { pointer: string; key: string | number | null }[] = []
  let line = 1
  const here = (): string => {
    const inside = open.at(-1)
    return inside ? `${inside.pointer}/${pointerPart(inside.key ?? '')}` : ''
  }
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:\n]|[^\s{}[\],:"]+/g)) {
    const inside = open.at(-1)
    if (token === '\n') line++
    else if (token === '{') open.push({ pointer: here(), key: null })
    else if (token === '[') open.push({ pointer: here(), key: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',') {
      if (inside) inside.key = typeof inside.key === 'number' ? inside.key + 1 : null
    } else if (token !== ':') {
      if (inside?.key === null) inside.key = JSON.parse(token) as string
      else if (token !== '""' && token !== 'null') lines.set(here(), line)
    }
  }
  return lines
}
