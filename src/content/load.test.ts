import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { signalIds } from '../core/signal/catalogue.ts'
import { loadContent } from './load.ts'
import { problemLine } from './problem.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A content folder of two areas; each file may be replaced, or left out with null. */
function contentOf(files: Record<string, string | null> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'proven-content-'))
  made.push(folder)
  const all: Record<string, string | null> = {
    'benchmark/benchmark.yaml': `version: 3
areas:
  - { slug: databases, name: Databases, summary: Where data stays. }
  - { slug: people, name: People, summary: Working with others. }
`,
    'benchmark/areas/databases.yaml': databases(),
    'benchmark/areas/people.yaml': `area: people
skills:
  - slug: code-review
    name: Code review
    core: false
    summary: Reading the changes of others.
    behaviours:
      - id: everything
        stage: mid
        text: Reviews changes so that defects are found before they are merged.
        signals: { ${signalIds.map((id) => `${id}: weak`).join(', ')} }
`,
    ...files,
  }
  for (const [file, text] of Object.entries(all)) {
    if (text === null) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

const databases = (skill: Record<string, string> = {}, rest = '') => {
  const lines = {
    slug: 'schema',
    name: 'Schema',
    core: 'true',
    summary: 'Shaping tables.',
    requires: '[]',
    aliases: '[DDL]',
    behaviours: `
      - { id: keys, stage: mid, text: Gives every table a key. }
      - { id: evolves, stage: senior, text: Changes a schema while it is in use. }`,
    ...skill,
  }
  const [first, ...others] = Object.entries(lines).map(([key, value]) => `${key}: ${value}`)
  return `area: databases\nskills:\n  - ${first}\n${others.map((line) => `    ${line}`).join('\n')}\n${rest}`
}
const second = (lines: string) => `  - slug: tuning
    name: Tuning
    core: false
    summary: Making queries cheaper.
    behaviours: [{ id: plan, stage: mid, text: Reads a query plan. }]
${lines}`

const linesOf = async (folder: string) => (await loadContent(folder)).problems.map(problemLine)
const area = (text: string) => ({ 'benchmark/areas/databases.yaml': text })

describe('content without problems', () => {
  it('is read in the order of its areas and files, and counted', async () => {
    const content = await loadContent(contentOf())
    expect(content.problems).toEqual([])
    expect(content.counts).toEqual({
      areas: 2,
      skills: 2,
      behaviours: 3,
      tools: 0,
      certifications: 0,
      labs: 0,
      activities: 0,
    })
    expect(content.benchmark?.version).toBe(3)
    expect(content.benchmark?.skills.map(({ slug, area }) => [slug, area])).toEqual([
      ['schema', 'databases'],
      ['code-review', 'people'],
    ])
    expect(content.benchmark?.skills[1]?.behaviours[0]?.signals[0]).toEqual({
      signal: signalIds[0],
      strength: 'weak',
    })
  })

  it('is what this repository carries', async () => {
    const real = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'content')
    const content = await loadContent(real)
    expect(content.problems.map(problemLine)).toEqual([])
    const core = content.benchmark?.skills.filter((skill) => skill.core) ?? []
    expect(core.length).toBeGreaterThanOrEqual(60)
    expect(content.counts.skills).toBeGreaterThanOrEqual(100)
    expect(content.counts.behaviours).toBeGreaterThanOrEqual(350)
    expect(content.counts.tools).toBeGreaterThanOrEqual(250)
    expect(content.counts.certifications).toBeGreaterThanOrEqual(15)
  })
})

