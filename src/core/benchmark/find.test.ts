import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Behaviour, Skill, Stage } from './benchmark.ts'
import type { Certification, Tool } from './catalogue.ts'
import { type Bar, findInBar, indexBar, placesOf } from './find.ts'

const behaviour = (id: string, stage: Stage, text: string): Behaviour => ({ id, stage, text, signals: [] })
const skill = (slug: string, area: string, more: Partial<Skill>): Skill => ({
  slug,
  name: slug,
  area,
  core: true,
  summary: '',
  requires: [],
  aliases: [],
  formerSlugs: [],
  behaviours: [],
  ...more,
})
const tool = (slug: string, name: string, skills: string[], aliases: string[] = []): Tool => ({
  slug,
  name,
  kind: 'tool',
  aliases,
  skills,
})
const certification: Certification = {
  slug: 'ckad',
  name: 'Certified Kubernetes Application Developer',
  issuer: 'CNCF',
  aliases: ['CKAD'],
  source: { title: 'CKAD Curriculum', date: '2025-01' },
  validMonths: 24,
  objectives: [{ text: 'Sets limits of memory', percent: { from: 20, to: 20 }, skills: ['orchestration'] }],
}

const bar: Bar = {
  version: 1,
  areas: [
    { slug: 'sql', name: 'SQL databases', summary: '' },
    { slug: 'platform', name: 'Containers', summary: '' },
  ],
  skills: [
    skill('sql-query-tuning', 'sql', {
      name: 'Query tuning',
      aliases: ['EXPLAIN plans'],
      formerSlugs: ['slow-queries'],
      summary: 'Making a query read less.',
      behaviours: [
        behaviour('adds-index', 'mid', 'Adds an index for a slow query.'),
        behaviour('reads-plan', 'senior', 'Finds the costly node of a plan, in C or out of it.'),
      ],
    }),
    skill('transactions', 'sql', {
      behaviours: [behaviour('locks', 'senior', 'Says which index a lock waits on.')],
    }),
    skill('orchestration', 'platform', {
      core: false,
      behaviours: [
        behaviour('limits', 'mid', 'Sets limits of memory.'),
        behaviour('probes', 'senior', 'Tells liveness from readiness.'),
      ],
    }),
  ],
  tools: [
    tool('kubernetes', 'Kubernetes', ['orchestration'], ['k8s']),
    tool('c', 'C', ['sql-query-tuning']),
    tool('cassandra', 'Cassandra', []),
    tool('dotnet', '.NET', []),
    tool('asp-net', 'ASP.NET', []),
    tool('c-sharp', 'C#', []),
  ],
  certifications: [certification],
}
const index = indexBar(bar, ({ id }) => (id === 'reads-plan' ? ['Reads a query plan (EXPLAIN)'] : []))

const found = (text: string, { stage = null, core = false }: { stage?: Stage | null; core?: boolean } = {}) =>
  findInBar(index, { text, stage, core })
const skills = (text: string, filter = {}): string[] =>
  found(text, filter).areas.flatMap((area) =>
    area.skills.map((each) => `${each.skill.slug}: ${each.behaviours.map(({ id }) => id).join(' ')}`),
  )

const all = ['sql-query-tuning: adds-index reads-plan', 'transactions: locks', 'orchestration: limits probes']
const cases: [string, string, object, string[]][] = [
  ['nothing asked is everything', '', {}, all],
  ['blanks and signs ask nothing', ' ,  “" ', {}, all],
  [
    'a stage takes its behaviours, and skills that have any',
    '',
    { stage: 'mid' },
    ['sql-query-tuning: adds-index', 'orchestration: limits'],
  ],
  ['the core leaves out what is not in it', '', { core: true }, all.slice(0, 2)],
  ['a name finds the whole skill', 'tuning', {}, [all[0] ?? '']],
  ['so does a slug it once had', 'slow-queries', {}, [all[0] ?? '']],
  ['so does an alias, in any case', 'explain PLANS', {}, [all[0] ?? '']],
  ['so does its area', 'databases', {}, all.slice(0, 2)],
  ['a sentence finds its behaviour alone', 'costly', {}, ['sql-query-tuning: reads-plan']],
  ['several words have to be there together', 'index lock', {}, ['transactions: locks']],
  ['one in the name, one in the sentence', 'tuning costly', {}, ['sql-query-tuning: reads-plan']],
  ['what can show it is searched too', 'reads', { stage: 'senior' }, ['sql-query-tuning: reads-plan']],
  ['the beginning of a word will do', 'live', {}, ['orchestration: probes']],
  ['the middle of a word will not', 'ndex', {}, []],
  ['a tool leads to its skills', 'kubernetes', {}, [all[2] ?? '']],
  ['by its alias too', 'k8s', {}, [all[2] ?? '']],
  ['a tool and a word of a sentence', 'kubernetes readiness', {}, ['orchestration: probes']],
  ['a stage filters what was found', 'kubernetes', { stage: 'senior' }, ['orchestration: probes']],
  [
    'a short word stands for itself',
    'a',
    {},
    ['sql-query-tuning: adds-index reads-plan', 'transactions: locks'],
  ],
  ['a short one that is no word is a beginning', 'lo', {}, ['transactions: locks']],
  ['what is nowhere is not found', 'blockchain', {}, []],
]

