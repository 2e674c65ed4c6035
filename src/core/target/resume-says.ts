import type { PhraseMatcher } from '../phrases/matcher.ts'
import type { Job, Resume, ResumeDate } from '../resume/resume.ts'
import type { Named } from './target.ts'

/** What a résumé says and no evidence shows: how long, what was studied, which languages are spoken. Words, and no more. */
export type ResumeSays = {
  /** Worked as a developer, in years, a month with two positions once; 0 where no position has dates. */
  years: number
  /** The same, of positions that name any of these. */
  yearsWith: (named: Pick<Named, 'skills' | 'tools'>) => number
  /** "BSc Computer Science, University of Somewhere". */
  studies: string[]
  /** "German, fluent". */
  languages: string[]
}

const developer =
  /\b(?:engineer|developer|programmer|architect|devops|sre|dba|cto|tech(?:nical)? lead|(?:software|backend|web) \w+|entwickler(?:in)?|développeu\w+)\b/iu

/**
 * @param find  finds what positions name
 * @param asOf  today, ISO 8601: where a position that goes on ends
 */
export function resumeSays(resume: Resume, find: PhraseMatcher, asOf: string): ResumeSays {
  const positions = (resume.work ?? [])
    .filter(({ position }) => developer.test(position ?? ''))
    .map((job) => ({
      months: monthsOf(job, asOf),
      names: new Set(
        find([job.position, job.summary, ...(job.highlights ?? [])].filter(Boolean).join('\n'))
          .flatMap((mention) => mention.names)
          .map(({ kind, slug }) => `${kind} ${slug}`),
      ),
    }))
  const yearsIn = (own: typeof positions): number => new Set(own.flatMap(({ months }) => months)).size / 12
  const said = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(', ')
  return {
    years: yearsIn(positions),
    yearsWith: ({ skills, tools }) => {
      const keys = [...skills.map((slug) => `skill ${slug}`), ...tools.map((slug) => `tool ${slug}`)]
      return yearsIn(positions.filter(({ names }) => keys.some((key) => names.has(key))))
    },
    studies: (resume.education ?? [])
      .map(({ studyType, area, institution }) =>
        said([studyType, area].filter(Boolean).join(' '), institution),
      )
      .filter((text) => text !== ''),
    languages: (resume.languages ?? [])
      .map(({ language, fluency }) => said(language, fluency))
      .filter((text) => text !== ''),
  }
}

/** Numbers of months since year 0. Of a year alone its beginning counts, so that 2019 to 2021 are two years. */
function monthsOf({ startDate, endDate }: Job, asOf: string): number[] {
  if (startDate === undefined) return []
  const from = monthOf(startDate)
  const to = endDate === undefined ? monthOf(asOf) : monthOf(endDate) + (endDate.length > 4 ? 1 : 0)
  // A century and more is a misread date.
  return to - from > 100 * 12
    ? []
    : Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

const monthOf = (date: ResumeDate): number => {
  const [year = '0', month = '1'] = date.split('-')
  return Number(year) * 12 + Number(month) - 1
}
