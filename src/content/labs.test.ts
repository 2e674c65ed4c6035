import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { Benchmark } from '../core/benchmark/benchmark.ts'
import { loadLabs } from './labs.ts'
import { loadContent } from './load.ts'
import { problemLine } from './problem.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const benchmark: Benchmark = {
  version: 1,
  areas: [{ slug: 'databases', name: 'Databases', summary: 'Where data stays.' }],
  skills: [
    {
      slug: 'tuning',
      name: 'Tuning',
      area: 'databases',
      core: true,
      summary: 'Making queries cheaper.',
      requires: [],
      aliases: [],
      formerSlugs: [],
      behaviours: [{ id: 'plan', stage: 'mid', text: 'Reads a plan.', signals: [] }],
    },
  ],
}

/** lab.ts of one load step and one check; each line may be replaced. */
const labText = (lines: Record<string, string> = {}) => {
  const all = {
    slug: `'slow'`,
    version: '1',
    title: `'Slow'`,
    summary: `'A slow service.'`,
    hours: '{ from: 1, to: 2 }',
    behaviours: `[{ skill: 'tuning', behaviour: 'plan', strength: 'fair' }]`,
    database: `{ fixture: 'fixture.sql' }`,
    loads: `{ list: { request: () => ({ name: 'list', method: 'GET', path: '/' }) } }`,
    scenario: `[{ kind: 'load', id: 'busy', load: 'list', ratePerSecond: 1, durationMs: 1000 }]`,
    checks: `[{ id: 'late', title: 'Late', kind: 'counted', unit: 'count', atMost: 0, measure: () => ({ value: 0, says: '' }) }]`,
    hints: `['Look.', 'Look again.', 'There.']`,
    ...lines,
  }
  return `export const lab = {\n${Object.entries(all)
    .map(([key, value]) => `  ${key}: ${value},`)
    .join('\n')}\n}\n`
}

/** A content folder with one lab; each file may be replaced, or left out with null. */
function contentOf(files: Record<string, string | null> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'proven-labs-'))
  made.push(folder)
  const all: Record<string, string | null> = {
    'lab.ts': labText(),
    'brief.md': '# Slow\n',
    'fixture.sql': 'select 1;\n',
    'starter/typescript/lab.yaml': 'lab: slow\nstart: [node, server.ts]\n',
    'starter/python/lab.yaml': 'lab: slow\nstart: [python3, server.py]\n',
    'submissions/accepted/indexed/orders.ts': '',
    'submissions/rejected/late/unindexed/orders.ts': '',
    ...files,
  }
  for (const [file, text] of Object.entries(all)) {
    if (text === null) continue
    const path = join(folder, 'labs', 'slow', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return folder
}

const lab = (lines: Record<string, string>) => ({ 'lab.ts': labText(lines) })
const twoChecks = labText().match(/checks: \[(.*)\]/)?.[1] ?? ''

describe('labs without problems', () => {
  it('are read with what lies beside them', async () => {
    const { labs, problems } = await loadLabs(contentOf(), benchmark)
    expect(problems).toEqual([])
    expect(labs).toMatchObject([
      { lab: { slug: 'slow' }, brief: '# Slow\n', languages: ['typescript', 'python'], proof: null },
    ])
  })

  it('are what this repository carries', async () => {
    const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'content')
    const real = (await loadContent(folder)).benchmark
    if (!real) throw new Error('the benchmark has problems')
    const { labs, problems } = await loadLabs(folder, real)
    expect(problems.map(problemLine)).toEqual([])
    expect(labs.length).toBeGreaterThanOrEqual(3)
  })
})

