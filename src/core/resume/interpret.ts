import { basicsOf, documentName } from './basics.ts'
import { type Block, blocksOf, type Numbered } from './blocks.ts'
import { type DayOrder, dayOrderOf } from './dates.ts'
import { educationOf } from './education.ts'
import { type SourceLine, textOf } from './line.ts'
import {
  awardsOf,
  certificatesOf,
  interestsOf,
  languagesOf,
  projectsOf,
  publicationsOf,
  referencesOf,
  skillsOf,
} from './lists.ts'
import { dateQuestion, employerQuestions } from './questions.ts'
import type { Resume, ResumeLine, ResumeReading, UnreadLines } from './resume.ts'
import { type Section, sectionsOf } from './sections.ts'
import { present, type Sourced, settled } from './sourced.ts'
import { withKindsByContent, withoutHeadings } from './unheaded.ts'
import { jobsOf, type Unsure } from './work.ts'
import { withoutMarksOfHeads, withWholeDates } from './wrapped-dates.ts'

/** What lines were made of: everything of a reading but the file. */
export type Interpretation = Omit<ResumeReading, 'format' | 'sha256' | 'notes'>

/** Makes a résumé of the lines of a document. What it makes nothing of is in `unread`. */
export function interpreted(source: SourceLine[]): Interpretation {
  const numbered = source.map((line, index): Numbered => ({ ...line, number: line.fileLine ?? index + 1 }))
  const order = dayOrderOf(numbered.map(textOf))
  const sections = sectionsOf(withoutMarksOfHeads(withWholeDates(numbered)))
  const read = readSections(sections, order)
  const { value: resume, places } = settled<Resume>(read.resume)
  const lines = numbered.map(
    (line): ResumeLine => ({ number: line.number, page: line.page, text: textOf(line) }),
  )
  const asDay =
    order === null ? (as: DayOrder) => settled<Resume>(readSections(sections, as).resume).value : null
  return {
    lines,
    resume,
    places,
    unread: unreadOf(sections, places),
    questions: [
      ...(asDay ? dateQuestion(lines, resume, asDay('day-first'), asDay('month-first'), places) : []),
      ...employerQuestions(read.unsure),
    ],
  }
}

function readSections(sections: Section[], order: DayOrder): { resume: Sourced<Resume>; unsure: Unsure[] } {
  const written = sections.map(({ kind, lines }) => ({ kind, blocks: blocksOf(lines) }))
  const headed = withKindsByContent(written, order)
  const parts = headed.some(({ kind }) => kind === 'work') ? headed : withoutHeadings(headed, order)
  const blocks = (kind: Section['kind']): Block[] =>
    parts.filter((part) => part.kind === kind).flatMap((part) => part.blocks)
  const { jobs, unsure } = jobsOf(blocks('work'), order)
  const volunteer = jobsOf(blocks('volunteer'), order).jobs.map(({ name, ...job }) => ({
    ...(name && { organization: name }),
    ...job,
  }))
  return {
    resume: present<Sourced<Resume>>({
      basics: basicsOf(
        blocks('top'),
        blocks('contact'),
        blocks('summary'),
        parts.flatMap((part) => part.blocks),
      ),
      work: jobs,
      volunteer,
      education: educationOf(blocks('education'), order),
      projects: projectsOf(blocks('projects'), order),
      skills: skillsOf(blocks('skills')),
      certificates: certificatesOf(blocks('certificates'), order),
      languages: languagesOf(blocks('languages')),
      awards: awardsOf(blocks('awards'), order),
      publications: publicationsOf(blocks('publications'), order),
      interests: interestsOf(blocks('interests')),
      references: referencesOf(blocks('references')),
    }),
    unsure,
  }
}

/** Lines that no value came from, in runs below their headings. */
function unreadOf(sections: Section[], places: Record<string, number[]>): UnreadLines[] {
  const read = new Set(Object.values(places).flat())
  const runs: UnreadLines[] = []
  for (const { heading, lines } of sections) {
    let goesOn = false
    for (const line of lines) {
      const { number } = line
      if (read.has(number) || documentName.test(textOf(line))) {
        goesOn = false
        continue
      }
      if (goesOn) runs.at(-1)?.lines.push(number)
      else runs.push({ lines: [number], below: heading })
      goesOn = true
    }
  }
  return runs
}
