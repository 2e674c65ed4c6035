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

const field = (key: string, says: string, missing?: string): Named => ({
  key,
  says,
  ...(missing !== undefined && { missing }),
})
const text = (key: string, says: string): Named => ({ key, says, kind: 'long' })
const date = (key: string, says: string, missing?: string): Named => ({
  ...field(key, says, missing),
  kind: 'date',
})

const from = [date('startDate', 'Beginning'), date('endDate', 'End')]
/** Of what somebody was employed for, where a missing end says that it goes on. */
const employed = [date('startDate', 'Beginning', 'beginning not read'), date('endDate', 'End', 'now')]
const onDay = [date('date', 'Date')]
const place = field('location', 'Place')
const link = field('url', 'Address on the web')
const summary = text('summary', 'Summary')
const bullets = text('highlights', 'Bullet')
const keywords = (says: string): Named => field('keywords', says)

export const basics: readonly Named[] = [
  field('name', 'Name', 'not read'),
  field('label', 'What you call yourself'),
  field('email', 'E-mail'),
  field('phone', 'Telephone'),
  link,
  summary,
]

export const parts: readonly PartShape[] = [
  {
    key: 'work',
    says: 'Work',
    one: 'this job',
    head: [
      field('position', 'Title', 'title not read'),
      field('name', 'Employer', 'employer not read'),
      place,
    ],
    dates: employed,
    more: [link, summary],
    bullets,
  },
  {
    key: 'volunteer',
    says: 'Volunteering',
    one: 'this',
    head: [field('position', 'Role'), field('organization', 'Organisation', 'organisation not read'), place],
    dates: employed,
    more: [link, summary],
    bullets,
  },
  {
    key: 'projects',
    says: 'Projects',
    one: 'this project',
    head: [field('name', 'Name', 'name not read')],
    dates: from,
    more: [text('description', 'Description'), link],
    bullets,
    words: keywords('Word'),
  },
  {
    key: 'skills',
    says: 'Skills',
    one: 'this group',
    head: [field('name', 'Group'), field('level', 'Level')],
    words: keywords('Skill'),
  },
  {
    key: 'certificates',
    says: 'Certificates',
    one: 'this certificate',
    head: [field('name', 'Name', 'name not read'), field('issuer', 'Issuer')],
    dates: onDay,
    more: [link],
  },
  {
    key: 'education',
    says: 'Education',
    one: 'this',
    head: [
      field('studyType', 'Degree'),
      field('area', 'Subject'),
      field('institution', 'School', 'school not read'),
    ],
    dates: from,
    more: [field('score', 'Mark')],
    words: field('courses', 'Course'),
  },
  {
    key: 'languages',
    says: 'Languages',
    one: 'this language',
    head: [field('language', 'Language', 'language not read'), field('fluency', 'How well')],
  },
  {
    key: 'awards',
    says: 'Awards',
    one: 'this award',
    head: [field('title', 'Name', 'name not read'), field('awarder', 'Given by')],
    dates: onDay,
    more: [summary],
  },
  {
    key: 'publications',
    says: 'Publications and talks',
    one: 'this',
    head: [field('name', 'Title', 'title not read'), field('publisher', 'Publisher')],
    dates: [date('releaseDate', 'Date')],
    more: [summary],
  },
  {
    key: 'interests',
    says: 'Interests',
    one: 'this',
    head: [field('name', 'Interest')],
    words: keywords('Word'),
  },
  {
    key: 'references',
    says: 'References',
    one: 'this',
    head: [field('name', 'Name')],
    more: [text('reference', 'What it says')],
  },
]
