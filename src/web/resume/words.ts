import type { ResumeReply } from '../../api/contract/resume.ts'
import { counted, listed } from '../../core/figures.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2021`, `Apr 2021`, `3 Apr 2021`: as precise as it is known; what is no date as it stands. */
export function dateSays(date: string): string {
  const [year, month, day] = date.split('-')
  const name = months[Number(month) - 1]
  if (!year || !name) return date
  return `${day ? `${Number(day)} ` : ''}${name} ${year}`
}

export const formatNames: Record<ResumeReply['format'], string> = {
  pdf: 'PDF',
  docx: 'DOCX',
  'json-resume': 'JSON Resume',
  text: 'Text',
}

export const noteSays: Record<ResumeReply['notes'][number], string> = {
  'scripts-ignored': 'The document holds scripts; they were not run.',
  'embedded-files-ignored': 'The document holds other files; they were not opened.',
  'repeated-lines-dropped': 'Lines that stand on every page, such as a page number, are left out.',
}

/** `line 12`, `lines 12 and 13`. */
export const linesSay = (lines: readonly number[]): string =>
  `${lines.length === 1 ? 'line' : 'lines'} ${listed(lines.map(String))}`

/** What a résumé holds: `2 jobs, 5 bullets`. */
export const holds = ({ jobs, bullets }: Pick<ResumeReply, 'jobs' | 'bullets'>): string =>
  `${counted(jobs, 'job')}, ${counted(bullets, 'bullet')}`

const listNames: Record<string, string> = {
  work: 'Job',
  volunteer: 'Volunteering',
  education: 'Education',
  projects: 'Project',
  skills: 'Skills',
  certificates: 'Certificate',
  languages: 'Language',
  awards: 'Award',
  publications: 'Publication',
  interests: 'Interest',
  references: 'Reference',
  profiles: 'profile',
  highlights: 'bullet',
  keywords: 'word',
  courses: 'course',
}
const fieldNames: Record<string, string> = {
  position: 'title',
  startDate: 'beginning',
  endDate: 'end',
  institution: 'school',
  studyType: 'degree',
  area: 'subject',
  countryCode: 'country',
  label: 'what you call yourself',
  releaseDate: 'date',
  organization: 'organisation',
}

/** What a JSON pointer names, in words: `Job 2, bullet 1`, `Job 1, employer`. */
export function pointerSays(pointer: string): string {
  const parts = pointer.split('/').slice(1)
  const words: string[] = []
  parts.forEach((part, index) => {
    if (/^\d+$/.test(part)) words[words.length - 1] += ` ${Number(part) + 1}`
    else if (part === 'name' && parts[0] === 'work') words.push('employer')
    else if (part !== 'basics' && part !== 'location')
      words.push(
        /^\d+$/.test(parts[index + 1] ?? '') ? (listNames[part] ?? part) : (fieldNames[part] ?? part),
      )
    else if (index === parts.length - 1) words.push('place')
  })
  const says = words.join(', ')
  return `${says[0]?.toUpperCase() ?? ''}${says.slice(1)}`
}

/** What was answered, from the names of the question and the choice alone. */
export function answerSays(question: string, choice: string): string {
  const [, job] = /^employer-or-title:(\d+)$/.exec(question) ?? []
  if (question === 'date-order')
    return `In dates such as 03/04/2021 the ${choice === 'day-first' ? 'day' : 'month'} comes first`
  if (job !== undefined)
    return `Job ${Number(job) + 1}: employer and title ${choice === 'swapped' ? 'change places' : 'stand as they were read'}`
  return `${question}: ${choice}`
}
