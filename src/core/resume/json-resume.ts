import { dateSpans } from './dates.ts'
import type { Read } from './entry-head.ts'
import { tidy } from './line.ts'
import type { Resume } from './resume.ts'
import { pointerPart, type Sourced } from './sourced.ts'

/** What a place in JSON Resume holds: a text, a date, a list, or named parts. Older names stand behind the present ones. */
type Shape = 'text' | 'date' | [Shape] | { [name: string]: Shape }

const job = {
  position: 'text',
  description: 'text',
  location: 'text',
  url: 'text',
  startDate: 'date',
  endDate: 'date',
  summary: 'text',
  highlights: ['text'],
} as const satisfies Shape
const shape: Record<keyof Resume, Shape> = {
  basics: {
    name: 'text',
    label: 'text',
    email: 'text',
    phone: 'text',
    url: 'text',
    summary: 'text',
    location: { address: 'text', city: 'text', region: 'text', postalCode: 'text', countryCode: 'text' },
    profiles: [{ network: 'text', username: 'text', url: 'text' }],
  },
  work: [{ name: 'text', ...job }],
  volunteer: [{ organization: 'text', ...job }],
  education: [
    {
      institution: 'text',
      url: 'text',
      studyType: 'text',
      area: 'text',
      startDate: 'date',
      endDate: 'date',
      score: 'text',
      courses: ['text'],
    },
  ],
  projects: [
    {
      name: 'text',
      description: 'text',
      entity: 'text',
      type: 'text',
      roles: ['text'],
      highlights: ['text'],
      keywords: ['text'],
      startDate: 'date',
      endDate: 'date',
      url: 'text',
    },
  ],
  skills: [{ name: 'text', level: 'text', keywords: ['text'] }],
  certificates: [{ name: 'text', issuer: 'text', date: 'date', url: 'text' }],
  languages: [{ language: 'text', fluency: 'text' }],
  awards: [{ title: 'text', awarder: 'text', date: 'date', summary: 'text' }],
  publications: [{ name: 'text', publisher: 'text', releaseDate: 'date', url: 'text', summary: 'text' }],
  interests: [{ name: 'text', keywords: ['text'] }],
  references: [{ name: 'text', reference: 'text' }],
}
/** How JSON Resume 0.x, and people, called the same. */
const formerly: Record<string, string> = {
  company: 'name',
  website: 'url',
  gpa: 'score',
  degree: 'studyType',
  employer: 'name',
  title: 'position',
}

/**
 * What of a JSON document is a résumé; the rest is left.
 * @param lineOf  number of the line on which the value at a JSON pointer stands
 */
export function sourcedFromJson(json: unknown, lineOf: (pointer: string) => number): Sourced<Resume> {
  const taken = (value: unknown, as: Shape, pointer: string): unknown => {
    const read = (text: string): Read => ({ text, lines: [lineOf(pointer)] })
    if (as === 'text') {
      if (typeof value !== 'string' && typeof value !== 'number') return undefined
      const text = tidy(String(value))
      return text === '' ? undefined : read(text)
    }
    if (as === 'date') {
      const [span] =
        typeof value === 'string' || typeof value === 'number'
          ? dateSpans(String(value).replace(/T.*$/, ''))
          : []
      return span ? read(span.start) : undefined
    }
    if (Array.isArray(as)) {
      if (!Array.isArray(value)) return undefined
      const items = value
        .map((item, index) => taken(item, as[0], `${pointer}/${index}`))
        .filter((item) => item !== undefined)
      return items.length > 0 ? items : undefined
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const parts: Record<string, unknown> = {}
    for (const [name, item] of Object.entries(value)) {
      const now = Object.hasOwn(as, name) ? name : formerly[name]
      const kind = now === undefined || !Object.hasOwn(as, now) ? undefined : as[now]
      const part =
        kind && now && !Object.hasOwn(parts, now)
          ? taken(item, kind, `${pointer}/${pointerPart(name)}`)
          : undefined
      if (part !== undefined && now) parts[now] = part
    }
    return Object.keys(parts).length > 0 ? parts : undefined
  }
  return (taken(json, shape, '') ?? {}) as Sourced<Resume>
}
