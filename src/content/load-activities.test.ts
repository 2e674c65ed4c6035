import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { activityKinds } from '../core/activity/activity.ts'
import { stagesPerHour } from '../core/activity/learning-rate.ts'
import type { Behaviour, Skill } from '../core/benchmark/benchmark.ts'
import { loadContent } from './load.ts'
import { loadActivities } from './load-activities.ts'
import { problemLine } from './problem.ts'

const behaviour = (id: string, stage: Behaviour['stage'], seen = false): Behaviour => ({
  id,
  stage,
  text: 'Any.',
  signals: seen ? [{ signal: 'test-suite', strength: 'fair' }] : [],
})
const skill = (slug: string, core: boolean, behaviours: Behaviour[], formerSlugs: string[] = []): Skill => ({
  slug,
  name: slug,
  area: 'any',
  core,
  summary: 'Any.',
  requires: [],
  aliases: [],
  formerSlugs,
  behaviours,
})
const locks = skill(
  'locks',
  true,
  [behaviour('waits', 'mid', true), behaviour('proves', 'senior')],
  ['latches'],
)
const search = skill('search', false, [behaviour('ranks', 'mid')])
const exam = {
  slug: 'exam',
  name: 'Exam',
  issuer: 'Issuer',
  aliases: [],
  source: { title: 'Guide', date: '2025' },
  validMonths: null,
  objectives: [{ text: 'Locks', percent: null, skills: ['locks'] }],
}

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Files below content/activities. */
function load(files: Record<string, string>, skills = [locks, search], brokenSkills: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'proven-activities-'))
  made.push(folder)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, 'activities'), { recursive: true })
    writeFileSync(join(folder, 'activities', file), text)
  }
  return loadActivities(folder, {
    skills,
    brokenSkills: new Set(brokenSkills),
    certifications: [exam],
    labs: ['a-lab'],
  })
}

/** One activity a file, each key on a line of its own, from line 2. */
const written = (changed: Record<string, string | null> = {}) => {
  const lines = {
    slug: 'hold-a-lock',
    title: 'Hold a lock',
    kind: 'project',
    summary: 'Two sessions and one row.',
    hours: '{ from: 2, to: 4 }',
    requires: '[locks@mid]',
    teaches: '{ locks@senior: 0.75, search@mid: 0.25 }',
    proves: '{ locks/proves: [win, feedback], locks/waits: [git] }',
    sources: '[{ title: Manual, by: Makers, where: Chapter 13 }]',
    doneWhen: 'A test fails without the lock.',
    steps: '[One., Two., Three.]',
    ...changed,
  }
  const kept = Object.entries(lines).filter(([, value]) => value !== null)
  return kept.map(([key, value], index) => `${index === 0 ? '  - ' : '    '}${key}: ${value}\n`).join('')
}
const file = (...activities: string[]) => ({ 'some.yaml': `activities:\n${activities.join('')}` })
const lines = (...loaded: Parameters<typeof load>) => load(...loaded).problems.map(problemLine)
/** Requires nothing, so that it can stand alone. */
const plain = { requires: null, teaches: '{ locks@senior: 1 }' }

