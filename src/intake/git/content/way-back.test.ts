import { expect, test } from 'vitest'
import { withoutWayBack } from './way-back.ts'

const kept = (path: string, text: string, ranges: [number, number][] = [[0, text.length]]): string =>
  withoutWayBack(path, Buffer.from(text), ranges)
    .map(([from, to]) => text.slice(from, to))
    .join('|')

test.each([
  ['Rails', 'a.rb', 'def up\n  add\nend\ndef down\n  drop\nend\n', 'def up\n  add\nend\n'],
  [
    'Rails, the way back first',
    'a.rb',
    'def down\n  drop\nend\ndef up\n  add\nend\n',
    'def up\n  add\nend\n',
  ],
  [
    'Alembic',
    'a.py',
    'def upgrade():\n  add()\n\ndef downgrade():\n  drop()\n',
    'def upgrade():\n  add()\n\n',
  ],
  ['goose', 'a.sql', '-- +goose Up\nadd;\n-- +goose Down\ndrop;\n', '-- +goose Up\nadd;\n'],
  ['dbmate', 'a.sql', '-- migrate:up\nadd;\n-- migrate:down\ndrop;\n', '-- migrate:up\nadd;\n'],
  ['TypeORM', 'a.ts', 'public async up(q) {\n}\npublic async down(q) {\n}\n', 'public async up(q) {\n}\n'],
  [
    'Knex',
    'a.js',
    'exports.up = add\nexports.down = drop\nexports.config = {}\n',
    'exports.up = add\n|exports.config = {}\n',
  ],
  [
    'Laravel',
    'a.php',
    '  public function up() {\n  }\n  public function down() {\n  }\n',
    '  public function up() {\n  }\n',
  ],
  ['a file for the way back', 'a.down.sql', 'drop;', ''],
  ['a table of downloads', 'a.sql', 'create table down (a int);', 'create table down (a int);'],
])('%s', (_, path, text, expected) => {
  expect(kept(`migrations/${path}`, text)).toBe(expected)
})

test('only what was added is kept of it', () => {
  expect(
    kept('a.rb', 'def up\n  add\nend\ndef down\n  drop\nend\n', [
      [7, 13],
      [15, 25],
    ]),
  ).toBe('  add\n|d\n')
})
