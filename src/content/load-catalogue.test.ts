import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { Skill } from '../core/benchmark/benchmark.ts'
import { loadContent } from './load.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { problemLine } from './problem.ts'

const skill = (slug: string, name: string, aliases: string[]): Skill => ({
  slug,
  name,
  area: 'any',
  core: true,
  summary: 'Any.',
  requires: [],
  aliases,
  formerSlugs: [],
  behaviours: [],
})
const skills = [skill('redis', 'Redis', ['in-memory stores']), skill('messaging', 'Messaging', ['queues'])]

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Files below content/benchmark, by their path from there. */
function load(files: Record<string, string>, broken: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'proven-catalogue-'))
  made.push(folder)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'benchmark', file)), { recursive: true })
    writeFileSync(join(folder, 'benchmark', file), text)
  }
  const below = (group: string) =>
    Object.keys(files)
      .filter((file) => file.startsWith(`${group}/`))
      .map((file) => file.slice(group.length + 1, -'.yaml'.length))
  const names = { tools: below('tools'), certifications: below('certifications') }
  return loadCatalogue(folder, names, skills, new Set(broken))
}

const tools = (...lines: string[]) => ({
  'tools/some.yaml': `tools:\n${lines.map((line) => `  - { ${line} }\n`).join('')}`,
})
const kafka = 'slug: kafka, name: Apache Kafka, kind: messaging, aliases: [Kafka], skills: [messaging]'
const exam = (changed: Record<string, string | null> = {}) => {
  const lines = {
    slug: 'exam',
    name: 'Certified Queuer',
    issuer: 'The Issuer',
    aliases: '[CQ-1]',
    source: "{ title: Exam guide, date: '2025-07' }",
    validMonths: '24',
    objectives: '[{ text: Queues, percent: 100, skills: [messaging] }]',
    ...changed,
  }
  const written = Object.entries(lines).filter(([, value]) => value !== null)
  return { 'certifications/exam.yaml': written.map(([key, value]) => `${key}: ${value}\n`).join('') }
}
const objectives = (...percents: string[]) =>
  exam({ objectives: `[${percents.map((each) => `{ text: T, percent: ${each}, skills: [redis] }`).join()}]` })

describe('a catalogue without problems', () => {
  it('is empty where there are no files', () => {
    expect(load({})).toEqual({ catalogue: { tools: [], certifications: [] }, problems: [] })
  })

  it('is read as it is written, ranges of percent too', () => {
    const { catalogue, problems } = load({ ...tools(kafka), ...objectives('25-30', '40.5', 'null') })
    expect(problems).toEqual([])
    expect(catalogue.tools).toEqual([
      { slug: 'kafka', name: 'Apache Kafka', kind: 'messaging', aliases: ['Kafka'], skills: ['messaging'] },
    ])
    expect(catalogue.certifications[0]?.objectives.map(({ percent }) => percent)).toEqual([
      { from: 25, to: 30 },
      { from: 40.5, to: 40.5 },
      null,
    ])
  })

  it('holds a tool that speaks of no skill, when that is said', () => {
    expect(load(tools('slug: react, name: React, kind: frontend, skills: []')).problems).toEqual([])
  })

  it('does not lapse where validMonths is null', () => {
    const { catalogue, problems } = load(exam({ validMonths: 'null' }))
    expect(problems).toEqual([])
    expect(catalogue.certifications[0]?.validMonths).toBeNull()
  })
})