const cases: [string, Record<string, string | null>, unknown[]][] = [
  ['no lab.ts', { 'lab.ts': null }, ['labs/slow/lab.ts: the file is missing']],
  [
    'a lab.ts that is not TypeScript',
    { 'lab.ts': 'export const lab = {' },
    [expect.stringMatching(/^labs\/slow\/lab\.ts: cannot be imported: /)],
  ],
  [
    'a lab.ts that throws',
    { 'lab.ts': `throw new Error('no')` },
    ['labs/slow/lab.ts: cannot be imported: no'],
  ],
  [
    'a lab.ts that exports something else',
    { 'lab.ts': 'export const lesson = 1' },
    ['labs/slow/lab.ts: exports no `lab`'],
  ],
  ['no brief', { 'brief.md': null }, ['labs/slow/brief.md: the file is missing or empty']],
  [
    'a slug that is not the folder’s name',
    lab({ slug: `'fast'` }),
    ['labs/slow/lab.ts:2:9: the folder is called `slow`, not `fast`'],
  ],
  [
    'a fixture that is not there',
    { 'fixture.sql': null },
    ['labs/slow/lab.ts:8:25: there is no file `fixture.sql`'],
  ],
  ['hours backwards', lab({ hours: '{ from: 3, to: 2 }' }), ['labs/slow/lab.ts:6:3: the hours are no range']],
  [
    'a skill that is not in the benchmark',
    lab({ behaviours: `[{ skill: 'magic', behaviour: 'plan', strength: 'fair' }]` }),
    ['labs/slow/lab.ts:7:25: there is no skill `magic`'],
  ],
  [
    'a behaviour that is not in the benchmark',
    lab({ behaviours: `[{ skill: 'tuning', behaviour: 'magic', strength: 'fair' }]` }),
    ['labs/slow/lab.ts:7:46: the skill `tuning` has no behaviour `magic`'],
  ],
  [
    'a load that is not there',
    lab({ scenario: `[{ kind: 'load', id: 'busy', load: 'lists', ratePerSecond: 1, durationMs: 1 }]` }),
    ['labs/slow/lab.ts:10:34: there is no load `lists`'],
  ],
  [
    'a fault of an instance that is not there',
    lab({
      scenario: `[{ kind: 'load', id: 'busy', load: 'list', ratePerSecond: 1, durationMs: 1, faults: [{ atMs: 0, fault: { kind: 'service-kill', instance: 1, restartAfterMs: 0 } }] }]`,
    }),
    ['labs/slow/lab.ts:10:34: there is no instance 1'],
  ],
  [
    'more operations than a recording holds',
    lab({
      loads: `{ list: { request: () => ({ name: 'list', method: 'GET', path: '/' }), operation: () => null } }`,
      scenario: `[{ kind: 'load', id: 'busy', load: 'list', ratePerSecond: 0, toRatePerSecond: 1000, durationMs: 200002 }]`,
    }),
    ['labs/slow/lab.ts:10:3: it records 100001 operations; at most 100000 fit into a recording'],
  ],
  [
    'two steps of one name',
    lab({ scenario: `[{ kind: 'query', id: 'a', sql: '' }, { kind: 'query', id: 'a', sql: '' }]` }),
    ['labs/slow/lab.ts:10:35: two steps are called `a`'],
  ],
  [
    'two checks of one name',
    lab({ checks: `[${twoChecks}, ${twoChecks}]` }),
    ['labs/slow/lab.ts:11:18: two checks are called `late`'],
  ],
  [
    'a timed check of what is not compared',
    lab({ checks: `[${twoChecks.replace('counted', 'timed')}]` }),
    ['labs/slow/lab.ts:11:18: `late` is timed, but nothing is compared'],
  ],
  [
    'hints that repeat',
    lab({ hints: `['Look.', 'Look.', 'There.']` }),
    ['labs/slow/lab.ts:12:3: it has not three hints that differ'],
  ],
  [
    'no TypeScript starter',
    { 'starter/typescript/lab.yaml': null },
    ['labs/slow/starter/typescript: the folder is missing'],
  ],
  [
    'a starter without lab.yaml',
    { 'starter/python/lab.yaml': null, 'starter/python/server.py': '' },
    ['labs/slow/starter/python/lab.yaml: the file is missing'],
  ],
  [
    'a lab.yaml of another lab',
    { 'starter/python/lab.yaml': 'lab: fast\nstart: [a]\n' },
    ['labs/slow/starter/python/lab.yaml:1:6: names the lab `fast`'],
  ],
  [
    'a lab.yaml without a command',
    { 'starter/python/lab.yaml': 'lab: slow\nstart: node\n' },
    [expect.stringMatching(/lab\.yaml:1:1: lab\.yaml has to say how the service is started/)],
  ],
  [
    'nothing accepted',
    { 'submissions/accepted/indexed/orders.ts': null },
    ['labs/slow/submissions/accepted: holds no submission'],
  ],
  [
    'a check that nothing fails',
    { 'submissions/rejected/late/unindexed/orders.ts': null },
    ['labs/slow/submissions/rejected/late: nothing is there that fails `late` alone'],
  ],
  [
    'a folder of a check that is not there',
    { 'submissions/rejected/early/a/orders.ts': '' },
    ['labs/slow/submissions/rejected/early: there is no check `early`'],
  ],
  [
    'a proof of something else',
    { 'proof.json': '{"lab":"fast"}' },
    ['labs/slow/proof.json: is not what `proven lab verify slow` writes'],
  ],
]

describe('a lab with a problem names its file and place:', () => {
  it.each(cases)('%s', async (_, files, expected) => {
    const { labs, problems } = await loadLabs(contentOf(files), benchmark)
    expect(problems.map(problemLine)).toEqual(expected)
    expect(labs).toEqual([])
  })

  it('all problems at once', async () => {
    const files = { 'brief.md': null, 'fixture.sql': null, ...lab({ hints: '[]', version: '0' }) }
    const { problems } = await loadLabs(contentOf(files), benchmark)
    expect(problems).toHaveLength(4)
  })
})
