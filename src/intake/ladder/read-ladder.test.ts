import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../core/failures.ts'
import { ladderTarget } from '../../core/target/ladder.ts'
import { csvTable } from './csv.ts'
import { readLadder } from './read-ladder.ts'

const skills = new Set(['incident-response', 'system-design'])
const read = (text: string, name = 'ladder.yaml') => readLadder(new TextEncoder().encode(text), name, skills)
const problems = (text: string, name = 'ladder.yaml'): string[] => {
  try {
    read(text, name)
  } catch (error) {
    if (error instanceof Failure) return error.details
    throw error
  }
  return []
}
const sample = (name: string) =>
  readFileSync(new URL(`../../../test/samples/ladders/${name}`, import.meta.url), 'utf8')
const documented = readFileSync(new URL('../../../docs/ladders.md', import.meta.url), 'utf8')

describe('the formats that docs/ladders.md shows', () => {
  it.each([
    ['fennel.yaml', 'Fennel engineering', ['engineer', 'l4'], 6],
    ['fennel.csv', 'fennel', ['engineer', 'senior-engineer'], 5],
    ['fennel-rows.csv', 'fennel-rows', ['engineer', 'l4'], 4],
  ])('%s is read, and stands in the document as it is', (file, name, levels, statements) => {
    const ladder = read(sample(file), file)
    expect(ladder.name).toBe(name)
    expect(ladder.levels.map(({ slug }) => slug)).toEqual(levels)
    expect(ladder.levels.map(({ stage }) => stage)).toEqual(['mid', 'senior'])
    const all = ladder.levels.flatMap(({ competencies }) => competencies.flatMap((each) => each.statements))
    expect(all).toHaveLength(statements)
    expect(documented).toContain(sample(file).trimEnd())
  })

  it('ids say where a statement stands, so that a mapping outlives a mended text', () => {
    const [, senior] = read(sample('fennel.yaml')).levels
    expect(senior?.competencies.flatMap(({ statements }) => statements.map(({ id }) => id))).toEqual([
      'l4/delivery/1',
      'l4/delivery/2',
      'l4/design/1',
      'l4/sales/1',
    ])
  })

  it('a level as a target leaves out what does not apply, and the confirmed mapping goes before that of the file', () => {
    const ladder = read(sample('fennel.yaml'))
    const target = ladderTarget(ladder, 'l4', {
      'l4/delivery/2': { skills: ['system-design'], notApplicable: false },
      'l4/design/1': { skills: [], notApplicable: true },
    })
    expect(target?.requirements.map(({ id, skills: mapped, kind }) => [id, mapped, kind])).toEqual([
      ['l4/delivery/1', [], 'other'],
      ['l4/delivery/2', ['system-design'], 'skill'],
    ])
    expect(ladderTarget(ladder, 'l9', {})).toBeNull()
  })
})