const long = `Changes ${'very '.repeat(40)}much.`
const cases: [string, Record<string, string | null>, unknown[]][] = [
  [
    'a file that is not YAML',
    area('area: databases\nskills: [\n'),
    [expect.stringMatching(/^benchmark\/areas\/databases\.yaml:3:1: .*flow sequence/i)],
  ],
  [
    'a key that stands twice',
    area(databases({}, '    name: Again\n')),
    [expect.stringMatching(/^benchmark\/areas\/databases\.yaml:12:5: Map keys must be unique/)],
  ],
  [
    'an unknown key',
    area(databases({ colour: 'blue' })),
    ['benchmark/areas/databases.yaml:12:13: `colour` is not a key that is known here'],
  ],
  [
    'a value of another type',
    area(databases({ core: 'perhaps' })),
    ['benchmark/areas/databases.yaml:5:11: `core`: Invalid input: expected boolean, received string'],
  ],
  [
    'a missing value, pointed at where it should stand',
    area(databases({ summary: '' })),
    ['benchmark/areas/databases.yaml:6:14: `summary`: Invalid input: expected string, received null'],
  ],
  [
    'a missing area file',
    { 'benchmark/areas/databases.yaml': null },
    ['benchmark/areas/databases.yaml: the file is missing'],
  ],
  [
    'an area file that nobody lists',
    { 'benchmark/areas/cloud.yaml': 'area: cloud\nskills: []\n' },
    ['benchmark/areas/cloud.yaml: benchmark.yaml lists no area `cloud`'],
  ],
  [
    'a file named for another area',
    area(databases().replace('area: databases', 'area: people')),
    ['benchmark/areas/databases.yaml:1:7: the file is named for the area `databases`, not `people`'],
  ],
  [
    'a prerequisite that no skill is called',
    area(databases({ requires: '[sql-basics]' })),
    ['benchmark/areas/databases.yaml:7:16: `schema` requires `sql-basics`, which no skill is called'],
  ],
  [
    'a skill that requires itself',
    area(databases({ requires: '[schema]' })),
    ['benchmark/areas/databases.yaml:7:16: prerequisites go round in a circle: schema → schema'],
  ],
  [
    'a circle of prerequisites, named as a chain',
    area(databases({ requires: '[tuning]' }, second('    requires: [code-review, schema]\n'))),
    ['benchmark/areas/databases.yaml:17:29: prerequisites go round in a circle: schema → tuning → schema'],
  ],
  [
    'an alias that two skills claim, whatever its case',
    area(databases({}, second('    aliases: [ddl]\n'))),
    ['benchmark/areas/databases.yaml:17:15: the alias "ddl" is claimed by `schema` already'],
  ],
  [
    'an alias that is the name of another skill',
    area(databases({ aliases: '[DDL, CODE REVIEW]' })),
    ['benchmark/areas/people.yaml:4:11: the name "Code review" is claimed by `schema` already'],
  ],
  [
    'a slug that stands twice',
    area(databases({ slug: 'code-review' })),
    ['benchmark/areas/people.yaml:3:11: the slug `code-review` is claimed by `code-review` already'],
  ],
  [
    'a former slug that is in use',
    area(databases({ formerSlugs: '[code-review]' })),
    ['benchmark/areas/people.yaml:3:11: the slug `code-review` is claimed by `schema` already'],
  ],
  [
    'a behaviour id that stands twice in a skill',
    area(databases().replace('id: evolves', 'id: keys')),
    ['benchmark/areas/databases.yaml:11:15: `keys` stands twice in `schema`'],
  ],
  [
    'an unknown signal',
    area(
      databases().replace(
        'Gives every table a key.',
        'Gives every table a key., signals: { sql-magic: fair }',
      ),
    ),
    [
      'benchmark/areas/databases.yaml:10:87: `behaviours.0.signals.sql-magic`: there is no signal `sql-magic`',
    ],
  ],
  [
    'a core skill without a senior behaviour, whose area then has none either',
    area(databases({ behaviours: '[{ id: keys, stage: mid, text: Gives every table a key. }]' })),
    [
      'benchmark/areas/databases.yaml:9:17: `schema` is core and has no senior behaviour',
      'benchmark/areas/databases.yaml:3:5: the core area `databases` has no senior behaviour',
    ],
  ],
  [
    'a core skill without a mid behaviour',
    area(databases({ behaviours: '[{ id: evolves, stage: senior, text: Changes a schema in use. }]' })),
    ['benchmark/areas/databases.yaml:9:17: `schema` is core and has no mid behaviour'],
  ],
  [
    'a behaviour that is too long',
    area(databases().replace('Gives every table a key.', long)),
    ['benchmark/areas/databases.yaml:10:39: `behaviours.0.text`: is longer than 160 characters'],
  ],
  [
    'a behaviour of two sentences',
    area(databases().replace('Gives every table a key.', 'Gives keys. Names them.')),
    ['benchmark/areas/databases.yaml:10:39: `behaviours.0.text`: has to be one sentence'],
  ],
  [
    'a signal that no behaviour is bound to',
    {
      'benchmark/areas/people.yaml': `area: people
skills:
  - slug: code-review
    name: Code review
    core: false
    summary: Reading the changes of others.
    behaviours:
      - id: most
        stage: mid
        text: Reviews changes.
        signals: { ${signalIds
          .slice(1)
          .map((id) => `${id}: weak`)
          .join(', ')} }
`,
    },
    [`benchmark/areas: the signal \`${signalIds[0]}\` speaks for no behaviour`],
  ],
  [
    'an empty folder',
    {
      'benchmark/benchmark.yaml': null,
      'benchmark/areas/databases.yaml': null,
      'benchmark/areas/people.yaml': null,
    },
    ['benchmark/benchmark.yaml: the file is missing'],
  ],
]

describe('content with a problem names its file and place:', () => {
  it.each(cases)('%s', async (_, files, expected) => {
    const folder = contentOf(files)
    const { benchmark } = await loadContent(folder)
    expect(await linesOf(folder)).toEqual(expected)
    expect(benchmark).toBeNull()
  })

  it('all problems of all files, at once', async () => {
    const folder = contentOf({
      'benchmark/areas/databases.yaml': databases(
        { requires: '[nothing, tuning]', core: 'perhaps' },
        second('    requires: [absent]\n    colour: blue\n'),
      ),
      'benchmark/areas/people.yaml': 'area: people\nskills: [\n',
    })
    const lines = await linesOf(folder)
    expect(lines).toHaveLength(3)
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'benchmark/areas/databases.yaml',
      'benchmark/areas/databases.yaml',
      'benchmark/areas/people.yaml',
    ])
  })

  it('a broken skill is not told as a dangling prerequisite of another', async () => {
    const folder = contentOf(area(databases({ core: 'perhaps' }, second('    requires: [schema]\n'))))
    expect(await linesOf(folder)).toEqual([
      'benchmark/areas/databases.yaml:5:11: `core`: Invalid input: expected boolean, received string',
    ])
  })
})
