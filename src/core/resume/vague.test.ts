import { describe, expect, it, test } from 'vitest'
import type { SkillClaim } from './claims.ts'
import { bulletsIn, saysOf } from './vague.ts'

const signs = (text: string): string[] =>
  Object.entries(saysOf(text)).flatMap(([sign, is]) => (is ? [sign] : []))

const vague = [
  'Worked on various backend tasks',
  'Responsible for the development and maintenance of web applications.',
  'Improved performance of the system',
  'Participated in Agile ceremonies and code reviews',
  'Developed REST APIs for the team',
  'Collaborated with Product and Design teams to deliver features',
  'Helped with bug fixing, testing and deployment',
  'Wrote clean, maintainable and well-tested code',
  'Maintained legacy code and added new features',
  'Worked with databases and wrote SQL queries',
  'Ensured high quality of the software',
  'Involved in design and development of modules',
  'Optimised queries and enhanced scalability',
  'Since 2021 responsible for backend services',
]

const about: [string, string[]][] = [
  ['Cut p99 of checkout from 900 ms to 120 ms', ['figure', 'outcome']],
  ['Served 40 teams', ['figure']],
  ['Led 5 engineers', ['figure']],
  ['Handled 1.2M requests a day', ['figure']],
  ['Kept availability at 99.95%', ['figure']],
  ['Saved €30k a year', ['figure', 'outcome']],
  ['Made the build 10x faster', ['figure']],
  ['Mentored three juniors', ['figure']],
  ['Halved the cost of storage', ['figure']],
  ['Moved billing to PostgreSQL', ['system']],
  ['Built the ordering service of Zalando', ['system']],
  ['Wrote services with Node.js', ['system']],
  ['Migrated the application to Java 17', ['system']],
  ['Reduced the time of the nightly report', ['outcome']],
  ['Split the monolith so that two teams release alone', ['figure', 'outcome']],
  ['Changed the schema without downtime', ['outcome']],
  ['Replaced polling, resulting in fresher prices', ['outcome']],
  ['Moved from weekly to daily releases', ['outcome']],
]

describe('a bullet', () => {
  it.each(vague)('is vague: %s', (text) => expect(signs(text)).toEqual([]))
  it.each(about)('is about something: %s', (text, expected) => expect(signs(text)).toEqual(expected))
})

const claim = (more: Partial<SkillClaim>): SkillClaim => ({
  subject: { kind: 'tool', slug: 'kafka' },
  text: 'kafka',
  line: 3,
  place: 'job-bullet',
  pointer: '/work/0/highlights/0',
  observedAt: null,
  ...more,
})

describe('the bullets of a résumé', () => {
  const reading = {
    resume: {
      work: [{ highlights: ['worked with kafka', 'Worked on tasks'] }, { name: 'Acme' }],
      projects: [{ highlights: ['Developed an application', 'Served 40 users'] }],
    },
    places: { '/work/0/highlights/0': [3], '/work/0/highlights/1': [4, 5], '/projects/0/highlights/0': [9] },
  }
  const pointers = (claims: SkillClaim[]) => bulletsIn(reading, claims).vague.map(({ pointer }) => pointer)

  test('are those of jobs and projects, each with its lines', () => {
    expect(bulletsIn(reading, [])).toMatchObject({
      count: 4,
      vague: [
        { pointer: '/work/0/highlights/0', lines: [3] },
        { text: 'Worked on tasks', pointer: '/work/0/highlights/1', lines: [4, 5] },
        { pointer: '/projects/0/highlights/0', lines: [9] },
      ],
    })
  })
  test('with a tool that was recognised in them are not vague', () => {
    expect(pointers([claim({})])).not.toContain('/work/0/highlights/0')
    expect(pointers([claim({ pointer: null })])).not.toContain('/work/0/highlights/0')
  })
  test('with a skill alone are', () => {
    expect(pointers([claim({ subject: { kind: 'skill', slug: 'code-review' } })])).toHaveLength(3)
  })
  test('and a tool elsewhere changes nothing', () => {
    expect(pointers([claim({ pointer: '/skills/0', line: 20 })])).toHaveLength(3)
  })
  test('of an empty résumé there are none', () => {
    expect(bulletsIn({ resume: {}, places: {} }, [])).toEqual({ count: 0, vague: [] })
  })
})
