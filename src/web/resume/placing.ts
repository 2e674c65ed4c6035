import type { Mend } from '../../core/resume/mend.ts'
import type { Resume } from '../../core/resume/resume.ts'

/** How a value is written: one line, several, a date, or several values between commas. */
export type FieldKind = 'text' | 'long' | 'date' | 'list'

export type Field = {
  says: string
  kind: FieldKind
  pointer: string
  /** What stands there now, and would be replaced. */
  now: string | null
}

/** Where a line of a document can belong. */
export type Target = { id: string; says: string; fields: Field[] }

/** Everything of a résumé that a line can be put into: what there is, and what could be added. */
export function targetsOf(resume: Resume): Target[] {
  const { basics, work = [], education = [], projects = [], skills = [], certificates = [] } = resume
  const { languages = [], awards = [], publications = [], volunteer = [] } = resume
  const jobs = work.map((job, index) =>
    jobTarget(`/work/${index}`, named(job.position, job.name) ?? `Job ${index + 1}`, job),
  )
  return [
    ...jobs,
    jobTarget(`/work/${work.length}`, 'A job that is missing', {}),
    {
      id: '/basics',
      says: 'You',
      fields: [
        field('Summary', 'long', '/basics/summary', basics?.summary),
        field('Name', 'text', '/basics/name', basics?.name),
        field('What you call yourself', 'text', '/basics/label', basics?.label),
        field('E-mail', 'text', '/basics/email', basics?.email),
        field('Telephone', 'text', '/basics/phone', basics?.phone),
        field('Address on the web', 'text', '/basics/url', basics?.url),
        field('Town', 'text', '/basics/location/city', basics?.location?.city),
      ],
    },
    {
      id: '/skills',
      says: 'Skills',
      fields: [field('Skills, between commas', 'list', `/skills/${skills.length}/keywords`)],
    },
    ...projects.map((project, index) =>
      projectTarget(`/projects/${index}`, project.name ?? `Project ${index + 1}`, project),
    ),
    projectTarget(`/projects/${projects.length}`, 'A project that is missing', {}),
    ...education.map((school, index) =>
      schoolTarget(
        `/education/${index}`,
        named(school.studyType, school.institution) ?? `Education ${index + 1}`,
        school,
      ),
    ),
    schoolTarget(`/education/${education.length}`, 'Education that is missing', {}),
    one('Certificate', `/certificates/${certificates.length}/name`, 'Its name'),
    one('Spoken language', `/languages/${languages.length}/language`, 'Its name'),
    one('Award', `/awards/${awards.length}/title`, 'Its name'),
    one('Publication or talk', `/publications/${publications.length}/name`, 'Its title'),
    one('Volunteering', `/volunteer/${volunteer.length}/organization`, 'The organisation'),
  ]
}

const named = (...parts: (string | undefined)[]): string | null => parts.filter(Boolean).join(', ') || null

const field = (says: string, kind: FieldKind, pointer: string, now?: string | undefined): Field => ({
  says,
  kind,
  pointer,
  now: now ?? null,
})

const one = (says: string, pointer: string, asks: string): Target => ({
  id: pointer,
  says,
  fields: [field(asks, 'text', pointer)],
})

const jobTarget = (id: string, says: string, job: NonNullable<Resume['work']>[number]): Target => ({
  id,
  says,
  fields: [
    field('A bullet', 'long', `${id}/highlights/${job.highlights?.length ?? 0}`),
    field('Title', 'text', `${id}/position`, job.position),
    field('Employer', 'text', `${id}/name`, job.name),
    field('Began', 'date', `${id}/startDate`, job.startDate),
    field('Ended', 'date', `${id}/endDate`, job.endDate),
    field('Place', 'text', `${id}/location`, job.location),
    field('Summary', 'long', `${id}/summary`, job.summary),
  ],
})

const projectTarget = (
  id: string,
  says: string,
  project: NonNullable<Resume['projects']>[number],
): Target => ({
  id,
  says,
  fields: [
    field('Name', 'text', `${id}/name`, project.name),
    field('Description', 'long', `${id}/description`, project.description),
    field('A bullet', 'long', `${id}/highlights/${project.highlights?.length ?? 0}`),
  ],
})

const schoolTarget = (
  id: string,
  says: string,
  school: NonNullable<Resume['education']>[number],
): Target => ({
  id,
  says,
  fields: [
    field('School', 'text', `${id}/institution`, school.institution),
    field('Degree', 'text', `${id}/studyType`, school.studyType),
    field('Subject', 'text', `${id}/area`, school.area),
    field('A course', 'text', `${id}/courses/${school.courses?.length ?? 0}`),
    field('Began', 'date', `${id}/startDate`, school.startDate),
    field('Ended', 'date', `${id}/endDate`, school.endDate),
  ],
})

/** Where a line probably belongs: to the job above it; to the person where no job is above it. */
export function likelyTarget(places: Record<string, number[]>, line: number): string {
  let likely = '/basics'
  let nearest = 0
  for (const [pointer, lines] of Object.entries(places)) {
    const [job] = /^\/work\/\d+/.exec(pointer) ?? []
    const above = Math.max(0, ...lines.filter((number) => number < line))
    if (job && above > nearest) [likely, nearest] = [job, above]
  }
  return likely
}

/** What is put into a field at first: several lines that were long go behind what it says already. */
export const firstText = ({ kind, now }: Field, text: string): string =>
  kind === 'long' && now !== null ? `${now} ${text}` : text

const datePattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

/** Why a value cannot be kept; null where it can. */
export function refusal(kind: FieldKind, text: string): string | null {
  const value = text.trim()
  if (value === '') return 'Say what it is.'
  if (value.length > 10_000) return 'That is longer than 10,000 letters.'
  if (kind === 'date' && !datePattern.test(value))
    return 'Write a year, a month or a day: 2021, 2021-04 or 2021-04-03.'
  return null
}

/** The mends that put a text into a field. */
export function placing(
  { kind, pointer }: Pick<Field, 'kind' | 'pointer'>,
  text: string,
  lines: number[],
): Mend[] {
  if (kind !== 'list') return [{ pointer, value: text.trim(), lines }]
  return text
    .split(/[,;|•·]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((value, index) => ({ pointer: `${pointer}/${index}`, value, lines }))
}