const cases: [string, Record<string, string>, unknown[]][] = [
  [
    'a skill that no skill is called',
    tools(kafka.replace('[messaging]', '[queueing]')),
    ['benchmark/tools/some.yaml:2:84: `kafka` names the skill `queueing`, which no skill is called'],
  ],
  [
    'a skill named twice',
    tools(kafka.replace('[messaging]', '[messaging, messaging]')),
    ['benchmark/tools/some.yaml:2:95: `messaging` stands twice among the skills of `kafka`'],
  ],
  [
    'skills left out, since having none has to be said',
    tools('slug: react, name: React, kind: frontend'),
    [expect.stringMatching(/^benchmark\/tools\/some\.yaml:2:5: `skills`: Invalid input: expected array/)],
  ],
  [
    'a kind that is not known',
    tools(kafka.replace('messaging,', 'queue,')),
    [expect.stringMatching(/^benchmark\/tools\/some\.yaml:2:46: `kind`: Invalid option/)],
  ],
  [
    'an alias that two tools claim, whatever its case',
    tools(kafka, 'slug: other, name: Other, kind: tool, aliases: [KAFKA], skills: [redis]'),
    ['benchmark/tools/some.yaml:3:55: the alias "KAFKA" is claimed by `kafka` already'],
  ],
  [
    'an alias that only repeats the name',
    tools(kafka.replace('[Kafka]', '[apache kafka]')),
    ['benchmark/tools/some.yaml:2:67: the alias "apache kafka" is claimed by `kafka` already'],
  ],
  [
    'an alias that a skill claims',
    tools(kafka.replace('[Kafka]', '[Queues]')),
    ['benchmark/tools/some.yaml:2:67: the alias "Queues" is claimed by the skill `messaging` already'],
  ],
  [
    'a name that a skill has',
    tools('slug: redis, name: Redis, kind: database, skills: [redis]'),
    ['benchmark/tools/some.yaml:2:26: the name "Redis" is claimed by the skill `redis` already'],
  ],
  [
    'a slug that stands twice, in two files',
    {
      ...tools(kafka),
      'tools/third.yaml': 'tools:\n  - { slug: kafka, name: Third, kind: tool, skills: [redis] }\n',
    },
    ['benchmark/tools/third.yaml:2:13: another tool has the slug `kafka`'],
  ],
  [
    'a name that a tool and a certification claim',
    { ...tools(kafka), ...exam({ aliases: '[kafka]' }) },
    ['benchmark/certifications/exam.yaml:4:11: the alias "kafka" is claimed by `kafka` already'],
  ],
  [
    'a file of tools without tools',
    { 'tools/some.yaml': 'tools: []\n' },
    [expect.stringMatching(/^benchmark\/tools\/some\.yaml:1:8: `tools`: Too small/)],
  ],
  [
    'a certification without a source',
    exam({ source: null }),
    [expect.stringMatching(/^benchmark\/certifications\/exam\.yaml:1:1: `source`: Invalid input/)],
  ],
  [
    'a source whose date is none',
    exam({ source: "{ title: Exam guide, date: 'July 2025' }" }),
    ['benchmark/certifications/exam.yaml:5:36: `source.date`: has to be an ISO date, month or year'],
  ],
  [
    'a file named for another certification',
    exam({ slug: 'other' }),
    ['benchmark/certifications/exam.yaml:1:7: the file is named for the certification `exam`, not `other`'],
  ],
  [
    'shares that come to more than a whole',
    objectives('60', '41'),
    ['benchmark/certifications/exam.yaml:7:13: the shares of `exam` come to 101 percent'],
  ],
  [
    'shares whose least come to more than a whole',
    objectives('60-70', '41-50', 'null'),
    ['benchmark/certifications/exam.yaml:7:13: the shares of `exam` come to 101 percent'],
  ],
  [
    'shares that are all known and leave some out',
    objectives('40-50', '49'),
    ['benchmark/certifications/exam.yaml:7:13: the shares of `exam` come to 99 percent only'],
  ],
  ...['0', '101', '30-20', 'about 20', "''"].map((percent): (typeof cases)[number] => [
    `a share of ${percent}`,
    objectives(percent),
    [
      'benchmark/certifications/exam.yaml:7:34: `objectives.0.percent`: has to be a share of at most 100, like 24 or 25-30, or null',
    ],
  ]),
  [
    'an objective whose skill no skill is called',
    exam({
      objectives: '[{ text: T, percent: null, skills: [absent] }, { text: U, percent: 9, skills: [redis] }]',
    }),
    ['benchmark/certifications/exam.yaml:7:49: `exam` names the skill `absent`, which no skill is called'],
  ],
  [
    'a certification that asks about no skill',
    exam({ objectives: '[{ text: T, percent: null, skills: [] }]' }),
    ['benchmark/certifications/exam.yaml:7:13: `exam` asks about no skill'],
  ],
]

describe('a catalogue with a problem names its file and place:', () => {
  it.each(cases)('%s', (_, files, expected) => {
    expect(load(files).problems.map(problemLine)).toEqual(expected)
  })

  it('one broken tool does not hide the others', () => {
    const { catalogue, problems } = load(tools('slug: Bad', kafka, 'slug: bad-too, colour: blue'))
    expect(catalogue.tools.map(({ slug }) => slug)).toEqual(['kafka'])
    expect(new Set(problems.map(({ place }) => place.split(':')[0]))).toEqual(new Set(['2', '4']))
  })

  it.each([
    ['a skill that could not be read', 'queueing'],
    ['a file of skills that could not be read', ''],
  ])('%s is not told as dangling', (_, broken) => {
    expect(load(tools(kafka.replace('[messaging]', '[queueing]')), [broken]).problems).toEqual([])
  })
})

const written: [string, string][] = [
  ['k8s', 'kubernetes'],
  ['postgres', 'postgresql'],
  ['psql', 'postgresql'],
  ['golang', 'go'],
  ['node.js', 'node-js'],
  ['nodejs', 'node-js'],
  ['.net core', 'dotnet'],
  ['asp.net', 'asp-net-core'],
  ['c sharp', 'c-sharp'],
  ['csharp', 'c-sharp'],
  ['c++', 'cpp'],
  ['es6', 'javascript'],
  ['amazon web services', 'aws'],
  ['aws', 'aws'],
  ['rabbit mq', 'rabbitmq'],
  ['spring', 'spring'],
  ['ckad', 'ckad'],
  ['az-204', 'azure-developer-associate'],
]

describe('the catalogue that this repository carries', async () => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'content')
  const { catalogue, counts, problems } = await loadContent(folder)
  const all = [...(catalogue?.tools ?? []), ...(catalogue?.certifications ?? [])]

  it('has no problem, and is counted by what it holds', () => {
    expect(problems.map(problemLine)).toEqual([])
    expect(counts.tools).toBe(catalogue?.tools.length)
    expect(counts.tools).toBeGreaterThanOrEqual(270)
    expect(counts.certifications).toBe(readdirSync(join(folder, 'benchmark', 'certifications')).length)
    expect(counts.certifications).toBeGreaterThanOrEqual(15)
  })

  it.each(written)('knows %s', (text, slug) => {
    const knowing = all.filter(({ name, aliases }) =>
      [name, ...aliases].some((each) => each.toLowerCase() === text),
    )
    expect(knowing.map((entry) => entry.slug)).toEqual([slug])
  })

  it.each(['React', 'Angular', 'Vue.js', 'Swift', 'Flutter', 'CSS'])('tells that %s is front-end', (name) => {
    expect(catalogue?.tools.find((tool) => tool.name === name)?.kind).toBe('frontend')
  })
})
