import { describe, expect, it } from 'vitest'
import { phraseMatcher } from '../phrases/matcher.ts'
import { claimsIn } from './claims.ts'
import { interpreted } from './interpret.ts'
import type { SourceLine } from './line.ts'
import type { ResumeReading } from './resume.ts'

const matcher = phraseMatcher([
  { text: 'PostgreSQL', names: [{ kind: 'tool', slug: 'postgresql' }] },
  {
    text: 'Kafka',
    names: [
      { kind: 'tool', slug: 'kafka' },
      { kind: 'skill', slug: 'messaging' },
    ],
  },
  { text: 'Kubernetes', names: [{ kind: 'tool', slug: 'kubernetes' }] },
  { text: 'Go', names: [{ kind: 'tool', slug: 'go' }] },
  { text: 'R', names: [{ kind: 'tool', slug: 'r' }] },
  { text: 'CKAD', names: [{ kind: 'certification', slug: 'ckad' }] },
])
const now = '2026-11-22T12:00:00.000Z'

const readingOf = (text: string): ResumeReading => ({
  ...interpreted(
    text.split('\n').map(
      (line): SourceLine => ({
        page: null,
        cells: [line.replace(/^- /, '')],
        indent: 0,
        size: null,
        look: /^[A-Z]{5,}$/.test(line) ? 'h2' : 'p',
        edgeLooks: ['', ''],
        marked: line.startsWith('- '),
        starts: line.startsWith('  ') ? 'no' : 'yes',
        brokenBefore: true,
        gap: 0,
        opensColumn: false,
      }),
    ),
  ),
  format: 'text',
  sha256: '',
  notes: [],
})
const resume = `Mara Lindqvist
SUMMARY
Ten years of PostgreSQL.
EXPERIENCE
Backend Developer, Ember
Jan 2022 - Present
- Moved to PostgreSQL, and with it PostgreSQL replication,
  and to Kafka
Junior Developer, Quay Ltd
Mar 2018 - Jun 2019
- Tuned PostgreSQL
EDUCATION
BSc Computer Science, University of Westmoor
2014 - 2017
SKILLS
Databases: PostgreSQL
CERTIFICATIONS
CKAD, CNCF, 2021
STRANGE
Once saw Kubernetes.`

describe('what a résumé claims', () => {
  const claims = claimsIn(readingOf(resume), matcher, now)
  const said = (line: number) =>
    claims
      .filter((claim) => claim.line === line)
      .map(({ subject, place, observedAt }) => [subject.slug, place, observedAt?.slice(0, 10) ?? null])

  const cases: [string, number, ReturnType<typeof said>][] = [
    ['in the summary: at no time', 3, [['postgresql', 'summary', null]]],
    [
      'in a bullet of a job that goes on: today, each thing once',
      7,
      [['postgresql', 'job-bullet', '2026-11-22']],
    ],
    [
      'on the line where it stands, and for all that the words name',
      8,
      [
        ['kafka', 'job-bullet', '2026-11-22'],
        ['messaging', 'job-bullet', '2026-11-22'],
      ],
    ],
    ['in a job that ended: the last day of that month', 11, [['postgresql', 'job-bullet', '2019-06-30']]],
    ['in a list: at no time', 16, [['postgresql', 'skills-list', null]]],
    ['a certificate: the end of its year', 18, [['ckad', 'certificate', '2021-12-31']]],
    ['nothing by names of employers, schools and people', 5, []],
  ]
  it.each(cases)('%s', (_, line, expected) => expect(said(line)).toEqual(expected))

  it('points at the field it stands in', () => {
    expect(claims.find(({ line }) => line === 11)?.pointer).toBe('/work/1/highlights/0')
  })

  it('counts what stands in lines that nothing was made of, and says so', () => {
    const found = claims.find(({ subject }) => subject.slug === 'kubernetes')
    expect(found).toMatchObject({ line: 20, text: 'Kubernetes' })
  })

  it('of a year that is not over is not in the future', () => {
    const claims2 = claimsIn(readingOf(resume.replace('2021', '2026')), matcher, now)
    expect(claims2.find(({ place }) => place === 'certificate')?.observedAt).toBe(now)
  })
})

it('words of a list are read together: alone, Go and R would be no languages', () => {
  const reading = readingOf('Mara Lindqvist\nSKILLS\nGo\nPostgreSQL\nR')
  const keywords = claimsIn(reading, matcher, now).map(({ text, line, place }) => [text, line, place])
  expect(keywords).toEqual([
    ['Go', 3, 'skills-list'],
    ['PostgreSQL', 4, 'skills-list'],
    ['R', 5, 'skills-list'],
  ])
})
