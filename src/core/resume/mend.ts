import type { Resume, ResumeReading, UnreadLines } from './resume.ts'

/** A value that the person put right: by JSON pointer (RFC 6901) into the résumé, null to take it out. */
export type Mend = { pointer: string; value: string | null; lines: number[] }

/** What the person said of a reading. The document itself stays as it was read. */
export type Mending = {
  /** Choices by the id of their question. */
  answers: Record<string, string>
  mends: Mend[]
  /** Lines that say nothing about the person's work, and need not be shown any more. */
  dismissed: number[]
}

export const nothingMended: Mending = { answers: {}, mends: [], dismissed: [] }

export type MendedReading = Omit<ResumeReading, 'questions'> & {
  /** Those that are not answered. */
  questions: ResumeReading['questions']
}

/**
 * A reading as the person put it right: answers first, then mends in their order, which may name places that the ones before
 * made. What cannot be placed (a pointer into a text, a list's place far beyond its end) is left out.
 */
export function mended(reading: ResumeReading, { answers, mends, dismissed }: Mending): MendedReading {
  const resume = structuredClone(reading.resume)
  let places = { ...reading.places }
  const put = (pointer: string, value: string | null, lines: number[] | null) => {
    if (!set(resume, pointer, value)) return
    if (value === null) places = without(places, pointer)
    else if (lines !== null && lines.length > 0) places[pointer] = [...lines].sort((a, b) => a - b)
  }
  for (const { id, choices, lines } of reading.questions) {
    const chosen = choices.find((choice) => choice.id === answers[id])
    for (const [pointer, value] of Object.entries(chosen?.sets ?? {}))
      put(pointer, value, places[pointer] ?? lines)
  }
  for (const { pointer, value, lines } of mends) put(pointer, value, lines)
  const settled = new Set([...dismissed, ...mends.flatMap(({ lines }) => lines)])
  return {
    ...reading,
    resume,
    places,
    unread: reading.unread.flatMap((each) => withoutLines(each, settled)),
    questions: reading.questions.filter(
      ({ id, choices }) => !choices.some((choice) => choice.id === answers[id]),
    ),
  }
}

/** The places when a value is taken out: what stood in it has none, and what came after it in its list has moved up. */
function without(places: Record<string, number[]>, pointer: string): Record<string, number[]> {
  const [, list, index] = /^(.*\/)(\d+)$/.exec(pointer) ?? []
  return Object.fromEntries(
    Object.entries(places).flatMap(([at, lines]) => {
      if (at === pointer || at.startsWith(`${pointer}/`)) return []
      if (list === undefined || !at.startsWith(list)) return [[at, lines]]
      const [, own = '', rest = ''] = /^(\d+)(.*)$/.exec(at.slice(list.length)) ?? []
      return [[Number(own) > Number(index) ? `${list}${Number(own) - 1}${rest}` : at, lines]]
    }),
  )
}

/** What is left of lines in a row when some are settled: possibly several such rows. */
function withoutLines({ lines, below }: UnreadLines, settled: ReadonlySet<number>): UnreadLines[] {
  const rows: number[][] = [[]]
  for (const line of lines) {
    if (settled.has(line)) rows.push([])
    else rows.at(-1)?.push(line)
  }
  return rows.filter((row) => row.length > 0).map((row) => ({ lines: row, below }))
}

const lists = new Set([
  'work',
  'volunteer',
  'education',
  'projects',
  'skills',
  'certificates',
  'languages',
  'awards',
  'publications',
  'interests',
  'references',
  'highlights',
  'keywords',
  'courses',
  'profiles',
])

type Node = Record<string, unknown> | unknown[]

/** @returns whether there was such a place */
function set(resume: Resume, pointer: string, value: string | null): boolean {
  if (!pointer.startsWith('/')) return false
  const parts = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (parts.some((part) => part === '' || part === '__proto__' || part === 'constructor')) return false
  let node = resume as Node
  for (const [depth, part] of parts.slice(0, -1).entries()) {
    const next = child(node, part)
    if (next === undefined) {
      if (value === null) return false
      const made: Node = lists.has(part) ? [] : {}
      if (!assign(node, part, made)) return false
      node = made
    } else if (typeof next === 'object' && next !== null) node = next as Node
    else return false
    // A list holds what is named by a number, all else by a name.
    const following = parts[depth + 1] ?? ''
    if (Array.isArray(node) !== /^\d+$/.test(following)) return false
  }
  const last = parts.at(-1) ?? ''
  const now = child(node, last)
  if (typeof now === 'object' && now !== null && value !== null) return false
  if (value !== null) return assign(node, last, value)
  if (now === undefined) return false
  if (Array.isArray(node)) node.splice(Number(last), 1)
  else delete node[last]
  return true
}

const child = (node: Node, part: string): unknown =>
  Array.isArray(node) ? node[Number(part)] : Object.hasOwn(node, part) ? node[part] : undefined

function assign(node: Node, part: string, value: unknown): boolean {
  if (!Array.isArray(node)) {
    node[part] = value
    return true
  }
  const index = Number(part)
  if (!Number.isInteger(index) || index > node.length) return false
  node[index] = value
  return true
}