describe('activities without problems', () => {
  it('are none where there are no files', () => {
    expect(load({})).toEqual({ activities: [], problems: [] })
  })

  it('are read with what follows from the benchmark and from their kind', () => {
    const { activities, problems } = load(
      file(written({ teaches: '{ search@mid: 0.25, locks@senior: 0.75 }', requires: '[a-lab, locks@mid]' })),
    )
    expect(problems).toEqual([])
    expect(activities).toEqual([
      {
        slug: 'hold-a-lock',
        title: 'Hold a lock',
        kind: 'project',
        summary: 'Two sessions and one row.',
        hours: { from: 2, to: 4 },
        requires: [
          { kind: 'activity', activity: 'a-lab' },
          { kind: 'skill', skill: 'locks', stage: 'mid' },
        ],
        teaches: [
          { skill: 'locks', stage: 'senior', share: 0.75, learns: stagesPerHour.project * 0.75 },
          { skill: 'search', stage: 'mid', share: 0.25, learns: stagesPerHour.project * 0.25 },
        ],
        proves: [
          { skill: 'locks', stage: 'senior', behaviour: 'proves', how: 'win' },
          { skill: 'locks', stage: 'senior', behaviour: 'proves', how: 'feedback' },
          { skill: 'locks', stage: 'mid', behaviour: 'waits', how: 'git' },
        ],
        sources: [{ title: 'Manual', by: 'Makers', where: 'Chapter 13' }],
        doneWhen: 'A test fails without the lock.',
        steps: ['One.', 'Two.', 'Three.'],
        certification: null,
      },
    ])
  })

  it('may share their hours in tenths that do not add up exactly', () => {
    const third = skill('third', false, [behaviour('any', 'mid')])
    const teaches = '{ locks@senior: 0.7, search@mid: 0.2, third@mid: 0.1 }'
    expect(lines(file(written({ ...plain, teaches })), [locks, search, third])).toEqual([])
  })

  it('of a certificate name an examination and prove a stage as a whole', () => {
    const certificate = {
      ...plain,
      kind: 'certificate',
      certification: 'exam',
      proves: '{ locks@senior: [certificate] }',
    }
    const { activities, problems } = load(file(written(certificate)))
    expect(problems).toEqual([])
    expect(activities[0]?.proves).toEqual([
      { skill: 'locks', stage: 'senior', behaviour: null, how: 'certificate' },
    ])
  })
})