const level = (rest: string) => `ladder: L\nlevels:\n  - level: Senior\n${rest}`
describe('problems are named with their places, all at once', () => {
  it.each<[string, string, string, string[]]>([
    ['no file at all', '', 'a.yaml', ['a.yaml:1:1: there is nothing in it']],
    [
      'a table without rows',
      'level,competency,statement\n',
      'a.csv',
      ['a.csv:1:1: a table needs a row of titles and at least one row below it'],
    ],
    [
      'an unknown key',
      level('    competences: {}\n'),
      'a.yaml',
      [
        'a.yaml:3:5: `competencies` is missing',
        'a.yaml:4:18: `competences` is not a key that is known here: level, stage, competencies',
      ],
    ],
    [
      'a stage that is none',
      level('    stage: expert\n    competencies: { Code: [Writes] }\n'),
      'a.yaml',
      ['a.yaml:4:12: `expert` is no stage: entry, mid, senior, staff'],
    ],
    [
      'a name that tells no stage',
      'ladder: L\nlevels:\n  - level: Wizard\n    competencies:\n      Code: [Writes, Reads]\n',
      'a.yaml',
      [
        'a.yaml:5:14: the name Wizard does not tell the level’s stage: say `stage`, one of entry, mid, senior, staff, in YAML or in a table with a row for each statement',
      ],
    ],
    [
      'a skill that the benchmark lacks',
      level('    competencies:\n      Code:\n        - statement: Writes\n          skills: [selling]\n'),
      'a.yaml',
      ['a.yaml:7:19: the benchmark has no skill `selling`; `proven bar` lists them'],
    ],
    [
      'a statement twice',
      level('    competencies: { Code: [Writes, Writes] }\n'),
      'a.yaml',
      ['a.yaml:4:36: the statement stands twice; the first is at 4:28'],
    ],
    [
      'a tab in YAML',
      'ladder: L\n\tlevels: []\n',
      'a.yaml',
      ['a.yaml:2:1: Tabs are not allowed as indentation'],
    ],
    [
      'an alias',
      'ladder: &a L\nlevels: [*a]\n',
      'a.yaml',
      ['a.yaml:1:1: it is no YAML that can be read: Alias resolution is disabled'],
    ],
    [
      'a quote that stays open',
      'level,competency,statement\nSenior,Code,"Writes\n',
      'a.csv',
      ['a.csv:2:13: a quote is opened here and never closed'],
    ],
    [
      'a quote within a field',
      'level,competency,statement\nSenior,Code,"Writes" well\n',
      'a.csv',
      ['a.csv:2:21: after the closing quote the field has to end; a quote within a field is written twice'],
    ],
    [
      'a row that lacks its statement',
      'level,competency,statement\nSenior,Code\nSenior,Code,Writes\n',
      'a.csv',
      ['a.csv:2:8: `statement` is empty in this row; every row has a level, a competency and a statement'],
    ],
    [
      'a row without its level, another without its competency, each told once',
      'level,competency,statement\n,Code,Writes\nSenior,,Writes\n',
      'a.csv',
      [
        'a.csv:2:1: `level` is empty in this row; every row has a level, a competency and a statement',
        'a.csv:3:8: `competency` is empty in this row; every row has a level, a competency and a statement',
      ],
    ],
    [
      'a wrong title, of which the rows are not told as well',
      'level,competency,text\nL5,Code,Writes\n',
      'a.csv',
      [
        'a.csv:1:1: the column `statement` is missing',
        'a.csv:1:18: `text` is no column that is known here: level, stage, competency, statement, skills, applies',
      ],
    ],
    [
      'no columns at all',
      'Senior | Code | Writes\n',
      'a.csv',
      ['a.csv:1:1: its first line has neither comma, semicolon nor tab, and so no columns'],
    ],
    [
      'a skill by nearly its name',
      'level,competency,statement,skills\nSenior,Code,Writes,incidentresponse\n',
      'a.csv',
      ['a.csv:2:20: the benchmark has no skill `incidentresponse`; did you mean incident-response?'],
    ],
    [
      'text where a ladder should be',
      'hello\n',
      'a.yaml',
      ['a.yaml:1:1: the file has to begin with `ladder:`, its name, and `levels:`'],
    ],
    [
      'a competency that is no list',
      'ladder: A\nlevels:\n  - level: Senior\n    competencies:\n      Code: Writes\n',
      'a.yaml',
      ['a.yaml:5:13: `Code` has to be a list of statements, each on a line of its own with a dash before it'],
    ],
    [
      'a column that nobody knows',
      'level,competency,statement,colour\nSenior,Code,Writes,red\n',
      'a.csv',
      [
        'a.csv:1:28: `colour` is no column that is known here: level, stage, competency, statement, skills, applies',
      ],
    ],
    [
      'levels that read the same',
      'level,competency,statement\nSenior 1,Code,Writes\nSenior-1,Code,Reads\n',
      'a.csv',
      ['a.csv:3:15: the levels Senior 1 and Senior-1 cannot be told apart by their letters and figures'],
    ],
  ])('%s', (_, text, name, expected) => {
    expect(problems(text, name)).toEqual(expected)
  })

  it('several problems come together', () => {
    expect(
      problems(
        'level,competency,statement,skills\nWizard,Code,Writes,\nSenior,Code,Reads,selling\n',
        'a.csv',
      ),
    ).toHaveLength(2)
  })

  it('what is too large is refused before it is read', () => {
    expect(() => readLadder(new Uint8Array(1024 * 1024 + 1), 'a.csv', skills)).toThrow(Failure)
  })

  it.each([
    ['brackets without end', `ladder: ${'['.repeat(50_000)}`],
    ['a million laughs', `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]`],
    ['quotes', `level,competency,statement\n${'"'.repeat(20_001)}`],
  ])('%s end in a failure, not in a crash', (_, text) => {
    expect(() => read(text, text.startsWith('level') ? 'a.csv' : 'a.yaml')).toThrow(Failure)
  })
})

describe('fields of a table', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'b', '"', ',', ';', '\n', ' ', 'é') })
    .map((text) => text.trim())
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

  it('what a writer by RFC 4180 quotes is read as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const kept = rows.filter((row) => row.some((text) => text !== ''))
          const { rows: found, problems: broken } = csvTable(
            rows.map((row) => row.map(quoted).join(',')).join('\n'),
          )
          // The delimiter is told by the first line, which may hold others within its quotes.
          fc.pre(!/[;\n]/.test(rows[0]?.join('') ?? ''))
          expect(broken).toEqual([])
          expect(found.map((row) => row.map(({ text }) => text))).toEqual(kept)
        },
      ),
    )
  })

  it('a field is placed where it begins, after fields of several lines too', () => {
    const { rows } = csvTable('a,b\n"x\ny",z\nlast,')
    expect(rows.flat().map(({ text, line, column }) => `${text}@${line}:${column}`)).toEqual([
      'a@1:1',
      'b@1:3',
      'x\ny@2:1',
      'z@3:4',
      'last@4:1',
      '@4:6',
    ])
  })
})
