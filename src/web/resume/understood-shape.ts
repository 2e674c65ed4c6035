import type { Resume } from '../../core/resume/resume.ts'
import type { FieldKind } from './placing.ts'

export type Named = { key: string; says: string; kind?: FieldKind; missing?: string }

/** How the entries of a part of a résumé are laid out. */
export type PartShape = {
  key: Exclude<keyof Resume, 'basics'>
  says: string
  /** One of them, in a sentence: "this job". */
  one: string
  /** What stands in its first line. */
  head: readonly Named[]
  dates?: readonly Named[]
  /** One line or paragraph each. */
  more?: readonly Named[]
  /** A list of sentences, and one of words. */
  bullets?: Named
  words?: Named
}

const began: Named = { key: 'startDate', says: 'Beginning', kind: 'date', missing: 'beginning not read' }
const span = (missing: string): Named[] => [began, { key: 'endDate', says: 'End', kind: 'date', missing }]
const link: Named = { key: 'url', says: 'Address on the web' }
const summary: Named = { key: 'summary', says: 'Summary', kind: 'long' }
const bullet: Named = { key: 'highlights', says: 'Bullet', kind: 'long' }

export const basics: readonly Named[] = [
  { key: 'name', says: 'Name', missing: 'not read' },
  { key: 'label', says: 'What you call yourself' },
  { key: 'email', says: 'E-mail' },
  { key: 'phone', says: 'Telephone' },
  link,
  { key: 'summary', says: 'Summary', kind: 'long' },
]

export const parts: readonly PartShape[] = [
  {
    key: 'work',
    says: 'Work',
    one: 'this job',
    head: [
      { key: 'position', says: 'Title', missing: 'title not read' },
      { key: 'name', says: 'Employer', missing: 'employer not read' },
      { key: 'location', says: 'Place' },
    ],
    dates: span('now'),
    more: [link, summary],
    bullets: bullet,
  },
  {
    key: 'volunteer',
    says: 'Volunteering',
    one: 'this',
    head: [
      { key: 'position', says: 'Role' },
      { key: 'organization', says: 'Organisation', missing: 'organisation not read' },
      { key: 'location', says: 'Place' },
    ],
    dates: span('now'),
    more: [link, summary],
    bullets: bullet,
  },
  {
    key: 'projects',
    says: 'Projects',
    one: 'this project',
    head: [{ key: 'name', says: 'Name', missing: 'name not read' }],
    dates: [
      { key: 'startDate', says: 'Beginning', kind: 'date' },
      { key: 'endDate', says: 'End', kind: 'date' },
    ],
    more: [{ key: 'description', says: 'Description', kind: 'long' }, link],
    bullets: bullet,
    words: { key: 'keywords', says: 'Word' },
  },
  {
    key: 'skills',
    says: 'Skills',
    one: 'this group',
    head: [
      { key: 'name', says: 'Group' },
      { key: 'level', says: 'Level' },
    ],
    words: { key: 'keywords', says: 'Skill' },
  },
  {
    key: 'certificates',
    says: 'Certificates',
    one: 'this certificate',
    head: [
      { key: 'name', says: 'Name', missing: 'name not read' },
      { key: 'issuer', says: 'Issuer' },
    ],
    dates: [{ key: 'date', says: 'Date', kind: 'date' }],
    more: [link],
  },
  {
    key: 'education',
    says: 'Education',
    one: 'this',
    head: [
      { key: 'studyType', says: 'Degree' },
      { key: 'area', says: 'Subject' },
      { key: 'institution', says: 'School', missing: 'school not read' },
    ],
    dates: [
      { key: 'startDate', says: 'Beginning', kind: 'date' },
      { key: 'endDate', says: 'End', kind: 'date' },
    ],
    more: [{ key: 'score', says: 'Mark' }],
    words: { key: 'courses', says: 'Course' },
  },
  {
    key: 'languages',
    says: 'Languages',
    one: 'this language',
    head: [
      { key: 'language', says: 'Language', missing: 'language not read' },
      { key: 'fluency', says: 'How well' },
    ],
  },
  {
    key: 'awards',
    says: 'Awards',
    one: 'this award',
    head: [
      { key: 'title', says: 'Name', missing: 'name not read' },
      { key: 'awarder', says: 'Given by' },
    ],
    dates: [{ key: 'date', says: 'Date', kind: 'date' }],
    more: [summary],
  },
  {
    key: 'publications',
    says: 'Publications and talks',
    one: 'this',
    head: [
      { key: 'name', says: 'Title', missing: 'title not read' },
      { key: 'publisher', says: 'Publisher' },
    ],
    dates: [{ key: 'releaseDate', says: 'Date', kind: 'date' }],
    more: [summary],
  },
  {
    key: 'interests',
    says: 'Interests',
    one: 'this',
    head: [{ key: 'name', says: 'Interest' }],
    words: { key: 'keywords', says: 'Word' },
  },
  {
    key: 'references',
    says: 'References',
    one: 'this',
    head: [{ key: 'name', says: 'Name' }],
    more: [{ key: 'reference', says: 'What it says', kind: 'long' }],
  },
]
