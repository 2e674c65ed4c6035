import type { Resume } from '../../../src/core/resume/resume.ts'
import type { TrueJob } from './people.ts'
import type { Sample } from './render.ts'

/** How many there are, how many were read right, and how many were read that are not there. */
export type Count = { there: number; right: number; invented: number }
export const measures = [
  'employers',
  'titles',
  'dates',
  'bullets',
  'names and addresses',
  'schools',
  'degrees',
  'skills',
  'certificates',
  'projects',
  'languages',
] as const
export type Score = { counts: Record<(typeof measures)[number], Count>; wrong: string[] }

/** Share that was read right, of all that is there or was invented. */
export const rate = ({ there, right, invented }: Count): number =>
  there + invented === 0 ? 1 : right / (there + invented)

const same = (one: string | undefined, other: string): boolean => plain(one ?? '') === plain(other)
const plain = (text: string): string =>
  text
    .replace(/[\s‐-―]+/g, ' ')
    .trim()
    .toLowerCase()

/** Compares what was read of a sample with what stands in it. `shows` are the parts that its layout shows at all. */
export function scoreOf({ truth, dates, shows }: Sample, resume: Resume): Score {
  const wrong: string[] = []
  const count = (what: string, pairs: [string | undefined, string][], extra = 0): Count => {
    const right = pairs.filter(([read, there]) => same(read, there))
    for (const pair of pairs)
      if (!right.includes(pair)) wrong.push(`${what}: “${pair[1]}” was read as “${pair[0] ?? ''}”`)
    if (extra > 0) wrong.push(`${what}: ${extra} invented`)
    return { there: pairs.length, right: right.length, invented: extra }
  }
  const read = resume.work ?? []
  const kept = (date: string | null | undefined): string =>
    (date ?? '').slice(0, dates.keeps === 'year' ? 4 : 7)
  const jobs = matched(truth.jobs, read)
  const extraJobs = Math.max(0, read.length - truth.jobs.length)
  const bullets = jobs.map(([job, as]) => pairsOf(job.bullets, saidOf(job, as)))
  const shown = <Value>(part: Sample['shows'][number], pairs: [string | undefined, Value][]) =>
    (shows.includes(part) ? pairs : []) as [string | undefined, string][]
  const keywords = (resume.skills ?? []).flatMap(({ name, keywords = [] }) => [
    ...keywords,
    ...(keywords.length === 0 && name ? [name] : []),
  ])
  const found = (list: (string | undefined)[], texts: string[]): [string | undefined, string][] =>
    texts.map((text) => [list.find((item) => same(item, text)) ?? list.join(' / ').slice(0, 80), text])
  return {
    wrong,
    counts: {
      employers: count(
        'employer',
        jobs.map(([job, as]) => [as?.name, job.employer]),
        extraJobs,
      ),
      titles: count(
        'title',
        jobs.map(([job, as]) => [as?.position, job.title]),
        extraJobs,
      ),
      dates: count(
        'date',
        jobs.flatMap(([job, as]): [string, string][] => [
          [kept(as?.startDate), kept(job.start)],
          [kept(as?.endDate), kept(job.end)],
        ]),
        extraJobs,
      ),
      bullets: count(
        'bullet',
        bullets.flatMap(({ pairs }) => pairs),
        bullets.reduce((sum, { extra }) => sum + extra, 0),
      ),
      'names and addresses': count('basics', [
        [resume.basics?.name, truth.name],
        [resume.basics?.email, truth.email],
        ...shown('phone', [[resume.basics?.phone, truth.phone]]),
      ]),
      schools: count(
        'school',
        found(
          (resume.education ?? []).map(({ institution }) => institution),
          truth.education.map(({ institution }) => institution),
        ),
      ),
      degrees: count(
        'degree',
        found(
          (resume.education ?? []).map(({ studyType = '', area = '' }) => words(`${studyType} ${area}`)),
          truth.education.map(({ degree }) => words(degree)),
        ),
      ),
      skills: count(
        'skill',
        found(
          keywords,
          truth.skills.flatMap(({ keywords: all }) => all),
        ),
      ),
      certificates: count(
        'certificate',
        shown(
          'certificates',
          found(
            (resume.certificates ?? []).map(({ name }) => name),
            truth.certificates.map(({ name }) => name),
          ),
        ),
      ),
      projects: count(
        'project',
        shown(
          'projects',
          found(
            (resume.projects ?? []).map(({ name }) => name),
            truth.projects.map(({ name }) => name),
          ),
        ),
      ),
      languages: count(
        'language',
        shown(
          'languages',
          found(
            (resume.languages ?? []).map(({ language }) => language),
            truth.languages.map(({ language }) => language),
          ),
        ),
      ),
    },
  }
}

/** A degree's words without what joins its kind to its subject. */
const words = (text: string): string =>
  text
    .replace(/,| in /g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

type ReadJob = NonNullable<Resume['work']>[number]

/** Each job with the one that was read of it: the one that has most in common, each used once. */
function matched(jobs: TrueJob[], read: ReadJob[]): [TrueJob, ReadJob | undefined][] {
  const left = new Set(read)
  const alike = (job: TrueJob, as: ReadJob): number =>
    Number(same(as.name, job.employer)) * 2 +
    Number(same(as.position, job.title)) * 2 +
    Number((as.startDate ?? '').startsWith(job.start.slice(0, 4))) +
    (as.highlights ?? []).filter((text) => job.bullets.some((bullet) => same(text, bullet))).length
  return jobs.map((job) => {
    const [best] = [...left].sort((a, b) => alike(job, b) - alike(job, a))
    if (!best || alike(job, best) === 0) return [job, undefined]
    left.delete(best)
    return [job, best]
  })
}

/** What was read of a job; where it is told in one paragraph, that may be its summary. */
const saidOf = (job: TrueJob, { highlights = [], summary }: ReadJob = {}): string[] =>
  job.bullets.length === 1 && highlights.length === 0 && summary ? [summary] : highlights

function pairsOf(there: string[], read: string[]): { pairs: [string | undefined, string][]; extra: number } {
  const left = [...read]
  const pairs = there.map((text): [string | undefined, string] => {
    const index = left.findIndex((other) => same(other, text))
    return index >= 0 ? [left.splice(index, 1)[0], text] : [undefined, text]
  })
  const missed = pairs.filter(([found]) => found === undefined)
  for (const pair of missed) {
    const index = left.findIndex((other) => other.slice(0, 12) === pair[1].slice(0, 12))
    if (index >= 0) pair[0] = left.splice(index, 1)[0]
  }
  return { pairs, extra: left.length }
}