describe('search in the bar', () => {
  it.each(cases)('%s', (_, text, filter, expected) => {
    expect(skills(text, filter)).toEqual(expected)
  })

  const tools: [string, string, string[]][] = [
    ['C is not Cassandra', 'c', ['C', 'C#']],
    ['C# is not C', 'c#', ['C#']],
    ['.NET is a part of ASP.NET', '.net', ['.NET', 'ASP.NET']],
    ['and found without its dot', 'net', ['.NET', 'ASP.NET']],
    ['Ca is on its way to Cassandra', 'ca', ['Cassandra']],
  ]
  it.each(tools)('of tools: %s', (_, text, expected) =>
    expect(found(text).tools.map(({ name }) => name)).toEqual(expected),
  )

  it('names the tool that led to a skill, and none where its own words did', () => {
    const through = (text: string) =>
      found(text).areas.flatMap((area) => area.skills.flatMap((each) => each.through.map(({ name }) => name)))
    expect(through('k8s')).toEqual(['Kubernetes'])
    expect(through('tuning')).toEqual([])
  })

  it('finds a certification by its code, its issuer or an objective', () => {
    for (const text of ['ckad', 'cncf', 'limits memory'])
      expect(found(text).certifications, text).toEqual([certification])
    expect(found('tuning').certifications).toEqual([])
  })

  it('counts what it found', () => {
    expect(found('')).toMatchObject({ skills: 3, behaviours: 5 })
    expect(found('index lock')).toMatchObject({ skills: 1, behaviours: 1 })
  })

  it('never finds more behaviours for a further word of three letters or more', () => {
    const word = fc.constantFrom(
      'index',
      'query',
      'plan',
      'lock',
      'kubernetes',
      'sets',
      'tun',
      'memory',
      'zzz',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), word, (words, further) => {
        const ids = (asked: string[]) => skills(asked.join(' ')).flatMap((each) => each.split(/:? /).slice(1))
        const before = ids(words)
        for (const id of ids([...words, further])) expect(before).toContain(id)
      }),
    )
  })
})

describe('what was found in a text', () => {
  const marked = (text: string, query: string) =>
    placesOf(text, found(query).terms).map(({ from, to }) => text.slice(from, to))
  test.each([
    ['nothing asked', '', 'Adds an index', []],
    ['a beginning', 'ind', 'Adds an index', ['ind']],
    ['every place', 'plan', 'Plan a plan', ['Plan', 'plan']],
    ['the longer of two that begin together', 'plan plans', 'plans', ['plans']],
    ['no middle of a word', 'plan', 'explanation', []],
    ['a short word as a whole alone', 'c', 'C or C++, not Cassandra', ['C', 'C']],
  ])('%s', (_, query, text, expected) => expect(marked(text, query)).toEqual(expected))

  it('lies in the text, in order, and begins as one of the words does', () => {
    const word = fc.string({ maxLength: 4 })
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (inText, asked) => {
        const [text, { terms }] = [inText.join(' '), found(asked.join(' '))]
        let done = 0
        for (const { from, to } of placesOf(text, terms)) {
          expect(from).toBeGreaterThanOrEqual(done)
          expect(terms.words).toContain(text.slice(from, to).toLowerCase())
          done = to
        }
      }),
    )
  })
})
