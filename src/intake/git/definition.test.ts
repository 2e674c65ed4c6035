import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { definitionHash } from './definition.ts'

const folder = mkdtempSync(join(tmpdir(), 'proven-definition-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a rule that changes changes the hash; a test does not', () => {
  const hash = (): string => definitionHash(pathToFileURL(`${folder}/`))
  mkdirSync(join(folder, 'rules'))
  writeFileSync(join(folder, 'rules', 'sql.ts'), 'const index = /create index/')
  const first = hash()
  writeFileSync(join(folder, 'rules', 'sql.test.ts'), 'test()')
  expect(hash()).toBe(first)
  writeFileSync(join(folder, 'rules', 'sql.ts'), 'const index = /create index on/')
  expect(hash()).not.toBe(first)
})

test('it is the same each time', () => {
  expect(definitionHash()).toBe(definitionHash())
})
