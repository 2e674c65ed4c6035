import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitStatements } from './split.ts'

const texts = (sql: string) => splitStatements(sql).map(({ text }) => text)

const cases: [string, string, string[]][] = [
  ['nothing', '', []],
  ['blanks, comments and lone semicolons', ' ;; -- a; b\n /* c; /* d; */ e; */ ;\n', []],
  ['two', 'select 1; select 2;', ['select 1', 'select 2']],
  ['a last one without a semicolon', 'select 1;\nselect 2\n', ['select 1', 'select 2']],
  [
    'a semicolon in quotes',
    `insert into a values ('x;''y;'); select ";"`,
    [`insert into a values ('x;''y;')`, 'select ";"'],
  ],
  [
    'backslashes where they mean something',
    `select E'\\';', 'a\\'; select 2`,
    [`select E'\\';', 'a\\'`, 'select 2'],
  ],
  [
    'a name that ends in e before a quote',
    `select date'2026-01-01'; select 2`,
    [`select date'2026-01-01'`, 'select 2'],
  ],
  [
    'a function',
    `create function f() returns int language sql as $$ select 1; $$; select 2`,
    ['create function f() returns int language sql as $$ select 1; $$', 'select 2'],
  ],
  [
    'dollar quotes in dollar quotes',
    'do $a$ begin perform $$;$$; end $a$; select 2',
    ['do $a$ begin perform $$;$$; end $a$', 'select 2'],
  ],
  ['dollars in names and parameters', 'select a$b$c, $1; select d$b$', ['select a$b$c, $1', 'select d$b$']],
  [
    'comments in a statement',
    'select 1 -- one;\n + /* two; */ 2; select 3',
    ['select 1 -- one;\n + /* two; */ 2', 'select 3'],
  ],
  ['what never ends', `select 'a; b`, [`select 'a; b`]],
]
it.each(cases)('%s', (_, sql, expected) => {
  expect(texts(sql)).toEqual(expected)
})

it('a statement is named by the line of its first word', () => {
  const sql = `-- heading\n\n/* more\n */ select 1\n  from a;\n\nselect 2; select 3;\n`
  expect(splitStatements(sql).map(({ line }) => line)).toEqual([4, 7, 7])
})

it('whatever statements are made of, they are found again', () => {
  const piece = fc.oneof(
    fc.stringMatching(/^[a-z0-9_+,() \n]{1,10}$/),
    fc.stringMatching(/^[a-z;"$ -]{0,10}$/).map((text) => `'${text}'`),
    fc.stringMatching(/^[a-z;'$ -]{0,10}$/).map((text) => `"${text}"`),
    fc.stringMatching(/^[a-z;'"/* -]{0,10}$/).map((text) => `$q$${text}$q$`),
    fc.stringMatching(/^[a-z;'"$ ]{0,10}$/).map((text) => `/*${text}*/`),
    fc.stringMatching(/^[a-z;'"$ ]{0,10}$/).map((text) => `--${text}\n`),
  )
  const statement = fc.array(piece, { maxLength: 6 }).map((pieces) => `x ${pieces.join(' ')} x`)
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 6 }), (statements) => {
      expect(texts(statements.join(';\n'))).toEqual(statements)
    }),
  )
})
