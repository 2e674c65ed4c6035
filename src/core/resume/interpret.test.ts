import { describe, expect, it } from 'vitest'
import { type Interpretation, interpreted } from './interpret.ts'
import type { SourceLine } from './line.ts'

/** Lines of text: `- ` marks a bullet, `|` keeps cells apart, and what is in capitals looks like a heading. */
const read = (text: string): Interpretation =>
  interpreted(
    text
      .trim()
      .split('\n')
      .map((line): SourceLine => {
        const marked = /^\s*- /.test(line)
        return {
          page: null,
          cells: line.replace(/^\s*- /, '').split(' | '),
          indent: 0,
          size: null,
          look: 'p',
          edgeLooks: ['', ''],
          marked,
          starts: 'yes',
          brokenBefore: true,
          gap: 0,
          opensColumn: false,
        }
      }),
  )
const jobsOf = (text: string): (string | undefined)[][] =>
  (read(`Mara Lindqvist\nEXPERIENCE\n${text.trim()}`).resume.work ?? []).map(
    ({ name, position, location, startDate, endDate }) => [name, position, location, startDate, endDate],
  )

describe('who worked where as what', () => {
  const cases: [string, string, (string | undefined)[][]][] = [
    [
      'title first',
      'Java Developer, Ember, Lyon, France\n2019 - 2020',
      [['Ember', 'Java Developer', 'Lyon, France', '2019', '2020']],
    ],
    [
      'employer first',
      'Ember, Java Developer | 2019 - 2020',
      [['Ember', 'Java Developer', undefined, '2019', '2020']],
    ],
    [
      'a title with a comma',
      'Engineering Lead, Payments, Ember | 2019',
      [['Ember', 'Engineering Lead, Payments', undefined, '2019', '2019']],
    ],
    [
      'an employer with a comma',
      'Mosaic Health, Inc. | Austin, TX\nData Engineer | Since 2019',
      [['Mosaic Health, Inc.', 'Data Engineer', 'Austin, TX', '2019', undefined]],
    ],
    [
      'a title at an employer',
      'Tech Lead at Ember (2019 - 2020)',
      [['Ember', 'Tech Lead', undefined, '2019', '2020']],
    ],
    [
      'a university is an employer too',
      'University of Elmsford\nResearch Assistant\n2019 - 2020',
      [['University of Elmsford', 'Research Assistant', undefined, '2019', '2020']],
    ],
    [
      'an employer that sounds like a title',
      'Software Engineer\nRedfield Engineering Ltd, Leeds, UK\n2019 - 2020',
      [['Redfield Engineering Ltd', 'Software Engineer', 'Leeds, UK', '2019', '2020']],
    ],
    [
      'how one was employed is no name',
      'Ember | Contract | Java Developer | 2019 - 2020',
      [['Ember', 'Java Developer', undefined, '2019', '2020']],
    ],
    [
      'remote is a place',
      'Java Developer | Ember | Remote | 2019 - 2020',
      [['Ember', 'Java Developer', 'Remote', '2019', '2020']],
    ],
    [
      'roles at one employer',
      'Ember, Lyon, France\nTech Lead | 2021 - 2022\n- Led\nJava Developer | 2019 - 2021\n- Wrote\nQuay Ltd, Leeds, UK\nTester | 2018 - 2019\n- Tested',
      [
        ['Ember', 'Tech Lead', 'Lyon, France', '2021', '2022'],
        ['Ember', 'Java Developer', 'Lyon, France', '2019', '2021'],
        ['Quay Ltd', 'Tester', 'Leeds, UK', '2018', '2019'],
      ],
    ],
    [
      'the years at an employer above those of the roles',
      'Ember | 2019 - 2022\nTech Lead | 2021 - 2022\n- Led\nJava Developer | 2019 - 2021\n- Wrote',
      [
        ['Ember', 'Tech Lead', undefined, '2021', '2022'],
        ['Ember', 'Java Developer', undefined, '2019', '2021'],
      ],
    ],
    [
      'where words do not say it, as in the other jobs',
      'Java Developer | Ember | 2021 - 2022\n- Wrote\nGardener | Quay | 2019 - 2020\n- Grew',
      [
        ['Ember', 'Java Developer', undefined, '2021', '2022'],
        ['Quay', 'Gardener', undefined, '2019', '2020'],
      ],
    ],
  ]
  it.each(cases)('%s', (_, text, jobs) => expect(jobsOf(text)).toEqual(jobs))

  it('asks where nothing says it, and each answer sets both', () => {
    const { questions } = read('Mara Lindqvist\nEXPERIENCE\nTallow | Street | 2019 - 2020\n- Wrote')
    expect(questions).toMatchObject([{ id: 'employer-or-title:0', lines: [3] }])
    const [first, second] = questions[0]?.choices.map(({ sets }) => sets) ?? []
    expect(first?.['/work/0/name']).toBe(second?.['/work/0/position'])
    expect(second?.['/work/0/name']).toBe(first?.['/work/0/position'])
  })
})

describe('dates that leave open which number is the day', () => {
  const text = 'Mara Lindqvist\nEXPERIENCE\nJava Developer, Ember\n03/04/2021 - 05/06/2022\n- Wrote'

  it('are asked, and read only to the year until then', () => {
    const { questions, resume } = read(text)
    expect(resume.work?.[0]).toMatchObject({ startDate: '2021', endDate: '2022' })
    expect(questions).toEqual([
      {
        id: 'date-order',
        asks: 'Is 03/04/2021 the 3 April 2021 or the 4 March 2021?',
        lines: [4],
        choices: [
          {
            id: 'day-first',
            says: '3 April 2021: the day comes first',
            sets: { '/work/0/startDate': '2021-04-03', '/work/0/endDate': '2022-06-05' },
          },
          {
            id: 'month-first',
            says: '4 March 2021: the month comes first',
            sets: { '/work/0/startDate': '2021-03-04', '/work/0/endDate': '2022-05-06' },
          },
        ],
      },
    ])
  })

  it('are not asked where another date settles them', () => {
    const { questions, resume } = read(`${text}\nTester, Quay Ltd\n28/02/2020 - 01/03/2021\n- Tested`)
    expect(questions).toEqual([])
    expect(resume.work?.[0]).toMatchObject({ startDate: '2021-04-03', endDate: '2022-06-05' })
  })
})

describe('what is unread', () => {
  it('stands below its heading, in runs', () => {
    const { unread: odd } = read('EXPERIENCE\nOnly words that say nothing.\nAnd more of them.')
    expect(odd).toEqual([{ lines: [2, 3], below: 'EXPERIENCE' }])
  })

  it('an empty document is an empty résumé', () => {
    expect(interpreted([])).toEqual({ lines: [], resume: {}, places: {}, unread: [], questions: [] })
  })
})
