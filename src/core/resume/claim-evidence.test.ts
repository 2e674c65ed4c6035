import { expect, test } from 'vitest'
import type { Benchmark } from '../benchmark/benchmark.ts'
import type { Catalogue } from '../benchmark/catalogue.ts'
import { claimedSkillsOf, draftsFromClaims } from './claim-evidence.ts'
import type { SkillClaim } from './claims.ts'
import type { Resume } from './resume.ts'

const benchmark: Benchmark = { version: 7, areas: [], skills: [] }
const catalogue: Catalogue = {
  tools: [
    { slug: 'kafka', name: 'Apache Kafka', kind: 'messaging', aliases: [], skills: ['messaging', 'streams'] },
    { slug: 'latex', name: 'LaTeX', kind: 'tool', aliases: [], skills: [] },
  ],
  certifications: [
    {
      slug: 'queues',
      name: 'Certified in queues',
      issuer: 'Nobody',
      aliases: [],
      source: { title: 'Curriculum', date: '2025' },
      validMonths: null,
      objectives: [{ text: 'Queues', percent: null, skills: ['messaging', 'streams'] }],
    },
    {
      slug: 'ckad',
      name: 'CKAD',
      issuer: 'CNCF',
      aliases: [],
      source: { title: 'CKAD curriculum', date: '2025-01' },
      validMonths: 24,
      objectives: [
        { text: 'Deploying', percent: { from: 50, to: 50 }, skills: ['deploying', 'kubernetes'] },
        { text: 'Observing', percent: { from: 50, to: 50 }, skills: ['kubernetes'] },
      ],
    },
  ],
}
const resume: Resume = {
  work: [
    { name: 'B', position: 'Junior Developer', startDate: '2018' },
    { name: 'A', position: 'Senior Backend Developer', startDate: '2021' },
  ],
}
const addedAt = '2026-11-22T10:00:00.000Z'
const claim = (more: Partial<SkillClaim>): SkillClaim => ({
  subject: { kind: 'tool', slug: 'kafka' },
  text: 'Kafka',
  line: 12,
  place: 'skills-list',
  pointer: '/skills/0/keywords/2',
  observedAt: null,
  ...more,
})
const drafts = (...claims: SkillClaim[]) =>
  draftsFromClaims(claims, {
    resume,
    benchmark,
    catalogue,
    addedAt,
    source: { kind: 'document', instance: 'a'.repeat(64), label: 'cv.pdf' },
  })

test.each([
  [{ subject: { kind: 'skill', slug: 'code-review' } }, ['code-review']],
  [{ subject: { kind: 'tool', slug: 'kafka' } }, ['messaging']],
  [{ subject: { kind: 'tool', slug: 'latex' } }, []],
  [{ subject: { kind: 'tool', slug: 'gone' } }, []],
  [{ subject: { kind: 'certification', slug: 'ckad' } }, ['deploying', 'kubernetes']],
] as const)('%j is about %j', (of, skills) => {
  expect(claimedSkillsOf(of, catalogue)).toEqual(skills)
})

test.each([
  [
    'in a job, at the stage of its title',
    { pointer: '/work/0/highlights/1', place: 'job-bullet' },
    'entry',
    'fair',
  ],
  ['in a list, at the stage of the newest job', {}, 'senior', 'weak'],
  [
    'as a certificate, at mid at most',
    {
      subject: { kind: 'certification', slug: 'queues' },
      place: 'certificate',
      pointer: '/certificates/0/name',
    },
    'mid',
    'weak',
  ],
  ['in a project', { pointer: '/projects/0/description', place: 'project' }, 'senior', 'fair'],
] as const)('%s', (_, more, stage, strength) => {
  expect(drafts(claim(more))).toMatchObject([
    { skill: 'messaging', stage, kind: 'resume', behaviour: null, observed: { strength, present: true } },
  ])
})

test('a line names a skill once, in the place that says most', () => {
  const [draft, ...others] = drafts(claim({}), claim({ place: 'job-bullet', text: 'kafka' }), claim({}))
  expect(others).toEqual([])
  expect(draft?.observed).toMatchObject({ strength: 'fair', reference: 'line 12' })
})

test.each([
  ['its own date', [claim({ observedAt: '2020-06-30T00:00:00.000Z' })], '2020-06-30T00:00:00.000Z'],
  [
    'the newest of the document',
    [claim({}), claim({ line: 13, observedAt: '2024-01-31T00:00:00.000Z' })],
    '2024-01-31T00:00:00.000Z',
  ],
  ['the day it was added, where there is no other', [claim({})], addedAt],
  ['never the future', [claim({ observedAt: '2031-01-01T00:00:00.000Z' })], addedAt],
] as const)('is dated with %s', (_, claims, at) => {
  expect(drafts(...claims)[0]?.observedAt).toBe(at)
})

test.each<[string, Partial<SkillClaim>]>([
  ['Names “Kafka” in a list of skills', {}],
  ['Names “Kafka” in a bullet of a job', { place: 'job-bullet', pointer: '/work/0/highlights/1' }],
  ['Names “Kafka” in a line that was not placed', { place: 'elsewhere', pointer: null }],
  ['Names “Kafka” among awards and publications', { place: 'elsewhere', pointer: '/awards/0/title' }],
  [
    'Names “CKAD”, whose exam asks about it, as a certificate',
    {
      subject: { kind: 'certification', slug: 'ckad' },
      text: 'CKAD',
      place: 'certificate',
      pointer: '/certificates/0/name',
    },
  ],
])('says: %s', (says, more) => {
  expect(drafts(claim(more))[0]?.observed).toMatchObject({ says, reference: 'line 12' })
})