const at = (place: string, says: string) => `activities/some.yaml:${place}: ${says}`
const cases: [string, Record<string, string>, unknown[]][] = [
  [
    'a skill that no skill is called, wherever it is named',
    file(
      written({
        requires: '[lock@mid]',
        teaches: '{ locks@senior: 0.5, lock@mid: 0.5 }',
        proves: '{ lock/proves: [win], locks/proves: [win] }',
      }),
    ),
    [
      at('7:16', '`hold-a-lock` names `lock`, which no skill is called'),
      at('8:45', '`hold-a-lock` names `lock`, which no skill is called'),
      at('9:28', '`hold-a-lock` names `lock`, which no skill is called'),
    ],
  ],
  [
    'a skill by a name that it had once',
    file(written({ ...plain, teaches: '{ locks@senior: 0.5, latches@mid: 0.5 }' })),
    [at('7:48', '`latches` is called `locks` now')],
  ],
  [
    'a stage of which the skill says nothing',
    file(written({ requires: '[search@senior]' })),
    [at('7:16', '`search` has no senior behaviour')],
  ],
  [
    'a behaviour that the skill does not have',
    file(written({ ...plain, proves: '{ locks/proves: [win], locks/proved: [git] }' })),
    [at('8:50', '`locks` has no behaviour `proved`')],
  ],
  [
    'commits that could show no such thing',
    file(written({ ...plain, proves: '{ locks/proves: [git, win], locks@mid: [git] }' })),
    [
      at('8:29', 'no signal in a repository speaks for `locks/proves`'),
      at('8:52', 'no signal in a repository speaks for `locks`'),
    ],
  ],
  [
    'a proof that only a lab gives',
    file(written({ ...plain, proves: '{ locks/proves: [lab] }' })),
    [at('8:29', 'only a lab proves as a lab does')],
  ],
  [
    'a kind of evidence that is none',
    file(written({ ...plain, proves: '{ locks/proves: [hearsay] }' })),
    [expect.stringMatching(/^activities\/some\.yaml:8:30: `proves\.locks\/proves\.0`: Invalid option/)],
  ],
  [
    'a skill without its stage, and one taught twice',
    file(
      written({ ...plain, teaches: '{ locks: 0.5 }' }),
      written({ ...plain, slug: 'other', title: 'Other', teaches: '{ locks@senior: 0.5, locks@mid: 0.5 }' }),
    ),
    [
      at('7:23', '`teaches.locks`: has to be a skill at a stage, like `redis@senior`'),
      at('17:46', '`other` teaches `locks` twice'),
    ],
  ],
  [
    'more shares than hours',
    file(written({ ...plain, teaches: '{ locks@senior: 0.8, search@mid: 0.3 }' })),
    [at('7:14', 'the shares of `hold-a-lock` come to 1.10 of its hours')],
  ],
  [
    'a share of nothing',
    file(written({ ...plain, teaches: '{ locks@senior: 0 }' })),
    [at('7:30', '`teaches.locks@senior`: has to be more than nothing')],
  ],
  [
    'nothing taught and nothing proved',
    file(written({ ...plain, teaches: null, proves: null })),
    [
      at('2:5', '`hold-a-lock` teaches nothing and proves nothing'),
      'activities: nothing teaches `locks` at senior',
      'activities: nothing proves `locks` at senior',
    ],
  ],
  [
    'an activity required that is not there',
    file(written({ requires: '[hold-a-lick]' })),
    [at('7:16', '`hold-a-lock` requires `hold-a-lick`, which no activity and no lab is called')],
  ],
  [
    'prerequisites in a circle, over two files',
    {
      ...file(written({ requires: '[second]' })),
      'third.yaml': `activities:\n${written({ slug: 'second', title: 'Second', requires: '[locks@mid, hold-a-lock]' })}`,
    },
    ['activities/third.yaml:7:27: prerequisites go round in a circle: hold-a-lock → second → hold-a-lock'],
  ],
  [
    'an activity that requires itself',
    file(written({ requires: '[hold-a-lock]' })),
    [at('7:16', 'prerequisites go round in a circle: hold-a-lock → hold-a-lock')],
  ],
  [
    'one who asks for what it teaches',
    file(written({ requires: '[locks@senior]' })),
    [at('7:16', '`hold-a-lock` asks for `locks` at senior and leads to senior only')],
  ],
  [
    'a slug and a title that stand twice',
    file(written(), written()),
    [at('13:11', 'the slug `hold-a-lock` stands twice'), at('14:12', '`hold-a-lock` has the same title')],
  ],
  [
    'a slug that a lab has',
    file(written({ slug: 'a-lab' })),
    [at('2:11', 'a lab is called `a-lab` already')],
  ],
  ...(
    [
      ['{ from: 0.2, to: 0.5 }', '6:20', '`hours.from`: is less than half an hour'],
      ['{ from: 300, to: 401 }', '6:29', '`hours.to`: is more than 400 hours'],
      ['{ from: 5, to: 4 }', '6:12', '`hours`: has to end after it begins'],
      ['{ from: 2, to: 9 }', '6:12', '`hours`: is wider than 1 to 4, which promises nothing'],
    ] as const
  ).map(([hours, place, says]): (typeof cases)[number] => [
    `hours of ${hours}`,
    file(written({ hours })),
    [at(place, says)],
  ]),
  ['no source', file(written({ sources: '[]' })), [at('10:14', '`sources`: names no source')]],
  [
    'a source without a name, and one by nobody',
    file(written({ sources: "[{ title: '', by: Makers }, { title: Manual }]" })),
    [
      expect.stringMatching(/^activities\/some\.yaml:10:24: `sources\.0\.title`: Too small/),
      expect.stringMatching(/^activities\/some\.yaml:10:42: `sources\.1\.by`: Invalid input/),
    ],
  ],
  [
    'too few steps, and one that is no sentence',
    file(written({ steps: '[One., two]' })),
    [
      at('12:19', '`steps.1`: has to begin with a capital'),
      at('12:19', '`steps.1`: has to end with a full stop'),
      at('12:12', '`steps`: are fewer than three'),
    ],
  ],
  [
    'a lab, which has a folder of its own',
    file(written({ kind: 'lab' })),
    [at('4:11', '`kind`: labs are read from content/labs')],
  ],
  [
    'a key that is misspelt',
    file(written({ done: 'Yes.' })),
    [at('13:11', '`done` is not a key that is known here')],
  ],
  [
    'a certificate without an examination',
    file(written({ ...plain, kind: 'certificate' })),
    [at('2:5', '`hold-a-lock` does not say which `certification` it is for')],
  ],
  [
    'a certificate that the catalogue does not hold',
    file(written({ ...plain, kind: 'certificate', certification: 'exams' })),
    [at('12:20', 'no certification is called `exams`')],
  ],
  [
    'a certificate for what its examination does not ask',
    file(
      written({
        kind: 'certificate',
        certification: 'exam',
        requires: null,
        proves: '{ search@mid: [certificate], locks@senior: [certificate] }',
      }),
    ),
    [
      at('7:48', 'no objective of `exam` asks about `search`'),
      at('8:27', 'no objective of `exam` asks about `search`'),
    ],
  ],
  [
    'a certificate got by something else',
    file(written({ ...plain, certification: 'exam', proves: '{ locks@senior: [certificate] }' })),
    [at('12:20', '`hold-a-lock` is no certificate'), at('8:29', '`hold-a-lock` is no certificate')],
  ],
  [
    'a core skill that nothing teaches at senior',
    file(written({ ...plain, teaches: '{ locks@mid: 1 }' })),
    ['activities: nothing teaches `locks` at senior'],
  ],
  [
    'a core skill that nothing proves at senior',
    file(written({ ...plain, proves: '{ locks/waits: [git] }' })),
    ['activities: nothing proves `locks` at senior'],
  ],
  [
    'a file without activities, and one that is none',
    { 'some.yaml': 'activities: []\n', 'notes.md': '' },
    [
      'activities/notes.md: is no YAML file of activities',
      expect.stringMatching(/^activities\/some\.yaml:1:13: `activities`: Too small/),
    ],
  ],
]

describe('activities with a problem name its file and place:', () => {
  it.each(cases)('%s', (_, files, expected) => {
    expect(lines(files)).toEqual(expected)
  })

  it('one broken activity hides neither the others nor is told as missing', () => {
    const { activities, problems } = load(
      file(
        written({ kind: 'nap' }),
        written({
          slug: 'second',
          title: 'Second',
          requires: '[hold-a-lock]',
          proves: '{ locks/waits: [git] }',
        }),
      ),
    )
    expect(activities.map(({ slug }) => slug)).toEqual(['second'])
    expect(problems.map(({ place }) => place)).toEqual(['4:11'])
  })

  it('an activity that nobody wrote is told although another one is broken', () => {
    const second = written({ slug: 'second', title: 'Second', requires: '[third]' })
    expect(lines(file(written({ kind: 'nap' }), second))).toHaveLength(2)
  })

  it('an activity that may stand in a file that could not be read is not told as dangling', () => {
    const files = { ...file(written({ requires: '[second]' })), 'third.yaml': 'activities: none\n' }
    expect(load(files).problems.map((problem) => problem.file)).toEqual(['activities/third.yaml'])
  })

  it.each([
    ['a skill that could not be read', 'lock'],
    ['a file of skills that could not be read', ''],
  ])('%s is not told as dangling', (_, broken) => {
    const teaches = '{ locks@senior: 0.5, lock@mid: 0.5 }'
    expect(lines(file(written({ ...plain, teaches })), [locks, search], [broken])).toEqual([])
  })
})

describe('the activities that this repository carries', async () => {
  const content = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'content')
  const { activities, counts, problems } = await loadContent(content)

  it('have no problem, are 100 at least besides labs, and are counted', () => {
    expect(problems.map(problemLine)).toEqual([])
    expect(activities.length).toBeGreaterThanOrEqual(100)
    expect(counts.activities).toBe(activities.length)
  })

  it.each(activityKinds.filter((kind) => kind !== 'lab'))('hold some of the kind %s', (kind) => {
    expect(activities.filter((activity) => activity.kind === kind).length).toBeGreaterThanOrEqual(3)
  })

  it('prove more at senior than knowing: no core skill rests on certificates alone', () => {
    const doing = activities.flatMap(({ proves }) =>
      proves
        .filter(({ how, stage }) => stage === 'senior' && how !== 'certificate')
        .map(({ skill }) => skill),
    )
    expect(doing).toContain('sql-query-tuning')
    expect(new Set(doing).size).toBeGreaterThanOrEqual(60)
  })
})
